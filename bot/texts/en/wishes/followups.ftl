# Follow-ups: asked once more, still needed, let go kindly.

told-claim-ask-again = { $name } says “{ $title }”{ $part } was done some days ago. May I ask once more: has it come?
told-claim-ask-again-for = { $name } says “{ $title }”{ $part } was done some days ago. Please ask { $whom } once more: has it come?
told-claim-unanswered = “{ $title }”{ $part } was done a while ago and { $whom } has not answered. Please call and ask.
told-wish-still-needed = “{ $title }” has waited a while and nobody has come yet. Is it still needed? Tap “Still needed” and I go on waiting for you.
told-wish-last-day = “{ $title }” is open until { $day }, and nobody has come yet. Is it still needed? Tap “Still needed” and I wait some days more.
told-wish-expired = Nobody could take “{ $title }” on this time, so I've put it away. If you still need it, one tap and it waits again; or tell a social worker.
told-wish-rest-expired = Nobody came for the rest of “{ $title }”, so it is { $need } now. The neighbours who took a part go on as agreed. { $matters ->
        [0] You only have to wait.
       *[other] What you said has not come, or is wrong, a worker is looking into.
    }
told-wish-closed =
    { $reason ->
        [done] “{ $title }” is settled already, so a worker has put it away.
        [not_needed] You no longer need “{ $title }”, so a worker has put it away.
        [repeat] “{ $title }” repeats another wish, so a worker has put this one away.
       *[not_possible] “{ $title }” can't be done this time, so a worker has put it away.
    } For anything else, /wish.
told-wish-closed-rest = A worker has put away what was still to come of “{ $title }”; what was brought stays. For anything else, /wish.
told-wish-again = “{ $title }” has waited some days and nobody has taken it on yet. If it's on your way, just tap.
own-still-needed = Still needed
own-not-needed = No longer
own-waits-on = Good, I go on waiting; you hear as soon as somebody takes it on.
refused-not-waiting = This wish has moved on; no need to wait. /mywishes shows where it is.
close-wish = Put it away
close-question = Why is it put away? The wisher gets a line.
close-done = It is settled already
close-not-needed = They no longer need it
close-repeat = It repeats another one
close-not-possible = It can't be done
close-said = Wish { $code } is put away; the wisher knows.
state-closed = put away by a worker
state-expired = nobody came; put away
told-wish-unreached = “{ $title }” has waited a while, nobody has come yet, and I cannot reach the neighbour who wished it. Please call and ask whether it is still needed.
told-wish-unreached-day = “{ $title }” is open until { $day }, nobody has come yet, and I cannot reach the neighbour who wished it. Please call and ask whether it is still needed.
told-wish-last-day-over = “{ $title }” was wanted by { $day }, and nobody could come. Is it still needed? One tap, and it waits a few days more.
told-wish-again-today = “{ $title }” is needed today, and still waits for a neighbour. If it is easy for you, tap below.
state-last-day-over = its day is over; we ask whether it is still needed

told-wish-opened-again = A worker put “{ $title }” into the group again; it waits for a neighbour.
