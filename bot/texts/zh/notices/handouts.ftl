# Hand-outs: the facts beside a notice, 「我要领」 and the line behind it.

handout-unit = 份

# -- the facts, asked of whoever adds them

notice-write-day = 哪天领？点一个，或者写「周六」。
notice-write-day-label = 领的日子
notice-write-day-skip = 不写日子
notice-write-hours = 几点领？几栋楼时间不一样，就一栋一栋写，每栋只看到自己的。
notice-write-hours-label = 领的时间
notice-write-hours-example = 3号楼上午9点，5号楼上午10点
notice-write-hours-skip = 不写时间
notice-write-place = 在哪儿领？
notice-write-place-label = 在哪儿领
notice-write-place-example = 社区活动室门口
notice-write-place-skip = 不写地点
notice-write-bring = 要带什么来？
notice-write-bring-label = 带什么
notice-write-bring-example = 身份证、袋子
notice-write-bring-skip = 什么都不用带
notice-write-portions = 一共多少份？写了数，大家就能点「我要领」，领完为止，后面的排队。
notice-write-portions-label = 让大家报名领
notice-write-portions-example = 50袋
notice-write-most = 每户最多几份？最多{ $most }份。
notice-write-most-label = 每户几份
notice-write-most-all = { $many }
notice-write-closes = 报名报到哪天？
notice-write-closes-label = 报名到哪天
notice-write-closes-skip = 不限日子
notice-write-pickup = 可以请人代领吗？
notice-write-pickup-label = 代领
notice-write-pickup-others = { handout-pickup-others }
notice-write-pickup-own = { handout-pickup-own }
notice-detail-number = 电话请写在通知内容里，这里不写号码。

# -- the facts, as they are read

handout-when = 时间
handout-where = 地点
handout-bring = 请带
handout-closes = 报名到
handout-comes = 谁来领
handout-pickup-others = 可以请人代领
handout-pickup-own = 请本人来领
handout-portions = 报名
handout-no-sign-up = 不用报名
handout-total = 一共{ $all }，每户最多{ $most }，领完为止
handout-left = 还剩{ $left }，每户最多{ $most }
handout-gone =
    { $waiting ->
        [0] 领完了，还可以排队
       *[other] 领完了，{ $waiting } 户在排队
    }

# -- 「我要领」

handout-take = 我要领
handout-take-many = 我要领{ $many }
handout-now-taken = 记下了，您领{ $many }。
handout-has = 早就记着了，您领{ $many }。
handout-now-waiting-unheard = 领完了，您排第 { $place } 位。先点开和我的私聊，轮到了我才能告诉您。
handout-now-waiting = 领完了，您排第 { $place } 位。轮到了我马上告诉您。
handout-yours = 您家
handout-is-taken = 领{ $many }
handout-is-waiting = 排第 { $place } 位（{ $many }）
handout-is-offered = 轮到了（{ $many }），等一句回话
handout-is-left = 不领了
handout-is-declined = 这次不要
handout-is-lapsed = 没等到回话
handout-is-over = 已经结束
handout-own = 您{ $how }。
handout-by = { $name }替您报了名：{ $how }。
handout-for = { $name }：{ $how }
handout-give-back = 不领了，让给别人
handout-wait-no-more = 不排了
handout-leave-question = 不要了，让给后面的邻居？
handout-leave-sure = 让给别人
handout-leave-keep = 还是要
handout-left-it = 好，让给后面的邻居了，谢谢您说一声。
handout-proxy = 请人代领
handout-proxy-label = 谁来代领
handout-proxy-is = { $name }（{ $relation }）
signup-proxy-who = 谁替您来领？写个名字。
signup-proxy-who-label = 谁来领
signup-proxy-relation = { $name }是您什么人？
signup-proxy-relation-label = 关系
signup-proxy-relation-example = 女儿、邻居
signup-proxy-relation-skip = 不写
signup-proxy-done = 记下了，{ $name }来领。
signup-proxy-cancelled = 好，那就不改了。
signup-proxy-became = 谁来领已经记下了。

# -- the line

