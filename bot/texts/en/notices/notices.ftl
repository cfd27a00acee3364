# Notices: a worker says something once, and it reaches groups and people.

command-notice = Tell everybody something
command-notices = See what notices there are

notice-kind-news = Notice
notice-kind-activity = Activity
notice-kind-handout = Hand-out
notice-kind-urgent = Urgent
notice-kind-search = Lost and found

notice-scope-everybody = all neighbours

# -- /notice

notice-write-where = In which community?
notice-write-where-label = Community

notice-write-what = What would you tell them? Just write, up to { $limit } characters. You see it once more before it goes.
notice-write-what-label = Text
notice-write-what-example = No water on Tuesday from 9 to 3 in buildings 2, 4 and 6: please fill a bucket.

notice-write-number = There is a telephone number in it, { $number }, which everybody will read. Is it meant for all to call?
notice-write-number-yes = Yes, keep it
notice-write-number-no = Leave it out

notice-write-kind = What kind is it?
notice-write-kind-label = Kind
notice-write-kind-news = { notice-kind-news }
notice-write-kind-activity = { notice-kind-activity }
notice-write-kind-handout = { notice-kind-handout }
notice-write-kind-urgent = { notice-kind-urgent }
notice-write-kind-search = { notice-kind-search }

notice-write-scope = Who is it for?
notice-write-scope-label = For whom
notice-write-scope-everybody = { notice-scope-everybody }
notice-write-scope-buildings = Some buildings
notice-write-scope-role = Volunteers, members, others
notice-write-scope-groups = One group
notice-write-scope-people = A few by name

notice-write-buildings = Which buildings? Tap one, or write "3, 5".
notice-write-buildings-label = Buildings
notice-write-buildings-example = 3, 5
notice-write-buildings-unknown = I don't know all of these. So far people live in: { $known }.

notice-write-role = Which of them?
notice-write-role-label = Role
notice-write-role-volunteer = { role-volunteer }
notice-write-role-party-member = { role-party-member }
notice-write-role-business = { role-business }
notice-write-role-donor = { role-donor }
notice-write-role-captain = { role-captain }
notice-write-role-worker = { role-worker }
notice-write-role-admin = { role-admin }

notice-write-groups = Which group?
notice-write-groups-label = Group

notice-write-people = Write their names, with commas between.
notice-write-people-label = Who
notice-write-people-example = Wang Xiuying, Li Ming
notice-write-people-unknown = Nobody here is called { $names }. Write the name they use here.
notice-write-people-several = More than one neighbour is called { $names }. Please write the full name.

notice-write-when = When shall it go? Tap one, or write "tomorrow 8am".
notice-write-when-label = When
notice-write-when-skip = Now
notice-write-when-example = tomorrow 9am

notice-write-seen = Shall they tap "Seen"?
notice-write-seen-label = Seen
notice-write-seen-no = { notice-seen-no }
notice-write-seen-each = { notice-seen-each }
notice-write-seen-household = { notice-seen-household }

notice-write-photo = Send me a picture to go with it.
notice-write-photo-label = Picture
notice-write-photo-skip = No picture

notice-write-file = Send me a file to go with it (PDF, Excel, Word).
notice-write-file-label = File
notice-write-file-skip = No file

notice-write-loud = People are asleep now. Shall it ring at once?
notice-write-loud-yes = At once, let it ring
notice-write-loud-no = Wait for the morning

notice-write-sure =
    { $second ->
        [yes] Look once more. A colleague has to look at this one too before it goes.
       *[no] Look once more; if it is right, send it.
    }
notice-write-adds = What would you like to change or add? Tap one (✓ is there already). To change the words, send me all of them anew: they take the place of the old ones.
notice-write-added = Now as you sent it: { $what }.
notice-write-take-back = Back to what it was
notice-write-sure-yes = Send it
notice-write-done = It is on its way. The message below tells how far it has come.
notice-write-planned = Noted: it goes by itself at its hour. /notices to change it or take it back.
notice-write-second = A colleague has been asked to look. When they agree it goes at once, and I tell you.
notice-write-became = This notice was handed in; /notices shows how far it has come.
notice-write-cancelled = All right, this one does not go.

answer-moment-wanted = Write a day and an hour, as "tomorrow 9am".
answer-moment-past = That hour has passed; please choose another.

# -- the last look

