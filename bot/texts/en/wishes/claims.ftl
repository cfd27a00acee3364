# Claims: taking a wish on, bringing it, saying that it came, thanks.

claim-won = It's yours, thank you. Where to and whom to ask: I've sent it to you in private.
claim-won-worker = It's yours, thank you. The neighbour asked for a worker to make the link; the worker gets in touch with you.
claim-won-open-chat = It's yours, thank you. Open our private chat: where to and whom to ask is there.

claim-agreed = Last day
claim-stays = For you alone; please don't pass it on, and delete this message when it is done.
claim-opening = A few lines for your eyes only appear in this message in a moment. If they do not, tap below.
claim-only-you = This is for your eyes only, and is no longer shown once it is done.
claim-ask-worker = This neighbour would like a social worker to make the link. The worker knows, and gets in touch with you.
claim-worker-calls = { $worker }, a worker, is bringing the two of you together and will be in touch.
claim-deliver =
    { $category ->
        [goods] It's there
       *[other] It's done
    }
claim-release = Not this time
claim-keep = I'll do it after all
claim-kept = Good, it stays with you.
claim-asks-for = Asked for, not answered yet
claim-asks-whom = Asked to go on with it
claim-asks-list = those who wait
claim-waits = done; waiting for “Got it”

claim-why-not = Not this time is fine. If you like, say which it is:
reason-no-time = No time just now
reason-not-found = Couldn't get it
reason-no-contact = Couldn't reach them
reason-mistake = Tapped by mistake
reason-other = Another reason

claim-is-confirmed = This wish is lit already, thank you.
claim-is-released = No harm done; another neighbour will take it on, and there is nothing left for you to do.
claim-is-taken-back = Another neighbour is asked to see to this wish; nothing is left for you to do. Thank you for saying yes.
claim-is-ended = This wish needs nothing more from you. Thank you for saying yes.

# -- bringing it

claim-deliver-photos = Good that it's done. If you have photos, send them: things, not faces. None is fine too.
claim-deliver-photos-skip = No photos
claim-deliver-shows = May the group see the photos? They go out only if the wisher agrees too.
claim-deliver-shows-yes = The group may see them
claim-deliver-shows-no = Only the wisher
claim-deliver-note = Would you like to say a line to the wisher?
claim-deliver-note-skip = No line
claim-deliver-note-example = I left it on the cupboard by the door.
claim-deliver-tucked = There seems to be a phone number or an address in it. Shall I hide it and take it like this?
claim-deliver-tucked-yes = Hide it
claim-deliver-tucked-no = As I wrote it
claim-deliver-done = Noted. I'll ask the wisher, and tell you as soon as they say it came.
claim-deliver-cancelled = All right, not yet. When it's done, tap “It's there” again.

# -- has it come?

claim-got-it = Got it
claim-not-yet-button = Not yet
claim-problem-button = Something's wrong
lit-heading = This wish is lit
confirm-done = Good that it came. Would you like to say a word to the neighbour who helped?
confirm-by-phone = Noted: { $name } asked on the phone, and “{ $title }”{ $part } came.
lit-toast = The wish is lit
dispute-not-yet = I see, not there yet. I'll ask the neighbour who took it on, and a worker follows up. When it comes, tap “Got it”.
dispute-problem = I see. A social worker will ask you what happened. When it's put right, tap “Got it”.

photo-share = Show the photos to the group
photo-shared = Good. A social worker looks at the picture, then it goes to the group.

# -- thanks

claim-thank-button = Say thank you
claim-thank-words = What would you like to say to this neighbour? One line; I take it to them.
claim-thank-words-label = Your words
claim-thank-words-example = The radio sounds clear, and I have my opera in the evening again. Thank you.
claim-thank-tucked = I've hidden numbers and addresses. Shall it go out like this?
claim-thank-tucked-yes = Take it to them
claim-thank-done = On its way to { $name }.
claim-thank-cancelled = All right, no words for now. The thought counts.

# -- what is told

told-claim-made = { $name } has taken on your “{ $title }”{ $part }, and does it by { $day }.
told-claim-grown = “{ $title }”: { $name } would like to bring more, { $many } altogether now.
told-claim-made-for = { $name } has claimed “{ $title }”{ $part } for { $whom }, by { $day } at the latest.
told-claim-remind = The agreed day is { $day }. Does it still work? If not, tap “I need more time” or “Hand it on”; no harm done.
told-claim-delivered = { $name } says “{ $title }”{ $part } { $kind ->
        [goods] has been brought
        [repair] has been mended
       *[other] is done
    }. If so, just tap “Got it”.
told-claim-delivered-for = { $name } says that “{ $title }”{ $part } { $kind ->
        [goods] has been brought. Please ask { $whom } whether it has come; if so, tap “Got it”.
       *[other] is done. Please ask { $whom } whether that is so; if it is, tap “Got it”.
    }
told-claim-confirmed = It came, and this wish is lit. Thank you.
told-claim-thanked = The neighbour you helped sends you a word:
told-claim-released = “{ $title }”: the neighbour who had it can't come this time. The wish is in the group, open for another; when somebody takes it on, I'll tell you at once.
told-claim-released-asking = “{ $title }”: the neighbour who claimed it can't make it this time; we are asking those who wait. You hear as soon as one answers.
told-claim-released-part = “{ $title }”: { $name } can't make it this time{ $part }. All else stays.
told-claim-ended = The neighbour took “{ $title }” back, so there is nothing left to do. Thank you for saying yes.
told-claim-not-yet = The wisher says “{ $title }”{ $part } has not come yet. Please check where you left it; a social worker will ask too.
told-claim-photos = “{ $title }” is lit. Both sides agreed to show you the photos.

told-matter-not-yet = “{ $title }”{ $part }: brought, says the neighbour who took it on; not there, says { $whom }. Please call both.
told-matter-problem = “{ $title }”{ $part } came, and { $whom } says something is wrong. Please call and ask.
told-claim-unreached = “{ $title }”{ $part } was brought, and I can't reach the wisher. Please call; if it came, tap “Confirmed on the phone”.

claim-open-details = How to reach and where
claim-by-worker = The neighbour would like a social worker to make the link; the worker gets in touch with you.
details-coming = What to bring, where and whom to reach: it comes here in a moment.
told-claim-counted = Thank you for doing “{ $title }”. The neighbour who wished it has left, so there is no answer to wait for: it counts as done by you.
