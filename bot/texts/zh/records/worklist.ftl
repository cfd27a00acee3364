# What waits for a worker, whatever it is about: /queue and the line in the morning.

queue-where = 第 { $number } 件，共 { $count } 件
queue-before = ‹ 上一件
queue-next = 下一件 ›
queue-go-on = 接着看
queue-goes-on = 接着的在下面。
queue-goes-away = 您现在不看等社工的事了，这里收起来了。
queue-anew = 这一件刚有变动，现在是这个样子，请再看一眼。
queue-dealt-with = 这一件{ $name }刚办过，不用您再看了。
queue-empty = 现在没有等您的事。
queue-morning = 今天等社工的事
queue-morning-look = 看看是哪些
