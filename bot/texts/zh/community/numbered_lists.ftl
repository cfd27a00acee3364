# A list that neighbours copied on in another chat, pasted by a worker.

list-paste-title = 名单
list-paste-understood = 看懂了 { $count } 位，一共 { $pieces } 份。
list-paste-not = { $count ->
    [0] { "" }
   *[other] 有 { $count } 行没看懂，前面画了问号。
}
list-paste-page = 第 { $page } 页，共 { $pages } 页
list-paste-many = { $many } 份
list-paste-for = （替{ $name }）
list-paste-beside = 　{ $line }
list-paste-unread = ？ { $line }
list-paste-put-by = 不算：{ $line }
list-paste-mend = 把没看懂的说清楚
list-paste-away = 收起来
list-paste-take = 就这样记下
list-paste-back = 先看看名单
list-paste-so = 记下以后，名单上的邻居就算在内了。没有账号的邻居，要拿什么、送到哪儿，请您在那边告诉他们。
list-paste-gone = 收起来了，什么也没记。

list-mend-line = 这行没看懂：
    「{ $line }」
    怎么算？照「张三 2份 5栋」写一句；不算的点下面。
list-mend-line-label = 这一行
list-mend-line-example = 张三 2份 5栋
list-mend-line-skip = 这行不算

mine-pasted = 您贴来的名单
mine-pasted-list = { $day } 贴来的，两天后删掉：
mine-listed = 别处名单里记下的您
mine-listed-line = { $day }，社工照名单记下了您
