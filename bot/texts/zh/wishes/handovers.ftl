# Handovers: asking a named neighbour to go on.

claim-hand-over = 转给别人
claim-hand-over-whom =
    { $mine ->
        [1] 想请谁接着办？点一个；不在里面，点「另一位邻居」。有人答应之前，心愿还在您手上。
       *[other] 想请谁接着办？点一个；不在里面，点「另一位邻居」。有人答应之前，心愿还在{ $holder }手上。
    }
claim-hand-over-whom-list = 问问排队的邻居（{ $many }位）
claim-hand-over-whom-other = 另一位邻居
claim-hand-over-name =
    { $mine ->
        [1] 想请谁接着办？写这位邻居在群里的名字。本人答应之前，心愿还在您手上。
       *[other] 想请谁接着办？写这位邻居在群里的名字。本人答应之前，心愿还在{ $holder }手上。
    }
claim-hand-over-name-example = 李明
claim-hand-over-which =
    { $found ->
        [0] 没找到叫「{ $name }」的邻居。再写一次就好，要和群里的名字一样。
       *[other] 是这位吗？点一下就去问。不是的话，重写一个名字。
    }
claim-hand-over-amount = 请这位邻居分担多少？
claim-hand-over-amount-example = 2
claim-hand-over-done = 去问{ $name }了，等到 { $until }。没回话，心愿还在您手上。
claim-hand-over-done-for-worker = 去问{ $name }了，等到 { $until }。没答应，心愿还在{ $holder }手上。
claim-hand-over-list =
    { $passed ->
        [0] 去问排队的邻居了，一位一位问，第一位等到 { $until }。有人接，马上告诉您；都不方便也告诉您，心愿还在您手上。
       *[other] 有{ $passed }位联系不上，问了下一位。去问排队的邻居了，一位一位问，这一位等到 { $until }。有人接，马上告诉您；都不方便也告诉您，心愿还在您手上。
    }
claim-hand-over-list-for-worker =
    { $passed ->
        [0] 去问排队的邻居了，一位一位问，第一位等到 { $until }。有人答应之前，心愿还在{ $holder }手上。
       *[other] 有{ $passed }位联系不上，问了下一位。去问排队的邻居了，一位一位问，这一位等到 { $until }。有人答应之前，心愿还在{ $holder }手上。
    }
claim-hand-over-cancelled = 好，先不转。
told-handover-asked = { $name }想请您接着办「{ $title }」：{ $need }，最晚 { $day }。您方便吗？请在 { $until } 前回一句。
told-handover-asked-in-line = 您排着的「{ $title }」，认领的邻居来不及办，轮到您了：{ $need }，最晚 { $day }。您方便吗？请在 { $until } 前回一句，过了就去问下一位。
handover-accept = 我来接着
handover-decline = 这次不方便
handover-accepted = 好，交给您了，谢谢您。
handover-declined = 好，我去回一声。
told-handover-accepted = { $name }接着办「{ $title }」了，您这边不用再办。谢谢您没让心愿落下。
told-handover-accepted-in-part = { $name }分担了「{ $title }」{ $many }，您手上还有 { $left }。谢谢您开口。
told-handover-accepted-for-worker = { $name }答应了，接着办「{ $title }」。
told-handover-declined = { $name }这次不方便接「{ $title }」，心愿还在您手上。可以再请一位，或者点「这次不行」。
told-handover-declined-for-worker = { $name }这次不方便接「{ $title }」，心愿还在{ $holder }手上。
told-handover-nobody =
    { $passed ->
        [0] 排队的邻居这次都不方便，「{ $title }」还在您手上。可以另请一位，或者点「这次不行」，不要紧。
       *[other] 排队的邻居里{ $passed }位联系不上，别的这次都不方便，「{ $title }」还在您手上。可以另请一位，或者点「这次不行」，不要紧。
    }
told-handover-nobody-for-worker =
    { $passed ->
        [0] 排队的邻居这次都不方便，「{ $title }」还在{ $holder }手上。
       *[other] 排队的邻居里{ $passed }位联系不上，别的这次都不方便，「{ $title }」还在{ $holder }手上。
    }
told-claim-handed-over = 「{ $title }」{ $part }换成{ $name }来办，最晚 { $day }。
claim-is-handed-over = 这个心愿已经请别的邻居接着办了，您不用再办。谢谢您。
refused-not-for-them = 这位邻居接不了：是许愿的人，或者心愿本来就在这位邻居手上。
refused-nobody-waits = 现在没有邻居在排队。可以请一位认识的邻居，或者点「这次不行」。
refused-handover-over = 这件事后来另有安排了，不用再回了。
