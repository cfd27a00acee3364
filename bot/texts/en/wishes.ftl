# A wish: telling it, how it looks, what its owner hears.

# -- /wish

post-wish-where = Which community is this wish for?
post-wish-where-label = Community

post-wish-what = What could a neighbour help you with? One line is enough. The group will see it, so leave out names, doors and phone numbers.
post-wish-what-label = The wish
post-wish-what-example = A radio with larger buttons

post-wish-kind = What kind of help is it?
post-wish-kind-label = Kind
post-wish-kind-goods = { category-goods }
post-wish-kind-service = { category-service }
post-wish-kind-company = { category-company }
post-wish-kind-repair = { category-repair }
post-wish-kind-advice = { category-advice }
post-wish-kind-other = { category-other }

post-wish-amount = How many? Tap one, or write it, such as “3 bags”.
post-wish-amount-label = How many
post-wish-amount-example = 2 bags

post-wish-whom = Who is it for?
post-wish-whom-label = Who it is for
post-wish-whom-self = Me
post-wish-whom-household = Someone at home
post-wish-whom-neighbour = I speak for a neighbour
post-wish-whom-offline = A neighbour without a phone

post-wish-agreed = Did they agree? If not yet, ask them first: what you filled in is kept for two days, /wish goes on.
post-wish-agreed-yes = They agreed
post-wish-tuck = The group will read this, and it looks like there is a phone number or an address in it. Shall it only say “{ $kept }”? I'll ask you for phone and address in private later on.
post-wish-tuck-yes = Yes, just that
post-wish-tuck-no = Leave it as it is

post-wish-beneficiary = What do people call this neighbour? The group won't see it.
post-wish-beneficiary-label = The neighbour's name
post-wish-beneficiary-example = Granny Zhang

post-wish-proxy = Who receives things and answers for them? Name and relation; the group won't see it.
post-wish-proxy-label = Who acts for them
post-wish-proxy-example = Ms Zhang, her daughter

post-wish-urgency = When do you need it?
post-wish-urgency-label = When
post-wish-urgency-anytime = Any time
post-wish-urgency-week = Within a week
post-wish-urgency-days = Within three days
post-wish-urgency-today = Today

post-wish-until = Until which day would it still be of use? Tap one, or write it.
post-wish-until-label = Last day
post-wish-until-skip = No last day

post-wish-story = If you like, tell what it is about, so that whoever helps comes prepared. The group won't see it.
post-wish-story-label = What it is about
post-wish-story-skip = That's enough said
post-wish-story-example = My eyes are weak and I can't see small buttons; I like opera and the news.

post-wish-moved = There seems to be a phone or ID number in it. Shall I hide it here, and keep the phone number where you decide who sees it?
post-wish-moved-label = Number in your story
post-wish-moved-yes = Keep it safe
post-wish-moved-no = Leave it as it is

post-wish-place = Where should it come? Building and unit are enough. The group won't see it.
post-wish-place-label = Where
post-wish-place-skip = Not now
post-wish-place-example = Building 7, unit 1

post-wish-phone = Would you leave a phone number? The group won't see it; whether the neighbour who helps does, you decide in a moment.
post-wish-phone-label = Phone
post-wish-phone-skip = No phone number
post-wish-phone-example = 138 0000 0000

post-wish-photo = Is there a photo, say of the lamp or the lock? One is enough.
post-wish-photo-label = Photo
post-wish-photo-skip = No photo

post-wish-shows = Who may see this photo?
post-wish-shows-label = Who sees the photo
post-wish-shows-yes = The whole group
post-wish-shows-no = Only whoever helps

post-wish-sharing = Should a neighbour take it on, what may they see? Your name comes with it, and it is no longer shown once it is done.
post-wish-sharing-label = What the helper sees
post-wish-sharing-all = Story, address and phone
post-wish-sharing-place = Story and address only
post-wish-sharing-nothing = Nothing yet, a worker links us

post-wish-sure = Have one more look. A social worker reads it before the group does.
post-wish-sure-yes = Hand it to the worker
post-wish-done = Your wish is here, number { $code }. Once a social worker has read it, I'll tell you at once.
post-wish-cancelled = All right, nothing written this time. Whenever you like, send /wish.

# The same form once more, to change a wish that is not in the group yet: its words are those above.

revise-wish-cancelled = All right, nothing changed; the wish is as it was.

# Something said while nothing was asked.

say-so-words = What could a neighbour help with? One line is enough.
say-so-then = Hello, here I am. To ask your neighbours for help, tap “Make it a wish” and we begin with what you wrote; to help somebody, send /wishes; for anything else, /help.
say-so-then-yes = Make it a wish
say-so-then-no = Not now
say-so-cancelled = All right, I don't keep it. To ask your neighbours for something: /wish

# -- in danger

