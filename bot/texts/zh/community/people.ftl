# People: hello, language, what went wrong.

about-name = 点亮 · 邻里微心愿
about-short = 街坊有小事，跟我说一声；邻居愿意帮，点一下就好。
about-long =
    您好，我是点亮。

    想请邻居帮个小忙，跟我说一句。社工看过以后发到社区群里，哪位邻居愿意帮，点一下「我来认领」。

    您的名字、地址、电话和缘由不进群；给不给认领的邻居看，由您定，办完就不再显示。

    许个心愿，发 /wish；看看谁在等，发 /wishes。

start-title = 点亮
start-stranger = 您好，我是点亮，帮街坊把小心愿一个个点亮。我还不知道您住在哪个社区：请邻居或社工把您拉进社区的群，在群里点一下我发的卡片，我们就认识了。也可以找社工要一条邀请链接，点开就行。
start-stranger-here = 您好，我是点亮，帮{ $community }的街坊把小心愿一个个点亮。我们还不认识：请邻居或社工把您拉进「{ $group }」，在群里点一下我发的卡片，就认识了。也可以找社工要一条邀请链接，点开就行。
start-member = 您好，这里是{ $community }。想请邻居帮个小忙，发 /wish；想帮别人，发 /wishes。
start-note = 您的地址、电话和缘由不进群。别的事，发 /help。

help-title = 在这里您可以
help-note = 点一下蓝色的字就行。写到一半不想写了，发 /cancel。

language-name = 中文
language-question = 您想用哪种语言？Which language would you like?
language-set = 好，以后我们说中文。

quiet-on = 好，以后只跟您说您自己的事。
quiet-off = 好，社区的消息也会告诉您了。
quiet-undo = 社区的消息也要听
quiet-again = 只听我自己的事

# -- trouble

trouble-title = 没办成、等您看的
trouble-lead = 先打个电话，或当面说一声；再点下面的。
trouble-letter = { $name } { $at } 说的话，我们没接住（{ $code }）。请问问要办什么。
trouble-unsaid = 要告诉{ $name }的消息{ $about }没送到（{ $at }）。请替我们说一声。
trouble-unsure = { $at } 告诉{ $name }的消息{ $about }，不知道收到没有。请问一声。
trouble-about = （「{ $title }」）
trouble-group = 群「{ $title }」
trouble-more = 后面还有 { $count } 件。
trouble-again = { $sign } 再试一次
trouble-done = { $sign } 办好了
trouble-tried = 再试一次，马上就有结果。
trouble-put-away = 记下了，收起来了。
trouble-none = 没有卡住的消息。
