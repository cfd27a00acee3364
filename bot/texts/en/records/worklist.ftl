# What waits for a worker, whatever it is about: /queue and the line in the morning.

queue-where = { $number } of { $count }
queue-before = ‹ Before
queue-next = Next ›
queue-go-on = Go on
queue-goes-on = It goes on below.
queue-goes-away = This list is for workers, and is put away here.
queue-anew = This one has just changed. Here it is as it is now; please look once more.
queue-dealt-with = { $name } has just seen to this one; there is nothing left for you to do.
queue-empty = Nothing is waiting for you.
queue-morning = Today, for a worker
queue-morning-look = Show me which
