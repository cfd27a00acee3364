# Changes: the owner of a wish in the group wants something else.

own-change = 想改一改
wish-change-what =
    { $held ->
        [0] 想改哪一样？要换成别的东西，请收回以后再许一个。
       *[other] 想改哪一样？认领的邻居同意了才改。要换成别的东西，请收回以后再许一个。
    }
wish-change-what-title = 群里的那句话
wish-change-what-wanted = 要多少
wish-change-what-note = 下面的说明
wish-change-what-until = 日子
wish-change-what-place = 送到哪儿
wish-change-what-phone = 电话
wish-change-what-story = 怎么回事
wish-change-until = { wish-post-until }
wish-change-understood = { claim-more-time-understood }
wish-change-understood-yes = { claim-more-time-understood-yes }
wish-change-until-skip = { wish-post-until-skip }
wish-change-place = { wish-post-place }
wish-change-place-skip = { wish-post-place-skip }
wish-change-place-example = { wish-post-place-example }
wish-change-phone = { wish-post-phone }
wish-change-phone-skip = { wish-post-phone-skip }
wish-change-phone-example = { wish-post-phone-example }
wish-change-story = { wish-post-story }
wish-change-story-skip = { wish-post-story-skip }
wish-change-story-example = { wish-post-story-example }
wish-change-moved = { wish-post-moved }
wish-change-moved-yes = { wish-post-moved-yes }
wish-change-moved-no = { wish-post-moved-no }
wish-change-title = 现在群里写的是「{ $title }」。想换成哪一句？社工看过再换；那之前，群里还是原来这句。
wish-change-title-example = { wish-post-what-example }
wish-change-tuck = { wish-post-tuck }
wish-change-tuck-yes = { wish-post-tuck-yes }
wish-change-tuck-no = { wish-post-tuck-no }
wish-change-wanted = 现在要{ $need }。想改成多少？写个数。要得少马上改；要得多，社工看过再改。
wish-change-wanted-example = 2
wish-change-looked-at = 好，社工看过就改，马上告诉您。那之前，群里还是原来的样子。
wish-change-done = 好，我去问认领的邻居。同意了马上告诉您；不方便的话，会请别的邻居接着。
wish-change-changed = 好，改好了。
wish-change-cancelled = 好，不改了。
told-change-opening = 改的内容马上显示在这一条里。没看到，发 /mywishes。
told-change-proposed = 许愿的邻居想改一改「{ $title }」，您看方便吗？不方便也不要紧，不算您爽约。
told-change-unseen = 改的是社工替这位邻居转达的那一样，社工会和您说。
change-accept = 行，照这样
change-give-up = 那我不方便了
change-accepted = 好，就照新的来。
change-accepted-waits = 好，等另外几位邻居也回话，就照新的来。
change-gave-up = 好，请别的邻居接着。谢谢您，这次不算您爽约。
change-is-review = 社工在看
change-is-asked = 等认领的邻居回一句
told-wish-kept = 「{ $title }」先不改，社工写给您：
told-change-agreed = 「{ $title }」照您说的改好了。现在是：
told-change-stays = 「{ $title }」已经有邻居照原来那句办好了，群里的话就不改了。
refused-past-changing = 这个心愿已经办好或者收起来了，改不了了。
refused-not-that-many = 这里从 { $least } 改到 { $most }：有邻居答应了的，不能少。
refused-change-over = 这件事已经有了着落，不用再回了。
refused-better-in-person = 这里面提到了钱，或者让人担心的话，先不改。这样的事请当面跟社工说；别的话请再写一遍。
refused-nothing-new = 和原来一样，没有要改的。

# What a worker reads

change-to-review = 许愿的邻居想改群里看的话，请您看看。
change-now = 现在
change-approve = 照这样改
change-approve-bare = 照这样改，去掉说明
change-keep = 先不改，写一句为什么
change-sure = 看过了，照这样改
change-approved = { $name }看过，心愿 { $code } 可以照新的改。有人认领的，再问认领的邻居一声。
change-turned-down = 您的话带给许愿的邻居了，心愿 { $code } 不改。
change-decline-reason = 「{ $title }」：写给许愿的邻居：为什么先不改。我原样带到。
change-decline-reason-example = 牌子写不写都行，先不改，有人认领了再说。
change-decline-cancelled = 好，先放着。想改的话还在等您看。
history-recounted = { $name }改了要多少
history-change-approved = { $name }看过，可以改
history-change-turned-down = { $name }看过，先不改
