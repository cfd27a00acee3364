# Roles: inviting, finding a neighbour, giving and taking.

role-resident = neighbour
role-volunteer = volunteer
role-party-member = Party member
role-business = local shop
role-donor = neighbour who gives
role-worker = social worker
role-admin = person in charge

invite-question = Whom would you like to invite?
invite-link =
    This link invites one person as { $role }; please have it opened within seven days:
    { $link }
invite-welcome = Welcome to { $community }. Here you are: { $role }.

neighbours-lead = Neighbours here: { $count }, those who came last first. Tap a name to see who they are here. To find somebody, send /neighbours and a name, like /neighbours Wang.
neighbours-found = Neighbours with “{ $name }” in their name: { $count }. Tap a name to see who they are here.
neighbours-none = Nobody has “{ $name }” in their name. Try another letter, or just /neighbours for everybody.
roles-lead = Who { $name } is here. Tap to add; tap one with ✓ to take it away.
told-role-given = In { $community } you are now: { $roles }. Send /help to see what can be done here.
told-role-taken = In { $community } you are no longer: { $role }. Send /help to see what can be done now; if you wonder why, ask a social worker.
