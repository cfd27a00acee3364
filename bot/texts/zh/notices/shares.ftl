# A notice where no bot may enter: in other chats, on the notice board, on a door; and a list from there.

share-notice-heading = { $community }{ $kind }
share-notice-until = 有效到{ $day }
share-notice-scan = 扫一扫，看最新的
share-notice-way = 最新的看这里：

list-notice-offer = 「{ $title }」这些邻居收到了
list-notice-plan = 「{ $title }」照名单记「收到」：
list-notice-taken = 「{ $title }」记好了：
list-notice-new = 新记 { $count } 位：{ $names }
list-notice-known = 早就记过的 { $count } 位：{ $names }
list-notice-unsure = 叫这个名字的不止一位，先没记的 { $count } 位：{ $names }。名字后面写上楼号门牌，再贴一次就好。
list-handout-offer = 「{ $title }」替这些邻居报名
list-handout-plan = 「{ $title }」照名单报名，会是这样：
list-handout-taken = 「{ $title }」照名单报好了：
list-notice-waiting = 排在后面的 { $count } 位：{ $names }
list-notice-household = 家里已经有人报了的 { $count } 位：{ $names }
list-notice-too-many = 要得比能领的多、先没报的 { $count } 位：{ $names }
list-notice-late = 这次报不上的（截止了，或不在范围里）{ $count } 位：{ $names }
