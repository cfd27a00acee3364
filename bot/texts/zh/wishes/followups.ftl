# Follow-ups: asked once more, still needed, let go kindly.

told-claim-ask-again = { $name }说「{ $title }」{ $part }前几天就办好了，再问您一声：收到了吗？
told-claim-ask-again-for = { $name }说「{ $title }」{ $part }前几天就办好了。再请您问问{ $whom }：收到了吗？
told-claim-unanswered = 「{ $title }」{ $part }办好一些日子了，{ $whom }还没回话。请打个电话问一声。
told-wish-still-needed = 「{ $title }」等了有些日子了，还没等到邻居。还需要吗？点一下「还需要」，就接着替您等。
told-wish-last-day = 「{ $title }」最晚到 { $day }，现在还没等到邻居。还需要吗？点一下「还需要」，就往后再等几天。
told-wish-expired = 「{ $title }」这次没等到合适的邻居，先替您收起来。还需要的话，点一下就接着等；也可以跟社工说一声。
told-wish-rest-expired = 「{ $title }」还差的没等到邻居，先按已有的{ $need }来。认领了的邻居照常办。{ $matters ->
        [0] 您等着就好。
       *[other] 您说还没有、或者有问题的，社工在跟进。
    }
told-wish-closed =
    { $reason ->
        [done] 「{ $title }」已经有着落，社工替您收起来了。
        [not_needed] 您说「{ $title }」不用了，社工替您收起来了。
        [repeat] 「{ $title }」和另一个心愿重复，社工替您收起了这一个。
       *[not_possible] 「{ $title }」这次办不到，社工先替您收起来了。
    }有别的事，随时发 /wish。
told-wish-closed-rest = 「{ $title }」还没办的那些，社工替您收起来了；已经办好的照旧。有别的事，随时发 /wish。
told-wish-again = 「{ $title }」等了几天了，还没人认领。顺手的话，点一下就好。
own-still-needed = 还需要
own-not-needed = 不用了
own-waits-on = 好，接着替您等，有人认领马上告诉您。
refused-not-waiting = 这个心愿已经往前走了，不用再等。发 /mywishes，看看到哪一步了。
close-wish = 收起来
close-question = 为什么收起来？许愿的邻居会收到一句话。
close-done = 已经有着落
close-not-needed = 本人说不用了
close-repeat = 和另一个重复
close-not-possible = 办不到
close-said = 心愿 { $code } 收起来了，许愿的邻居知道了。
state-closed = 社工收起来了
state-expired = 没等到，先收起来了
told-wish-unreached = 「{ $title }」等了有些日子了，还没等到邻居，许愿的邻居我也联系不上。请打个电话，问问还要不要。
told-wish-unreached-day = 「{ $title }」最晚到 { $day }，还没等到邻居，许愿的邻居我也联系不上。请打个电话，问问还要不要。
told-wish-last-day-over = 「{ $title }」最晚到 { $day }，日子过了，还没等到邻居。还需要吗？点一下「还需要」，就再替您等几天。
told-wish-again-today = 「{ $title }」最晚就是今天，还在等一位邻居。顺手的话，点一下就好。
state-last-day-over = 说好的日子过了，在问许愿的邻居还需不需要

told-wish-opened-again = 社工把「{ $title }」又发到群里了，接着替您等邻居。
