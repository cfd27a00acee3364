# A wish: telling it, how it looks, what its owner hears.

# -- /wish

wish-post-where = 这个心愿，说给哪个社区？
wish-post-where-label = 社区

wish-post-what = 想请邻居帮什么忙？一句话就好，像平时说话一样。
wish-post-what-wanted = 我在呢。想请邻居帮什么忙，写一句就好，比如「想要一盏台灯」「水龙头漏水，想请人看看」。
wish-post-what-label = 心愿
wish-post-what-example = 想要一台按键大一点的收音机

wish-post-title = 群里看哪一句？写短一点，不用写名字、门牌和电话。
wish-post-title-label = 群里看的这句
wish-post-title-example = 想要一台按键大一点的收音机

wish-post-kind = 这是哪一类？
wish-post-kind-label = 类别
wish-post-kind-goods = { category-goods }
wish-post-kind-service = { category-service }
wish-post-kind-company = { category-company }
wish-post-kind-repair = { category-repair }
wish-post-kind-advice = { category-advice }
wish-post-kind-other = { category-other }

wish-post-amount = 要多少？点一个，或者直接写，比如「3袋」。
wish-post-amount-label = 数量
wish-post-amount-example = 2袋

wish-post-whom = 这是给谁的？
wish-post-whom-label = 给谁
wish-post-whom-self = 我自己
wish-post-whom-household = 我家里人
wish-post-whom-neighbour = 我替一位邻居说
wish-post-whom-offline = 替没手机的邻居记

wish-post-agreed = 本人同意了吗？还没问过就先去问问，填好的替您留两天，回来发 /wish 接着写。
wish-post-agreed-yes = 本人同意了
wish-post-tuck = 这句会发到群里，里面像有电话或门牌。群里只写「{ $kept }」，好吗？电话和地址可以另外补，不进群。
wish-post-tuck-yes = 就写这句
wish-post-tuck-no = 照原样

wish-post-beneficiary = 这位邻居怎么称呼？不进群。
wish-post-beneficiary-label = 邻居的称呼
wish-post-beneficiary-example = 张奶奶

wish-post-proxy = 谁替这位邻居接东西、回话？写称呼和关系，不进群。
wish-post-proxy-label = 代办的人
wish-post-proxy-example = 女儿小张

wish-post-urgency = 急不急？什么时候要？
wish-post-urgency-label = 什么时候要
wish-post-urgency-anytime = 随时都行
wish-post-urgency-anytime-said = 不急|不着急|慢慢来|都行|都可以|随便|什么时候都行
wish-post-urgency-week = { urgency-week }
wish-post-urgency-week-said = 这周|这星期|这个星期|一周内|一个星期
wish-post-urgency-days = { urgency-days }
wish-post-urgency-days-said = 快点|快一点|尽快|越快越好|早点|早一点|有点急
wish-post-urgency-today = { urgency-today }
wish-post-urgency-today-said = 马上|现在|立刻|很急|急|急用|今天就要

wish-post-until = 最晚到哪天还用得上？点一个，或者直接写。
wish-post-until-label = 最晚哪天
wish-post-until-skip = 没有期限

wish-post-story = 愿意的话，说说是怎么回事，帮忙的邻居好准备。不进群。
wish-post-story-label = 怎么回事
wish-post-story-skip = 不多说了
wish-post-story-example = 眼睛花了，小按键看不清，想听听戏和新闻。

wish-post-moved = 里面像有电话或证件号。我替您遮住，电话另收在「电话」那一栏，给不给看由您定。这样好吗？
wish-post-moved-label = 缘由里的号码
wish-post-moved-yes = 替我收好
wish-post-moved-no = 照原样

wish-post-suits =
    { $category ->
        [company] 哪天、什么时候方便？比如「周末上午」。不进群。
       *[other] 什么时候方便？比如「每天下午四点以后」。不进群。
    }
wish-post-suits-label = 什么时候方便
wish-post-suits-skip = 都方便
wish-post-suits-example = 周末上午
wish-post-suits-told = 方便的时候：{ $suits }

wish-post-place =
    { $category ->
        [goods] 送到哪儿？几号楼几单元就好。不进群。
        [repair] 修的东西在哪儿？几号楼几单元就好。不进群。
        [service] 到哪儿来帮您？几号楼几单元就好。不进群。
        [company] 在哪儿碰面？家里、公园都行，写个地方就好。不进群。
        [advice] 在哪儿聊？家里、社区、打电话都行。不进群。
       *[other] 在哪儿？写个地方就好。不进群。
    }
