# Deadlines: the agreed day, more time, what ends by itself.

claim-more-time-button = 需要更多时间
told-claim-due = 约好的日子就是{ $day }。办好了点一下下面的按钮；来不及就换个日子，或者请别人接着，都不要紧。
told-claim-extended = { $name }想晚一点办「{ $title }」{ $part }，改到 { $day }。请您再等一等。
told-claim-let-go = 「{ $title }」约好的日子过了，还没有办好，先请别的邻居接着。您不用再办了，不要紧，有空再来。
told-claim-silent = 「{ $title }」{ $part }过了约好的日子，{ $name }还没有办好。心愿放回群里了，等别的邻居来认领。
told-claim-more-time = { $name }想把「{ $title }」{ $part }改到 { $day }。前面约的是 { $agreed }，您看行吗？
told-claim-time-given = 社工说行，「{ $title }」改到 { $day } 办好。
told-claim-time-kept = 「{ $title }」还是按 { $day } 来。要是来不及，点「这次不行」，不要紧。
told-claim-day-fits = 「{ $title }」的日子放宽了，照您说的，改到 { $day } 办好。
told-claim-asks-later = { $name }想晚一点办「{ $title }」{ $part }：原来约 { $agreed }，想改到 { $day }，过了您说的日子。还来得及吗？
told-claim-later-given = 许愿的邻居说行，「{ $title }」改到 { $day } 办好。
told-claim-later-kept = 许愿的邻居等不到那天，「{ $title }」还是按 { $day } 来。要是来不及，点「这次不行」，不要紧。
told-claim-taken-back = 社工把「{ $title }」另请了人，您不用再办了。谢谢您答应下来。

claim-time-allow = 行，就改到那天
claim-time-refuse = 还是原来的日子
claim-time-allow-by-phone = 电话里问过，可以改到那天
claim-time-of-owner = 过了许愿的邻居说的 { $until }，已经在问这位邻居；没有回话，请打个电话。
later-allowed = 好，改到 { $day }，我去告诉认领的邻居。
later-refused = 好，还是 { $day }，我去告诉认领的邻居。
claim-take-back = 另请别人
claim-take-back-question = 不请{ $name }办「{ $title }」了，另请邻居，好吗？请先和本人说一声。不算这位邻居爽约。
claim-take-back-sure = 另请邻居
claim-taken-back = 「{ $title }」不请原来那位办了。有人排队就先问排队的邻居，没有就放回群里，等别的邻居认领。
claim-time-allowed = { $name }说行：改到 { $day }，两边都告诉了。
claim-time-refused = { $name }说还是 { $day }，认领的邻居知道了。

claim-more-time-day = 哪天能办好？点一个，或者直接写。
claim-more-time-understood = 您是说 { $when } 吗？不是的话，再写一个日子就好。
claim-more-time-understood-yes = 对，就这天
claim-more-time-done = 好，改到 { $day }，我告诉许愿的邻居。
claim-more-time-asked = 这次要请社工看看，能不能改到 { $day }。一有回话马上告诉您。
claim-more-time-asked-owner = 那天过了许愿的邻居说的日子，我去问问能不能改到 { $day }。一有回话马上告诉您，在那之前还按原来的来。
claim-more-time-cancelled = 好，日子不动。

refused-day-too-far = 这个日子不行：要比约好的晚，也不能太远。请换一天。
refused-already-asked = 已经在问这一天了，等一句回话。
refused-day-gone = 问的那一天已经过了，请认领的邻居另说一天。
refused-nothing-asked = 这件事已经回过话了。
refused-not-so-many =
    { $left ->
        [0] 晚了一小步，刚被认领完。
       *[other] 只剩{ $left }份了，请少认领一些。
    }
refused-not-yet-open = 这个心愿想帮的邻居多，不比谁手快，{ $at } 一起开始认领。到时候再点。
refused-being-offered = 有邻居排在前面，正在问这位邻居。想排队，点卡片上的「排队等一等」。
refused-too-late = 这个心愿已经收起来了，许愿的邻居还需要的话会再说。

history-put-off = 最晚的日子往后挪到 { $day }
history-extended = { $name }把日子改晚了
history-asks-later = { $name }想把日子改晚，在等回话
history-kept-day = { $name }说还是原来的日子
history-handing = { $name }请别的邻居接着办
history-waits = { $name }排队等着
history-proposed = { $name }想改一改
history-changed = { $name }改了，认领的邻居同意
history-still-needed = { $name }说还需要
history-closed = { $name }收了起来
history-expired = 没等到人，到时候收起来
reason-changed = 许愿的邻居改了主意
reason-silent = 过了日子还没办好
reason-worker = 社工另请了人
reason-put-out = 您不再是这里的邻居
told-claim-on-last-day = 「{ $title }」{ $part }最晚就是今天，{ $name }来不了了。群里又说了一声，请您也帮着找一位邻居。
refused-last-day-over = 这个心愿最晚到 { $day }，日子过了。许愿的邻居还需要的话，会再说一个日子。

claim-reminded-anew = 新的提醒在下面那条。
