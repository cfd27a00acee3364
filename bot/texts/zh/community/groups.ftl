# Groups: what each is for.

group-hello = 大家好，我是点亮。想请邻居帮个小忙，发 /wish；想帮别人，点卡片上的「我来认领」。请社工先发 /bind，告诉我这个群做什么用。

bind-question = 这个群做什么用？
bind-wishes = { $community }：发心愿
bind-notices = { $community }：发通知
bind-workers = { $community }：社工商量事
bound-wishes = 好，{ $community }的心愿会发在这个群里。
bound-notices = 好，{ $community }的通知会发在这个群里。
bound-workers = 好，{ $community }等社工办的事，会发在这个群里。

told-group-left = 我不在「{ $title }」群里了，那边收不到消息。请把我加回去，就能接着用。
