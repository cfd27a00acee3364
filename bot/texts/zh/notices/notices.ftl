# Notices: a worker says something once, and it reaches groups and people.

command-notice = 发通知
command-notices = 看看现在的通知

notice-kind-news = 通知
notice-kind-activity = 活动
notice-kind-handout = 发放
notice-kind-urgent = 紧急通知
notice-kind-search = 寻人寻物

notice-scope-everybody = 全体邻居

# -- /notice

notice-write-where = 在哪个社区发？
notice-write-where-label = 社区

notice-write-what = 要跟大家说什么？直接写，最多{ $limit }字。发出去以前，您会先看一遍。
notice-write-what-label = 内容
notice-write-what-example = 周二上午9点到下午3点停水，2、4、6号楼请提前接一桶水。

notice-write-number = 里面有电话 { $number }，收到的人都看得见。是给大家打的吗？
notice-write-number-yes = 是，照发
notice-write-number-no = 去掉号码

notice-write-kind = 这是哪一类？
notice-write-kind-label = 类别
notice-write-kind-news = { notice-kind-news }
notice-write-kind-activity = { notice-kind-activity }
notice-write-kind-handout = { notice-kind-handout }
notice-write-kind-urgent = { notice-kind-urgent }
notice-write-kind-search = { notice-kind-search }

notice-write-scope = 发给谁？
notice-write-scope-label = 发给谁
notice-write-scope-everybody = { notice-scope-everybody }
notice-write-scope-buildings = 几栋楼
notice-write-scope-role = 志愿者、党员这些
notice-write-scope-groups = 一个群
notice-write-scope-people = 指定的几位

notice-write-buildings = 哪几栋？点一栋，或者写「3、5号楼」。
notice-write-buildings-label = 楼栋
notice-write-buildings-example = 3、5号楼
notice-write-buildings-unknown = 没都认出来。现在有人登记的是：{ $known }。

notice-write-role = 发给哪些人？
notice-write-role-label = 哪些人
notice-write-role-volunteer = { role-volunteer }
notice-write-role-party-member = { role-party-member }
notice-write-role-business = { role-business }
notice-write-role-donor = { role-donor }
notice-write-role-captain = { role-captain }
notice-write-role-worker = { role-worker }
notice-write-role-admin = { role-admin }

notice-write-groups = 哪个群？
notice-write-groups-label = 群

notice-write-people = 写名字，几位之间用顿号隔开。
notice-write-people-label = 哪几位
notice-write-people-example = 王秀英、李明
notice-write-people-unknown = 没找到 { $names }。照邻居在这里用的名字写。
notice-write-people-several = 叫 { $names } 的不止一位，请写全名。

notice-write-when = 什么时候发？点一个，或者写「明天早上8点」。
notice-write-when-label = 什么时候发
notice-write-when-skip = 现在就发
notice-write-when-example = 明天上午9点

notice-write-seen = 要大家点「收到」吗？
notice-write-seen-label = 收到
notice-write-seen-no = { notice-seen-no }
notice-write-seen-each = { notice-seen-each }
notice-write-seen-household = { notice-seen-household }

notice-write-photo = 配一张图，直接发给我。
notice-write-photo-label = 图片
notice-write-photo-skip = 不配图

notice-write-file = 附一个文件（PDF、Excel、Word），直接发给我。
notice-write-file-label = 文件
notice-write-file-skip = 不附文件

notice-write-loud = 现在是大家休息的时候。马上就要让人听见吗？
notice-write-loud-yes = 马上发，会响
notice-write-loud-no = 等到早上

notice-write-sure =
    { $second ->
        [yes] 再看一眼。这条要请另一位同事也看过，才会发出去。
       *[no] 再看一眼，没问题就发。
    }
notice-write-adds = 想改什么、加什么？点一个（✓ 是已经写了的）。要改内容，把改好的整条发给我，就换掉原来的。
notice-write-added = 换好了：{ $what }。
notice-write-take-back = 还用原来的
notice-write-sure-yes = 发出去
notice-write-done = 好，正在发。发到哪儿了，下面这条会一直更新。
notice-write-planned = 记下了，到时候自动发。想改、想撤，发 /notices。
notice-write-second = 已经请同事看了，同意后马上发出去，我会告诉您。
notice-write-became = 这条通知已经交上去了，发 /notices 看看到哪儿了。
notice-write-cancelled = 好，这条先不发。

answer-moment-wanted = 写一天和几点，比如「明天上午9点」。
answer-moment-past = 这个时间已经过了，换一个吧。

# -- the last look

