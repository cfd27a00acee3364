# A copy of all that is kept about somebody.

mine-you = 您是谁
mine-accounts = 您的账号
mine-roles = 您的身份
mine-removed = 您不再是邻居的社区
mine-links = 您点开过的邀请链接
mine-invited = 您发出的邀请链接
mine-talks = 还没写完的
mine-waiting = 等着告诉您的
mine-letters = 没接住的话
mine-done = 您做过的事
mine-helped = 替您做的事

mine-name = 称呼：{ $name }
mine-since = { $day } 认识的
mine-language = 说话用：{ $name }
mine-is-quiet = 只听自己的事
mine-account = { $channel }：{ $id } { $called }
mine-account-opened = { $day } 打开了私聊
mine-account-blocked = { $day } 关上了私聊
mine-role = { $community }：{ $role }，{ $day } 起
mine-role-behind = ，身后是{ $name }
mine-role-over = ，到 { $day } 为止
mine-was-put-out = { $community }，{ $day } 起
mine-link = 给{ $role }的，{ $day } 点开
mine-invite = 给{ $role }的，{ $day } 到期，还能用 { $left } 次

mine-talk = { $day } 写到这里
mine-answer = 您的话

mine-waiting-about = 编号 { $code } 的一条消息，{ $day } 说
mine-waiting-else = 一条消息，{ $day } 说
mine-letter = { $day } 的一句，编号 { $code }

mine-deed = { $what }：{ $count } 次（{ $first } 到 { $last }）
did-person-granted = 给了身份
did-person-revoked = 拿掉身份
did-person-put-out = 请出了邻居
did-person-welcomed = 请邻居回来
did-person-left = 离开了社区的群
did-person-forgotten = 请我们忘掉
did-invite-withdrawn = 收回了一条邀请链接
did-group-bound = 说了群做什么用
did-community-adjusted = 改了社区的一项约定
did-else = 别的一件事

mydata-title = 关于您，我们留着这些
mydata-lead = 都抄在下面了，只发给您看。

forget-title = 要我们忘掉您吗
forget-lead = 您的名字、账号、地址、电话和写过的缘由都会删掉，找不回来。
forget-stays = 留下的是办完的心愿的编号、标题和数量，没有您的名字，那是社区给大家交的账。已经私下告诉过别人的话，收不回来。
forget-stays-worker = 您当社工时经手的事，社工群里的那些消息上还有您的名字。
forget-keep = 先留着
forget-sure = 都删掉
forget-kept = 好，都留着，什么也没动。
forget-done =
    都删掉了。{ $cards ->
        [0] { "" }
       *[other] 群里有您的卡片还有{ $cards }张，正在先改这些，过几分钟就看不到您了。
    }什么时候想回来，发 /start，我们重新认识。
