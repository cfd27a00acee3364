# Forms: questions that are open, and what is wanted for an answer.

talk-still-open = This question is still waiting for you:
talk-added = Added: { $what }
talk-samples = As others will see it
talk-take-back = Leave that out
answer-not = not|no|don't
talk-or-this = Or, if it was an answer to this: { $wanted }
talk-still-open-about = This question about “{ $title }” ({ $code }) is still waiting for you:
talk-changed = Changed. { $name }: { $value }
talk-changed-plain = Changed: { $value }
talk-question-gone = We are past that question; the latest message has the open one.
talk-kept = All you filled in before is kept.
talk-cancel = Stop here
talk-back = Back one step
talk-edit-before = Change one
talk-edit = Change something
talk-read = Change: { $value }
talk-add = Add or change
talk-there = ✓ { $name }
talk-led = Step by step
talk-what-to-add = What would you like to add or change? Tap one (✓ is there already), or just write a line, such as “building 3, at home in the evening”.
talk-what-to-tap = What would you like to add or change? Tap one (✓ is there already).
talk-nothing-to-add = Leave it as it is
talk-what-to-change = What would you like to change?
talk-nothing-to-change = Leave it as it is
talk-tick = ✓ { $what }
talk-goes-on = It goes on below.
talk-became-done = This is done.
talk-became-cancelled = You stopped here; nothing was sent.
talk-became-put-away = This was put away; nothing was sent.
talk-became-expired = This lay untouched for two days, so I put it away; nothing was sent.
talk-cancelled = All right, stopped. Nothing was sent.
talk-stopped = Stopped here.
talk-nothing-open = There is nothing half-written at the moment.
talk-expired = Something you had begun lay untouched for two days, so I put it away; nothing was sent. Start again whenever you like: /help
talk-put-away = Something you had begun can't go on any more, so I put it away; nothing was sent. Start again whenever you like: /help
talk-closed-about = “{ $title }” ({ $code }): { $why }
talk-over-about = What you had begun about “{ $title }” ({ $code }): { $why }

answer-skip = Skip
answer-example = For example: { $example }
answer-said-anew = You wrote something else since; please use the buttons of the message below.
answer-choice-wanted = No need to type here: tap a button under the latest message.
answer-text-wanted = Please write a line here; pictures and forwarded messages I can't read. Where typing is hard, send a voice message: a worker listens.
answer-too-long =
    That is { $length } characters, and { $limit } fit here. Please make it shorter, or copy just the beginning and send that:
    { $shorter }
answer-line-empty = Everybody reads this line: please write a few words.
answer-line-private = The group will read this line, and without the phone number or address hardly anything is left. Please write only what you wish for; I'll ask for the rest in private.
answer-phone-wanted = Please write a phone number, or share your own contact.
answer-amount-wanted = A whole number, please: “3”, or “two bags”.
answer-amount-between =
    { $most ->
        [1] Only 1 is left here.
       *[other] From { $least } to { $most } fits here.
    }
answer-amount-range = From 1 to { $most } fits here; for more, make it several wishes.
answer-number-names = one|a|an two three four five six seven eight nine ten eleven twelve|dozen
# Of an amount: what may stand before and behind it, and what is no unit.
amount-before = about|around|maybe|just|only|i need|i want|i take|i would like|please
amount-behind = please|thanks|thank you|would do|will do|is enough|is fine
amount-of-nothing = (few|couple|lot|bit|little|some|many|or|half|size|pm|am|p|a|o|st|nd|rd|th)\b
amount-all = all|all of it|all of them|everything
amount-any = piece|pieces|of them
answer-day-wanted = Name a day, such as “tomorrow” or “next Wednesday” or “{ $example }”.
answer-yes = yes|yep|yeah|right|correct|ok|okay|that day|sure
answer-day-range = Please choose a day from { $first } to { $last }.
answer-day-names = today tomorrow
answer-day-past = { $day } has passed; please choose a day from { $first } on.
answer-document-wanted = Please send a PDF, Word or Excel file here.
answer-photo-wanted = A photo is wanted here; if there is none, tap the button below.
answer-photo-most = { $most ->
        [one] One photo fits here; the one before is safe.
       *[other] Up to { $most } photos fit here; the ones before are safe.
    }
answer-photo-one = One is enough; I kept the first.
answer-photo-more = The photo is here. Send more, or tap “That's all”.
answer-photo-kept = { $count }
answer-photo-done = That's all

typed-button = { $act } · { $title }
typed-answer-worker = It is for the worker
words-mean-as = Is this what you mean? One tap; nothing happens before it.
words-mean-as-other = No, it is something else
words-mean-words = What would you like to say?
words-mean-offered = Which one is it about?
