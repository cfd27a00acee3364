# Changes: the owner of a wish in the group wants something else.

own-change = Change something
wish-change-what =
    { $held ->
        [0] What should change? For a different thing, take this wish back and post another.
       *[other] What should change? It changes once the neighbour who holds it agrees. For a different thing, take this wish back and post another.
    }
wish-change-what-title = The line in the group
wish-change-what-wanted = How many
wish-change-what-note = The note below it
wish-change-what-until = The day
wish-change-what-place = Where to
wish-change-what-phone = Phone
wish-change-what-story = The story
wish-change-until = { wish-post-until }
wish-change-understood = { claim-more-time-understood }
wish-change-understood-yes = { claim-more-time-understood-yes }
wish-change-until-skip = { wish-post-until-skip }
wish-change-place = { wish-post-place }
wish-change-place-skip = { wish-post-place-skip }
wish-change-place-example = { wish-post-place-example }
wish-change-phone = { wish-post-phone }
wish-change-phone-skip = { wish-post-phone-skip }
wish-change-phone-example = { wish-post-phone-example }
wish-change-story = { wish-post-story }
wish-change-story-skip = { wish-post-story-skip }
wish-change-story-example = { wish-post-story-example }
wish-change-moved = { wish-post-moved }
wish-change-moved-yes = { wish-post-moved-yes }
wish-change-moved-no = { wish-post-moved-no }
wish-change-title = The group reads “{ $title }” now. What should it read? A worker looks at it first; until then the line stays.
wish-change-title-example = { wish-post-what-example }
wish-change-tuck = { wish-post-tuck }
wish-change-tuck-yes = { wish-post-tuck-yes }
wish-change-tuck-no = { wish-post-tuck-no }
wish-change-wanted = Now it is { $need }. How many should it be? Write a number. Fewer changes at once; more, once a worker has looked.
wish-change-wanted-example = 2
wish-change-looked-at = Good. It changes once a worker has looked, and you hear at once. Until then the group reads what it did.
wish-change-done = I'll ask the neighbour who holds it. You hear as soon as they agree; if it doesn't suit them, another neighbour is asked.
wish-change-changed = Good, it is changed.
wish-change-cancelled = All right, nothing changes.
told-change-opening = What would be different appears in this message in a moment. If it does not, send /mywishes.
told-change-proposed = The wisher would like to change something about “{ $title }”. Does it suit you? If not, that is fine and never counts against you.
told-change-unseen = It is something that a social worker passes on for them; they will tell you.
change-accept = That's fine
change-give-up = Then I can't
change-accepted = Good, it is as they asked.
change-accepted-waits = Good. Once the others have answered too, it is as they asked.
change-gave-up = All right, another neighbour is asked. Thank you; this doesn't count.
change-is-review = a worker looks at it
change-is-asked = waits for the neighbour who holds it
told-wish-kept = “{ $title }” stays as it is for now. The worker writes:
told-change-agreed = “{ $title }” is changed as you asked. Now it is:
told-change-stays = A neighbour has brought “{ $title }” as it stood, so its words in the group stay.
refused-past-changing = This wish was brought or is over; nothing about it can change.
refused-not-that-many = From { $least } to { $most } fits here: what neighbours promised stays.
refused-change-over = This is settled already; no answer needed.
refused-better-in-person = This speaks of money, or of something that worries us, so nothing was changed. Please tell a worker in person, and write the rest again.
refused-nothing-new = That is how it is already; nothing to change.

# What a worker reads

change-to-review = The wisher would like the group to read something else. Please have a look.
change-now = Now
change-approve = Let it read so
change-approve-bare = Let it read so, without the note
change-keep = Leave it, and say why
change-sure = I've looked: let it read so
change-approved = { $name } has looked: wish { $code } may change. Whoever holds it is asked as well.
change-turned-down = Your words go to the wisher; wish { $code } stays as it is.
change-decline-reason = “{ $title }”: why should it stay as it is? I pass it on to the wisher word for word.
change-decline-reason-example = The brand doesn't matter for now; let's see once somebody takes it.
change-decline-cancelled = All right. The change still waits for your look.
history-recounted = { $name } changed how many
history-change-approved = { $name } looked at it: it may change
history-change-turned-down = { $name } looked at it: it stays
