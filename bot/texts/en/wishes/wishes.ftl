# A wish: telling it, how it looks, what its owner hears.

# -- /wish

wish-post-where = Which community is this wish for?
wish-post-where-label = Community

wish-post-what = What could a neighbour help you with? One line is enough, just as you would say it.
wish-post-what-wanted = I'm here. What could a neighbour help you with? One line is enough, such as “I need a lamp” or “my tap drips, could somebody look”.
wish-post-what-label = The wish
wish-post-what-example = A radio with larger buttons

wish-post-title = Which line shall the group read? Keep it short, without names, doors and phone numbers.
wish-post-title-label = What the group reads
wish-post-title-example = A radio with larger buttons

wish-post-kind = What kind of help is it?
wish-post-kind-label = Kind
wish-post-kind-goods = { category-goods }
wish-post-kind-service = { category-service }
wish-post-kind-company = { category-company }
wish-post-kind-repair = { category-repair }
wish-post-kind-advice = { category-advice }
wish-post-kind-other = { category-other }

wish-post-amount = How many? Tap one, or write it, such as “3 bags”.
wish-post-amount-label = How many
wish-post-amount-example = 2 bags

wish-post-whom = Who is it for?
wish-post-whom-label = Who it is for
wish-post-whom-self = Me
wish-post-whom-household = Someone at home
wish-post-whom-neighbour = I speak for a neighbour
wish-post-whom-offline = A neighbour without a phone

wish-post-agreed = Did they agree? If not yet, ask them first: what you filled in is kept for two days, /wish goes on.
wish-post-agreed-yes = They agreed
wish-post-tuck = The group will read this, and it looks like there is a phone number or an address in it. Shall it only say “{ $kept }”? Phone and address can be added in private.
wish-post-tuck-yes = Yes, just that
wish-post-tuck-no = Leave it as it is

wish-post-beneficiary = What do people call this neighbour? The group won't see it.
wish-post-beneficiary-label = The neighbour's name
wish-post-beneficiary-example = Granny Zhang

wish-post-proxy = Who receives things and answers for them? Name and relation; the group won't see it.
wish-post-proxy-label = Who acts for them
wish-post-proxy-example = Ms Zhang, her daughter

wish-post-urgency = When do you need it?
wish-post-urgency-label = When
wish-post-urgency-anytime = Any time
wish-post-urgency-anytime-said = no hurry|not urgent|whenever
wish-post-urgency-week = Within a week
wish-post-urgency-week-said = this week|within a week
wish-post-urgency-days = Within three days
wish-post-urgency-days-said = soon|as soon as possible|quickly
wish-post-urgency-today = Today
wish-post-urgency-today-said = now|at once|urgent|right now

wish-post-until = Until which day would it still be of use? Tap one, or write it.
wish-post-until-label = Last day
wish-post-until-skip = No last day

wish-post-story = If you like, tell what it is about, so that whoever helps comes prepared. The group won't see it.
wish-post-story-label = What it is about
wish-post-story-skip = That's enough said
wish-post-story-example = My eyes are weak and I can't see small buttons; I like opera and the news.

wish-post-moved = There seems to be a phone or ID number in it. Shall I hide it here, and keep the phone number where you decide who sees it?
wish-post-moved-label = Number in your story
wish-post-moved-yes = Keep it safe
wish-post-moved-no = Leave it as it is

wish-post-suits =
    { $category ->
        [company] Which day and hour suit you? Say, “weekend mornings”. The group won't see it.
       *[other] When does it suit you? Say, “any day after four”. The group won't see it.
    }
wish-post-suits-label = When it suits
wish-post-suits-skip = Any time
wish-post-suits-example = Weekend mornings
wish-post-suits-told = When it suits: { $suits }

wish-post-place =
    { $category ->
        [goods] Where should it come? Building and unit are enough. The group won't see it.
        [repair] Where is what has to be mended? Building and unit are enough. The group won't see it.
        [service] Where should somebody come? Building and unit are enough. The group won't see it.
        [company] Where would you meet? At home, in the park: a line is enough. The group won't see it.
        [advice] Where would you talk? At home, at the community's, by phone. The group won't see it.
       *[other] Where? A line is enough. The group won't see it.
    }
wish-post-place-label = { private-place }
wish-post-place-skip = Not now
wish-post-place-example = Building 7, unit 1

wish-post-phone = Would you leave a phone number? The group won't see it; whether the neighbour who helps does, you decide in a moment.
wish-post-phone-label = Phone
wish-post-phone-skip = No phone number
wish-post-phone-example = 138 0000 0000

wish-post-photo = Is there a photo, say of the lamp or the lock? One is enough.
wish-post-photo-label = Photo
wish-post-photo-skip = No photo

wish-post-shows = Who may see this photo?
wish-post-shows-label = Who sees the photo
wish-post-shows-yes = The whole group
wish-post-shows-no = Only whoever helps

