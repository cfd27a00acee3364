# Hand-outs: the facts beside a notice, "I want one" and the line behind it.

handout-unit = portions

# -- the facts, asked of whoever adds them

notice-write-day = On which day? Tap one, or write "Saturday".
notice-write-day-label = Day to fetch it
notice-write-day-skip = No day
notice-write-hours = At what time? If it differs by building, write one after the other; each reads its own.
notice-write-hours-label = Time to fetch it
notice-write-hours-example = building 3 at 9, building 5 at 10
notice-write-hours-skip = No time
notice-write-place = Where is it handed out?
notice-write-place-label = Where
notice-write-place-example = at the door of the community room
notice-write-place-skip = No place
notice-write-bring = What shall they bring?
notice-write-bring-label = Bring
notice-write-bring-example = identity card, a bag
notice-write-bring-skip = Nothing
notice-write-portions = How many are there? With a number everybody can tap "I want one" until none are left, and wait in line after that.
notice-write-portions-label = Let them sign up
notice-write-portions-example = 50 bags
notice-write-most = How many for a household? At most { $most }.
notice-write-most-label = For a household
notice-write-most-all = { $many }
notice-write-closes = Until which day may they sign up?
notice-write-closes-label = Sign up until
notice-write-closes-skip = No last day
notice-write-pickup = May somebody else come for it?
notice-write-pickup-label = Who comes
notice-write-pickup-others = { handout-pickup-others }
notice-write-pickup-own = { handout-pickup-own }
notice-detail-number = Please put telephone numbers into the words of the notice, not here.

# -- the facts, as they are read

handout-when = When
handout-where = Where
handout-bring = Bring
handout-closes = Sign up until
handout-comes = Who comes
handout-pickup-others = Somebody may come for you
handout-pickup-own = Please come yourself
handout-portions = Sign up
handout-no-sign-up = no need to
handout-total = { $all } in all, at most { $most } for a household
handout-left = { $left } left, at most { $most } for a household
handout-gone =
    { $waiting ->
        [0] none left; you can wait in line
        [one] none left, 1 household waits
       *[other] none left, { $waiting } households wait
    }

# -- "I want one"

handout-take = I want one
handout-take-many = I want { $many }
handout-now-taken = Noted: { $many } for you.
handout-has = Noted before: { $many } for you.
handout-now-waiting-unheard = None left; you are number { $place } in line. Open our private chat first, so that I can tell you when it is your turn.
handout-now-waiting = None left; you are number { $place } in line. I tell you when it is your turn.
handout-yours = Your household
handout-is-taken = { $many }
handout-is-waiting = number { $place } in line ({ $many })
handout-is-offered = it is the turn ({ $many }), waiting for a word
handout-is-left = given back
handout-is-declined = not this time
handout-is-lapsed = no answer came
handout-is-over = over
handout-own = You: { $how }.
handout-by = { $name } signed you up: { $how }.
handout-for = { $name }: { $how }
handout-give-back = Give it to somebody else
handout-wait-no-more = Wait no longer
handout-leave-question = Leave it to the next neighbour?
handout-leave-sure = Leave it to them
handout-leave-keep = Keep it
handout-left-it = All right, it goes to the next neighbour. Thank you for saying so.
handout-proxy = Somebody comes for me
handout-proxy-label = Comes for it
handout-proxy-is = { $name } ({ $relation })
signup-proxy-who = Who comes for you? A name will do.
signup-proxy-who-label = Who comes
signup-proxy-relation = What is { $name } to you?
signup-proxy-relation-label = Relation
signup-proxy-relation-example = daughter, neighbour
signup-proxy-relation-skip = Leave it out
signup-proxy-done = Noted: { $name } comes.
signup-proxy-cancelled = All right, it stays as it is.
signup-proxy-became = Who comes for it was noted.

# -- the line

handout-accept = I want it
handout-decline = Not this time
handout-accepted = It is yours.
handout-declined = All right, the next neighbour is asked.
told-handout-offered = It is your turn: { $many } of "{ $title }" came free. Tap "I want it" before { $until } and it is yours.
told-handout-offered-for = It is { $name }'s turn: { $many } of "{ $title }" came free. Please answer for them before { $until }.
told-handout-lapsed = Nobody answered about "{ $title }" in time, so the next neighbour was asked.
told-handout-changed = "{ $title }", for which you signed up, has changed. This is how it is now:
told-handout-withdrawn = "{ $title }" was called off. Your name is off the list; please do not come for nothing.
told-handout-over = "{ $title }" is over, and your turn did not come. Thank you for waiting.

# -- for a neighbour

handout-note = Sign up a neighbour
handout-note-who = Which neighbour? Write the name.
handout-note-who-label = Who
handout-note-which = Which of them?
handout-note-which-label = Which
handout-note-many = How many? At most { $most }.
handout-note-many-label = How many
handout-note-many-all = { $many }
handout-note-unknown = Found nobody called { $name } whom you may sign up. Write the name they are noted by here; whoever is not noted yet, a worker notes first.
handout-note-cancelled = All right, nobody is signed up.
handout-note-became = They are signed up.

# -- to those who hand out

handout-people = Who signed up
handout-people-title = Signed up ({ $count })
handout-nobody = Nobody has signed up yet.
handout-back = Back to the notice
handout-taken = Signed up
handout-so-far =
    { $waiting ->
        [0] { $taken }
        [one] { $taken }, and 1 household waits
       *[other] { $taken }, and { $waiting } households wait
    }
handout-noted-by = noted by { $name }
handout-comes-for = { $who } comes
handout-nowhere = building unknown
handout-hours = Change the time
handout-hours-new = The new time
handout-hours-hours = At what time? Now it is: { $was }
handout-hours-hours-label = Time
handout-hours-hours-example = { notice-write-hours-example }
handout-hours-matters = { notice-edit-matters }
handout-hours-matters-label = { notice-edit-matters-label }
handout-hours-matters-yes = { notice-edit-matters-yes }
handout-hours-matters-no = { notice-edit-matters-no }
handout-hours-sure = Every place will say this, and whoever signed up is told as well.
handout-hours-sure-yes = Change it
handout-hours-done = Changed. Whoever signed up is being told.
handout-hours-still = The words of the notice still say “{ $named }”. Change them too?
handout-hours-cancelled = All right, the time stays.
handout-hours-became = The time was changed.

# -- settings, the copy of what is kept, refusals

setting-notice-answer-hours = Time to answer in turn
setting-about-notice-answer-hours = Whoever waits in line and is asked has so long to answer; one hour on the day itself.

mine-signups = What you signed up for
mine-signup = "{ $title }", { $many }, { $day }, { $state }
mine-signup-proxy = comes for it: { $who }
mine-signup-taken = signed up
mine-signup-waiting = in line
mine-signup-offered = your turn
mine-signup-left = given back
mine-signup-declined = not taken
mine-signup-lapsed = no answer
mine-signup-over = your turn did not come, or it was called off

did-notice-signed-up = signed up for a hand-out
did-notice-accepted = took what was their turn
did-notice-gave-back = gave back what they signed up for
did-notice-named-proxy = said who comes for it

refused-sign-up-closed = Signing up is over.
refused-not-among-them = This time it is handed out to others; the notice says to whom.
refused-more-than-each = At most { $most } { $unit } for a household.
refused-only-so-many =
    { $left ->
        [0] The rest has just gone; what you had signed up for is still yours.
       *[other] Only { $left } { $unit } left; with fewer you can have some.
    }
refused-household-has = Your household is signed up already, by { $name }.
refused-comes-oneself = This time everybody comes themselves.
refused-turn-over = This was settled before, or is over.
