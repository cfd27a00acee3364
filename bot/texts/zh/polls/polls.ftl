# Polls: neighbours decide something together.

command-poll = 请大家一起定件事
command-polls = 大家正在定的事

poll-heading = 大家一起定
poll-result-decided = 大家定下来了
poll-result-tied = 票数一样，没分出来
poll-result-nobody = 没有人投票，没定下来
poll-preview = 大家会看到这样
poll-voice-person = 每人一票
poll-voice-household = 每户一票
poll-ballot-hidden = 不记名
poll-ballot-named = 记名，社工看得到
poll-figures-start = 边投边看票数
poll-figures-end = 结束后公布票数
poll-until-label = 到什么时候
poll-voice-label = 怎么算票
poll-ballot-label = 记不记名
poll-figures-label = 票数
poll-count = { $count } 票（{ $share }%）
poll-until = { $count ->
    [0] 点一下就投好了，{ $at } 截止。
   *[other] 已有 { $count } 票，{ $at } 截止，之前都可以改。
}
poll-ended = { $count ->
    [0] { $at } 结束，没有人投票。
   *[other] { $at } 结束，一共 { $count } 票。谢谢大家。
}
poll-voted = 记下了：{ $title }。截止前想改，再点一个就好。
poll-you-chose = 您选了：{ $option }

# -- /poll

poll-write-where = 问哪个社区的邻居？
poll-write-where-label = 社区

poll-write-what = 想请大家定什么事？写一句，最多{ $limit }字。
poll-write-what-label = 问题
poll-write-what-example = 楼道里的旧自行车怎么办？

poll-write-options = 有哪几个选项？一行一个，或者用顿号隔开，{ $least } 到 { $most } 个。
poll-write-options-label = 选项
poll-write-options-example = 停到车棚、请车主搬走、请物业处理

poll-write-until = 到什么时候截止？点一个，或者写「周六晚上8点」。
poll-write-until-label = 截止
poll-write-until-example = 周六晚上8点

poll-write-voice = 怎么算票？
poll-write-voice-label = 怎么算票
poll-write-voice-person = { poll-voice-person }
poll-write-voice-household = { poll-voice-household }

poll-write-ballot = 记名吗？群里只看得到票数，看不到谁选了什么。
poll-write-ballot-label = 记不记名
poll-write-ballot-hidden = 不记名，结束后谁也查不到
poll-write-ballot-named = { poll-ballot-named }

poll-write-figures = 票数什么时候让大家看到？
poll-write-figures-label = 票数
poll-write-figures-start = { poll-figures-start }
poll-write-figures-end = { poll-figures-end }

poll-write-sure = 这样发到群里吗？
poll-write-sure-yes = 发到群里
poll-write-done = 好，发到群里了。到时候自动截止，结果马上告诉您。想提前结束，发 /polls。
poll-write-became = 这件事已经问过大家了，发 /polls 看看。
poll-write-cancelled = 好，这件事先不问。

# -- afterwards

told-poll-ended = 您问大家的这件事，截止了：
polls-title = 大家一起定的事
polls-none = 现在没有要大家一起定的事。
poll-is-open = { $title }（正在投）
poll-is-decided = { $title }（定了）
poll-is-tied = { $title }（没分出来）
poll-is-nobody = { $title }（没有人投）

poll-close-button = 提前结束
poll-close-question = 现在就结束「{ $title }」吗？已经投的都算数，结束后不能再投。
poll-close-sure = 现在结束
poll-close-keep = 接着投

poll-who-button = 谁选了什么
poll-who = 谁选了什么
poll-who-nobody = 还没有人
poll-who-more = { $names } 等，还有 { $more } 位

settings-group-polls = 大家一起定
setting-poll-days = 投几天
setting-about-poll-days = 没写到哪天的，过这么多天的晚上8点截止。

mine-polls = 您请大家定的事
mine-poll = 「{ $title }」，{ $day }
mine-votes = 您投的票
mine-vote = 「{ $title }」选了{ $option }，{ $day }
did-poll-asked = 请大家定一件事
did-poll-closed = 提前结束了一次投票

refused-poll-over = 这件事的投票已经结束了。
refused-home-has-voted = 您家已经投过了（{ $name }投的），一户一票。想改，请{ $name }来点。
refused-no-such-option = 没有这个选项，请点卡片上的。
refused-not-for-all = 这里面有电话、证件号或者筹款的话，不能发到群里。请去掉再写一遍。
refused-too-few-options = 要 { $least } 到 { $most } 个不同的选项，每个最多{ $limit }字。一行写一个就好。
refused-no-time-left = 截止时间要在以后，最远两个月。请换一个时间。

group-menu-polls = 一起定
week-polls = 正等大家一起定：
week-poll = · { $title }（{ $at } 截止）
