# Groups: what each is for.

group-hello = 大家好，我是点亮。想请邻居帮个小忙，发 /wish；想帮别人，点卡片上的「我来认领」。请社工先发 /bind，告诉我这个群做什么用。

command-menu = 在群里放一份「能帮什么」

bind-question = 这个群做什么用？
bind-wishes = { $community }：发心愿
bind-workers = { $community }：社工商量事
bound-wishes = 好，{ $community }的心愿会发在这个群里。
bound-workers = 好，{ $community }等社工办的事，会发在这个群里。

queue-count-group-mend = 收不到消息的群 { $count } 个。
queue-group = 「{ $title }」收不到我的消息：{ $why }
queue-group-absent = 我不在这个群里了，请把我加回去。
queue-group-topic = 我发消息的话题关了，请打开它，或者在别的话题里发 /bind。
queue-group-rights = 我没有发言的权限，请群主开一下。
queue-group-not-found = 找不到这个群，请看看群还在不在，我在不在里面。
queue-group-else = 原因不清楚，请看看群的设置。
queue-group-waits = 等着发的：{ $names }{ $more ->
    [0] 。
   *[other] ，还有 { $more } 条。
}
queue-group-retry = 再发一次
queue-group-tried = 这就再发，进得去群里马上就有。

told-group-left = 我不在「{ $title }」群里了，那边收不到消息。请把我加回去，就能接着用。

group-welcome-title = 欢迎新邻居
group-welcome = 想请人搭把手，私下告诉我，不会点您的名；群里的心愿，点卡片上的「我来认领」就行。
    通知、服务，还有大家一起定的事，也都在这里。
group-welcome-way = 和我私下说
group-welcome-over = 欢迎新邻居，有事私下找我就行。

group-menu-title = 这里能帮您什么
group-menu-lead = 点一下，到私下里说，群里看不到。
group-menu-help = 帮助

group-week-title = 这一周的邻里事
group-week-former = 这一份是以前的，新的在后面。
week-line = · { $title }
