# The ladder of 「收到」: a nudge, a knock at the door, a call, a slip; who has seen it.

notice-nudge = Have you seen this? One tap on "Got it" is enough.
notice-moved = This was sent once more: please read the message below.
notice-seen-homes =
    { $count ->
        [0] One tap on "Got it" for each household is enough, no typing.
        [one] One household has got it.
       *[other] { $count } households have got it.
    }
notice-homes =
    { $count ->
        [one] one household
       *[other] { $count } households
    }

# -- a captain's list

knock-title = Please knock ({ $count })
knock-lead = "{ $title }": these have not tapped "Got it" yet. When you pass by, knock and tell them, then tap the door.
knock-door = { $address } { $names }
knock-door-away = { $address } { $names } (not at home)
knock-done-button = I knocked
knock-away-button = Not at home
knock-back-button = Back to the list
knock-was-away = Nobody was at home the last time.
knock-noted = Noted. Thank you.
knock-away-noted = Noted. Try once more, or a worker will call.
knock-seen-meanwhile = They know it already.
knock-over = Nothing is left to do on this list. Thank you.

# -- the workers' telephone list

queue-count-notice-call =
    { $count ->
        [one] One notice is left with neighbours to call.
       *[other] { $count } notices are left with neighbours to call.
    }{" "}
ring-title = { $count } to call
ring-lead = { $kind }, "{ $title }": { $tried ->
    [both] reminded, knocked at, and these are left.
    [reminded] reminded, and these are left.
    [knocked] knocked at, and these are left.
   *[nothing] these are left.
} Please give them a call.
ring-needing = { $count } of them left no number or did not answer: print a slip for their door.
ring-first-button = Call the next one
ring-left = { $count } left
ring-number = Telephone
ring-no-number = none left
ring-address = Lives at
ring-unknown = nobody knows
ring-proxies = May act for them
ring-silent = They have it, and said nothing.
ring-no-chat = They don't get what I write.
ring-knows-button = Called, they know
ring-nobody-button = No answer
ring-proxy-button = Somebody tells them
ring-words-button = Called, write it down
ring-next-button = Another one first
ring-slips-button = Print slips for doors
ring-noted = Noted.
ring-proxy-noted = Noted: { $name } tells them.
ring-nobody-noted = Noted. They come last now.
ring-over = Everybody on this list has been called.
ring-slips-noted = The slips are below. These need no call any more.
ring-slip-heading = A note for you from { $community }
ring-slip-scan = Scan it and tap "Got it"
ring-words-said = What did they say? A line is enough.
ring-words-said-label = What they said
ring-words-said-example = I know, I'll be at home on Tuesday.
ring-words-cancelled = All right, nothing is noted.
ring-words-became = They know it already; nothing more is to be noted.
ring-proxy-who = Who tells them? A name, and what they are to them if you like.
ring-proxy-who-label = Who tells them
ring-proxy-who-example = Wang Qiang, the son
ring-proxy-cancelled = All right, nothing is noted.
ring-proxy-became = They know it already; nothing more is to be noted.

# -- who has seen it

notice-roster-button = Who has got it
roster-title = Who has got it
roster-everybody = All
roster-unreached = { $said }, { $count } out of reach
roster-names-button = Who has not
roster-sheet-button = Save as a sheet
roster-back-button = Back to the figures
roster-names-title = Not yet ({ $count })
roster-all-seen = Everybody has got it.
roster-line = { $where } { $name }: { $why }
roster-is-seen = got it
roster-is-at-home = somebody at home got it
roster-is-silent = has it, no tap
roster-is-waits = not told yet
roster-is-quiet = asked for quiet
roster-is-blocked = closed the chat with me
roster-is-never = never had a chat with me
roster-is-failed = could not be sent
roster-way-tap = tapped
roster-way-door = at the door
roster-way-phone = by telephone
roster-way-proxy = somebody tells them
roster-way-list = on a list
roster-file = who-has-got-it
roster-sheet-here = Here is the sheet; Excel opens it. It has names in it: keep it well.
roster-column-building = Building
roster-column-name = Name
roster-column-stand = Got it
roster-column-way = How we know
roster-column-said = What they said, who tells them
roster-column-by = Noted by

mine-knocks = Notices for which you had a list of doors

did-notice-knocked = told a notice at a door
did-notice-away = knocked for a notice, nobody was at home
did-notice-called-up = looked up a number for a notice
did-notice-called = told a notice by telephone
did-notice-no-answer = called for a notice, nobody answered
did-notice-slips = printed slips for doors
did-notice-names-read = looked at who has not got a notice
did-notice-sheet-made = saved who got a notice as a sheet

refused-seen-meanwhile = Somebody noted it just now: they know it already.
refused-no-slips = Nobody needs a slip now: all who are left have a number. Please call them first.
