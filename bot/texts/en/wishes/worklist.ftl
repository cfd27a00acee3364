# What of wishes waits for a worker, in /queue and in the morning.

queue-count-alarm-reach = Worrying words: { $count }.{ " " }
queue-count-claim-arrange = To bring together: { $count }.{ " " }
queue-count-claim-arranging = Being brought together: { $count }.{ " " }
queue-count-wish-review = To read: { $count }.{ " " }
queue-count-claim-late = Past the agreed day: { $count }.{ " " }
queue-count-claim-more-time = More time asked for: { $count }.{ " " }
queue-count-claim-matter = Not come or wrong: { $count }.{ " " }
queue-count-claim-confirm = Waiting for “Got it”: { $count }.{ " " }
queue-count-relay-judge = Words to look at: { $count }.{ " " }
queue-count-wish-care = Seen to in person: { $count }.{ " " }
queue-count-wish-unhelped = Nobody came for: { $count }.{ " " }
queue-count-wish-answer = Asked, no answer yet: { $count }.{ " " }
queue-morning-unread = Handed in more than a day ago and not read yet: { $count }.
queue-morning-silent = No answer for long, a call would help: { $count }.
queue-morning-lying = In a worker’s hands for a while: { $count }.
queue-morning-expired = Put away since the last time because nobody came: { $count }.
queue-late = “{ $title }”{ $part } is past the agreed day; please ask { $name }, who took it on, whether it works out.
queue-unhelped = Nobody came for “{ $title }” in time, and it was put away. If { $name } still needs it, perhaps you know another way.
queue-answer = “{ $title }”: { $name } was asked something and has not answered. A call may help.
queue-unanswered = “{ $title }”: { $name } was asked something on { $day } and has never answered. Please call; if it is no longer needed, put it away.
queue-unconfirmed = “{ $title }”{ $part } is done, says { $name }, and { $whom } has not answered yet. Please give them a call.

queue-cared = “{ $title }”: { $worker } has seen to { $name } in person since { $day }. When it is done, tap “Helped”; if it can't be, put it away.
