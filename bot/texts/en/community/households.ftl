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
did-person-noted = Noted a neighbour without an account
did-captain-given = Asked a captain to look after a building
did-captain-taken = Asked a captain to look after a building no more

refused-address-missing = Nothing is said of where it is yet. One line will do, such as "building 3, unit 2, 501".
refused-no-captain = This neighbour is no building captain yet. Give them the role first, then the building.
