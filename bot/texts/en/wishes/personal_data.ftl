# A copy of what is kept about somebody's wishes and claims.

mine-claims = Wishes you took on
mine-consents = What you agreed to
mine-lists = Where you stood in line
mine-asked = What you were asked to take over
mine-changes = Changes you asked for
mine-relayed = Words you had carried
mine-alarms = Worrying words
mine-lessons = Words that were no danger

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
mine-relayed-line = Wish { $code }, carried on { $day }
mine-alarm = on { $day } your words worried us
mine-alarm-taken = , { $name } is in touch with you
mine-lesson = Kept since { $day }, encrypted, so that I err less often

did-alarm-heard = wrote worrying words
did-alarm-opened = read how to reach a neighbour in distress
did-alarm-let-go = no longer a worker: a colleague gets in touch with a neighbour in danger
did-alarm-nothing = read worrying words and found no danger
did-alarm-reached = reached a neighbour in distress
did-alarm-taken = got in touch with a neighbour in distress

forget-ends-wishes =
    { $count ->
        [one] Your one open wish is taken back.
       *[other] Your { $count } open wishes are taken back.
    }
forget-ends-claims =
    { $count ->
        [one] The one wish you hold goes to another neighbour.
       *[other] The { $count } wishes you hold go to other neighbours.
    }