handout-accept = 我要
handout-decline = 这次不要
handout-accepted = 好，是您的了。
handout-declined = 好，让给后面的邻居了。
told-handout-offered = 轮到您了：「{ $title }」让出{ $many }。{ $until }前点一下「我要」，就是您的。
told-handout-offered-for = 轮到{ $name }了：「{ $title }」让出{ $many }。{ $until }前请替这位邻居点一下。
told-handout-lapsed = 「{ $title }」那份等到了时间没有回话，先请后面的邻居了。
told-handout-changed = 您报了名的「{ $title }」有改动，请照新的来：
told-handout-withdrawn = 「{ $title }」取消了，您报的名不用管了，请不要白跑一趟。
told-handout-over = 「{ $title }」结束了，这次没轮到您。谢谢您一直等着。

# -- for a neighbour

handout-note = 替邻居报名
handout-note-who = 替哪位邻居报？写名字。
handout-note-who-label = 谁
handout-note-which = 是哪一位？
handout-note-which-label = 哪一位
handout-note-many = 领几份？最多{ $most }份。
handout-note-many-label = 几份
handout-note-many-all = { $many }
handout-note-unknown = 没找到能替{ $name }报名的。照邻居在这里登记的名字写；没登记过的，请社工先登记。
handout-note-cancelled = 好，先不报。
handout-note-became = 已经报上了。

# -- to those who hand out

handout-people = 报名名单
handout-people-title = 报名的（{ $count }户）
handout-nobody = 还没有人报名。
handout-back = 回到通知
handout-taken = 报上名的
handout-so-far =
    { $waiting ->
        [0] { $taken }
       *[other] { $taken }，另有 { $waiting } 户在排队
    }
handout-noted-by = { $name }代报
handout-comes-for = { $who }代领
handout-nowhere = 楼栋不详
handout-hours = 改发放时间
handout-hours-new = 新的时间
handout-hours-hours = 改成几点？现在是：{ $was }
handout-hours-hours-label = 时间
handout-hours-hours-example = { notice-write-hours-example }
handout-hours-matters = { notice-edit-matters }
handout-hours-matters-label = { notice-edit-matters-label }
handout-hours-matters-yes = { notice-edit-matters-yes }
handout-hours-matters-no = { notice-edit-matters-no }
handout-hours-sure = 每一处都会改成这样，报了名的邻居会另外听到。
handout-hours-sure-yes = 就这样改
handout-hours-done = 改好了，报了名的邻居正一个个通知。
handout-hours-still = 通知的文字里还写着「{ $named }」，要一起改吗？
handout-hours-cancelled = 好，时间不改。
handout-hours-became = 时间已经改了。

# -- settings, the copy of what is kept, refusals

setting-notice-answer-hours = 轮到时等多久
setting-about-notice-answer-hours = 排队领东西轮到了，等这么久没回话就请下一位；发放当天只等1小时。

mine-signups = 您报名领的
mine-signup = 「{ $title }」，{ $many }份，{ $day }，{ $state }
mine-signup-proxy = 代领：{ $who }
mine-signup-taken = 报上了
mine-signup-waiting = 在排队
mine-signup-offered = 轮到您了
mine-signup-left = 让给别人了
mine-signup-declined = 没要
mine-signup-lapsed = 没回话
mine-signup-over = 没轮到或取消了

did-notice-signed-up = 报名领东西
did-notice-accepted = 领了轮到的一份
did-notice-gave-back = 把报的名让给别人
did-notice-named-proxy = 说了谁来代领

refused-sign-up-closed = 已经截止报名了。
refused-not-among-them = 这次不是发给您这边的，通知上写着发给谁。
refused-more-than-each = 每户最多{ $most }{ $unit }。
refused-only-so-many =
    { $left ->
        [0] 剩下的刚领完，您原来报的还在。
       *[other] 只剩{ $left }{ $unit }了，少报一点就能领。
    }
refused-household-has = 您家已经报过了，是{ $name }报的。
refused-comes-oneself = 这次要本人来领。
refused-turn-over = 这份已经定了，或者结束了。
