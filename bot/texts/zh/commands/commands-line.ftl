# What the `wishlight` command says. Help is shown in both languages, English first.

cli-about = 点亮：帮一个社区在群里互相帮忙的聊天机器人。
cli-run = 启动机器人，一直运行到叫停。
cli-demo = 在浏览器里演一整个社区；什么都不发出去，什么都不留下。
cli-demo-port = 演示页面用本机的哪个端口。
cli-demo-days = 您来之前先过几天，少就快。
cli-demo-begins = 邻居们正在搬进来……
cli-demo-day = 他们过完了第 { $day } 天，一共 { $days } 天……
cli-demo-open = 社区在这里：{ $address }（按 Ctrl+C 结束）
cli-migrate = 把数据库升到这个版本；每次启动也会自动做。
cli-migrated = 数据库已是最新。

cli-doctor = 看看一切是否正常，哪里不对就说怎么办。
cli-doctor-json = 给程序看的清单：check、state、says、mend。

cli-invite = 打印一条给身份的链接：发给对方，在 Telegram 里点开就行。
cli-invite-role = 点开链接的人得到的身份。
cli-invite-uses = 最多几个人能用。
cli-invite-days = 几天内有效。
cli-invite-organisation = 背后的支部、商家或组织。
cli-invite-kind = 哪一类；第一次要填。
cli-which = 社区名；只有一个时不写。

cli-community = 这个机器人服务的社区。
cli-community-add = 新建一个社区。
cli-community-list = 列出所有社区和时区。
cli-community-set = 改一个社区的数目、语言或时区。
cli-community-number = 要改的一项，比如 wish.open-wishes=8；可以写好几次。community list 会列出全部。
cli-community-language = 社区群里说的语言：zh 或 en。
cli-community-name = 邻居们怎么叫它。
cli-community-zone = 时区，比如 Asia/Shanghai；不写就用设置里的。
cli-community-added =
    { $name }建好了。请第一位管理员：
    wishlight invite --role admin --community { $quoted }

cli-backup = 不停机，做一份完整的备份。
cli-backup-file = 备份放到哪个文件。
cli-backup-force = 文件已经有了也换掉。
cli-backup-made =
    备份好了：{ $file }（{ $megabytes } MB）。
    里面的私密内容仍是密封的：WISHLIGHT_SECRET_KEY 要另外存一处，没有它谁也读不出来。
cli-restore = 用备份换掉现在的全部数据；先停下机器人。
cli-restore-file = 要放回去的备份。
cli-restored = { $file } 已经放回去了。接着运行：wishlight migrate、wishlight verify、wishlight doctor。
cli-restore-kept = 原来的数据留在 { $kept }。
cli-backup-postgres =
    PostgreSQL 用它自己的备份工具。用 deploy/backup.sh 文件夹，或者：
    pg_dump --format=custom --no-owner --file={ $file } --dbname="{ $address }"
cli-forgotten-again =
    { $count ->
        [0] 备份以后要求忘掉的人：没有。
       *[other] 备份以后要求忘掉的 { $count } 位（个），又删掉了。
    }
cli-restore-postgres =
    PostgreSQL 用它自己的恢复工具。先停下机器人，再用 deploy/restore.sh 文件，或者：
    pg_restore --clean --if-exists --no-owner --exit-on-error --dbname="{ $address }" { $file }

cli-verify = 查一查存下的东西是否都对得上。
cli-verify-broken = 有{ $count }处对不上。先做一份备份，再请维护程序的人来看。
cli-verify-whole = 都对得上：{ $wishes }个心愿，{ $claims }次认领，{ $people }个人。

cli-rotate = 换了新的 secret key 之后：把旧钥匙封存的内容用新钥匙重新封好；机器人可以照常运行。
cli-rotated = { $count ->
        [0] 没有还用旧钥匙封着的内容了。
       *[other] 已用现在的钥匙重新封好 { $count } 项，没有还用旧钥匙封着的内容了。
    }
    旧消息上的按钮和还没用完的邀请链接认的是旧钥匙：想让它们继续能用，就先把旧钥匙留在 WISHLIGHT_OLDER_SECRET_KEYS 里。
cli-rotate-shut = 有 { $count } 项内容哪把钥匙都打不开，第一处是 { $first }。其余的都已用现在的钥匙封好。请把缺的那把钥匙加进 WISHLIGHT_OLDER_SECRET_KEYS，再运行一次。

cli-lessons = 把社工说「没有危险」的话导出来，给训练用；社区同意留下的才有。
cli-lessons-out = 导到哪个文件（jsonl）。
cli-taught = 导出了{ $count }句话：{ $file }
cli-export = 把心愿和认领导成表格：只有群里公开过的，另外要求才有别的。
cli-export-out = 导到哪个文件；不写就直接打印。
cli-export-format = csv（表格软件）或 jsonl（程序）。
cli-export-private = 连私密内容一起：姓名、缘由、地址、电话。
cli-export-reason = 为什么要打开；会记进历史。
cli-exported = 导出了{ $count }个心愿：{ $file }

# What stops a command

