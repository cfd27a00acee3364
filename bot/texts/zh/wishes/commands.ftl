# The menu: what each command does, said as the act.

command-wish = 说说您的心愿
command-wishes = 看看等着点亮的心愿
command-mywishes = 我的心愿和认领
command-show = 看一个心愿的全部，比如 /show 42
