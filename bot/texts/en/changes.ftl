# Changes: the owner of a wish in the group wants something else.

own-change = Change something
change-wish-what =
    { $held ->
        [0] What should change? For a different thing, take this wish back and post another.
       *[other] What should change? It changes once the neighbour who holds it agrees. For a different thing, take this wish back and post another.
    }
change-wish-what-title = The line in the group
change-wish-what-wanted = How many
change-wish-what-note = The note below it
change-wish-what-until = The day
change-wish-what-place = Where to
change-wish-what-phone = Phone
change-wish-what-story = The story
change-wish-until = { post-wish-until }
change-wish-until-skip = { post-wish-until-skip }
change-wish-place = { post-wish-place }
change-wish-place-skip = { post-wish-place-skip }
change-wish-place-example = { post-wish-place-example }
change-wish-phone = { post-wish-phone }
change-wish-phone-skip = { post-wish-phone-skip }
change-wish-phone-example = { post-wish-phone-example }
change-wish-story = { post-wish-story }
change-wish-story-skip = { post-wish-story-skip }
change-wish-story-example = { post-wish-story-example }
change-wish-moved = { post-wish-moved }
change-wish-moved-yes = { post-wish-moved-yes }
change-wish-moved-no = { post-wish-moved-no }
change-wish-title = The group reads “{ $title }” now. What should it read? A worker looks at it first; until then the line stays.
change-wish-title-example = { post-wish-what-example }
change-wish-tuck = { post-wish-tuck }
change-wish-tuck-yes = { post-wish-tuck-yes }
change-wish-tuck-no = { post-wish-tuck-no }
change-wish-wanted = Now it is { $need }. How many should it be? Write a number. Fewer changes at once; more, once a worker has looked.
change-wish-wanted-example = 2
change-wish-looked-at = Good. It changes once a worker has looked, and you hear at once. Until then the group reads what it did.
change-wish-done = I'll ask the neighbour who holds it. You hear as soon as they agree; if it doesn't suit them, another neighbour is asked.
change-wish-changed = Good, it is changed.
change-wish-cancelled = All right, nothing changes.
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
keep-wish-reason = To the wisher: why should it stay as it is? I pass it on word for word.
keep-wish-reason-example = The brand doesn't matter for now; let's see once somebody takes it.
keep-wish-cancelled = All right. The change still waits for your look.
history-recounted = { $name } changed how many
history-change-approved = { $name } looked at it: it may change
history-change-turned-down = { $name } looked at it: it stays