wish-post-place-label = { private-place }
wish-post-place-skip = 先不写
wish-post-place-example = 7号楼1单元

wish-post-phone = 留个电话吗？不进群；给不给认领的邻居看，后面由您定。
wish-post-phone-label = 电话
wish-post-phone-skip = 不留电话
wish-post-phone-example = 138 0000 0000

wish-post-photo = 有照片吗？比如要换的灯、要修的锁，一张就够。
wish-post-photo-label = 照片
wish-post-photo-skip = 不放照片

wish-post-shows = 这张照片给谁看？
wish-post-shows-label = 照片给谁看
wish-post-shows-yes = 群里都能看
wish-post-shows-no = 只给认领的邻居

wish-post-sharing =
    { $whom ->
        [offline] 要是有邻居认领，{ $name }愿意给认领的邻居看什么？给的话，{ $name }和代办人的称呼也一起给；办完就不再显示。
       *[other] 要是有邻居认领，您愿意给这位邻居看什么？给的话，您的称呼也一起给；办完就不再显示。
    }
wish-post-sharing-label = 给认领邻居看
wish-post-sharing-all = 缘由、地址、电话都给
wish-post-sharing-all-said = 都给|全给|都可以|都行|都给看|全都给
wish-post-sharing-place = 只给缘由和地址
wish-post-sharing-place-said = 只给地址|给地址
wish-post-sharing-nothing = 都先不给，社工牵线
wish-post-sharing-nothing-said = 都不给|不给|先不给|都别给

wish-post-sure =
    { $rest ->
        [yes] 写得细，真好。群里先看上面这一句，全文收在「怎么回事」里，不进群。您再看一眼。社工看过以后才发到群里。
       *[no] 您再看一眼。社工看过以后才发到群里。还想说的，直接写给我就行。
    }
wish-post-sure-yes = 就这样，交给社工
wish-post-done = 心愿收到了，编号 { $code }。社工看过，马上告诉您。
wish-post-became = 这个心愿已经交给社工了，编号 { $code }。
wish-post-cancelled = 好，这次先不写了。什么时候想说，发 /wish。

# The same form once more, to change a wish that is not in the group yet: its words are those above.

wish-revise-cancelled = 好，不改了，心愿还是原来的样子。

# Something said while nothing was asked.

wish-from-words-words = 想请邻居帮什么忙？写一句就好。
wish-from-words-then = 您好，我在。想请邻居帮忙，点「说成心愿」，就从您这句写起；想帮别人，发 /wishes；其他的，发 /help 看看。
wish-from-words-then-yes = 说成心愿
wish-from-words-then-no = 先不用
wish-from-words-cancelled = 好，这句我不留。想请邻居帮忙，随时发 /wish。

# -- in danger

