# What waits for a worker, whatever it is about: /queue and the line in the morning.

queue-title = 等社工的事
queue-lead = { $counts }最早的在前面。
queue-morning = 今天等社工的事
queue-morning-look = 看看是哪些
queue-goes-on = 接着的在下面。
queue-no-more = 后面的都有人看过了。
queue-next = 接着看
queue-empty = 现在没有等您的事。
