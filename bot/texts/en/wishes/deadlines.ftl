# Deadlines: the agreed day, more time, what ends by itself.

claim-more-time-button = I need more time
told-claim-due = The agreed day is { $day }. When it's done, tap “It's there”; if it doesn't fit, choose another day or ask somebody to go on. Either is fine.
told-claim-extended = { $name } needs a little longer for “{ $title }”{ $part }: until { $day }. Thank you for waiting.
told-claim-let-go = “{ $title }” is past its agreed day and is not done, so another neighbour may take it on. Nothing left for you to do; come back when you have time.
told-claim-silent = “{ $title }”{ $part } is past its day and { $name } has not done it. It is open for claiming again.
told-claim-more-time = { $name } would like until { $day } for “{ $title }”{ $part }. The agreed day was { $agreed }. Is that all right?
told-claim-time-given = The worker says yes: “{ $title }” by { $day }.
told-claim-time-kept = “{ $title }” stays with { $day }. If that doesn't work, tap “Not this time”; no harm done.
told-claim-day-fits = “{ $title }” may come later now: by { $day }, as you asked.
told-claim-asks-later = { $name } would like more time for “{ $title }”{ $part }: the agreed day was { $agreed }, now it would be { $day }, later than you said. Is that still all right?
told-claim-later-given = The wisher says yes: “{ $title }” by { $day }.
told-claim-later-kept = That is too late for the wisher: “{ $title }” stays with { $day }. If that doesn't work, tap “Not this time”; no harm done.
told-claim-taken-back = A worker has asked somebody else for “{ $title }”, so there is nothing left to do. Thank you for saying yes.

claim-time-allow = Yes, until then
claim-time-refuse = Keep the agreed day
claim-time-allow-by-phone = Asked on the phone: yes, until then
claim-time-of-owner = Later than the { $until } that the wisher named. They are being asked; if there is no answer, please call.
later-allowed = Good, until { $day }. I'll tell the neighbour.
later-refused = All right, it stays with { $day }. I'll tell the neighbour.
claim-take-back = Ask somebody else
claim-take-back-question = Ask another neighbour for “{ $title }” instead of { $name }? Please have a word with them first. It won't count against them.
claim-take-back-sure = Ask another
claim-taken-back = “{ $title }” goes to another neighbour. Whoever waits is asked first; else it is open in the group again.
claim-time-allowed = { $name } said yes: until { $day }. Both sides know.
claim-time-refused = { $name } said it stays with { $day }. The neighbour knows.

claim-more-time-day = By which day can you do it? Tap one, or write it.
claim-more-time-understood = You mean { $when }? If not, just write another day.
claim-more-time-understood-yes = Yes, that day
claim-more-time-done = Good, until { $day }. I'll tell the wisher.
claim-more-time-asked = A worker has to look at { $day } first. I'll tell you as soon as they answer.
claim-more-time-asked-owner = That is later than the wisher said. I'm asking them about { $day } and tell you at once; until then the agreed day holds.
claim-more-time-cancelled = All right, the day stays.

refused-day-too-far = That day doesn't work: later than the agreed one, but not too far off. Another day, please.
refused-already-asked = This very day is being asked about.
refused-day-gone = The day that was asked for has passed. The neighbour may name another one.
refused-nothing-asked = This was answered already.
refused-not-so-many =
    { $left ->
        [0] Just too late: all of it is taken.
        [one] Only one is left; please take less.
       *[other] Only { $left } are left; please take fewer.
    }
refused-not-yet-open = Many would like to help here, so it opens to everybody at { $at }. Please tap again then.
refused-being-offered = A neighbour on the waiting list is being asked just now. To queue, tap “Wait for it” on the card.
refused-too-late = This wish was put away; if the neighbour still needs it, they will say so.

history-put-off = the last day moved to { $day }
history-extended = { $name } moved the day
history-asks-later = { $name } asks for a later day
history-kept-day = { $name } keeps the day
history-handing = { $name } asked another neighbour to go on
history-waits = { $name } waits for it
history-proposed = { $name } would like a change
history-changed = { $name } changed it; the claimers agreed
history-still-needed = { $name } still needs it
history-closed = { $name } put it away
history-expired = nobody came; put away in time
reason-changed = the wisher changed their mind
reason-silent = not done by the day
reason-worker = a worker asked somebody else
reason-put-out = you are no neighbour there any more
told-claim-on-last-day = “{ $title }” { $part } is needed today, and { $name } can't come. The group has read it again; please help to find a neighbour.
refused-last-day-over = This wish was wanted by { $day }, and that day is over. If it is still needed, the neighbour will name another day.

claim-reminded-anew = There is a newer reminder below.