cli-cannot-open = 有一处私密内容用现在的 WISHLIGHT_SECRET_KEY 打不开（{ $place }）。以前的密钥写进 WISHLIGHT_OLDER_SECRET_KEYS。
cli-database-away = 数据库没有正常回应：{ $why }。看看 WISHLIGHT_DATABASE_URL，再运行 wishlight doctor。
cli-file = { $file }：{ $why }
cli-other-key = 现在的 WISHLIGHT_SECRET_KEY 打不开这里密封的任何内容，机器人先不启动：换回这个数据库原来的密钥，或把它写进 WISHLIGHT_OLDER_SECRET_KEYS。
cli-not-current = 数据库不是这个版本的：运行 wishlight migrate。如果数据库更新，就升级程序。
cli-no-community = 还没有社区：wishlight community add "社区名"
cli-other-community = 没有叫{ $name }的社区。现在有：{ $names }。
cli-which-community = 有好几个社区，用 --community 说是哪一个：{ $names }
cli-community-taken = 已经有叫{ $name }的社区了。
cli-community-nameless = 社区要有个名字。
cli-zone-unknown = 没有 { $zone } 这个时区。写成 Asia/Shanghai 这样。
cli-community-set-what = 请说明要改什么：--number wish.open-wishes=8、--language zh 或 --zone Asia/Shanghai。
cli-language-unknown = 这里不说 { $language }，可以选：{ $languages }。
refused-out-of-bounds = { $name } 不能是 { $value }，请填 { $least } 到 { $most } 之间的整数。
refused-not-dialled = { $name } 要填电话号码：3 到 12 位数字；可以不写的，填 0。
refused-no-such-number = 没有叫 { $name } 的数目，可以改的有：{ $names }。
cli-kind-of-what = --kind 要和 --organisation 一起用：请写上是哪个组织。
cli-channel-away = 连不上 { $address }。链接里要用机器人的名字：查一下网络再试。这次没有生成邀请。

refused-database-absent = { $file } 还没有数据库：wishlight migrate 会建好。
refused-database-in-use = { $file } 正在使用。先停下机器人和别的 wishlight 命令再试。什么都没有改动。
refused-backup-absent = 没有 { $file } 这个文件。
refused-backup-exists = { $file } 已经有了，请换个名字，或者（命令有的话）加 --force。什么都没有改动。
refused-backup-damaged = { $file } 坏了：{ $why }。什么都没有改动。
refused-backup-foreign = { $file } 不是点亮的数据库。什么都没有改动。
refused-backup-newer = { $file } 是更新的版本做的（在 { $revision }）：请先升级程序。什么都没有改动。
refused-database-newer = 数据库已经在 { $stands }，比这个版本的 { $wanted } 新了不止一步：请换上新的程序。什么都没有改动。
refused-reason-missing = 打开私密内容要写明理由：--reason "……"，最多{ $limit }个字。
refused-kind-missing = { $name }是第一次出现：用 --kind 说明是 business（商家）、party_branch（党支部）还是 social_organisation（社会组织）。
refused-other-kind = { $name }在这里登记的是 { $kind }。不写 --kind，或者换个名字。

# The doctor. The first line says how it is, the rest what to do.

doctor-label-ok = 【正常】
doctor-label-warning = 【留意】
doctor-label-wrong = 【不对】

doctor-settings-fine = 设置：齐全，{ $mode } 方式。
doctor-settings-wrong =
    设置：{ $why }
    在环境变量或 .env 里改好；deploy/example.env 里每一项都有说明。
doctor-secrets-open =
    密钥：这台机器上别的用户也能读 { $file }。
    用 chmod 600 收起来；机器上有别人在用的话，换新的密钥和令牌。
doctor-folder-fine = 数据文件夹：{ $folder } 可以写。
doctor-folder-absent =
    数据文件夹：{ $folder } 还没有。
    第一次 wishlight run 或 wishlight migrate 会建好。如果以前有过，看看 WISHLIGHT_DATA_DIR。
doctor-folder-shut =
    数据文件夹：{ $folder } 写不进去（{ $why }）。
    交给运行机器人的用户：chown -R，或者换一个 WISHLIGHT_DATA_DIR。
doctor-space-fine = 磁盘：还有 { $free } MB。
doctor-space-low =
    磁盘：只剩 { $free } MB。
    把旧备份移走，或者加大磁盘。
doctor-space-none =
    磁盘：满了，只剩 { $free } MB。
    马上腾些地方：现在邻居说的话存不下来。
doctor-database-fine = 数据库：{ $database } 有回应。
doctor-database-absent =
    数据库：{ $database } 还没有。
    wishlight migrate 会建好。如果以前有过，看看 WISHLIGHT_DATABASE_URL 和 WISHLIGHT_DATA_DIR。
doctor-database-away =
    数据库：{ $database } 没有正常回应（{ $why }）。
    看看 WISHLIGHT_DATABASE_URL，服务是否开着，文件能不能读写。
