# The menu: what each command does, said as the act.

command-wish = tell a wish
command-wishes = see the wishes that wait
command-mywishes = my wishes, and those I took on
command-help = what can be done here
command-language = change the language · 换语言
command-quiet = fewer messages, or all again
command-mydata = see what is kept about me
command-forgetme = forget me
command-queue = what waits for a worker
command-show = everything about a wish, such as /show 42
command-neighbours = find a neighbour, see their roles
command-invite = make an invitation link
command-bind = say what this group is for
command-settings = how things are done here; admins can change it
command-stats = the month in figures
command-trouble = messages that could not be sent