notice-preview = { $kind } ({ $length } characters)
notice-preview-line = --- above is what everybody reads ---
notice-for = For
notice-reaches = Read by
notice-reaches-so-many =
    { $groups ->
        [0] { $private } in private
       *[other] { $groups } groups, { $private } in private (whoever is in a group is not told twice)
    }
notice-unreached = Out of reach
notice-unreached-never-came = { $count } never wrote to me
notice-unreached-blocked = { $count } closed our chat
notice-unreached-quiet = { $count } asked for quiet
notice-unreached-troubled = { $count } groups took nothing lately
notice-goes = Goes
notice-file = File
notice-at-once = now
notice-days-near = It says "{ $days }", which will be wrong a day later; a date is safer.
notice-seen-wanted = Seen
notice-seen-no = nobody need tap
notice-seen-each = everybody taps "Seen"
notice-seen-household = one tap a household
notice-people-more = { $names } and { $more } more

notice-sample-group = In the group:
notice-sample-private =
    { $building ->
        [none] In private:
       *[other] In private (somebody in { $building }):
    }
notice-sample-button = Buttons below: { $labels }
notice-sample-between = {" · "}

# -- as it is read

notice-seen-button = Seen
notice-seen-count =
    { $count ->
        [0] Seen it? One tap, no typing.
       *[other] { $count } have seen it.
    }
notice-seen-noted = Noted, thank you.
notice-seen-before = You tapped before; it is noted.
notice-you-saw = You have said you saw it.
notice-changed = Changed: this is what holds
notice-withdrawn = "{ $title }" was taken back on { $day }; please do not go by it any more.
notice-over = This notice is out of date.

# -- the second look

notice-to-second = { $name } wrote a notice and asks for your eyes before it goes
notice-approve = Fine, send it
notice-decline = Not yet
notice-approved = Good, it goes now.
notice-declined = It does not go; { $name } will hear.
notice-rewrite = Change it and send
told-notice-approved = { $name } had a look: "{ $title }" goes now.
told-notice-declined = { $name } would rather not send "{ $title }" yet. Talk it over.

# -- how far it has come

notice-progress = { $kind }: how far
notice-is-on-its-way = on its way
notice-is-paused = held up, nothing goes out
notice-is-done = all told
notice-is-second = waits for a colleague's look
notice-is-planned = has its hour, has not gone yet
notice-is-over = out of date
notice-is-withdrawn = taken back
notice-is-declined = a colleague said no, it did not go
notice-of = { $some } of { $all }
notice-people = { $count }
notice-told-groups = Groups
notice-told-inside = Read it in a group
notice-told-private = In private
notice-missed = Not reached
notice-missed-unreached = { $count } out of reach
notice-missed-failed = { $count } failed again and again
notice-missed-quiet = { $count } asked for quiet
notice-missed-stopped = { $count } not told before the stop
notice-seen-label = Seen

notice-pause-button = Hold on
notice-go-on-button = Go on
notice-stop-button = Stop sending
notice-repeat-button = Remind the others
notice-edit-button = Change the text
notice-withdraw-button = Take it back

notice-stop-question = Whoever has not got "{ $title }" will not get it; the others keep it. Stop?
notice-stop-sure = Stop
notice-stop-keep = Go on
notice-withdraw-question = Take "{ $title }" back? Every place will say so.
notice-withdraw-sure = Take it back
notice-withdraw-keep = Leave it
notice-repeat-question = Remind in private all who have not tapped "Seen"?
notice-repeat-sure = Remind them
notice-repeat-keep = Not now

# -- other words

notice-edit-what = What shall it say? Write the whole of it. Now it says: { $was }
notice-edit-what-label = Text
notice-edit-number = { notice-write-number }
notice-edit-number-yes = { notice-write-number-yes }
notice-edit-number-no = { notice-write-number-no }
notice-edit-matters = Does the change matter? Then those who tapped "Seen" are asked once more.
notice-edit-matters-label = Ask again
notice-edit-matters-yes = It matters, ask again
notice-edit-matters-no = A small one, don't ask
notice-edit-sure = Every place will say this.
notice-edit-sure-yes = Change it
notice-edit-done = Changed. What went out is being replaced, one by one.
notice-edit-cancelled = All right, it stays.
notice-edit-became = This was changed.

# -- what it said before

notice-versions-button = What has changed
notice-version =
    { $now ->
        [yes] Version { $number }, as it is now
       *[no] Version { $number } of { $all }
    }