danger-title = 您的安全最要紧
danger-first-suicide = 听您这么说，我很担心您。先别一个人待着，危险的东西放远一点。
danger-first-violence = 您没有错。先到能锁门的屋里，或者去邻居家，人平安最要紧。
danger-first-child = 说出来是对的，孩子没有错。先离开那个人，到信得过的大人身边。
danger-first-elder = 说出来是对的，这不丢人。先离那个人远一点，去邻居家或者人多的地方。
danger-first-doctor = 别慌，先打 { $number }，说清地址。人先别搬动，别喂水喂药，守在旁边。
danger-first-fire = 先出门，别碰开关，别点火，别坐电梯。到了外面再打 { $number }。
danger-first-missing = 现在就打 { $number }，不用等。说清穿什么、最后在哪里见的。
danger-first-swallowed = 别催吐，别喂水，留着瓶子，马上打 { $number }，照电话里说的做。
danger-first-crime = 先保自己平安，别上前，别开门。
danger-first-rescue = 现在就打 { $number }，说清在哪里。别围观，别去拉，离远一点轻声陪他说话，等人来。
danger-ring-police = 警察：打 { $number }
danger-ring-silent = 不方便出声，就发短信到 { $number }
danger-ring-firemen = 火警：打 { $number }
danger-ring-ambulance = 急救：打 { $number }
danger-ring-women = 家里有人动手，想问问怎么办：打 { $number }
danger-ring-children = 孩子和家长都可以问：打 { $number }
danger-ring-listeners = 心里难受，有人专门听您说：打 { $number }
danger-perhaps-worker = 您还好吗？想说说话的话，这里有人。社工也会来问候您一声。
danger-perhaps-unheard = 您还好吗？现在一时联系不上社工，我接着找。别一个人扛着，可以先打电话：
told-danger-perhaps = { $name }在{ $when } 私下写的话，听着让人放心不下。白天方便的时候，请看一看、问候一声。
told-danger-perhaps-now = { $name }在{ $when } 私下写的话，听着让人放心不下。请现在就看一看、问候一声，别等到明天。
danger-is = { $line }（{ $family }）
danger-is-suicide = 像是心里过不去
danger-is-violence = 像是家里有人动手
danger-is-child = 像是孩子受了伤害
danger-is-elder = 像是老人受了欺负
danger-is-doctor = 像是要马上看医生
danger-is-fire = 像是着火或漏气
danger-is-missing = 像是有人不见了
danger-is-swallowed = 像是误吃误喝了东西
danger-is-crime = 像是有坏人
danger-is-rescue = 像是有人要跳下去
danger-nothing = 没有危险，不用担心
danger-was-nothing = 记下了：{ $name }没有危险。谢谢您看了。
danger-is-nothing = { $name }看过了，{ $whom }没有危险。
danger-worker = 您说的不往群里发。我正在叫社工，社工会尽快和您联系。
danger-unheard = 您说的不往群里发。现在一时联系不上社工，我接着找。别一个人等，请先打上面的电话，或者叫身边的人来。
danger-form-over = 没写完的先放下，不着急。
told-danger-heard = { $name }在{ $when } 私下写了让人担心的话。请现在就打电话或上门，别等。
danger-take = 我来联系
told-danger-unheard = 说好了叫社工，可现在一时联系不上，我接着找。您别一个人等：
danger-beside = { $line }{ $name }正在联系{ $whom }，新写的这些还没有人看。
danger-times = { $line }（写了 { $count } 次）
bell-text = { $community }有人需要帮助，社工现在一个也联系不上。请您现在找人看看。
told-danger-again = 还没有人在联系{ $name }，{ $name }写了让人担心的话。您能现在打电话或上门吗？
told-danger-reached = { $name }联系上了吗？
danger-in-touch = 请现在联系{ $name }。
danger-opening = 电话、地址和原话马上显示在这一条里。没看到，就点下面。
danger-details-gone = 电话、地址和原话已经收起来了。
danger-nowhere = 这里没有留下电话和地址，请问问认识这位邻居的同事。
danger-afterwards = 说上话了，点一下「联系上了」，同事们就放心了。
danger-reached = 联系上了
danger-how = 看怎么联系
danger-was-reached = { $name }联系上了，谢谢您。
danger-is-reached = { $whom }联系上了，是{ $name }去联系的。
danger-is-said-reached = { $whom }联系上了，这是{ $by }说的；去联系的是{ $name }。
danger-is-taken = { $name }在联系{ $whom }。
danger-yours = 谢谢您，请现在就联系。
danger-forgotten = 这位邻居请我们忘掉了，名字不再留着。
told-danger-taken = 社区的{ $name }看到了，这就来联系您。

# -- the card in the group

card-wish-heading = { $title } · { $code }
card-wish-small = { $kind } · { $code }
card-wish-claim = 我来认领
card-needs = 需要
card-when = 时间
card-until = 最晚 { $day }
card-came-in-part = 想要 { $asked }，到了 { $came }，其余 { $gone }不再等了
card-less = { $progress }；想要过 { $asked }，其余 { $gone }不再等了
card-progress = { $need }，已认领 { $claimed }/{ $wanted }
card-state = 现在

card-somebody = 一位邻居
state-review = 社工在看
state-returned = 社工问了一句，等回话
state-open = 等一位邻居认领
state-claimed = { $name }认领了
state-claimed-by = { $name }认领了
state-delivered = { $name }说办好了，等一句「收到了」
state-delivered-by = { $name }说办好了，等一句「收到了」
state-confirmed = 心愿已点亮，谢谢{ $name }
state-confirmed-by = 心愿已点亮，谢谢{ $name }
state-refused = 没有发到群里
state-withdrawn = 收回了
state-cared-for = 社工亲自在办
state-helped = 社工说办好了

lit-title = { $title }点亮了 · { $code }

# -- lists

list-title = 等着点亮的心愿
list-lead = { $count ->
        [1] 有一个心愿等着邻居。
       *[other] 有{ $count }个心愿等着邻居，急的在前面，再看谁等得久。
    }
