# A community's settings: workers look, admins change.

settings-title = 这里的约定
settings-lead = { $community }现在是这样办的。
settings-note = 点一项，看看管的是什么。
settings-which = 点一项，看看管的是什么、谁改过。
settings-all = 看全部约定
settings-now = 现在
settings-bounds = 可以从{ $least }到{ $most }。
settings-never-changed = 一直是这样，没有人改过。
settings-last = { $day } { $name }改过，改之前是{ $was }。
settings-operator = 照看机器人的人
settings-who-may = 想改，跟这里的负责人说一声。
settings-changed = 改好了：{ $name }，从{ $was }改成{ $value }，马上生效。
settings-already = { $name }已经是{ $value }了，不用再改。
settings-undo = 改回 { $value }

settings-group-claiming = 许愿和认领
settings-group-waiting = 排队
settings-group-days = 日子
settings-group-silence = 没人回话的时候
settings-group-time = 时间

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

setting-wish-open-wishes = 每人最多同时几个心愿
setting-about-wish-open-wishes = 一位邻居最多有这么多个没办完的心愿，满了等办完再许。
setting-wish-live-claims = 每人最多同时认领几个
setting-about-wish-live-claims = 一位邻居手上最多拿这么多个心愿，满了先点亮再来。
setting-wish-large-from = 几份算大心愿
setting-about-wish-large-from = 要的份数到了这么多，就先说好几点开始，到点大家一起认领，不比谁手快。
setting-wish-large-lead = 大心愿先说多久
setting-about-wish-large-lead = 大心愿，还有社工点了「很多人会想要」的，从发到群里到开始认领隔这么久；「马上」就是一发就能认领。
setting-wish-offer-hours = 等回话等多久
setting-about-wish-offer-hours = 轮到排队的邻居，或者请一位邻居接着办，等回话等这么久；过了就问下一位。
setting-wish-dropouts = 放下几次往后排
setting-about-wish-dropouts = 认领了又放下，到了这么多次，排队就排在后面。许愿的邻居改了主意的不算。
setting-wish-dropout-days = 放下的事记多久
setting-about-wish-dropout-days = 放下几次，只看最近这么多天，再早的就不提了。
setting-wish-deliver-days = 认领后几天办好
setting-about-wish-deliver-days = 心愿没说日子的，认领以后约在这么多天内办好。
setting-wish-extensions = 自己能改几次日子
setting-about-wish-extensions = 认领的邻居可以自己把日子往后改这么多次，再要改就请社工看。
setting-wish-grace-days = 过了日子再等几天
setting-about-wish-grace-days = 过了约好的日子又没有回话，再等这么多天，就请别的邻居接着。
setting-wish-still-looking-days = 几天没看先说一声
setting-about-wish-still-looking-days = 交来的心愿，社工过了这么多天还没看，先告诉许愿的邻居没忘。
setting-wish-ask-again-days = 几天没回话再问
setting-about-wish-ask-again-days = 送到了还没点「收到了」，或者社工问的话还没回，过这么多天再问一声。
setting-wish-to-worker-days = 几天没动静请社工
setting-about-wish-to-worker-days = 一直没有回话，过这么多天请社工打个电话；社工自己跟进的，也提醒一声。
setting-wish-announce-days = 几天后再说一遍
setting-about-wish-announce-days = 在群里没人认领的心愿，过这么多天再说一遍。
setting-wish-still-needed-days = 几天后问还要吗
setting-about-wish-still-needed-days = 一直没人认领，过这么多天，问问许愿的邻居还需不需要。
setting-wish-expire-days = 几天后收起来
setting-about-wish-expire-days = 一直没人认领也没有回话，过这么多天就先收起来。
setting-community-reminder-hour = 几点提醒
setting-about-community-reminder-hour = 每天这个钟点，提醒日子快到的邻居。
setting-community-digest-hour = 几点说每日心愿
setting-about-community-digest-hour = 每天这个钟点，在群里说说还等着的心愿。
setting-community-quiet-from = 晚上几点起不打扰
setting-about-community-quiet-from = 过了这个钟点，不急的消息留到早上再说。
setting-community-quiet-until = 早上几点起可以说
setting-about-community-quiet-until = 到了这个钟点，夜里留下的消息再发出去。
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

    { settings-bounds }{ $last }
    想改成多少？点一个，或者直接写数字。
setting-number-wanted = 这里写个数字就好，从{ $least }到{ $most }。
setting-number-range = 这个不行，可以从{ $least }到{ $most }。请换一个。
setting-number-cancelled = 好，不改，还是原来的。

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
refused-out-of-order = 「{ $earlier }」要早过「{ $later }」。这样一改，前一个是{ $early }天，后一个是{ $late }天：先改另一个，再改这个。
refused-name-taken = 已经有社区叫这个名字了，请换一个。
refused-no-such-zone = 没有「{ $value }」这个时区。
refused-set-meanwhile =
    早一步，刚有人把这一项改成了{ $value ->
        [zh] 中文
        [en] 英文
       *[other] { " " }{ $value }
    }。还想改，发 /settings 再来。
