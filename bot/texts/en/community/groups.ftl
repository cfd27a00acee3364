# Groups: what each is for.

group-hello = Hello everybody, I'm Wishlight. For a small favour from a neighbour, send /wish; to help somebody, tap “I'll take it on” under a card. A social worker please sends /bind first and tells me what this group is for.

bind-question = What is this group for?
bind-wishes = { $community }: wishes
bind-notices = { $community }: notices
bind-workers = { $community }: for its workers
bound-wishes = All right, the wishes of { $community } will appear in this group.
bound-notices = All right, the notices of { $community } will appear in this group.
bound-workers = All right, what waits for the workers of { $community } will appear in this group.

told-group-left = I'm no longer in the group “{ $title }”, so nothing arrives there. Please add me again, and it goes on.