list-none = 这里现在没有等着的心愿。您有想说的，发 /wish。
list-line = { $title } · { $need } · { $when } · { $code }
list-claim = { $sign } 我来认领
list-signs = ① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨
list-show = { $sign } 看详情
list-found = 和「{ $text }」有关的心愿：
list-found-none = 没找到和「{ $text }」有关的心愿。换个词试试，或者发 /wishes 看看现在有的。
list-found-line = { $title } · { $state } · { $code }
list-found-more = 还有别的，多写几个字就找得准些。
under-way = 在办的心愿
under-way-title = 在办的心愿
under-way-lead = 现在有 { $count } 个在邻居手上。
under-way-none = 现在没有在邻居手上的心愿。
under-way-line =
    { $title } · { $name } · { $building } · { $days ->
        [1] 今天认领
       *[other] 第 { $days } 天
    } · 说好 { $day }
under-way-nowhere = 没写楼号
under-way-more = 后面还有 { $count } 个。
under-way-claimer = 按认领的人
under-way-building = 按楼栋
under-way-age = 按时间
list-before = 看上一页
list-after = 看下一页
list-all = 看全部
digest-rest = 看后面的 { $count } 个
digest-lead = { $count ->
        [1] 还有一个心愿等着邻居。顺手的话，点一下就好。
       *[other] 还有{ $count }个心愿等着邻居，急的在前面，再看谁等得久。哪个顺手，点一下就好。
    }
group-wish-private = 您的心愿我们私下说，不用在群里写。点一下就过来。
group-wish-take-back = 刚才那句里有电话或门牌，群里都看得见。请您长按那条消息，把它撤回。
mine-none = 您现在没有心愿，手上也没有认领的。想请人帮忙，发 /wish；想帮别人，发 /wishes。

# -- to its owner

preview-title = 群里会看到 · { $kind }
preview-private = 下面这些不进群：
private-beneficiary = 邻居的称呼
private-proxy = 代办的人
private-owner = 找谁
private-story = 怎么回事
private-place =
    { $category ->
        [goods] 送到哪儿
        [repair] 东西在哪儿
        [service] 到哪儿帮忙
        [company] 在哪儿碰面
        [advice] 在哪儿聊
       *[other] 在哪儿
    }
private-phone = 电话
private-sharing = 给认领邻居看

own-answer = 回一句
own-revise = 改一改
own-withdraw = 收回心愿
own-withdraw-question =
    { $held ->
        [0] 收回「{ $title }」吗？
        [1] 收回「{ $title }」吗？{ $name }已经认领了，我会告诉这位邻居不用办了。
       *[other] 收回「{ $title }」吗？{ $held }位邻居已经认领了，我会告诉大家不用再办了。
    }
own-withdraw-sure = 收回
own-keep = 先留着
own-withdrawn-rest = 还没办的不再等了，办好的照旧。
own-withdrawn = 心愿 { $code } 收回了。什么时候想再说，发 /wish。

told-wish-approved = 「{ $title }」已经发到群里了。有邻居认领，我马上告诉您。
told-wish-passed = 「{ $title }」社区的{ $name }看过了，一发到群里就告诉您。
told-wish-returned = 说到「{ $title }」，社区的{ $name }想先问您一句。您回一句，就能接着往下办。
told-wish-returned-again = 说到「{ $title }」，社区的{ $name }还等着您回一句。不方便打字，回个大概也行。
told-wish-still-looking = 「{ $title }」社工还在看，没忘。看过马上告诉您。
told-wish-refused = 「{ $title }」这件事群里不好办，社区的{ $name }写给您：
told-wish-taken-up = 「{ $title }」没等到邻居，社区的{ $name }亲自来帮您想办法，会和您联系。
told-wish-cared-for = 「{ $title }」由社区的{ $name }亲自来办，不发到群里。{ $name }会和您联系。

category-goods = 物品
category-service = 服务
category-company = 陪伴
category-repair = 维修
category-advice = 咨询
category-other = 其他

unit-goods = 件
unit-service = 次
unit-company = 次
unit-repair = 次
unit-advice = 次
unit-other = 份

urgency-anytime = 随时
urgency-week = 一周内
urgency-days = 三天内
urgency-today = 今天

whom-self = 本人
whom-household = 家里人
whom-neighbour = 替邻居说，本人同意了
whom-offline = 社工替没手机的邻居记的

group-menu-wishes = 心愿
week-wishes = 等着点亮的心愿还有 { $count } 个：
week-thanks = 这一周点亮了 { $count } 个心愿，谢谢伸手的每一位。