doctor-pragmas-fine = 数据库：安全设置都在（WAL、synchronous FULL、外键、等待）。
doctor-pragmas-stray =
    数据库：有的设置不安全：{ $stray }。
    文件要放在本机的磁盘上，不要放网络文件夹。
doctor-postgres-fine = 数据库：PostgreSQL { $version }，UTF8，read committed。
doctor-postgres-encoding =
    数据库：PostgreSQL 用 { $encoding } 存文字。
    用 ENCODING 'UTF8' 重新建库，再恢复备份。
doctor-postgres-isolation =
    数据库：PostgreSQL 的事务级别是“{ $isolation }”。
    把 default_transaction_isolation 改回“read committed”。
doctor-postgres-old =
    数据库：PostgreSQL { $version } 太旧。
    升到 { $oldest } 或更新。
doctor-postgres-hasty =
    数据库：断电时 PostgreSQL 可能丢掉已经答应的事。
    把 fsync 和 synchronous_commit 都打开（on）。
doctor-migrations-fine = 数据表：是这个版本的（{ $stands }）。
doctor-migrations-ahead =
    数据表：下一个版本已经把它们升到 { $stands }，这个版本是 { $wanted }，还能一起用。
    请尽快把所有副本都换上新版本。
doctor-migrations-missing =
    数据表：数据库在 { $stands }，这个版本要 { $wanted }。
    先备份，再运行 wishlight migrate。如果数据库更新，就升级程序。
doctor-key-fine = 密钥：密封的都能打开（看了{ $opened }处）。
doctor-key-foreign =
    密钥：私密内容一处也打不开（看了{ $shut }处），用它机器人不会启动。
    换回这个数据库原来的密钥，或把它写进 WISHLIGHT_OLDER_SECRET_KEYS。
doctor-key-other =
    密钥：有{ $shut }处是用别的密钥密封的（{ $opened }处能打开）。
    把以前的密钥写进 WISHLIGHT_OLDER_SECRET_KEYS；没有它就再也读不出来了。
doctor-key-broken =
    密钥：有{ $broken }处私密内容坏了（{ $opened }处能打开）。
    运行 wishlight verify，再和备份对一对。
doctor-messages-fine = 消息：{ $waiting }条在等，最久的等了{ $age }秒。
doctor-messages-late =
    消息：{ $waiting }条在等，最久的等了{ $age }秒。
    机器人开着吗，网络通吗？日志里有原因。
doctor-dead-none = 失败的事：没有。
doctor-dead-some =
    失败的事：{ $unread }件没能处理，{ $unsaid }条没能送出。
    最近的码：{ $codes }。社工发 /trouble 能看到是谁的；日志里有同样的码。
doctor-no-community =
    社区：还没有。
    wishlight community add "社区名"
doctor-groups-fine = 群：每个社区都有心愿群（{ $count }个社区）。
doctor-groups-missing =
    群：{ $count }个社区还没有心愿群：{ $names }。
    把机器人拉进社区群，在群里发 /bind。
doctor-workers-fine = 社工：每个社区都有（{ $count }个社区）。
doctor-workers-missing =
    社工：{ $count }个社区还没有人看心愿：{ $names }。
    wishlight invite --role admin --community "社区名"，在 Telegram 里点开链接。
doctor-token-fine = 机器人：{ $name }。
doctor-token-groups =
    机器人：{ $name } 不能进群。
    给 @BotFather 发 /setjoingroups，选 Enable。
doctor-token-unknown =
    机器人：Telegram 不认得这个令牌。
    从 @BotFather 那里把 WISHLIGHT_TELEGRAM_TOKEN 完整地再抄一遍。
doctor-token-away =
    机器人：连不上 { $host }（{ $why }）。
    查一下网络、代理和 WISHLIGHT_TELEGRAM_API_BASE。
doctor-polling-fine = 收消息：由我们去取，{ $pending }条在等。
doctor-polling-webhook =
    收消息：设的是去取（polling），可 Telegram 还在往 { $host } 送。
    下次 wishlight run 会收掉。如果另一台机器也开着这个机器人，停下一台。
doctor-webhook-fine = 收消息：送到 { $host }，{ $pending }条在等。
doctor-webhook-absent =
    收消息：Telegram 还没往哪儿送。
    wishlight run 启动时会设好。
doctor-webhook-elsewhere =
    收消息：Telegram 往别的地址送，在 { $host }。
    重新启动 wishlight run。如果另一台机器也开着这个机器人，停下一台。
doctor-webhook-fails =
    收消息：{ $pending }条在等；上一次没送到，{ $at }（UTC）：{ $why }
    查一下 WISHLIGHT_PUBLIC_URL、证书和代理。
doctor-webhook-many =
    收消息：{ $pending }条压在 Telegram 那边。
    机器人开着吗？日志里有原因。
doctor-webhook-unseen =
    收消息：Telegram 没说往哪儿送（{ $why }）。
    过一会儿再试。
doctor-clock-fine = 时钟：准。
doctor-clock-unseen = 时钟：没法比，对方没有报时。
doctor-clock-off =
    时钟：差了{ $off }秒。
    打开自动对时（NTP）：不然提醒会发错时间。
