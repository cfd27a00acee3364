# Large wishes: how many one takes, and the minute they open.

claim-asked-privately = { $held } yours, thank you. If you can bring more, tell me in private.
claim-more = Bring some more
claim-amount-many = { $held } of “{ $title }” yours, { $left } still needed. How many do you bring altogether? Tap one, or write a number.
claim-amount-many-all = All ({ $many } with yours)
claim-amount-many-less = Fewer are left than a moment ago: { $many } at most now, with yours.
claim-amount-many-example = 2
claim-amount-done = { $many } yours, thank you.
refused-rest-taken = Yours: { $held } { $unit }, thank you. Neighbours have the rest.
claim-amount-cancelled = All right, that is it for now.
card-opens = opens to everybody at { $at }
card-progress-line = { $need }, { $claimed }/{ $wanted } claimed, { $delivered } brought, { $confirmed } confirmed
claim-deliver-quantity = How much did you bring this time? You promised { $promised }.
claim-deliver-quantity-example = 2
claim-deliver-done-in-part = Noted: { $many } brought this time; I'll ask the wisher. { $left } still with you.
part-of = {" "}({ $many })
claim-yours = Your part
list-left = { $left } still wanted
came-toast = Good, noted
came-heading = It has come
claim-got-it-from = Got it ({ $who })
button-about = { $act } ({ $name })
told-claim-confirmed-in-part = Your { $many } of “{ $title }” came; thank you.
claim-is-confirmed-in-part = What you brought has come; thank you.
told-claim-ended-rest = What was still to come of “{ $title }” is not needed any more. Thank you for saying yes.
told-claim-ended-closed =
    { $reason ->
        [done] “{ $title }” is settled already,
        [not_needed] “{ $title }” is no longer needed,
        [repeat] “{ $title }” repeats another wish,
       *[not_possible] “{ $title }” can't be done this time,
    } so there is nothing left to do. Thank you for saying yes.
told-claim-photos-in-part = Part of “{ $title }” has come. Both sides agreed to show the pictures.
state-shared-open = { $who }; { $left } still wanted
state-shared-claimed = all of it taken on: { $who }
state-shared-offered = { $who }; neighbours on the list are asked about the rest
state-open-many = waiting for neighbours; any number helps
state-shared-delivered = done by { $who }; waiting for “Got it”
state-shared-confirmed = lit, thanks to { $who }
card-list = { $more ->
        [0] { $names }
        [one] { $names } and one more
       *[other] { $names } and { $more } more
    }
answer-many-all = all ({ $many })
answer-many-wanted = A number, please.
