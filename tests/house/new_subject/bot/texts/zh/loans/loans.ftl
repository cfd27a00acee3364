# Loans: neighbours lend each other what they have.

command-lend = 借东西给邻居用

loan-offer-what = 想借出什么？写一句，群里都看得到。
loan-offer-what-label = 借什么
loan-offer-what-example = 电钻
loan-offer-tuck = 这句里有电话或门牌，群里都会看到。去掉以后是：{ $kept }
loan-offer-tuck-yes = 去掉
loan-offer-tuck-no = 就这样写
loan-offer-place = 到哪里来取？只告诉来借的邻居。
loan-offer-place-label = 到哪里取
loan-offer-place-example = 3号楼2单元501
loan-offer-sure = 借出「{ $title }」，到{ $value }来取。这样放到群里吗？
loan-offer-sure-yes = 放到群里
loan-offer-done = 好，「{ $title }」放到群里了。有人来借，马上告诉您。

loan-heading = 邻居借出
loan-borrow = 我来借
loan-borrowed = 借好了，到哪里取私下发给您。
loan-is-offered = 等人来借
loan-is-lent = 借出去了
loan-is-over = 不借了
loan-settle = 已经还了
loan-settled = 记下了，「{ $title }」已经还了。

told-loan-lent = { $name }来借「{ $title }」，{ $day } 前还您。
told-loan-fetch = 「{ $title }」到这里取：{ $place }。请在 { $day } 前还回去。
told-loan-due = 「{ $title }」约好 { $day } 前还，别忘了。

queue-loan-is-late = { $name }借的「{ $title }」约好 { $day } 前还，还没有还。
queue-count-loan-late = 过了日子没还的 { $count }。

settings-group-loans = 借东西
setting-loan-days = 借几天
setting-about-loan-days = 邻居借走的东西，过这么多天要还。

mine-loans = 您借出的
mine-borrowed = 您借来的
mine-loan = 「{ $title }」，{ $day } 借出
mine-loan-place = 到哪里取
did-loan-offered = 借东西给邻居
did-loan-borrowed = 借了邻居的东西
did-loan-settled = 记下借的东西还了

refused-own-thing = 这是您自己借出的，等邻居来借。
refused-already-lent = 晚了一小步，已经借出去了。
