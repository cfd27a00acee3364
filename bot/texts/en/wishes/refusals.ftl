# Refusals: the true reason, and what to do next. Shown in a toast too: at most 200 characters.

refused-own-delivery = You brought this yourself: please let the neighbour, or another worker, confirm it.
refused-already-seen-to = A step earlier: { $name } is getting in touch already.
refused-already-over = Somebody has been in touch already; there is nothing left to do.
refused-too-many-open = You have { $limit } open wishes. When one is lit, or you take one back under /mywishes, there is room again.
refused-not-editable = This wish has moved on and can't be changed here. Send /mywishes to see where it is.
refused-day-passed = The day you named has passed, so nothing was sent. Send /wish and choose another day.
refused-already-reviewed =
    { $state ->
        [open] A step earlier: { $name } read it, and it is in the group.
        [passed] A step earlier: { $name } read it; it may go to the group.
        [returned] A step earlier: { $name } has asked the neighbour and awaits the answer.
        [refused] A step earlier: { $name } has written to the neighbour; it stays out of the group.
        [cared_for] A step earlier: { $name } sees to it in person.
        [withdrawn] The neighbour took it back; there is nothing left to read.
       *[other] { $name } read it, and neighbours are on it already.
    }
refused-not-for-the-group = It has worrying words or mentions money, so it stays out of the group. Please tap “I'll see to it” and talk in person.
refused-already-yours = You hold this wish already. Send /mywishes to see how to go on.
refused-already-claimed = Just missed: { $name } has it. Other neighbours are waiting: /wishes
refused-already-done = This wish is lit already. Other neighbours are waiting: /wishes
refused-not-open = The neighbour took this wish back. Other neighbours are waiting: /wishes
refused-holding-too-many = You hold { $limit ->
        [one] one wish
       *[other] { $limit } wishes
    }; light one up first, then come back.
refused-own-to-review = This is your own wish; please let another worker look at it.
refused-own-wish = This is your own wish; leave it to a neighbour.
refused-not-held = We are past that step. Send /mywishes to see where things are.
refused-not-withdrawable = This wish was brought or is done, so it can't be taken back. If something is the matter, tell a social worker.
refused-already-confirmed = Noted before that it came; no need to tap again.
refused-already-thanked = Your words have reached them already.
refused-out-of-reach = { $name } can't be reached just now and would not hear the question. Please ask another neighbour.
refused-nobody-reached = None of the { $count } who wait can be reached just now. You can ask a neighbour you know, or tap “Not this time”.
refused-too-long-over = This wish was long ago, and its address and telephone have been deleted as agreed. If you still need it, please send /wish and say it once more.