danger-title = Your safety comes first
danger-call-listener = Too much to bear and you want someone to listen: call 12356
danger-call-police = Somebody hurts you, or might: call 110
danger-call-ambulance = Injured, the wrong pills, or feeling very unwell: call 120
danger-call-fire = Fire: call 119
danger-call-gas = Smell of gas: touch no switch, light nothing, leave the flat, call from outside
danger-worker = I won't pass what you said on to the group. I'm calling a social worker, who will be in touch as soon as possible.
danger-form-over = What you were filling in can wait; I've put it away.
told-danger-heard = { $name } has just written worrying words in private. Please call or go there now; don't wait.
danger-take = I'll get in touch
told-danger-again = Nobody is in touch with { $name } yet, who wrote worrying words. Can you call or go there now?
told-danger-reached = Have you reached { $name }?
danger-in-touch = Please get in touch with { $name } now.
danger-nowhere = No telephone or place is known here. Please ask a colleague who knows this neighbour.
danger-afterwards = Once you have spoken, tap 'Reached', so that your colleagues know.
danger-reached = Reached
danger-how = How to get in touch
danger-was-reached = { $name } has been reached. Thank you.
danger-is-reached = { $name } got in touch with { $whom }, and they have spoken.
danger-is-taken = { $name } is getting in touch with { $whom }.
danger-yours = Thank you. Please get in touch right now.
danger-forgotten = This neighbour asked to be forgotten; the name is not kept.
told-danger-taken = { $name } from the community has seen it and is getting in touch with you.

# -- the card in the group

card-wish-heading = Wish { $code } · { $kind }
card-wish-claim = I'll take it on
card-needs = Needed
card-when = When
card-until = by { $day }
card-came-in-part = { $asked } asked for, { $came } came; the other { $gone } no longer waited for
card-less = { $progress }; of { $asked } asked for, { $gone } no longer waited for
card-progress = { $need }, { $claimed }/{ $wanted } taken on
card-state = Now

card-somebody = a neighbour
state-review = a social worker is reading it
state-returned = a worker asked something and awaits the answer
state-open = waiting for a neighbour
state-claimed = { $name } has it
state-claimed-by = { $name } has it
state-delivered = { $name } says it is done; waiting for “Got it”
state-delivered-by = { $name } says it is done; waiting for “Got it”
state-confirmed = this wish is lit, thanks to { $name }
state-confirmed-by = this wish is lit, thanks to { $name }
state-refused = did not go to the group
state-withdrawn = taken back
state-cared-for = a worker sees to it in person
state-helped = done, a worker says

lit-title = Wish { $code } is lit

# -- lists

list-title = Wishes waiting for a light
list-lead = { $count ->
        [one] One wish is waiting for a neighbour.
       *[other] { $count } wishes are waiting for a neighbour, the urgent ones first, then the longest.
    }
list-none = No wish is waiting here just now. If you have one, send /wish.
list-line = { $title } · { $need } · { $when }
list-claim = Take on { $code }
list-before = Earlier page
list-after = Next page
list-all = Show all
digest-rest = Show the other { $count }
digest-lead = { $count ->
        [one] One wish is still waiting for a neighbour. If it suits you, one tap is enough.
       *[other] { $count } wishes are still waiting for a neighbour, the urgent ones first, then the longest. If one suits you, one tap is enough.
    }
group-wish-private = Let's talk about your wish in private, not here in the group. One tap brings you over.
group-wish-take-back = What you just wrote has a telephone number or an address in it, and the whole group can read it. Please press and hold that message and delete it.
mine-none = You have no wish at the moment and hold none. To ask for help, send /wish; to help somebody, /wishes.

# -- to its owner

preview-title = The group sees · { $kind }
preview-private = The group does not see:
private-beneficiary = The neighbour
private-proxy = Acts for them
private-owner = Whom to ask for
private-story = What it is about
private-place = Where
private-phone = Phone
private-sharing = The helper sees

own-answer = Answer
own-revise = Change it
own-withdraw = Take it back
own-withdraw-question =
    { $held ->
        [0] Take back “{ $title }”?
        [1] Take back “{ $title }”? { $name } has it; I'll tell them there is no need any more.
       *[other] Take back “{ $title }”? { $held } neighbours have it; I'll tell them there is no need any more.
    }
own-withdraw-sure = Take it back
own-keep = Keep it
own-withdrawn-rest = The rest is taken back; what was brought stays.
own-withdrawn = Wish { $code } is taken back. Whenever you like, send /wish again.

told-wish-approved = “{ $title }” is in the group now. When a neighbour takes it on, I'll tell you at once.
told-wish-returned = About “{ $title }”: { $name } from the community has a question. One answer, and it goes on.
told-wish-returned-again = About “{ $title }”: { $name } from the community is still waiting for your answer. A word or two is enough.
told-wish-still-looking = “{ $title }” is still with the social workers and not forgotten. You hear as soon as somebody has read it.
told-wish-refused = “{ $title }” is hard to do in the group. { $name } from the community writes to you:
told-wish-cared-for = { $name } from the community sees to “{ $title }” in person; the group won't read it. { $name } will be in touch.
