# The waiting list: queueing, being asked, answering.

card-wish-wait = Wait for it
wait-joined =
    { $before ->
        [one] You're on the list; one neighbour is before you. I'll ask you when it's your turn.
       *[other] You're on the list; { $before } neighbours are before you. I'll ask you when it's your turn.
    }
wait-joined-first = You're first on the list. I'll ask you when it's your turn.
wait-joined-last = You're on the list. A few things didn't work out lately, so other neighbours are asked first this time.
wait-joined-let-down = You're on the list. Last time it didn't come to you, so you go first this time.
waiting-title = Wishes you wait for
waiting-leave = Stop waiting
waiting-left = All right, off the list.
waiting-accept = I'll do it
waiting-decline = Not this time
waiting-accepted = It's yours, thank you.
waiting-declined = All right, I'll ask another neighbour.
told-place-offered = “{ $title }” is free and it's your turn: { $need }. Please answer before { $until }; after that I ask the next.
told-place-lapsed = No word from you about “{ $title }”, so other neighbours are asked. If you would still like to help, tap the card in the group.
told-place-over = No need to wait for “{ $title }” any more. Thank you for caring; next time you go first.
state-offered = a neighbour on the list is being asked

refused-already-waiting = You're on the list already. I'll tell you when it's your turn.
refused-still-open = No need to wait: it can be claimed now, just tap “I'll take it”.
refused-offer-over = Too late this time; another neighbour is being asked.
told-place-free = “{ $title }”, for which you wait, is free: { $need }. Today is its last day, too short to ask one after the other: whoever taps first brings it.