notice-preview = { $kind }（{ $length }字）
notice-preview-line = —— 上面是大家看到的 ——
notice-for = 发给
notice-reaches = 能看到
notice-reaches-so-many =
    { $groups ->
        [0] 私下 { $private } 位
       *[other] { $groups } 个群，私下 { $private } 位（在群里的不会重复收到）
    }
notice-unreached = 联系不上
notice-unreached-never-came = { $count } 位没和我说过话
notice-unreached-blocked = { $count } 位关了和我的聊天
notice-unreached-quiet = { $count } 位设了安静
notice-unreached-troubled = { $count } 个群最近发不进去
notice-goes = 什么时候发
notice-file = 附的文件
notice-at-once = 现在
notice-days-near = 里面写着「{ $days }」，过一天再看就不准了，写上几月几号更稳妥。
notice-seen-wanted = 收到
notice-seen-no = 不用点收到
notice-seen-each = 每位都点收到
notice-seen-household = 一户点一个就行
notice-people-more = { $names }等，另有 { $more } 位

notice-sample-group = 群里看到的：
notice-sample-private =
    { $building ->
        [none] 私下看到的：
       *[other] 私下看到的（{ $building }的邻居）：
    }
notice-sample-button = 下面的按钮：「{ $labels }」
notice-sample-between = 」「

# -- as it is read

notice-seen-button = 收到
notice-seen-count =
    { $count ->
        [0] 看到了点一下「收到」，不用打字。
       *[other] { $count } 位已经收到。
    }
notice-seen-noted = 记下了，谢谢您。
notice-seen-before = 您点过了，记着呢。
notice-you-saw = 您点过收到了。
notice-changed = 内容有改动，以这条为准
notice-withdrawn = 「{ $title }」这条 { $day } 撤回了，请不要再照着办。
notice-over = 这条通知已经过期。

# -- the second look

notice-to-second = { $name }写了一条通知，发出去前想请您看一眼
notice-approve = 可以，发出去
notice-decline = 先别发
notice-approved = 好，这就发出去。
notice-declined = 好，这条不发，{ $name }会知道。
notice-rewrite = 改一改再发
told-notice-approved = { $name }看过了，「{ $title }」这就发出去。
told-notice-declined = { $name }觉得「{ $title }」先别发，您找同事商量一下。

# -- how far it has come

notice-progress = { $kind }发到哪儿了
notice-is-on-its-way = 正在发
notice-is-paused = 先停着，没再往外发
notice-is-done = 发好了
notice-is-second = 等同事看一眼
notice-is-planned = 定好时间，还没发
notice-is-over = 过期了
notice-is-withdrawn = 撤回了
notice-is-declined = 同事没同意，没发
notice-of = { $some } / { $all }
notice-people = { $count } 位
notice-told-groups = 群
notice-told-inside = 在群里看
notice-told-private = 私下发
notice-missed = 没发到
notice-missed-unreached = { $count } 位联系不上
notice-missed-failed = { $count } 位几次都没发成
notice-missed-quiet = { $count } 位设了安静
notice-missed-stopped = { $count } 位停发前没轮到
notice-seen-label = 已收到

notice-pause-button = 先停一停
notice-go-on-button = 接着发
notice-stop-button = 不发了
notice-repeat-button = 再提醒没收到的
notice-edit-button = 改内容
notice-withdraw-button = 撤回

notice-stop-question = 「{ $title }」还没收到的就不再发了，已经收到的不变。不发了吗？
notice-stop-sure = 不发了
notice-stop-keep = 接着发
notice-withdraw-question = 把「{ $title }」撤回来？每一处都会写明撤回了。
notice-withdraw-sure = 撤回
notice-withdraw-keep = 不撤
notice-repeat-question = 私下再提醒一遍没点「收到」的邻居？
notice-repeat-sure = 提醒
notice-repeat-keep = 先不用

# -- other words

notice-edit-what = 改成什么？整条重新写。现在是：{ $was }
notice-edit-what-label = 内容
notice-edit-number = { notice-write-number }
notice-edit-number-yes = { notice-write-number-yes }
notice-edit-number-no = { notice-write-number-no }
notice-edit-matters = 改的地方要紧吗？要紧的话，点过「收到」的也请再点一次。
notice-edit-matters-label = 再点收到
notice-edit-matters-yes = 要紧，请大家再点
notice-edit-matters-no = 小改动，不用再点
notice-edit-sure = 每一处都会改成这样。
notice-edit-sure-yes = 就这样改
notice-edit-done = 改好了，发出去的正一条条换成新的。
notice-edit-cancelled = 好，不改了。
notice-edit-became = 这条已经改了。

# -- what it said before

notice-versions-button = 看看改过什么
notice-version =
    { $now ->
        [yes] 第{ $number }版，现在的
       *[no] 第{ $number }版，共{ $all }版
    }
