# People: hello, language, what went wrong.

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

quiet-on = 好，以后只跟您说您自己的事。
quiet-off = 好，社区的消息也会告诉您了。
quiet-undo = 社区的消息也要听
quiet-again = 只听我自己的事

# -- trouble

trouble-title = 没送出去、等您看的
trouble-none = 没有卡住的消息。
