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
invite-list = See the links that still work
invite-list-lead = Invitation links that still work: { $count }. Take back what went to the wrong place or is not needed.
invite-list-lead-own = Invitation links of yours that still work: { $count }. Take back what went to the wrong place or is not needed.
invite-list-none-own = None of your invitation links still works.
invite-list-none = There are no invitation links that still work.
invite-line =
    { $role }, made by { $by }, until { $until }, { $used ->
        [0] not used yet
       *[other] used { $used }×
    }, { $left } left
invite-withdraw = Take back no. { $number }
invite-withdraw-question =
    Take this link back? Nobody can come in by it any more; those who came stay.
    { $line }
invite-withdraw-sure = Take it back
invite-withdraw-keep = Leave it
invite-withdrawn = This link doesn't work any more.
invite-welcome = Welcome to { $community }. Here you are: { $role }.

neighbours-lead = Neighbours here: { $count }, those who came last first. Tap a name to see who they are here. To find somebody, send /neighbours and a name, like /neighbours Wang.
neighbours-found = Neighbours with “{ $name }” in their name: { $count }. Tap a name to see who they are here.
neighbours-none = Nobody has “{ $name }” in their name. Try another letter, or just /neighbours for everybody.
roles-lead = Who { $name } is here. Tap to add; tap one with ✓ to take it away.
told-role-given = In { $community } you are now: { $roles }. Send /help to see what can be done here.
told-role-taken = In { $community } you are no longer: { $role }. Send /help to see what can be done now; if you wonder why, ask a social worker.
told-role-appointed = { $community } has a new { $role }: { $name }. { $how } If you don't know them, look below; the role can be taken away.
told-role-appointed-by = Given by { $by }.
told-role-appointed-link = They came by an invitation link.
told-role-appointed-look = See who they are here

# -- no neighbour any more

put-out-button = No longer a neighbour here
put-out-question = { $name } is no longer a neighbour here? What they have in hand is put down for them, and the addresses and telephones they read are taken back; only a social worker can ask them back. It is because:
put-out-moved = They moved away
put-out-conduct = They did something unfitting
put-out-stranger = They don't belong here
put-out-keep = Leave it as it is
put-out-done =
    { $told ->
        [1] { $name } is no longer a neighbour here, and has been told.
       *[other] { $name } is no longer a neighbour here. We cannot reach them: please say so in person.
    }
put-out-list = No longer neighbours
put-out-list-lead = These are no longer neighbours here. One tap asks somebody back.
put-out-nobody = There is nobody like that.
put-out-welcome = Ask { $name } back
told-person-put-out = A social worker says that you are no longer a neighbour of { $community }. What you had in hand has been put down for you; nothing is left to do. If you would like to talk, please see the social workers.
told-person-welcomed = You are a neighbour of { $community } again. To ask for a small favour, send /wish; to help somebody, /wishes.
