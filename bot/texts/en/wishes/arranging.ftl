# A worker brings both sides of a claim together.

told-claim-to-arrange = { $name } has claimed “{ $title }”, a wish of { $whom }. A worker is asked to bring the two together. Who takes it on today?
arranging-waits = { $name } has claimed “{ $title }”, a wish of { $whom }. Both have waited since { $day } for a worker to bring them together. Who takes it on?
arranging-last-day = This wish makes sense until { $day }; please take this one first.
arranging-found = “{ $title }”: its owner has said how they are found, so { $name } and { $whom } can get in touch by themselves.
arranging-taken = { $worker }, a worker, is bringing { $name } and { $whom } together, about “{ $title }”.
arranging-done = { $worker }, a worker, has brought { $name } and { $whom } together, about “{ $title }”.
arranging-act-take = I'll bring them together
arranging-act-open = How to reach both
arranging-act-done = They are in touch
arranging-act-drop = Let another worker
arranging-to-owner = A word to the one who wished
arranging-to-claimer = A word to the one who helps
arranging-given-on = “{ $title }” is for another worker to arrange now; the ways to either side are no longer shown.
arranging-note = Telephone and address are for workers only; please don't pass them on. A carried word shows nobody's number.
arranging-over = “{ $title }” is over: nobody has to be brought together any more, and the ways to either side are no longer shown.
told-claim-arranger = { $worker }, a worker, is bringing the two of you together about “{ $title }”. The agreed day is { $day }. If you have anything to say, have it carried to them.
told-claim-last-day = “{ $title }” was for { $day } at the latest. A neighbour has claimed it and still waits for a worker to bring you together; I have asked the workers again. Do you still need it? One tap, and it waits some days more.
own-waits-for-worker = Good, the day is moved, and a worker is still asked for.
arranging-ask = Ask a worker to help
arranging-asked = A worker has been told and will bring the two of you together.

refused-arranged-by-other = { $name } is bringing them together; please ask your colleague first.
refused-worker-knows = A worker knows already and will be in touch with both.

history-arranging = { $name } took on bringing both together
history-arranged = { $name } brought both together
history-put-down = { $name } left it to another worker
history-wants-worker = { $name } asked for a worker to help
history-kept-ahead = no worker yet: the day moved to { $day }
