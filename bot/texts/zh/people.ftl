# People: hello, language, what is kept, roles.

about-name = 点亮 · 邻里微心愿
about-short = 街坊有小事，跟我说一声；邻居愿意帮，点一下就好。
about-long =
    您好，我是点亮。

    想请邻居帮个小忙，跟我说一句。社工看过以后发到社区群里，哪位邻居愿意帮，点一下「我来认领」。

    您的名字、地址、电话和缘由不进群；给不给认领的邻居看，由您定，办完就不再显示。

    许个心愿，发 /wish；看看谁在等，发 /wishes。

start-title = 点亮
start-stranger = 您好，我是点亮，帮街坊把小心愿一个个点亮。我还不知道您是哪个社区的：点开社区给您的邀请链接，或者到社区群里发一句 /wish，我们就认识了。
start-member = 您好，这里是{ $community }。想请邻居帮个小忙，发 /wish；想帮别人，发 /wishes。
start-note = 您的地址、电话和缘由不进群。别的事，发 /help。

help-title = 在这里您可以
help-note = 点一下蓝色的字就行。写到一半不想写了，发 /cancel。

language-name = 中文
language-question = 您想用哪种语言？Which language would you like?
language-set = 好，以后我们说中文。

quiet-on = 好，以后只跟您说您自己的事。想恢复，再发一次 /quiet。
quiet-off = 好，社区的消息也会告诉您了。想清静，再发一次 /quiet。

mydata-title = 关于您，我们留着这些
mydata-lead = 都抄在下面了，只发给您看。

forget-title = 要我们忘掉您吗
forget-lead =
    您的名字、账号、地址、电话和写过的缘由都会删掉，找不回来。{ $wishes ->
        [0] { "" }
       *[other] 还没办完的{ $wishes }个心愿会收回。
    }{ $claims ->
        [0] { "" }
       *[other] 您认领的{ $claims }个心愿会请别的邻居接着。
    }
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

# -- roles

role-resident = 邻居
role-volunteer = 志愿者
role-party-member = 报到党员
role-business = 店家
role-donor = 送来心意的邻居
role-worker = 社工
role-admin = 负责人

invite-question = 邀请谁？
invite-link =
    这是给{ $role }的邀请链接，一条给一位，七天内点开：
    { $link }
invite-welcome = 欢迎您来{ $community }，您在这里是{ $role }。

neighbours-lead = 一共{ $count }位邻居，最近来的在前面。点名字，看看在这里的身份。想找谁，发 /neighbours 加名字，比如 /neighbours 王。
neighbours-found = 名字里有「{ $name }」的，一共{ $count }位。点名字，看看在这里的身份。
neighbours-none = 没找到名字里有「{ $name }」的邻居。换一个字试试，或者只发 /neighbours 看全部。
roles-lead = { $name }在这里的身份。点一下加上；前面有 ✓ 的，点一下拿掉。
told-role-given = 您在{ $community }现在是：{ $roles }。发 /help，看看能办哪些事。
told-role-taken = 您在{ $community }不再是{ $role }了。发 /help，看看现在能办哪些事；有疑问，问问社工。

# -- trouble

trouble-title = 没送出去、等您看的
trouble-none = 没有卡住的消息。
