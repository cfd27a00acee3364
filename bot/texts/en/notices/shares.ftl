# A notice where no bot may enter: in other chats, on the notice board, on a door; and a list from there.

share-notice-heading = { $community }: { $kind }
share-notice-until = Counts until { $day }
share-notice-scan = Scan for the newest
share-notice-way = The newest is here:

list-notice-offer = These have seen "{ $title }"
list-notice-plan = "{ $title }", seen by those on the list:
list-notice-taken = "{ $title }" is noted:
list-notice-new = { $count } new: { $names }
list-notice-known = { $count } had seen it before: { $names }
list-notice-unsure = { $count } not noted, for several neighbours are called so: { $names }. Write where they live behind the name and paste it once more.
list-handout-offer = Sign these neighbours up for "{ $title }"
list-handout-plan = "{ $title }": by this list it would be so:
list-handout-taken = "{ $title }": signed up by the list:
list-notice-waiting = { $count } in line: { $names }
list-notice-household = { $count } whose household signed up before: { $names }
list-notice-too-many = { $count } who ask for more than there may be, not signed up: { $names }
list-notice-late = { $count } for whom it is too late or not meant: { $names }
