# The menu: what each command does, said as the act.

command-wish = 说说您的心愿
command-wishes = 看看等着点亮的心愿
command-mywishes = 我的心愿和认领
command-help = 这里能办哪些事
command-language = 换语言 · Language
command-quiet = 少打扰我，或者恢复
command-mydata = 看看关于我留了什么
command-forgetme = 把我忘掉
command-queue = 等社工的事
command-show = 看一个心愿的全部，比如 /show 42
command-neighbours = 找邻居，看身份，比如 /neighbours 王
command-invite = 发一条邀请链接
command-bind = 说说这个群做什么用
command-settings = 看看这里的约定，负责人可以改
command-stats = 这个月的心愿，数一数
command-trouble = 没送出去的消息
