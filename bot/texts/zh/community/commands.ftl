# The menu: what each command does, said as the act.

command-help = 这里能办哪些事
command-language = 换语言 · Language
command-quiet = 少打扰我，或者恢复
command-neighbours = 找邻居，看身份，比如 /neighbours 王
command-invite = 发一条邀请链接
command-bind = 说说这个群做什么用
command-settings = 看看这里的约定，负责人可以改
command-trouble = 没办成、要人看看的事
