# Review: what the workers read and press.

review-title = Please read
review-for = For
review-day-moves = The day named has passed; in the group it counts anew.
review-answered = Answered
review-answered-see = tap “{ review-show }” to read it
review-flag = Please note
review-approve = Send to the group
review-popular = Many will want it: say first when it opens
review-care = I'll see to it
review-reword = Change the group's words
review-ask-owner = Ask something
review-refuse = Decline kindly
review-by = Looked at by
review-show = Show everything
review-publish-question = Something in what the group would read may not be for the group. Better change it first; if you looked and it is fine, publish it.
review-publish-sure = I looked: publish
review-set-apart = Not a repeat
review-by-phone = Confirmed on the phone

review-approved = { $name } read “{ $title }”; wish { $code } goes to the group.
review-approved-soon = { $name } has let “{ $title }” pass; wish { $code } goes to the group now.
review-approved-stuck = { $name } has let “{ $title }” pass. Nothing gets into the group just now; wish { $code } goes there as soon as it can, and its owner hears so.
review-approved-later = { $name } has looked at “{ $title }”: wish { $code } is in the group and opens to everybody at { $at }.
review-taken-up = Nobody came for “{ $title }”; { $name } sees to it in person. Please get in touch with the neighbour who wished it today.
review-cared = { $name } sees to “{ $title }” in person; wish { $code } stays out of the group. Please get in touch with the neighbour today.
review-apart-noted = Noted: not a repeat.
review-returned = I'm passing it on to the neighbour. When the answer comes, wish { $code } is shown to you again.
review-refused = I'm passing it on to the neighbour; wish { $code } stays out of the group.

flag-phone = a phone number, it seems, in { $where }
flag-id-number = an ID or card number, it seems, in { $where }
flag-house-number = a house number, it seems, in { $where }
flag-contact = another contact, it seems, in { $where }
flag-money = money is mentioned in { $where }: please talk in person, not for the group
flag-medicine = medicine is mentioned in { $where }: please ask first
flag-danger = worrying words in { $where }: please call or visit now, not for the group
flag-minor = a child, it seems, in { $where }: keep name and school out of the group
flag-label = a word that may embarrass in { $where }
flag-look-alike = much like a wish of the same home: { $where }
flag-name = { $where } names this neighbour
flag-in-title = the title
flag-in-note = the public note
flag-in-story = the story
flag-in-place = the place

full-owner = Wished by

# The worker types

wish-ask-owner-question = “{ $title }”: what would you like to ask the neighbour? A line or two; I pass it on as it is.
wish-ask-owner-question-example = Is the lamp fitting a screw or a bayonet? Then I can send someone with the right bulb.
wish-ask-owner-cancelled = All right, no question. The wish still waits for you.
wish-refuse-reason = “{ $title }”: write to the neighbour: why it is hard to do in the group, and who comes when. I pass it on as it is.
wish-refuse-reason-example = Changing schools is best talked over; I'll come by on Wednesday morning.
wish-refuse-cancelled = All right, let it rest. The wish still waits for you.
wish-reword-title = The title is “{ $title }”. What should the group read instead?
wish-reword-title-skip = Keep the title
wish-reword-title-example = A radio with larger buttons
wish-reword-keeps = Under the title there is a note: “{ $note }”. Does it stay?
wish-reword-keeps-yes = It stays
wish-reword-keeps-no = Another one, or none
wish-reword-note = Would you add a note that the group reads too? Say what exactly is needed, so that whoever helps comes prepared; no names, doors or phone numbers.
wish-reword-note-skip = No note
wish-reword-note-example = A mains radio, loud enough, that gets the opera station.
wish-reword-cancelled = All right, the group's words stay as they are.

# The owner answers

wish-answer-answer = Write your answer; I take it to the worker. The group won't see it.
wish-answer-answer-example = A screw fitting, the lamp in the living room.
wish-answer-done = On its way to the worker. I'll tell you as soon as they have read it.
wish-answer-cancelled = All right, no answer for now. When you're ready, send /mywishes.

# /show

show-which = Which wish? Write its number, such as /show 42.

# What happened

history-earlier = { $count } earlier lines.
history-itself = on its own
history-let-go = not done by the day; another neighbour may take it on
history-posted = wished: { $name }
history-revised = changed: { $name }
history-answered = answered: { $name }
history-open = read and sent to the group: { $name }
history-announced = { $name } said that many will want it
history-looked-at-alone = { $name }'s own wish: no other worker was there to look at it
history-returned = asked something: { $name }
history-refused = not for the group, explained: { $name }
history-cared-for = sees to it in person: { $name }
history-helped = helped in person: { $name }
history-not-helped = not done yet, says { $name }
history-reworded = new words for the group: { $name }
history-set-apart = not a repeat, says { $name }
history-opened = private part opened: { $name }
history-claimed = taken on: { $name }{ $many }
history-taken-back = to be given to another neighbour: { $name }{ $many }
history-released = not this time: { $name }{ $many }
history-delivered = brought{ $many }, says { $name }
history-confirmed = it came{ $many }, says { $name }
history-not-yet = not there yet{ $many }, says { $name }
history-problem = something is wrong{ $many }, says { $name }
history-thanked = thanked: { $name }
history-withdrawn = taken back: { $name }
history-phoned = { $name } asked on the phone and noted that it came{ $many }
history-unconfirmed = { $name } took back the note that it came{ $many }
history-counted = the neighbour has left; what was brought counts

review-mend-amount = Change how many
review-move-number = Move the number to its place
review-phone-answer = I asked on the phone
review-open-again = Into the group again
review-amount-mended = “{ $title }”: the number is changed.
review-number-moved = Moved
review-phone-answered = Noted; “{ $title }” can be looked at now.
review-reworded = “{ $title }”: what the group reads is changed.
review-opened-again = { $name } put “{ $title }” into the group again; it waits for a neighbour.
wish-mend-amount-many = “{ $title }” says { $now }. How many should it be?
wish-mend-amount-many-example = 3 bags
wish-mend-amount-cancelled = All right, the number stays.
wish-phone-answer-answer = “{ $title }”: the question was “{ $question }”. What did they say on the phone? Only workers read it.
wish-phone-answer-answer-example = A screw fitting, the lamp in the living room.
wish-phone-answer-cancelled = All right, nothing is noted.
history-amount-mended = { $name } changed how many
history-number-moved = { $name } moved a number to the phone field
history-answered-by-phone = { $name } asked on the phone and noted the answer
history-opened-again = { $name } put it into the group again
