# A wish where no bot may enter: in other chats, on the notice board, on a door.

command-share = 今天的心愿，一段话分享出去
share-wish-heading = { $community }的邻居有个心愿
share-wish-scan = 扫一扫，看看怎么帮上忙
share-wish-way = 想帮这个忙，点这里：
share-list-button = 今天的都分享
share-list-none = 现在没有等着的心愿，不用分享。
share-list-head = { $community }，{ $day }：{ $count }个心愿在等邻居
share-list-line = { $title }（{ $need }，{ $when }）
share-list-more = 还有{ $count }个
share-list-way = 想帮哪个，点开看：

refused-nothing-to-pass-on = 这个心愿现在不用再找人了，不用分享啦。