notice-version-by = { $name }, { $at }
notice-version-small = A small change: nobody was asked to tap "Seen" again.
notice-version-before = The one before
notice-version-after = The one after

# -- templates

template-keep-button = Keep as template
notice-days-passed = It names { $days }, which has passed. Is that so?
templates-button = Use a template
templates-title = Notices said often ({ $count })
templates-lead = Tap a name and a notice begins with it; you can change it before it goes.
templates-none = No template yet. Tap "Keep as template" under a notice.
template-show-button = Look, rename
template-use-button = Write one with it
template-rename-button = Rename
template-drop-button = Drop it
template-back = To the templates
template-keep-name = What is it called? Up to { $limit } characters.
template-keep-name-label = Name
template-keep-name-example = No water
template-keep-cancelled = All right, not kept.
template-rename-name = What shall it be called? Up to { $limit } characters.
template-rename-name-label = Name
template-rename-name-example = No water
template-rename-cancelled = All right, the name stays.
template-kept = Kept. Next time: /notices, "Use a template", "{ $name }".
template-renamed = It is called "{ $name }" now.
template-used = Filled in from "{ $name }". To change it, send me the whole text as it should be.
template-used-days = Filled in from "{ $name }". Days and hours in it: { $days }. If they have changed, send me the whole text as it should be.
template-drop-question = Drop the template "{ $name }"? Notices that were sent stay as they are.
template-drop-sure = Drop it
template-drop-keep = Keep it
did-template-kept = kept a template of a notice
did-template-renamed = renamed a template of a notice
did-template-dropped = dropped a template of a notice
refused-template-named = There is a template of this name already; please choose another.
refused-too-many-templates = There are { $most } templates already; drop one that nobody uses first.

# -- a group for notices

bind-notices = { $community }: notices
bound-notices = All right, the notices of { $community } will appear in this group.

# -- lists

notices-title = Notices now ({ $count })
notices-none = There is no notice now.
notices-none-staff = There is no notice now. To send one, write /notice and the text.
notice-ahead-second = (waits for a colleague)
notice-ahead-planned = (its hour has not come)

queue-count-notice-decide = Notices for your look: { $count }.{ " " }

# -- settings, the copy of what is kept, refusals

settings-group-notices = Notices
setting-in-people = { $value } people
setting-notice-second-from = People from whom on two look
setting-about-notice-second-from = A notice for so many people has a second worker's look first.
setting-notice-count-days = Days a notice counts
setting-about-notice-count-days = A notice without a last day is out of date after so many days.
setting-notice-nudge-hours = Hours until a private reminder
setting-about-notice-nudge-hours = Whoever has not tapped "Seen" after so many hours is reminded once, in private.
setting-notice-captain-hours = Hours until the captain knocks
setting-about-notice-captain-hours = Whoever has not tapped "Seen" after so many hours is on the list of the captain of the building.
setting-notice-phone-hours = Hours until a worker calls
setting-about-notice-phone-hours = Whoever has not tapped "Seen" after so many hours is on the workers' telephone list.

mine-notices = Notices you wrote
mine-notice = "{ $title }", { $day }
mine-told = Notices for you
mine-seen = What you have seen
mine-seen-line = "{ $title }", { $day }

did-notice-written = Wrote a notice
did-notice-approved = Agreed to a notice
did-notice-declined = Said no to a notice
did-notice-edited = Changed a notice
did-notice-withdrawn = Took a notice back
did-notice-repeated = Had a notice said again
did-notice-paused = Held a notice up
did-notice-went-on = Let a notice go on
did-notice-stopped = Stopped a notice

refused-identity-inside = There seems to be an identity or bank card number in it. Such a number never goes to everybody; please leave it out.
refused-asks-for-money = Nobody asks the public for money here. For such a need, talk to whoever is in charge about the proper way.
refused-nobody-to-read = Nobody would read this. Choose another audience.
refused-no-second = A second worker has to look at this first, and you are the only one here. Ask whoever is in charge for a colleague.
refused-own-notice = You wrote this yourself; another worker has the second look.
refused-already-decided = A colleague has decided already.
refused-not-out = This notice is not out now.
refused-said-meanwhile = Somebody changed this notice just now. Look at it, then change it once more.

group-menu-notices = Notices
week-notices = Notices that count still:
week-notice = · { $kind }: { $title }
