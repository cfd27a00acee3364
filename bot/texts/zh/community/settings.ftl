# A community's settings: workers look, admins change.

settings-title = 这里的约定
settings-lead = { $community }现在是这样办的。
settings-note = 点一项，看看管的是什么。
settings-which = 点一项，看看管的是什么、谁改过。
settings-all = 看全部约定
settings-now = 现在
settings-bounds = 可以从{ $least }到{ $most }。
settings-named = 「{ $name }」
settings-beside = 要和{ $others }对得上；想再宽些，先改那一项。
settings-never-changed = 一直是这样，没有人改过。
settings-last = { $day } { $name }改过，改之前是{ $was }。
settings-operator = 照看机器人的人
settings-who-may = 想改，跟这里的负责人说一声。
settings-changed = 改好了：{ $name }，从{ $was }改成{ $value }，马上生效。
settings-already = { $name }已经是{ $value }了，不用再改。
settings-undo = 改回 { $value }

settings-group-time = 时间
settings-group-keeping = 资料

setting-in-pieces = { $value }个
setting-in-parts = { $value }份
setting-in-times = { $value }次
setting-in-days = { $value }天
setting-in-hours = { $value }小时
setting-in-minutes =
    { $value ->
        [0] 马上
       *[other] { $value }分钟
    }
setting-in-oclock = { $value }点
setting-in-weekday =
    { $value ->
        [0] 不发
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[other] 周日
    }
setting-in-yes =
    { $value ->
        [0] 不留
       *[other] 留下
    }
setting-in-call =
    { $value ->
        [none] 不写
       *[other] { $value }
    }

setting-community-reminder-hour = 几点提醒
setting-about-community-reminder-hour = 每天这个钟点，提醒日子快到的邻居。
setting-community-digest-hour = 几点说每日心愿
setting-about-community-digest-hour = 每天这个钟点，在群里说说还等着的心愿。
setting-community-week-day = 每周几小结
setting-about-community-week-day = 每周这一天，在群里说说等着的心愿、还作数的通知和谢谢。选「不发」就不说。
setting-community-week-hour = 几点说每周小结
setting-about-community-week-hour = 到了那一天，这个钟点说；当天就不再单独说每日心愿。
setting-community-quiet-from = 晚上几点起不打扰
setting-about-community-quiet-from = 过了这个钟点，不急的消息留到早上再说。
setting-community-quiet-until = 早上几点起可以说
setting-about-community-quiet-until = 到了这个钟点，夜里留下的消息再发出去。
setting-community-keep-days = 办完的事，资料留几天
setting-about-community-keep-days = 心愿办完或者收起来以后，过这么多天，缘由、地址、电话、名字、照片都删掉，找不回来；编号、标题和数字留着。
setting-community-name = 社区叫什么
setting-about-community-name = 大家在哪儿都看到这个名字。
setting-community-zone = 按哪儿的时间
setting-about-community-zone = 提醒、每日心愿和夜里不打扰，都按这儿的钟点。
zone-asia-shanghai = 北京时间
zone-asia-urumqi = 乌鲁木齐时间
zone-asia-hong-kong = 香港时间
zone-asia-singapore = 新加坡时间
zone-europe-london = 伦敦时间
zone-europe-berlin = 柏林时间
zone-america-new-york = 纽约时间
zone-america-los-angeles = 洛杉矶时间
setting-community-language = 说哪种语言
setting-about-community-language = 群里和还没选过语言的邻居，听到的是这种语言。

setting-number-value =
    { $name }，现在是{ $now }。{ $about }

    { settings-bounds }{ $beside }{ $last }
    想改成多少？点一个，或者直接写数字。
setting-number-wanted = 这里写个数字就好，从{ $least }到{ $most }。
setting-number-range = 这个不行，可以从{ $least }到{ $most }。{ $beside }请换一个。
setting-number-cancelled = 好，不改，还是原来的。

setting-call-value =
    { $name }，现在是{ $now }。{ $about }

    { $last }
    想改成哪个号码？直接写，3到12位数字。
setting-call-wanted = 这里写电话号码就好，3到12位数字。
setting-call-cancelled = { setting-number-cancelled }

setting-name-value =
    现在叫「{ $now }」。{ $about }
    { $last }
    想改叫什么？写 2 到 30 个字。
setting-name-value-example = 幸福里社区
setting-name-cancelled = { setting-number-cancelled }
setting-zone-value =
    现在按{ $now }。{ $about }
    { $last }
    想改成哪儿的时间？点一个，或者写时区的名字。
setting-zone-value-example = Asia/Shanghai
setting-zone-wanted = 没有这个时区。请点一个，或者照例子写。
setting-zone-cancelled = { setting-number-cancelled }
refused-not-a-name = 名字写 { $least } 到 { $most } 个字就好。
refused-out-of-order =
    「{ $earlier }」{ $gap ->
        [0] 不能晚过
       *[other] 要早过
    }「{ $later }」。这样一改，前一个是{ $early }，后一个是{ $late }：先改另一个，再改这个。
refused-name-taken = 已经有社区叫这个名字了，请换一个。
refused-no-such-zone = 没有「{ $value }」这个时区。
refused-set-meanwhile =
    早一步，刚有人把这一项改成了{ $value ->
        [zh] 中文
        [en] 英文
       *[other] { " " }{ $value }
    }。还想改，发 /settings 再来。
setting-danger-police = 报警电话
setting-about-danger-police = 邻居写了让人担心的话，碰上要报警的事，就请他打这个号码。
setting-danger-silent = 报警短信
setting-about-danger-silent = 不方便出声的时候，发短信报警的号码。填0就不写这一条。
setting-danger-ambulance = 急救电话
setting-about-danger-ambulance = 有人要马上看医生，或者误吃误喝了东西，就请他打这个号码。
setting-danger-firemen = 火警电话
setting-about-danger-firemen = 着火、漏气的时候，就请他到外面打这个号码。
setting-danger-listeners = 心理援助电话
setting-about-danger-listeners = 心里过不去的时候，有人专门听他说的号码。填0就不写这一条。
setting-danger-women = 妇女维权电话
setting-about-danger-women = 家里有人动手，想问问怎么办的号码。填0就不写这一条。
setting-danger-children = 青少年电话
setting-about-danger-children = 孩子受了伤害，孩子和家长都可以打的号码。填0就不写这一条。
setting-danger-keep-words = 误会的话留不留
setting-about-danger-keep-words = 社工点了「没有危险」的话，加密留下，以后让机器人少误会；不留的话，不拿来学；那次提醒里的话照旧加密放着，90天后删掉。忘掉某位邻居时，这些话也一起忘掉。
settings-group-danger = 让人担心的话
