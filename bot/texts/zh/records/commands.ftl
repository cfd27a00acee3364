# The menu: what each command does, said as the act.

command-mydata = 看看关于我留了什么
command-forgetme = 把我忘掉
command-queue = 等社工的事
command-stats = 这个月的心愿，数一数
