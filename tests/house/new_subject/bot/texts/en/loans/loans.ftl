# Loans: neighbours lend each other what they have.

command-lend = Lend a neighbour something

loan-offer-what = What would you lend? One line, which the group will read.
loan-offer-what-label = What
loan-offer-what-example = an electric drill
loan-offer-tuck = There is a number or an address in it, and all the group would read it. Without it: { $kept }
loan-offer-tuck-yes = Leave it out
loan-offer-tuck-no = Keep it so
loan-offer-place = Where is it fetched? Only whoever borrows it is told.
loan-offer-place-label = Where
loan-offer-place-example = building 3, flat 501
loan-offer-sure = You lend "{ $title }", to be fetched at { $value }. Shall the group see it so?
loan-offer-sure-yes = Show the group
loan-offer-done = "{ $title }" goes to the group. You hear as soon as somebody borrows it.

loan-heading = A neighbour lends
loan-borrow = I'll borrow it
loan-borrowed = It is yours for a while. Where to fetch it comes in private.
loan-is-offered = waits for a borrower
loan-is-lent = lent
loan-is-over = not lent any more
loan-settle = It is back
loan-settled = Noted: "{ $title }" is back.

told-loan-lent = { $name } borrows "{ $title }" and brings it back by { $day }.
told-loan-fetch = "{ $title }" is here: { $place }. Please bring it back by { $day }.
told-loan-due = "{ $title }" is to be back by { $day }.

queue-loan-is-late = { $name } has "{ $title }", which was to be back by { $day }.
queue-count-loan-late = { $count } not back on their day.{" "}

settings-group-loans = Lending
setting-loan-days = Days to keep it
setting-about-loan-days = What a neighbour borrows is to be back after so many days.

mine-loans = What you lent
mine-borrowed = What you borrowed
mine-loan = "{ $title }", lent on { $day }
mine-loan-place = Where
did-loan-offered = Lent something
did-loan-borrowed = Borrowed something
did-loan-settled = Noted that something is back

refused-own-thing = You lend this yourself.
refused-already-lent = A little late: it is lent already.
