# A copy of all that is kept about somebody.

mine-you = Who you are
mine-accounts = Your accounts
mine-roles = Your roles
mine-removed = Where you are no longer a neighbour
mine-links = Invitations you opened
mine-invited = Invitations you made
mine-claims = Wishes you took on
mine-consents = What you agreed to
mine-lists = Where you stood in line
mine-asked = What you were asked to take over
mine-changes = Changes you asked for
mine-talks = Not finished yet
mine-waiting = Waiting to be told to you
mine-letters = Words that went amiss
mine-alarms = Worrying words
mine-done = What you did
mine-helped = What was done for you

mine-name = Name: { $name }
mine-since = Known since { $day }
mine-language = We speak: { $name }
mine-is-quiet = Hears only of what is theirs
mine-account = { $channel }: { $id } { $called }
mine-account-opened = private chat opened on { $day }
mine-account-blocked = private chat closed on { $day }
mine-role = { $community }: { $role }, since { $day }
mine-role-behind = , for { $name }
mine-role-over = , until { $day }
mine-was-put-out = { $community }, since { $day }
mine-link = for { $role }, opened on { $day }
mine-invite = for { $role }, until { $day }, uses left: { $left }

mine-wish-told = told on { $day }
mine-wish-until = until { $day }
mine-wish-aside = You and the social worker
mine-wish-photo = with a photo

mine-claim = Wish { $code } “{ $title }”, taken on { $day }, { $state }
mine-claim-claimed = on its way
mine-claim-delivered = said to be done
mine-claim-confirmed = lit
mine-claim-released = it did not work out this time
mine-claim-handed-over = handed on to a neighbour
mine-claim-ended = no longer needed
mine-claim-reason = The reason
mine-claim-note = Your words with it
mine-claim-photos = photos: { $count }

mine-consent = Wish { $code }: { $what }, agreed on { $day }
mine-consent-over = , taken back on { $day }

mine-place = Wish { $code }, in line since { $day }
mine-handover = Wish { $code }, asked on { $day }
mine-change = Wish { $code }, asked for on { $day }

mine-talk = Left like this on { $day }
mine-answer = Your words

mine-waiting-wish = a message about wish { $code }, on { $day }
mine-waiting-else = a message, on { $day }
mine-letter = something you sent on { $day }, code { $code }
mine-alarm = on { $day } your words worried us and a social worker was called
mine-alarm-taken = , { $name } is in touch with you

mine-deed = { $what }: { $count } times ({ $first } to { $last })
did-person-granted = gave a role
did-person-revoked = took a role away
did-person-put-out = Said that somebody is no neighbour any more
did-person-welcomed = Asked a neighbour back
did-person-left = Left the group
did-person-forgotten = asked to be forgotten
did-invite-withdrawn = took an invitation link back
did-group-bound = said what a group is for
did-community-adjusted = changed a setting of the community
did-alarm-heard = wrote worrying words
did-alarm-opened = read how to reach a neighbour in distress
did-alarm-reached = reached a neighbour in distress
did-alarm-taken = got in touch with a neighbour in distress
did-else = something else

mydata-title = What we keep about you
mydata-lead = Here is a copy of all of it, sent to you alone.

forget-title = Shall we forget you?
forget-lead =
    Your name, account, address, phone and the stories you wrote are deleted for good.{ $wishes ->
        [0] { "" }
        [one] { " " }Your one open wish is taken back.
       *[other] { " " }Your { $wishes } open wishes are taken back.
    }{ $claims ->
        [0] { "" }
        [one] { " " }The one wish you hold goes to another neighbour.
       *[other] { " " }The { $claims } wishes you hold go to other neighbours.
    }
forget-stays = What stays: number, title and quantity of fulfilled wishes, without your name. That is the account the community gives to everybody. What somebody was told in private cannot be taken back.
forget-stays-worker = The messages in the workers’ group about what you did as a worker still say your name.
forget-keep = Keep everything
forget-sure = Delete it all
forget-kept = All right, everything stays; nothing was touched.
forget-done =
    All deleted. { $cards ->
        [0] { "" }
        [one] One card in a group still shows you; it is being changed first, within minutes.{ " " }
       *[other] { $cards } cards in groups still show you; they are being changed first, within minutes.{ " " }
    }Should you come back one day, send /start and we meet anew.
