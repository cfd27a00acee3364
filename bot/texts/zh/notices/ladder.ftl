# The ladder of 「收到」: a nudge, a knock at the door, a call, a slip; who has seen it.

notice-nudge = 这条您看到了吗？看到了点一下「收到」就好。
notice-moved = 这条通知又发了一遍，看下面那条就好。
notice-seen-homes =
    { $count ->
        [0] 一户点一下「收到」就行，不用打字。
       *[other] { $count } 户已经收到。
    }
notice-homes = { $count } 户

# -- a captain's list

knock-title = 请您敲敲门（{ $count } 户）
knock-lead = 「{ $title }」这几户还没点「收到」。您路过时敲敲门、说一声，再点那一户。
knock-door = { $address } { $names }
knock-door-away = { $address } { $names }（不在家）
knock-done-button = 敲过门了
knock-away-button = 不在家
knock-back-button = 回到名单
knock-was-away = 上次敲门没人在家。
knock-noted = 记下了，辛苦您。
knock-away-noted = 记下了，回头再敲一次，或者社工来打电话。
knock-seen-meanwhile = 这一户刚刚已经知道了。
knock-over = 这份名单不用跑了，谢谢您。

# -- the workers' telephone list

queue-count-notice-call = 还有邻居要打电话的通知 { $count }。
ring-title = 还有 { $count } 位没收到
ring-lead = { $kind }「{ $title }」：{ $tried ->
    [both] 提醒过、敲过门，
    [reminded] 提醒过，
    [knocked] 敲过门，
   *[nothing] { "" }
}还差这几位。给他们打个电话吧。
ring-needing = 其中 { $count } 位没留号码或者没打通，可以放一张门上的小条。
ring-first-button = 打给下一位
ring-left = 还有 { $count } 位
ring-number = 电话
ring-no-number = 没留号码
ring-address = 住处
ring-unknown = 不清楚
ring-proxies = 能替他办的
ring-silent = 发到了，没有回音。
ring-no-chat = 收不到我发的消息。
ring-knows-button = 打过了，知道了
ring-nobody-button = 没人接
ring-proxy-button = 请人转告
ring-words-button = 打过了，记一句
ring-next-button = 先换一位
ring-slips-button = 印门上的小条
ring-noted = 记下了。
ring-proxy-noted = 记下了，请{ $name }转告。
ring-nobody-noted = 记下了，排到后面再打。
ring-over = 这条通知的电话都打完了。
ring-slips-noted = 印好的小条在下面，这几位不用再打了。
ring-slip-heading = { $community }给您的一张小条
ring-slip-scan = 扫一扫，点个「收到」
ring-words-said = 对方说了什么？写一句。
ring-words-said-label = 说了什么
ring-words-said-example = 知道了，周二在家等着。
ring-words-cancelled = 好，先不记。
ring-words-became = 这一位已经知道了，不用再记。
ring-proxy-who = 请谁转告？写名字，和本人的关系也可以写上。
ring-proxy-who-label = 谁转告
ring-proxy-who-example = 儿子王强
ring-proxy-cancelled = 好，先不记。
ring-proxy-became = 这一位已经知道了，不用再记。

# -- who has seen it

notice-roster-button = 谁收到了
roster-title = 谁收到了
roster-everybody = 全部
roster-unreached = { $said }，联系不上 { $count }
roster-names-button = 谁还没收到
roster-sheet-button = 存成表格
roster-back-button = 回到数字
roster-names-title = 还没收到（{ $count }）
roster-all-seen = 都收到了。
roster-line = { $where } { $name }：{ $why }
roster-is-seen = 收到了
roster-is-at-home = 家里有人收到了
roster-is-silent = 发到了，没点
roster-is-waits = 还没轮到发
roster-is-quiet = 设了安静
roster-is-blocked = 关了和我的聊天
roster-is-never = 没和我说过话
roster-is-failed = 几次没发成
roster-way-tap = 自己点的
roster-way-door = 敲门说的
roster-way-phone = 打电话说的
roster-way-proxy = 请人转告
roster-way-list = 名单上写的
roster-file = 谁收到了
roster-sheet-here = 表格在这里，用 Excel 打得开。里面有名字，请收好。
roster-column-building = 楼栋
roster-column-name = 姓名
roster-column-stand = 收到没有
roster-column-way = 怎么知道的
roster-column-said = 说了什么、谁转告
roster-column-by = 谁记的

mine-knocks = 您敲过门的通知名单

did-notice-knocked = 敲门说了一条通知
did-notice-away = 为一条通知敲过门，没人在家
did-notice-called-up = 为一条通知看了电话号码
did-notice-called = 打电话说了一条通知
did-notice-no-answer = 为一条通知打过电话，没人接
did-notice-slips = 印了门上的小条
did-notice-names-read = 看了谁还没收到通知
did-notice-sheet-made = 把谁收到了通知存成了表格

refused-seen-meanwhile = 刚才已经有人记过，这一位知道了。
refused-no-slips = 现在没有要放小条的：剩下的都有号码，先打一打吧。
