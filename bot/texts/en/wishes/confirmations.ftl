# A worker asks on the phone whether it came.

phone-ask = “{ $title }”{ $part }: { $name } says it was brought. You called: does { $whom } say it came?
phone-ask-disputed = “{ $title }”{ $part }, taken on by { $name }: { $whom } said it was not there, or that something was wrong. You called: has it come now?
phone-ask-unsaid = “{ $title }”{ $part }: { $name } took it on and has not said that it was brought. You called: does { $whom } say it came?
phone-it-came = I asked, it came
phone-so-many-came = I asked: { $many } came
phone-other-amount = Another number came
phone-not-called = I haven't called yet
phone-call-first = All right, nothing is noted. After the call, tap “Confirmed on the phone”.

claim-confirm-by-phone-many = “{ $title }”: { $promised } in all. How many came, says the wisher?
claim-confirm-by-phone-many-example = 2
claim-confirm-by-phone-cancelled = All right, nothing is noted.

unconfirm-button = That was wrong, take it back
unconfirm-done = { $name } noted it by mistake and took it back. Whoever had heard of it hears so.

told-claim-noted = { $name }, social worker, noted: you said on the phone that “{ $title }”{ $part } came. If that's not so, tap:
told-claim-unnoted = A social worker noted it by mistake: whether “{ $title }” came is yours to say.
told-claim-unconfirmed-waits = We said that “{ $title }”{ $part } came; that was our mistake. The wisher has not said so yet; you hear as soon as they do.
told-claim-unconfirmed = We said that “{ $title }”{ $part } came; that was our mistake, and it isn't settled. A social worker will ask.

refused-not-taken-back = That can't be taken back any more: a day has passed, or thanks were said. If the neighbour disagrees, please talk to them.

# -- what was not right, and became of it

matter-came-by-phone = “{ $title }”{ $part }: { $name } asked on the phone, and it came.
matter-came = “{ $title }”{ $part }: { $whom } says it came.
matter-brought-again = “{ $title }”{ $part }: brought again, says the neighbour who took it on; { $whom } has not said so yet.
matter-goes-on = “{ $title }”: settled, and the neighbour who took it on goes on.
arranged-brought = “{ $title }”{ $part }: brought, says the neighbour who took it on; { $whom } has not said so yet.
matter-over = “{ $title }”: the neighbour who took it on is free of it.
told-claim-no-contact = { $name } had taken on “{ $title }”, could not reach { $whom } and let go. Please call today and see that they are well; the number is behind “Show everything”.

claim-explain-button = Say what is wrong
claim-explain-words = What is wrong? One line, for the social workers only.
claim-explain-words-example = One size too small; they don't go on.
claim-explain-done = On its way to the social workers; one of them will ask you.
claim-explain-cancelled = All right, a social worker will ask you.
history-explained = what is wrong, said by { $name }
told-claim-explained = “{ $title }”: the wisher wrote what is wrong; it stands behind “Show everything”.
claim-asked-over = “{ $title }”{ $part }: it has been answered whether it came. /mywishes shows where it is.
