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
