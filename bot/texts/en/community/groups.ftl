# Groups: what each is for.

group-hello = Hello everybody, I'm Wishlight. For a small favour from a neighbour, send /wish; to help somebody, tap “I'll take it on” under a card. A social worker please sends /bind first and tells me what this group is for.

command-menu = Show the group what is here

bind-question = What is this group for?
bind-wishes = { $community }: wishes
bind-workers = { $community }: for its workers
bound-wishes = All right, the wishes of { $community } will appear in this group.
bound-workers = All right, what waits for the workers of { $community } will appear in this group.

queue-count-group-mend = Groups that take no message: { $count }.
queue-group = Nothing from me gets into “{ $title }”: { $why }
queue-group-absent = I am not in the group any more; please add me again.
queue-group-topic = the topic I write in is closed; please open it, or send /bind in another.
queue-group-rights = I may not write there; its owner can allow it.
queue-group-not-found = there is no such group; please see whether it is still there, and I in it.
queue-group-else = I don’t know why; please look at its settings.
queue-group-waits = Waiting to be said: { $names }{ $more ->
    [0] .
   *[other] , and { $more } more.
}
queue-group-retry = Try again
queue-group-tried = Trying again now; what gets in is there at once.

told-group-left = I'm no longer in the group “{ $title }”, so nothing arrives there. Please add me again, and it goes on.

group-welcome-title = Welcome, new neighbours
group-welcome = Need a hand? Tell me in private, and you are not named. To help, tap "I'll do it" on a wish's card.
    Notices, services and what we decide together are here, too.
group-welcome-way = Talk to me in private
group-welcome-over = Welcome, new neighbours. I am there for you in private.

group-menu-title = What you find here
group-menu-lead = A tap leads into private; the group sees nothing of it.
group-menu-help = Help

group-week-title = This week in the neighbourhood
group-week-former = This is an older one; the newest is further down.
week-line = · { $title }
