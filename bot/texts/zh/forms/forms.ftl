# Forms: questions that are open, and what is wanted for an answer.

talk-still-open = 刚才这一问还等着您：
talk-added = 补上了：{ $what }
talk-samples = 看看发出去的样子
talk-take-back = 不补这句
answer-not = 不|没|别|先不
talk-or-this = 要是答刚才这一问：{ $wanted }
talk-still-open-about = 「{ $title }」（{ $code }）的这一问还等着您：
talk-changed = 改好了，{ $name }：{ $value }
talk-changed-plain = 改好了：{ $value }
talk-question-gone = 这一问已经过去了，看最新的一条就好。
talk-kept = 前面填的都还在。
talk-cancel = 不写了
talk-back = 回上一步
talk-edit-before = 改前面的
talk-edit = 改一改
talk-read = 改：{ $value }
talk-add = 补一句，改一改
talk-there = ✓ { $name }
talk-led = 一步步来
talk-what-to-add = 想补什么、改什么？点一个（✓ 是已经写了的）；也可以直接写一句，比如「3号楼2单元，晚上都在」。
talk-what-to-tap = 想补什么、改什么？点一个（✓ 是已经写了的）。
talk-nothing-to-add = 不用了
talk-what-to-change = 想改哪一项？
talk-nothing-to-change = 不改了
talk-tick = ✓ { $what }
talk-goes-on = 接着往下看。
talk-became-done = 这一份已经办好了。
talk-became-cancelled = 这一份您说不写了，什么也没发出去。
talk-became-put-away = 这一份先收起来了，什么也没发出去。
talk-became-expired = 这一份放了两天，我先替您收掉了，什么也没发出去。
talk-cancelled = 好，不写了，什么也没发出去。
talk-stopped = 这一份写到这里。
talk-nothing-open = 现在没有写到一半的东西。
talk-expired = 您有一份没写完的，放了两天，我先替您收掉了，什么也没发出去。想写随时再来，发 /help。
talk-put-away = 您之前有一份没写完的，现在接不下去了，我先替您收起来，什么也没发出去。想写随时再来，发 /help。
talk-closed-about = 「{ $title }」（{ $code }）：{ $why }
talk-over-about = 您写到一半的「{ $title }」（{ $code }）：{ $why }

answer-skip = 跳过
answer-example = 比如：{ $example }
answer-said-anew = 您后来又写过，请用下面这条的按钮。
answer-choice-wanted = 这里不用打字，点一下最近那条消息下面的按钮就好。
answer-text-wanted = 这里请用文字写一句，图片和转来的消息我读不了。打字不方便，就发一段语音，请社工来听。
answer-too-long =
    您写了{ $length }个字，这里放得下{ $limit }个。请写短一点；或者只留前面这些，复制了再发：
    { $shorter }
answer-line-empty = 这句要给大家看，请写几个字。
answer-line-private = 这句会发到群里，去掉电话和门牌就不剩什么了。请只写想要什么；地址和电话，我后面私下问您。
answer-phone-wanted = 请写一个电话号码，或者发您自己的名片。
answer-amount-wanted = 写个准数就好，比如「3」「两袋」。
answer-amount-between =
    { $most ->
        [1] 这里只剩 1 了，写 1 就好。
       *[other] 这里从 { $least } 写到 { $most } 就好。
    }
answer-amount-range = 这里从 1 写到 { $most } 就好；要得多，分成几个心愿来说。
answer-number-names = 一 二|两|俩 三|仨 四 五 六 七 八 九 十 十一 十二
# Of an amount: what may stand before and behind it, and what is no unit.
amount-before = 一共|总共|大概|大约|差不多|可能|要|需要|来|拿|给我|我要|我|就|只|先|有|嗯|好|那
amount-behind = 左右|就行|就好|就可以|就够|够|了|吧|就|可以|行|啊|呢|谢谢
amount-of-nothing = [几多来余半些点会下第码号楼室时岁元年日]|块钱|毛钱|单元|月$|月底|月份|个月|天后|天前|分钟|.*[半几后前或到至和]
amount-all = 全部|全都|都要|全要|都|所有|全都要
amount-any = 个|件|份|只|样
answer-day-wanted = 请说一个准日子，比如「明天」「下周三」「3天后」，或者「{ $example }」。
answer-yes = 对|对的|是|是的|嗯|嗯嗯|好|好的|行|可以|没错|就这天|对对
answer-day-range = 请选 { $first } 到 { $last } 之间的一天。
answer-day-names = 今天 明天 后天
answer-day-past = { $day } 已经过了，请从 { $first } 起选一天。
answer-document-wanted = 这里请发一个 PDF、Word 或 Excel 文件。
answer-photo-wanted = 这里请发照片；没有照片，点下面的按钮就好。
answer-photo-most = 最多放{ $most }张，前面的都收好了。
answer-photo-one = 一张就够，收好的是第一张。
answer-photo-more = 照片收好了。还有就接着发，没有了点「就这些」。
answer-photo-kept = { $count }张
answer-photo-done = 就这些

typed-button = { $act } · { $title }
typed-answer-worker = 这是回社工的话
words-mean-as = 您是说这个吗？点一下就好；点之前什么都不动。
words-mean-as-other = 都不是，说的是别的
words-mean-words = 想说什么？
words-mean-offered = 说的是哪一件？
