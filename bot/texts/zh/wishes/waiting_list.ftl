# The waiting list: queueing, being asked, answering.

card-wish-wait = 排队等一等
wait-joined = 好，替您排上了，前面有{ $before }位。轮到您，我就来问。
wait-joined-first = 好，替您排上了，您排第一位。轮到您，我就来问。
wait-joined-last = 好，替您排上了。近来有几次没能办成，这回先请别的邻居，您排在后面一点。
wait-joined-let-down = 好，替您排上了。上回没轮到您，这回您排在前面。
waiting-title = 您在排队的心愿
waiting-leave = 不等了
waiting-left = 好，不等了。
waiting-accept = 我来
waiting-decline = 这次不了
waiting-accepted = 好，交给您了，谢谢您。
waiting-declined = 好，我去问别的邻居。
told-place-offered = 「{ $title }」空出来了，轮到您：{ $need }。请在 { $until } 前回一句，过了就去问下一位。
told-place-lapsed = 「{ $title }」没等到您的回话，先去问别的邻居了。还想帮，到群里点那张卡片就好。
told-place-over = 您排着的「{ $title }」不用再等了。谢谢您惦记着，下回您排在前面。
state-offered = 正在问排队的邻居

refused-already-waiting = 您已经排着了，轮到您我就来问。
refused-still-open = 这个心愿现在就能认领，不用排队，点「我来认领」就好。
refused-offer-over = 这次没赶上，已经去问别的邻居了。
told-place-free = 您排着的「{ $title }」空出来了：{ $need }。最晚就是今天，来不及一位一位问，先点的邻居先办。