wish-post-sharing =
    { $whom ->
        [offline] Should a neighbour take it on, what is { $name } willing to show them? The names of { $name } and of whoever acts for them come with it, and are no longer shown once it is done.
       *[other] Should a neighbour take it on, what may they see? Your name comes with it, and it is no longer shown once it is done.
    }
wish-post-sharing-label = What the helper sees
wish-post-sharing-all = Story, address and phone
wish-post-sharing-all-said = all|everything|all of it
wish-post-sharing-place = Story and address only
wish-post-sharing-place-said = the address|only the address
wish-post-sharing-nothing = Nothing yet, a worker links us
wish-post-sharing-nothing-said = nothing|none

wish-post-sure =
    { $rest ->
        [yes] Thank you for telling it so well. The group reads the line above; all of it is kept under "What it is about", not for the group. Have one more look. A social worker reads it before the group does. Anything to add, just write it to me.
       *[no] Have one more look. A social worker reads it before the group does. Anything to add, just write it to me.
    }
wish-post-sure-yes = Hand it to the worker
wish-post-done = Your wish is here, number { $code }. Once a social worker has read it, I'll tell you at once.
wish-post-became = This wish is with the social workers, number { $code }.
wish-post-cancelled = All right, nothing written this time. Whenever you like, send /wish.

# The same form once more, to change a wish that is not in the group yet: its words are those above.

wish-revise-cancelled = All right, nothing changed; the wish is as it was.

# Something said while nothing was asked.

wish-from-words-words = What could a neighbour help with? One line is enough.
wish-from-words-then = Hello, here I am. To ask your neighbours for help, tap “Make it a wish” and we begin with what you wrote; to help somebody, send /wishes; for anything else, /help.
wish-from-words-then-yes = Make it a wish
wish-from-words-then-no = Not now
wish-from-words-cancelled = All right, I don't keep it. To ask your neighbours for something: /wish

# -- in danger

danger-title = Your safety comes first
danger-first-suicide = What you say worries me. Please don't stay alone now, and put anything dangerous out of reach.
danger-first-violence = It is not your fault. Go to a room that locks, or to a neighbour. Being safe comes first.
danger-first-child = It is right to say it; the child has done nothing wrong. Get away from that person, to an adult you trust.
danger-first-elder = It is right to say it, and no shame. Get away from that person, to a neighbour or where people are.
danger-first-doctor = Stay calm: call { $number } first and say where you are. Don't move them, give nothing to eat or drink, stay beside them.
danger-first-fire = Get out first. Touch no switch, light nothing, take no lift. Call { $number } from outside.
danger-first-missing = Call { $number } now, there is no need to wait. Say what they wear and where they were last seen.
danger-first-swallowed = Don't make them vomit, give no water, keep the bottle. Call { $number } at once and do as they say.
danger-first-crime = Keep yourself safe: don't go near, don't open.
danger-first-rescue = Ring { $number } now and say where. Do not crowd round or grab; from a little way off, speak softly to them until help comes.
danger-ring-police = Police: call { $number }
danger-ring-silent = If you cannot speak, text { $number }
danger-ring-firemen = Fire brigade: call { $number }
danger-ring-ambulance = Ambulance: call { $number }
danger-ring-women = Hurt at home, and what can be done: call { $number }
danger-ring-children = For children and parents: call { $number }
danger-ring-listeners = Too much to bear, and somebody listens: call { $number }
danger-perhaps-worker = Are you all right? If you want to talk, somebody is here. A social worker will look in on you, too.
danger-perhaps-unheard = Are you all right? I can't reach a social worker just now, and keep trying. Don't carry it alone; you can ring:
told-danger-perhaps = What { $name } wrote in private, { $when }, sounds worrying. Please read it and ask after them by day.
told-danger-perhaps-now = What { $name } wrote in private, { $when }, sounds worrying. Please read it and ask after them now, not tomorrow.
danger-is = { $line } ({ $family })
danger-is-suicide = it sounds like despair
danger-is-violence = it sounds as if somebody is hurt at home
danger-is-child = it sounds as if a child is hurt
danger-is-elder = it sounds as if somebody old is hurt
danger-is-doctor = it sounds as if a doctor is needed now
danger-is-fire = it sounds like fire or gas
danger-is-missing = it sounds as if somebody is missing
danger-is-swallowed = it sounds as if something was swallowed
danger-is-crime = it sounds like a crime
danger-is-rescue = it sounds as if somebody is about to jump
danger-nothing = No danger, nothing to worry about
danger-was-nothing = Noted: { $name } is in no danger. Thank you for looking.
danger-is-nothing = { $name } has looked: { $whom } is in no danger.
danger-worker = I won't pass what you said on to the group. I'm calling a social worker, who will be in touch as soon as possible.
danger-unheard = I won't pass what you said on to the group. I can't reach a social worker just now, and keep trying. Don't wait alone: please call one of the numbers above, or somebody near you.
danger-form-over = What you were filling in can wait; I've put it away.
told-danger-heard = { $name } wrote worrying words in private, { $when }. Please call or go there now; don't wait.
danger-take = I'll get in touch
told-danger-unheard = I said that I was calling a social worker, but I can't reach one just now; I keep trying. Don't wait alone:
danger-beside = { $line } { $name } is in touch with { $whom } already; nobody has read these new words yet.
danger-times = { $line } (wrote { $count } times)
bell-text = Somebody in { $community } needs help, and none of the social workers can be reached. Please find somebody to look after them now.
told-danger-again = Nobody is in touch with { $name } yet, who wrote worrying words. Can you call or go there now?
told-danger-reached = Have you reached { $name }?
danger-in-touch = Please get in touch with { $name } now.
danger-opening = The telephone, the place and the words appear here in a moment. If not, tap below.
danger-details-gone = The telephone, the place and the words have been put away.
danger-nowhere = No telephone or place is known here. Please ask a colleague who knows this neighbour.
danger-afterwards = Once you have spoken, tap 'Reached', so that your colleagues know.
danger-reached = Reached
danger-how = How to get in touch
danger-was-reached = { $name } has been reached. Thank you.
danger-is-reached = { $name } got in touch with { $whom }, and they have spoken.
danger-is-said-reached = { $whom } has been reached, says { $by }; { $name } had gone to get in touch.
danger-is-taken = { $name } is getting in touch with { $whom }.
danger-yours = Thank you. Please get in touch right now.
danger-forgotten = This neighbour asked to be forgotten; the name is not kept.
told-danger-taken = { $name } from the community has seen it and is getting in touch with you.

