# A copy of all that is kept about somebody.

mine-you = Who you are
mine-accounts = Your accounts
mine-roles = Your roles
mine-removed = Where you are no longer a neighbour
mine-links = Invitations you opened
mine-invited = Invitations you made
mine-talks = Not finished yet
mine-waiting = Waiting to be told to you
mine-letters = Words that went amiss
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

mine-talk = Left like this on { $day }
mine-answer = Your words

mine-waiting-about = a message about { $code }, on { $day }
mine-waiting-else = a message, on { $day }
mine-letter = something you sent on { $day }, code { $code }

mine-deed =
    { $what }: { $count ->
        [one] once ({ $first })
       *[other] { $count } times ({ $first } to { $last })
    }
did-person-granted = gave a role
did-person-revoked = took a role away
did-person-put-out = Said that somebody is no neighbour any more
did-person-welcomed = Asked a neighbour back
did-person-left = Left the group
did-person-forgotten = asked to be forgotten
did-invite-withdrawn = took an invitation link back
did-group-bound = said what a group is for
did-community-adjusted = changed a setting of the community
did-else = something else

mydata-title = What we keep about you
mydata-lead = Here is a copy of all of it, sent to you alone.

forget-title = Shall we forget you?
forget-lead = Your name, account, address, phone and the stories you wrote are deleted for good.
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
