# Said everywhere: small words, days, and refusals of every subject.

card-copy = This one is old and takes no taps any more. A newer one stands here: please tap that.
noted = Noted
sorry = A hiccup on our side; all you typed is kept. Please try again in a while. If it stays, give a social worker this code: { $code }
being-renewed = A new version is taking over just now. I have noted this and will do it in a few seconds.
idle-hint = Hello, I'm here. To ask neighbours for a small favour, send /wish; to see how your wishes are getting on, /mywishes; to help somebody, send /wishes; for the rest, /help.
idle-too-long = Thank you for telling me so much. I can read { $limit } characters at once: please send it again a little shorter.
unknown-command = I don't know that one yet. Send /help to see what can be done here.
refused-old-button = This button is from earlier and no longer works. Send /help to see what can be done here.
edited-hint = I can't see edited messages. Please send a new one for the question that is open; earlier answers can be changed with “Change something” at the last step.
which-home = You belong to several communities. Which one do you mean?
only-in-group = This is done in the group: please send it again there.
only-in-private = Let's talk about this in private. One tap brings you over.
group-go-private = Go on in private
sent-privately = I've sent it to you in private.
open-chat-first = First open our private chat; I'll show it to you there.
day-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
day-weekdays = Mon Tue Wed Thu Fri Sat Sun
day-said = { $weekday } { $day } { $month }
day-with-year = { $day } { $month } { $year }
day-at = { $day }, { $hour }
day-near = { $name } ({ $day })

say-again = I lost that message a moment ago, and the subject has changed since. If it matters, please say it again.
untitled = something small
listed-with = { ", " }

refused-which-home = { which-home }
refused-no-home = I don't know yet which community you belong to. Ask a neighbour or a social worker to add you to its group and tap one of my cards there, or ask a social worker for an invitation link.
refused-anonymous = You are anonymous here, so I can't tell who you are. Please turn off “Remain anonymous” for yourself among the group's admins and send /{ $command } once more; afterwards you can turn it on again.
refused-not-found = I can't find this: it may be taken back, or belong to another community. Send /help to see what can be done here.
refused-not-allowed = This step isn't yours to take yet. Please ask a social worker or the person in charge of your community.
refused-stale = This is how it was earlier; it has changed since. Please look at the latest message.

# An hour, as it was said: before 3 in the afternoon.
hour-morning = in the morning
hour-noon = around noon
hour-afternoon = in the afternoon
hour-evening = in the evening
hour-in-morning = { $at } in the morning
hour-in-noon = { $at } at noon
hour-in-afternoon = { $at } in the afternoon
hour-in-evening = { $at } in the evening
hour-at = at { $at }
hour-full = { $hour } o’clock
hour-from-to = { $begins } to { $ends }
hour-before = before { $at }
hour-after = after { $at }
hour-about = about { $at }
