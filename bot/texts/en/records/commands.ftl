# The menu: what each command does, said as the act.

command-mydata = see what is kept about me
command-forgetme = forget me
command-queue = what waits for a worker
command-stats = the month in figures
