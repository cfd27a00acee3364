# What waits for a worker, whatever it is about: /queue and the line in the morning.

queue-title = Waiting for a worker
queue-lead = { $counts }Oldest first.
queue-morning = Today, for a worker
queue-morning-look = Show me which
queue-goes-on = They follow below.
queue-no-more = Somebody has seen to the others.
queue-next = Show more
queue-empty = Nothing is waiting for you.