# -- the card in the group

card-wish-heading = { $title } · { $code }
card-wish-small = { $kind } · { $code }
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

lit-title = { $title } is lit · { $code }

# -- lists

list-title = Wishes waiting for a light
list-lead = { $count ->
        [one] One wish is waiting for a neighbour.
       *[other] { $count } wishes are waiting for a neighbour, the urgent ones first, then the longest.
    }
list-none = No wish is waiting here just now. If you have one, send /wish.
list-line = { $title } · { $need } · { $when } · { $code }
list-claim = { $sign } I’ll do it
list-signs = ① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨
list-show = { $sign } Show everything
list-found = Wishes about “{ $text }”:
list-found-none = No wish about “{ $text }”. Try another word, or /wishes for what there is now.
list-found-line = { $title } · { $state } · { $code }
list-found-more = There are others; a few more letters narrow it down.
under-way = Wishes under way
under-way-title = Wishes under way
under-way-lead = { $count } are in a neighbour’s hands.
under-way-none = None is in a neighbour’s hands now.
under-way-line =
    { $title } · { $name } · { $building } · { $days ->
        [1] claimed today
       *[other] day { $days }
    } · agreed { $day }
under-way-nowhere = no building named
under-way-more = { $count } more behind these.
under-way-claimer = By claimer
under-way-building = By building
under-way-age = By age
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
private-place =
    { $category ->
        [goods] Where it should come
        [repair] Where it is
        [service] Where to help
        [company] Where to meet
        [advice] Where to talk
       *[other] Where
    }
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
told-wish-passed = { $name } has looked at “{ $title }”. You hear from us as soon as it is in the group.
told-wish-returned = About “{ $title }”: { $name } from the community has a question. One answer, and it goes on.
told-wish-returned-again = About “{ $title }”: { $name } from the community is still waiting for your answer. A word or two is enough.
told-wish-still-looking = “{ $title }” is still with the social workers and not forgotten. You hear as soon as somebody has read it.
told-wish-refused = “{ $title }” is hard to do in the group. { $name } from the community writes to you:
told-wish-taken-up = Nobody came for “{ $title }”, so { $name } of the community sees to it in person and will be in touch with you.
told-wish-cared-for = { $name } from the community sees to “{ $title }” in person; the group won't read it. { $name } will be in touch.

category-goods = Goods
category-service = Service
category-company = Company
category-repair = Repair
category-advice = Advice
category-other = Other

unit-goods = ×
unit-service = ×
unit-company = ×
unit-repair = ×
unit-advice = ×
unit-other = ×

urgency-anytime = any time
urgency-week = within a week
urgency-days = within three days
urgency-today = today

whom-self = themselves
whom-household = their household
whom-neighbour = a neighbour, who agreed
whom-offline = a neighbour without a phone, written down by a worker

group-menu-wishes = Wishes
week-wishes = { $count ->
    [one] { $count } wish still waits:
   *[other] { $count } wishes still wait:
}
week-thanks = { $count ->
    [one] { $count } wish came true this week. Thank you, whoever lent a hand.
   *[other] { $count } wishes came true this week. Thank you, whoever lent a hand.
}
