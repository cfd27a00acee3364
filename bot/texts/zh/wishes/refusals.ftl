# Refusals: the true reason, and what to do next. Shown in a toast too: at most 200 characters.

refused-own-delivery = 这是您自己办的，请许愿的邻居或另一位社工来确认。
refused-already-seen-to = 早一步，{ $name }已经在联系了。
refused-already-over = 已经有人联系上了，不用再跑一趟。
refused-too-many-open = 您有{ $limit }个心愿还没办完。等点亮一个，或者在 /mywishes 里收回一个，就能再许。
refused-not-editable = 这个心愿已经往下走了，这里改不了。发 /mywishes，看看到哪一步了。
refused-day-passed = 您说的日子已经过了，还没发出去。发 /wish，换个日子再说一遍。
refused-already-reviewed =
    { $state ->
        [open] 早一步，{ $name }看过，已经发到群里了。
        [passed] 早一步，{ $name }看过了，可以发到群里。
        [returned] 早一步，{ $name }已经去问许愿的邻居了，等回话。
        [refused] 早一步，{ $name }已经给许愿的邻居回过话，不发到群里。
        [cared_for] 早一步，{ $name }说亲自来跟进。
        [withdrawn] 许愿的邻居自己收回了，不用再看。
       *[other] { $name }看过，邻居们已经在办了。
    }
refused-not-for-the-group = 里面有让人担心的话，或者提到了钱，不发到群里。请点「我来跟进」，当面谈。
refused-already-yours = 这个心愿已经在您手上了。怎么办，发 /mywishes 看看。
refused-already-claimed = 晚了一小步，{ $name }刚认领了。还有别的邻居在等，发 /wishes 看看。
refused-already-done = 这个心愿已经点亮了。还有别的邻居在等，发 /wishes 看看。
refused-not-open = 许愿的邻居收回了这个心愿。还有别的邻居在等，发 /wishes 看看。
refused-holding-too-many = 您手上有{ $limit }个心愿，先点亮一个再来吧。
refused-own-to-review = 这是您自己的心愿，请另一位社工看看再发。
refused-own-wish = 这是您自己的心愿，留给邻居来认领。
refused-not-held = 这一步已经过了。发 /mywishes，看看现在到哪儿了。
refused-not-withdrawable = 这个心愿已经办好了，收不回来。有事跟社工说一声。
refused-already-confirmed = 已经记下收到了，不用再点。
refused-already-thanked = 您的话已经带到了。
refused-out-of-reach = { $name }现在联系不上，问了也听不到。请换一位邻居。
refused-nobody-reached = 排队的{ $count }位现在都联系不上。可以请一位认识的邻居，或者点「这次不行」。
refused-too-long-over = 这个心愿过去很久了，地址和电话已经按约定删掉了。还需要的话，发 /wish 再说一次。
