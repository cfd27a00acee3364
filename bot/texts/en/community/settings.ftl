# A community's settings: workers look, admins change.

settings-title = How we do things here
settings-lead = This is how { $community } does it now.
settings-note = Tap one to see what it is about.
settings-which = Tap one to see what it does and who changed it.
settings-all = All settings
settings-now = Now
settings-bounds = Anything from { $least } to { $most }.{ " " }
settings-named = “{ $name }”
settings-beside = It has to fit with { $others }; to go further, change that first.{ " " }
settings-never-changed = It has always been so; nobody changed it.
settings-last = Changed by { $name } on { $day }; it was { $was } before.
settings-operator = whoever looks after this bot
settings-who-may = To have it changed, have a word with an admin here.
settings-changed = Done: { $name }, from { $was } to { $value }, from now on.
settings-already = { $name }: it is { $value } already, nothing to change.
settings-undo = Back to { $value }

settings-group-time = Times of day
settings-group-keeping = What is kept

setting-in-pieces = { $value }
setting-in-parts =
    { $value ->
        [one] { $value } piece
       *[other] { $value } pieces
    }
setting-in-times =
    { $value ->
        [one] once
       *[other] { $value } times
    }
setting-in-days =
    { $value ->
        [one] { $value } day
       *[other] { $value } days
    }
setting-in-hours =
    { $value ->
        [one] { $value } hour
       *[other] { $value } hours
    }
setting-in-minutes =
    { $value ->
        [0] at once
        [one] { $value } minute
       *[other] { $value } minutes
    }
setting-in-oclock = { $value }:00
setting-in-weekday =
    { $value ->
        [0] never
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    }
setting-in-yes =
    { $value ->
        [0] not kept
       *[other] kept
    }
setting-in-call =
    { $value ->
        [none] left out
       *[other] { $value }
    }

setting-community-reminder-hour = Hour of reminders
setting-about-community-reminder-hour = At this hour, those whose day is near are reminded.
setting-community-digest-hour = Hour of the daily list
setting-about-community-digest-hour = At this hour the group hears which wishes still wait.
setting-community-week-day = Day of the week's digest
setting-about-community-week-day = On this day the group hears which wishes wait, which notices count still, and a word of thanks. It may be never.
setting-community-week-hour = Hour of the week's digest
setting-about-community-week-hour = On that day it is said at this hour, and stands for the daily list.
setting-community-quiet-from = Quiet from
setting-about-community-quiet-from = After this hour, whatever isn't urgent waits until the morning.
setting-community-quiet-until = Quiet until
setting-about-community-quiet-until = From this hour on, what waited overnight is said.
setting-community-keep-days = Days that private details are kept
setting-about-community-keep-days = So many days after a wish is fulfilled or put away, its story, address, telephone, names and pictures are deleted for good; the number, the title and the figures stay.
setting-community-name = What we are called
setting-about-community-name = Everybody reads this name, wherever the community is named.
setting-community-zone = Our clock
setting-about-community-zone = Reminders, the daily list and the quiet hours go by this clock.
zone-asia-shanghai = Beijing time
zone-asia-urumqi = Urumqi time
zone-asia-hong-kong = Hong Kong time
zone-asia-singapore = Singapore time
zone-europe-london = London time
zone-europe-berlin = Berlin time
zone-america-new-york = New York time
zone-america-los-angeles = Los Angeles time
setting-community-language = Language
setting-about-community-language = The group hears this language, and so does everybody who hasn't chosen one.

setting-number-value =
    { $name }: now { $now }. { $about }

    { settings-bounds }{ $beside }{ $last }
    What should it be? Tap one, or just type a number.
setting-number-wanted = A number will do here, from { $least } to { $most }.
setting-number-range = That won't do: anything from { $least } to { $most }, please. { $beside }
setting-number-cancelled = All right, it stays as it was.

setting-call-value =
    { $name }: now { $now }. { $about }

    { $last }
    Which number should it be? Just type it, 3 to 12 digits.
setting-call-wanted = A telephone number will do here, 3 to 12 digits.
setting-call-cancelled = { setting-number-cancelled }

setting-name-value =
    We are called “{ $now }” now. { $about }
    { $last }
    What should it be? Write 2 to 30 characters.
setting-name-value-example = Sunshine Community
setting-name-cancelled = { setting-number-cancelled }
setting-zone-value =
    We go by { $now } now. { $about }
    { $last }
    Which clock should it be? Tap one, or write the name of a time zone.
setting-zone-value-example = Asia/Shanghai
setting-zone-wanted = There is no such time zone. Tap one, or write it as in the example.
setting-zone-cancelled = { setting-number-cancelled }
refused-not-a-name = A name has { $least } to { $most } characters.
refused-out-of-order =
    “{ $earlier }” { $gap ->
        [0] can't be later than
       *[other] has to come before
    } “{ $later }”. Like this the first would be { $early } and the second { $late }; change the other one first.
refused-name-taken = Another community has this name already; please take another.
refused-no-such-zone = There is no time zone called “{ $value }”.
refused-set-meanwhile =
    Somebody was a step faster and made it { $value ->
        [zh] Chinese
        [en] English
       *[other] { $value }
    }. To change it, come again with /settings.
setting-danger-police = Police
setting-about-danger-police = Whoever writes worrying words of something for the police reads this number.
setting-danger-silent = Police, by text message
setting-about-danger-silent = Where to send a text message when one cannot speak. 0 leaves it out.
setting-danger-ambulance = Ambulance
setting-about-danger-ambulance = Whoever needs a doctor at once, or swallowed something, reads this number.
setting-danger-firemen = Fire brigade
setting-about-danger-firemen = For fire and gas, to be called from outside.
setting-danger-listeners = Somebody who listens
setting-about-danger-listeners = For whoever cannot bear it any more. 0 leaves it out.
setting-danger-women = Women's helpline
setting-about-danger-women = For whoever is hurt at home and asks what can be done. 0 leaves it out.
setting-danger-children = Children's helpline
setting-about-danger-children = For a child that is hurt, and for parents. 0 leaves it out.
setting-danger-keep-words = Words that were no danger
setting-about-danger-keep-words = Words of which a worker says "no danger" are kept, encrypted, so that the bot errs less often. Without it nothing is kept to learn from; in the alarm itself the words stay encrypted and go after 90 days. They go with whoever is forgotten.
settings-group-danger = Worrying words
