# People: hello, language, what is kept, roles.

about-name = Wishlight · 点亮
about-short = A small favour? Tell me. Glad to help a neighbour? One tap.
about-long =
    Hello, I'm Wishlight.

    For a small favour, tell me in a line. A social worker reads it, then the community's group sees it, and whoever is glad to help taps “I'll take it on”.

    Your name, address, phone and story stay out of the group; whether the neighbour who helps sees them is up to you, and they are no longer shown once it is done.

    To make a wish, send /wish; to see who is waiting, /wishes.

start-title = Wishlight
start-stranger = Hello, I'm Wishlight: small wishes among neighbours come true here, one by one. I don't know your community yet. Open the invitation link it gave you, or send /wish in its group, and we've met.
start-member = Hello, this is { $community }. For a small favour from a neighbour, send /wish; to help somebody, /wishes.
start-note = Your address, phone and story stay out of the group. For the rest: /help

help-title = Here you can
help-note = Just tap the blue words. To stop in the middle of something, send /cancel.

language-name = English
language-question = Which language would you like? 您想用哪种语言？
language-set = All right, English from now on.

quiet-on = All right, from now on only what concerns you. To change it back, send /quiet again.
quiet-off = All right, you'll hear the community's news again. For quiet, send /quiet again.

mydata-title = What we keep about you
mydata-lead = Here is a copy of all of it, sent to you alone.

forget-title = Shall we forget you?
forget-lead =
    Your name, account, address, phone and the stories you wrote are deleted for good.{ $wishes ->
        [0] { "" }
        [one] { " " }Your one open wish is taken back.
       *[other] { " " }Your { $wishes } open wishes are taken back.
    }{ $claims ->
        [0] { "" }
        [one] { " " }The one wish you hold goes to another neighbour.
       *[other] { " " }The { $claims } wishes you hold go to other neighbours.
    }
forget-stays = What stays: number, title and quantity of fulfilled wishes, without your name. That is the account the community gives to everybody. What somebody was told in private cannot be taken back.
forget-stays-worker = The messages in the workers’ group about what you did as a worker still say your name.
forget-keep = Keep everything
forget-sure = Delete it all
forget-kept = All right, everything stays; nothing was touched.
forget-done =
    All deleted. { $cards ->
        [0] { "" }
        [one] One card in a group still shows you; it is being changed first, within minutes.{ " " }
       *[other] { $cards } cards in groups still show you; they are being changed first, within minutes.{ " " }
    }Should you come back one day, send /start and we meet anew.

# -- roles

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

# -- trouble

trouble-title = Unsent, please have a look
trouble-none = Nothing is stuck.