notice-version-by = { $name }，{ $at }
notice-version-small = 小改动，没请大家再点收到。
notice-version-before = 看上一版
notice-version-after = 看下一版

# -- templates

template-keep-button = 存成模板
notice-days-passed = 里面的日子是 { $days }，已经过了，改了吗？
templates-button = 用模板
templates-title = 常用的通知（{ $count }）
templates-lead = 点名字，就照它写一条；发出去以前还能改。
templates-none = 还没有模板。在一条通知下面点「存成模板」就有了。
template-show-button = 看看、改名
template-use-button = 用它写一条
template-rename-button = 改名
template-drop-button = 不要了
template-back = 回到模板
template-keep-name = 这个模板叫什么？短一点，最多{ $limit }字。
template-keep-name-label = 名字
template-keep-name-example = 停水
template-keep-cancelled = 好，先不存。
template-rename-name = 改叫什么？最多{ $limit }字。
template-rename-name-label = 名字
template-rename-name-example = 停水
template-rename-cancelled = 好，名字不改。
template-kept = 存好了，下次在 /notices 里点「用模板」，选「{ $name }」。
template-renamed = 现在叫「{ $name }」了。
template-used = 照「{ $name }」写好了。要改，把改好的整段发给我就行。
template-used-days = 照「{ $name }」写好了。里面的日子、钟点是：{ $days }。有变的话，把改好的整段发给我就行。
template-drop-question = 不要「{ $name }」这个模板了？发过的通知不受影响。
template-drop-sure = 不要了
template-drop-keep = 留着
did-template-kept = 存了一个通知模板
did-template-renamed = 给通知模板改了名
did-template-dropped = 删了一个通知模板
refused-template-named = 已经有一个叫这个名字的模板了，换个名字吧。
refused-too-many-templates = 模板已经有{ $most }个了，先删掉不用的再存。

# -- a group for notices

bind-notices = { $community }：发通知
bound-notices = 好，{ $community }的通知会发在这个群里。

# -- lists

notices-title = 现在的通知（{ $count }）
notices-none = 现在没有通知。
notices-none-staff = 现在没有通知。要发一条，写 /notice 加上内容。
notice-ahead-second = （等同事看）
notice-ahead-planned = （还没到时间）

queue-count-notice-decide = 等您看一眼的通知 { $count }。

# -- settings, the copy of what is kept, refusals

settings-group-notices = 通知
setting-in-people = { $value }位
setting-notice-second-from = 多少人起要两个人看
setting-about-notice-second-from = 通知要发给这么多人，就先请另一位同事看一眼。
setting-notice-count-days = 通知算几天
setting-about-notice-count-days = 没写到哪天的通知，过这么多天就过期，按钮收起来。
setting-notice-nudge-hours = 多久没收到就私下提醒
setting-about-notice-nudge-hours = 要点「收到」的通知，过这么久还没点的，私下提醒一次。
setting-notice-captain-hours = 多久没收到请楼长敲门
setting-about-notice-captain-hours = 过这么久还没点「收到」的，列给本楼的楼长去看看。
setting-notice-phone-hours = 多久没收到请社工打电话
setting-about-notice-phone-hours = 过这么久还没点「收到」的，列进社工的电话名单。

mine-notices = 您写的通知
mine-notice = 「{ $title }」，{ $day }
mine-told = 发给您的通知
mine-seen = 您点过收到的
mine-seen-line = 「{ $title }」，{ $day }

did-notice-written = 写了一条通知
did-notice-approved = 同意发一条通知
did-notice-declined = 没同意发一条通知
did-notice-edited = 改了一条通知
did-notice-withdrawn = 撤回了一条通知
did-notice-repeated = 请没点收到的邻居再看一遍
did-notice-paused = 把一条通知停了停
did-notice-went-on = 让一条通知接着发
did-notice-stopped = 停发了一条通知

refused-identity-inside = 里面像有身份证或银行卡号，这样的号码不能发给大家。请去掉再发。
refused-asks-for-money = 这里不能向大家募钱。有这样的难处，请和负责人商量正规的渠道。
refused-nobody-to-read = 这样发没有一个人能看到。换一个范围吧。
refused-no-second = 这条要另一位社工看过才能发，可这里只有您一位。先请负责人加一位同事。
refused-own-notice = 这是您自己写的，要请另一位同事看。
refused-already-decided = 同事已经看过这条了。
refused-not-out = 这条通知现在不在发，改不了也点不了了。
refused-said-meanwhile = 刚才有人改过这条通知。看看现在的内容，再改一次。

group-menu-notices = 通知
week-notices = 还作数的通知：
week-notice = · { $kind }：{ $title }
