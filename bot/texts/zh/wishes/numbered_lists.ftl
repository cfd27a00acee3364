# A list of neighbours who would bring something of a wish.

list-wish-offer = 认领「{ $title }」，还差{ $left }
list-wish-plan = 「{ $title }」还差{ $left }，名单上：
list-wish-taken = 「{ $title }」记好了：
list-wish-new = 新记 { $count } 位，一共{ $many }：{ $names }
list-wish-known = 早就记过的 { $count } 位，不再记：{ $names }
list-wish-alike = 群里有同名的邻居认领了，先不记，您问一声是不是同一位：{ $names }
list-wish-other = 数和上次不一样，没改，您看一眼：{ $names }
list-wish-left-out = 不够分了，没记 { $count } 位：{ $names }
list-wish-unsure = 这里已经有叫这个名字的邻居，先没记，是同一位的话，请他在这里点一下认领：{ $names }
list-wish-nobody = 没有谁要记。
list-wish-left = 现在还差{ $left }。
list-wish-full = 全有邻居接下了。
told-wish-listed = { $count }位邻居在别的群里接下了您的「{ $title }」，一共{ $many }，{ $name }记下的。怎么送，{ $name }会和他们说好。
history-listed = { $name }照名单记下{ $many }
