# Who lives where, and who looks after which building.

role-captain = building captain
address-no-building = building not said

mine-homes = Where you live
mine-home = { $address }, noted on { $day }
mine-home-acting = You act for those at { $address }, noted on { $day }
mine-home-over = , until { $day }
mine-telephones = The number to call you
mine-telephone = { $number }, noted by a worker on { $day }
mine-buildings = The buildings you look after
mine-building = { $building }, since { $day }

did-household-joined = Said where somebody lives
did-household-left = Lives there no more
did-household-allowed = Said who may act for a home
did-household-disallowed = Said who acts for a home no more
did-household-visited = Looked who lives in a building
did-person-looked-up = Looked up a neighbour's home and number
did-person-let-go = Forgot a neighbour without an account, as they asked
did-person-noted = Noted a neighbour without an account
did-captain-given = Asked a captain to look after a building
did-captain-taken = Asked a captain to look after a building no more

refused-address-missing = Nothing is said of where it is yet. One line will do, such as "building 3, unit 2, 501".
refused-no-captain = This neighbour is no building captain yet. Give them the role first, then the building.

# -- where I live

command-home = Say where I live, or look
command-building = See who lives in the building I look after
command-nophone = Note a neighbour without a phone
address-no-door = door not said

home-no-number = Only the address here, please, without a telephone number: "building 3, unit 2, 501".
home-say-where = Where do you live? One line will do. Only the workers and the captain of your building see it; it never stands in the group.
home-say-where-label = Home
home-say-where-example = building 3, unit 2, 501
home-say-sure =
    { $whole ->
        [1] Noted as "{ $address }". Is that right?
       *[other] Noted as "{ $address }". Is that right? With building and door we can find your home when something concerns your building.
    }
home-say-sure-yes = Yes, that is it

home-own = You live at { $address }.
home-seen-by = Only the workers and the captain of your building see it; it never stands in the group.
home-not-yet = Somebody is noted here already. Once somebody at home or a worker nods, you can act for this home. Only the workers and the captain see the address.
home-acting = Who may act for this home
home-change = Change it
home-drop = Delete it
home-drop-question = Delete "{ $address }"? Notices for your building will not know your home any more.
home-drop-sure = Delete it
home-drop-keep = Keep it
home-dropped = I have no address of yours. To say it, send /home at any time.
home-proxy = Somebody to act for this home
home-allow = { $name } is one of us
home-deny = No
home-decided-yes = Noted: they may act for this home.
home-decided-no = Noted: not of this home. If you do not know them, tell a worker.

home-proxy-name = Who is to act for this home? Write their name as it is here.
home-proxy-name-label = Name
home-proxy-name-example = Li Ming
home-proxy-which =
    { $found ->
        [0] Nobody here is called "{ $name }". Write another name, letter by letter.
       *[other] Which { $name }?
    }
home-proxy-which-label = Which

told-household-joined = { $name } says they live at { $address }, too. Are they of your home? Tap "one of us", and they may answer notices and collect things for you.
told-household-allowed = Somebody at home or a worker has nodded: you may answer notices and collect things for your home.
told-household-proxy = You are asked a favour: from now on you may answer notices and collect things for { $names }. If it does not suit you, one tap will do.
home-decline = It does not suit me
home-declined = Fine, then we will not trouble you with it.
queue-household-joined = { $name } says they live at { $address }, where { $others } is noted. Are they one home?
queue-count-household-joined = { $count } who say they live with others.{" "}

# -- by a worker

home-look = Home and telephone
home-address = Home
home-telephone = Telephone
home-not-noted = not noted yet
home-left = as it is
home-note = Note home and telephone

home-note-where = Where does { $name } live?
home-note-where-label = Home
home-note-where-example = building 3, unit 2, 501
home-note-where-skip = Leave the home
home-note-phone = By which number is { $name } called?
home-note-phone-label = Telephone
home-note-phone-example = 13812345678
home-note-phone-skip = Leave the number
home-note-sure =
    { $name }
    Home: { $address }
    Telephone: { $phone }
    { $whole ->
        [1] Is that right?
       *[other] With building and door we know who lives together. Is that right?
    }
home-note-sure-yes = Note it

neighbour-forget = Forget this neighbour
neighbour-forget-question = Forget { $name }? Name, home and telephone are deleted for good. Tap it once they, or their family, have said so.
neighbour-forget-sure = Forget them
neighbour-forget-keep = Keep them
neighbour-forgotten = Done. Nothing is kept of this neighbour.

neighbour-note-name = What is this neighbour called? No phone is needed: workers and captains tell them what there is.
neighbour-note-name-label = Name
neighbour-note-name-example = Granny Zhang
neighbour-note-where = Where does { $name } live?
neighbour-note-where-label = Home
neighbour-note-where-example = building 3, unit 2, 501
neighbour-note-where-skip = I don't know
neighbour-note-phone = Is there a landline, or a number of the family?
neighbour-note-phone-label = Telephone
neighbour-note-phone-example = 62345678
neighbour-note-phone-skip = None
neighbour-note-sure =
    { $name }
    Home: { $address }
    Telephone: { $phone }
    { $whole ->
        [1] Is that right?
       *[other] With building and door we know who lives together. Is that right?
    }
neighbour-note-sure-yes = Note it

# -- captains

captain-give = One more building
captain-take = No longer { $building }
captain-building-which = Which building does { $name } look after? One or several.
captain-building-which-label = Building
captain-building-which-example = building 3, building 5
told-captain-given = Please look after { $building } from now on. Send /building to see who lives there.

building-none = You have not been asked to look after such a building. A worker can send /neighbours, find you and add it.
building-which =
    { $more ->
        [0] Which building?
       *[other] Which building? { $more } more are not shown: send /building with its number, such as /building block 3.
    }
building-button = { $building } ({ $homes } homes)
building-nobody = Nobody is noted yet in { $buildings }.
building-count = { $homes } homes, { $people } people
building-door = { $flat }: { $people }
building-called = { $name } ({ $number })
building-by-call = { $name } (no phone, a worker calls)
building-by-door = { $name } (no telephone, please knock)
building-empty = Nobody is noted yet.
building-note = For looking after them only; please do not pass it on.
