# A notice where no bot may enter: in other chats, on the notice board, on a door; and a list from there.

share-notice-heading = { $community }{ $kind }
share-notice-until = { $day } 以前有效
share-notice-scan = 扫一扫，看最新的
share-notice-way = 最新的看这里：

list-notice-offer = 「{ $title }」这些邻居收到了
list-notice-plan = 「{ $title }」照名单记「收到」：
list-notice-taken = 「{ $title }」记好了：
list-notice-new = 新记 { $count } 位：{ $names }
list-notice-known = 早就收到的 { $count } 位：{ $names }
