# The menu: what each command does, said as the act.

command-help = what can be done here
command-language = change the language · 换语言
command-quiet = fewer messages, or all again
command-neighbours = find a neighbour, see their roles
command-invite = make an invitation link
command-bind = say what this group is for
command-settings = how things are done here; admins can change it
command-trouble = what went wrong and needs somebody
