# A month in figures, for workers.

stats-title = { $year }年{ stats-month }的心愿
stats-lead = 街坊许了{ $posted }个心愿，认领了{ $claimed }个，点亮了{ $confirmed }个{ $fewer ->
        [0] { "" }
       *[other] （其中{ $fewer }个到的比当初想要的少）
    }{ $helped ->
        [0] 。
       *[other] ，还有{ $helped }个是社工亲自帮着办好的。
    }
stats-to-claim = 等到认领，一般要
stats-to-confirm = 从认领到收到，一般要
stats-by-category = 按类别
stats-by-urgency = 按急缓
stats-count = { $name } { $count }
stats-note = 「一般」是排在正中间的那一个：一半更快，一半更慢。
stats-empty = { stats-month }还没有人许心愿，也没有要说的数。街坊有小事，请大家发 /wish 说一声。
stats-before = 上个月
stats-this = 这个月
stats-month = { $month }月

stats-soon = 不到1小时
stats-hours = { $value }小时
stats-days = { $value }天

stats-posted = 许下
stats-claimed = 认领
stats-confirmed = 点亮
