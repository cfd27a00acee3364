# A community's settings: workers look, admins change.

settings-title = How we do things here
settings-lead = This is how { $community } does it now.
settings-note = Tap one to see what it is about.
settings-which = Tap one to see what it does and who changed it.
settings-all = All settings
settings-now = Now
settings-bounds = Anything from { $least } to { $most }.{ " " }
settings-never-changed = It has always been so; nobody changed it.
settings-last = Changed by { $name } on { $day }; it was { $was } before.
settings-operator = whoever looks after this bot
settings-who-may = To have it changed, have a word with an admin here.
settings-changed = Done: { $name }, from { $was } to { $value }, from now on.
settings-already = { $name }: it is { $value } already, nothing to change.
settings-undo = Back to { $value }

settings-group-claiming = Wishing and claiming
settings-group-waiting = Waiting lists
settings-group-days = Days
settings-group-silence = When nobody answers
settings-group-time = Times of day

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

setting-wish-open-wishes = Wishes at a time
setting-about-wish-open-wishes = So many wishes of one neighbour may be open at once; the next has to wait until one is done.
setting-wish-live-claims = Claims at a time
setting-about-wish-live-claims = So many wishes one neighbour may have in hand; bring one before taking the next.
setting-wish-large-from = When a wish is large
setting-about-wish-large-from = A wish for this many or more opens to everybody at an announced minute, so that it isn't about quick fingers.
setting-wish-large-lead = Notice of a large wish
setting-about-wish-large-lead = So long after it stands in the group, a large wish opens, or one that a worker said many will want; “at once” lets everybody claim it right away.
setting-wish-offer-hours = Time to answer
setting-about-wish-offer-hours = When it's the turn of somebody on the waiting list, or somebody is asked to carry on, we wait this long before asking the next.
setting-wish-dropouts = Given up, then last
setting-about-wish-dropouts = Whoever gave up this often goes last on waiting lists. It doesn't count when the wisher had a change of mind.
setting-wish-dropout-days = How long that counts
setting-about-wish-dropout-days = Only what was given up in so many days counts; anything older is forgotten.
setting-wish-deliver-days = Days to bring it
setting-about-wish-deliver-days = Where a wish names no day, it is to be brought within so many days of being claimed.
setting-wish-extensions = Later days on one's own
setting-about-wish-extensions = So often whoever claimed may choose a later day; after that a worker has a look.
setting-wish-grace-days = Days past the day
setting-about-wish-grace-days = When the agreed day has passed without a word, we wait so many days more, then ask another neighbour.
setting-wish-still-looking-days = Not read yet: a word
setting-about-wish-still-looking-days = When no worker has read a wish for so many days, its wisher hears that it is not forgotten.
setting-wish-ask-again-days = No answer: ask again
setting-about-wish-ask-again-days = It was brought and nobody said “I've got it”, or a worker's question has no answer: we ask once more after so many days.
setting-wish-to-worker-days = No answer: a worker
setting-about-wish-to-worker-days = There is still no answer: a worker gives a call after so many days, and is reminded of what they see to in person.
setting-wish-announce-days = Say it once more
setting-about-wish-announce-days = A wish that nobody has claimed is mentioned again in the group after so many days.
setting-wish-still-needed-days = Still needed?
setting-about-wish-still-needed-days = Nobody claimed it: after so many days we ask whether it is still needed.
setting-wish-expire-days = Put away
setting-about-wish-expire-days = Nobody claimed it and nobody answered: after so many days it is put away.
setting-community-reminder-hour = Hour of reminders
setting-about-community-reminder-hour = At this hour, those whose day is near are reminded.
setting-community-digest-hour = Hour of the daily list
setting-about-community-digest-hour = At this hour the group hears which wishes still wait.
setting-community-quiet-from = Quiet from
setting-about-community-quiet-from = After this hour, whatever isn't urgent waits until the morning.
setting-community-quiet-until = Quiet until
setting-about-community-quiet-until = From this hour on, what waited overnight is said.
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

    { settings-bounds }{ $last }
    What should it be? Tap one, or just type a number.
setting-number-wanted = A number will do here, from { $least } to { $most }.
setting-number-range = That won't do: anything from { $least } to { $most }, please.
setting-number-cancelled = All right, it stays as it was.

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
    “{ $earlier }” has to come before “{ $later }”. Like this the first would be { $early ->
        [one] one day
       *[other] { $early } days
    } and the second { $late ->
        [one] one day
       *[other] { $late } days
    }; change the other one first.
refused-name-taken = Another community has this name already; please take another.
refused-no-such-zone = There is no time zone called “{ $value }”.
refused-set-meanwhile =
    Somebody was a step faster and made it { $value ->
        [zh] Chinese
        [en] English
       *[other] { $value }
    }. To change it, come again with /settings.
