# A worker asks on the phone whether it came.

phone-ask = 「{ $title }」{ $part }，{ $name }说办好了。您打过电话，{ $whom }说收到了吗？
phone-ask-disputed = 「{ $title }」{ $part }，{ $whom }说没收到，或者有问题，是{ $name }认领的。您打过电话，现在收到了吗？
phone-ask-unsaid = 「{ $title }」{ $part }，{ $name }认领了，还没说办好。您打过电话，{ $whom }说收到了吗？
phone-it-came = 问过了，收到了
phone-so-many-came = 问过了，收到 { $many }
phone-other-amount = 收到的不是这个数
phone-not-called = 还没打电话
phone-call-first = 好，先不记。打过电话再点「电话里说收到了」。

claim-confirm-by-phone-many = 「{ $title }」一共 { $promised }，许愿的邻居说收到了多少？
claim-confirm-by-phone-many-example = 2
claim-confirm-by-phone-cancelled = 好，先不记。

unconfirm-button = 记错了，改回来
unconfirm-done = { $name }说记错了，已经改回来。听说过的人，我再告诉一声。

told-claim-noted = 社工{ $name }记下：您在电话里说「{ $title }」{ $part }收到了。不对的话，点一下：
told-claim-unnoted = 社工刚才记错了：「{ $title }」收没收到，还听您的。
told-claim-unconfirmed-waits = 先前说「{ $title }」{ $part }收到了，是我们记错了。许愿的邻居还没说收到，一有回话就告诉您。
told-claim-unconfirmed = 先前说「{ $title }」{ $part }收到了，是我们记错了，这件事还没完。社工会来问一声。

refused-not-taken-back = 改不回来了：过了一天，或者已经道过谢。许愿的邻居说不对的话，请当面问清楚。

# -- what was not right, and became of it

matter-came-by-phone = 「{ $title }」{ $part }：{ $name }在电话里问过，收到了。
matter-came = 「{ $title }」{ $part }：{ $whom }说收到了。
matter-brought-again = 「{ $title }」{ $part }：认领的邻居又办了一次，等{ $whom }说收到。
matter-goes-on = 「{ $title }」：问清楚了，认领的邻居接着办。
arranged-brought = 「{ $title }」{ $part }：认领的邻居说办好了，等{ $whom }说收到。
matter-over = 「{ $title }」：这一份认领的邻居不用再办了。
told-claim-no-contact = { $name }认领了「{ $title }」，联系不上{ $whom }，只好放下。请今天打个电话，看看人好不好；电话点「看详情」。

claim-explain-button = 说说哪里不对
claim-explain-words = 哪里不对？写一句，只给社工看。
claim-explain-words-example = 鞋小了一码，穿不进去。
claim-explain-done = 带给社工了，社工会来问您。
claim-explain-cancelled = 好，那等社工来问您。
history-explained = { $name }说了哪里不对
told-claim-explained = 「{ $title }」：许愿的邻居写了哪里不对，点「看详情」就能看到。
claim-asked-over = 「{ $title }」{ $part }收到没有，已经有回话了。发 /mywishes，看看到哪一步了。
