# Said everywhere: answering questions, buttons of a form, small words.

noted = Noted
sorry = A hiccup on our side; all you typed is kept. Please try again in a while. If it stays, give a social worker this code: { $code }
being-renewed = A new version is taking over just now. I have noted this and will do it in a few seconds.
idle-hint = Hello, I'm here. To ask neighbours for a small favour, send /wish; to see how your wishes are getting on, /mywishes; to help somebody, send /wishes; for the rest, /help.
unknown-command = I don't know that one yet. Send /help to see what can be done here.
refused-old-button = This button is from earlier and no longer works. Send /help to see what can be done here.
edited-hint = I can't see edited messages. Please send a new one for the question that is open; earlier answers can be changed with “Change something” at the last step.
which-home = You belong to several communities. Which one do you mean?
only-in-group = This is done in the group: please send it again there.
only-in-private = Let's talk about this in private. One tap brings you over.
group-go-private = Go on in private
sent-privately = I've sent it to you in private.
open-chat-first = First open our private chat; I'll show it to you there.

# A form

talk-still-open = This question is still waiting for you:
talk-still-open-about = This question about “{ $title }” ({ $code }) is still waiting for you:
talk-changed = Changed. { $name }: { $value }
talk-changed-plain = Changed: { $value }
talk-question-gone = We are past that question; the latest message has the open one.
talk-kept = All you filled in before is kept.
talk-cancel = Stop here
talk-back = Back one step
talk-edit = Change something
talk-what-to-change = What would you like to change?
talk-nothing-to-change = Leave it as it is
talk-cancelled = All right, stopped. Nothing was sent.
talk-nothing-open = There is nothing half-written at the moment.
talk-expired = Something you had begun lay untouched for two days, so I put it away; nothing was sent. Start again whenever you like: /help
talk-put-away = Something you had begun can't go on any more, so I put it away; nothing was sent. Start again whenever you like: /help
talk-closed-about = “{ $title }” ({ $code }): { $why }
talk-over-about = What you had begun about “{ $title }” ({ $code }): { $why }

# An answer

answer-skip = Skip
answer-example = For example: { $example }
answer-said-anew = You wrote something else since; please use the buttons of the message below.
answer-choice-wanted = No need to type here: tap a button under the latest message.
answer-text-wanted = Please write a line here; pictures, voice and forwarded messages I can't read.
answer-too-long =
    That is { $length } characters, and { $limit } fit here. Please make it shorter, or copy just the beginning and send that:
    { $shorter }
answer-line-private = The group will read this line, and without the phone number or address hardly anything is left. Please write only what you wish for; I'll ask for the rest in private.
answer-phone-wanted = Please write a phone number, or share your own contact.
answer-amount-wanted = Just an amount, with or without a unit.
answer-amount-between =
    { $most ->
        [1] Only 1 is left here.
       *[other] From { $least } to { $most } fits here.
    }
answer-amount-range = From 1 to { $most } fits here; for more, make it several wishes.
answer-number-names = one|a|an two three four five six seven eight nine ten eleven twelve|dozen
answer-day-wanted = Name a day, such as “tomorrow” or “next Wednesday” or “{ $example }”.
day-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
day-weekdays = Mon Tue Wed Thu Fri Sat Sun
day-said = { $weekday } { $day } { $month }
day-with-year = { $day } { $month } { $year }
day-near = { $name } ({ $day })
answer-day-range = Please choose a day from { $first } to { $last }.
answer-day-names = today tomorrow
answer-weekday-names = monday|mon tuesday|tue wednesday|wed thursday|thu friday|fri saturday|sat sunday|sun
answer-this-week = this
answer-next-week = next
answer-day-past = { $day } has passed; please choose a day from { $first } on.
answer-photo-wanted = A photo is wanted here; if there is none, tap the button below.
answer-photo-most = { $most ->
        [one] One photo fits here; the one before is safe.
       *[other] Up to { $most } photos fit here; the ones before are safe.
    }
answer-photo-one = One is enough; I kept the first.
answer-photo-more = The photo is here. Send more, or tap “That's all”.
answer-photo-done = That's all

# Kinds

category-goods = Goods
category-service = Service
category-company = Company
category-repair = Repair
category-advice = Advice
category-other = Other

unit-goods = ×
unit-service = ×
unit-company = ×
unit-repair = ×
unit-advice = ×
unit-other = ×

urgency-anytime = any time
urgency-week = within a week
urgency-days = within three days
urgency-today = today

whom-self = themselves
whom-household = their household
whom-neighbour = a neighbour, who agreed
whom-offline = a neighbour without a phone, written down by a worker

say-again = I lost that message a moment ago, and the subject has changed since. If it matters, please say it again.
listed-with = { ", " }
