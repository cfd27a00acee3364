# The menu: what each command does, said as the act.

command-wish = tell a wish
command-wishes = see the wishes that wait
command-mywishes = my wishes, and those I took on
command-show = everything about a wish, such as /show 42
