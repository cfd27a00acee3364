# Review: what the workers read and press.

review-title = 请您看看
review-for = 给谁
review-day-moves = 说的日子已经过了，发到群里时重新往后算。
review-answered = 回话了
review-answered-see = 点「看详情」就能看到
review-flag = 留意
review-approve = 发到群里
review-popular = 很多人会想要，先说好几点开始
review-care = 我来跟进
review-reword = 改给群里看的话
review-ask-owner = 问一句
review-refuse = 婉拒
review-by = 谁看的
review-show = 看详情
review-publish-question = 给群里看的话里像有不该进群的内容。先改一改更稳妥；看过觉得可以，再发到群里。
review-publish-sure = 看过了，发到群里
review-set-apart = 不是重复
review-by-phone = 电话里说收到了

review-approved = { $name }看过「{ $title }」，心愿 { $code } 发到群里了。
review-approved-soon = { $name }看过「{ $title }」，心愿 { $code } 这就发到群里。
review-approved-stuck = { $name }看过「{ $title }」，心愿 { $code } 通过了。群里现在发不进去，一能发就发，也会告诉许愿的邻居。
review-approved-later = { $name }看过「{ $title }」，心愿 { $code } 发到群里了，{ $at } 一起开始认领。
review-taken-up = 「{ $title }」没等到邻居，{ $name }来亲自跟进。请今天就联系许愿的邻居。
review-cared = 「{ $title }」由{ $name }亲自跟进，心愿 { $code } 不发到群里。请今天就联系许愿的邻居。
review-apart-noted = 记下了，不是重复。
review-returned = 您的话带给许愿的邻居了。回话一到，心愿 { $code } 会再请您看。
review-refused = 您的话带给许愿的邻居了，心愿 { $code } 不发到群里。

flag-phone = { $where }里像有电话号码
flag-id-number = { $where }里像有证件号或卡号
flag-house-number = { $where }里像有门牌号
flag-contact = { $where }里像有别的联系方式
flag-money = { $where }里提到钱，请当面谈，不发到群里
flag-medicine = { $where }里提到药，请先问清楚
flag-danger = { $where }里有让人担心的话，请现在就打电话或上门，不发到群里
flag-minor = { $where }里像说到小朋友，名字和学校别进群
flag-label = { $where }里有会让人难为情的称呼
flag-look-alike = 同一家有个很像的心愿：{ $where }
flag-name = { $where }里有这位邻居的称呼
flag-in-title = 标题
flag-in-note = 说明
flag-in-story = 缘由
flag-in-place = 送到哪儿那一栏

full-owner = 许愿的邻居

# The worker types

wish-ask-owner-question = 「{ $title }」：想问许愿的邻居什么？写一两句，我原样带到。
wish-ask-owner-question-example = 灯口是螺口还是卡口？我好请人带对的来。
wish-ask-owner-cancelled = 好，先不问。心愿还在等您看。
wish-refuse-reason = 「{ $title }」：写给许愿的邻居：为什么群里不好办，接下来谁来找、哪天来。我原样带到。
wish-refuse-reason-example = 转学的事要当面谈，周三上午我去看您。
wish-refuse-cancelled = 好，先放着。心愿还在等您看。
wish-reword-title = 现在的标题是「{ $title }」。群里换成哪一句？
wish-reword-title-skip = 标题不动
wish-reword-title-example = 想要一台按键大一点的收音机
wish-reword-keeps = 标题下面现在还有一句说明：「{ $note }」。还用这句吗？
wish-reword-keeps-yes = 还用这句
wish-reword-keeps-no = 换一句，或者不要了
wish-reword-note = 要不要再添一句说明，群里一起看？写清楚要什么样的，帮忙的邻居好准备；名字、门牌和电话不写。
wish-reword-note-skip = 不用说明
wish-reword-note-example = 要插电的，音量能调大，收得到戏曲台。
wish-reword-cancelled = 好，给群里看的话不动。

# The owner answers

wish-answer-answer = 您回一句，我带给社工。不进群。
wish-answer-answer-example = 是螺口的，客厅那盏。
wish-answer-done = 带给社工了。看过马上告诉您。
wish-answer-cancelled = 好，先不回。想回的时候发 /mywishes。

# /show

show-which = 看哪个心愿？写上编号，比如 /show 42。

# What happened

history-earlier = 更早的还有 { $count } 条。
history-itself = 到时候自动
history-let-go = 过了日子还没办好，自动请别人接
history-posted = { $name }许下心愿
history-revised = { $name }改了心愿
history-answered = { $name }回了话
history-open = { $name }看过，发到群里
history-announced = { $name }说很多人会想要，先说好几点开始
history-looked-at-alone = { $name }自己许的，没有别的社工，自己看过
history-returned = { $name }问了一句
history-refused = { $name }回了话：群里不好办
history-cared-for = { $name }亲自跟进
history-helped = { $name }说办好了
history-not-helped = { $name }说还没办好
history-reworded = { $name }改了给群里看的话
history-set-apart = { $name }说不是重复
history-opened = { $name }看了不公开的内容
history-claimed = { $name }认领{ $many }
history-taken-back = { $name }另请邻居来办{ $many }
history-released = { $name }这次不行{ $many }
history-delivered = { $name }说办好了{ $many }
history-confirmed = { $name }说收到了{ $many }
history-not-yet = { $name }说还没收到{ $many }
history-problem = { $name }说有问题{ $many }
history-thanked = { $name }道了谢
history-withdrawn = { $name }收回心愿
history-phoned = { $name }在电话里问过，记下收到{ $many }
history-unconfirmed = { $name }说记错了，收到{ $many }改了回来
history-counted = 许愿的邻居不在这里了，办好的照样算数

review-mend-amount = 改数量
review-move-number = 号码挪到电话那栏
review-phone-answer = 电话里问到了
review-open-again = 再发到群里
review-amount-mended = 「{ $title }」的数量改好了。
review-number-moved = 挪好了
review-phone-answered = 记下了，「{ $title }」可以接着看了。
review-reworded = 「{ $title }」，给群里看的话改好了。
review-opened-again = { $name }把「{ $title }」又发到群里了，接着等邻居。
wish-mend-amount-many = 「{ $title }」现在写的是 { $now }。改成多少？
wish-mend-amount-many-example = 3 袋
wish-mend-amount-cancelled = 好，数量不动。
wish-phone-answer-answer = 「{ $title }」：当时问的是「{ $question }」。对方在电话里怎么说？写下来，只有社工看得到。
wish-phone-answer-answer-example = 螺口的，客厅那盏。
wish-phone-answer-cancelled = 好，先不记。
history-amount-mended = { $name }改了数量
history-number-moved = { $name }把号码挪到电话那栏
history-answered-by-phone = { $name }在电话里问过，记下回话
history-opened-again = { $name }又发到群里
