"""What people answer in words, about wishes, claims and offers: what waits, and its buttons."""

from collections.abc import Iterator

from sqlmodel import Session

from bot.cards.wishes import parties, sharers
from bot.forms.answers import amount
from bot.messages import Action
from bot.register.confirm_first import ASK
from bot.register.typed import Act, Waiting, waits
from bot.texts import Words
from storage.wishes import (
    changes,
    claims,
    deadlines,
    handovers,
    listing,
    relay,
    releases,
    waiting_list,
)
from storage.wishes.claims import Claim, ClaimState, Matter
from storage.wishes.relay import Side
from storage.wishes.waiting_list import PlaceState
from storage.wishes.wishes import Wish


@waits("wish.brought")
def has_it_come(session: Session, me: int, words: Words) -> Iterator[Waiting]:
    """To whoever waits for something: it came, or not."""
    for claim, wish in listing.brought_to(session, me):
        got_it = Act("claim.confirm", words("claim-got-it"), Action("claim.confirm", claim.key))
        is_here = claim.state is ClaimState.DELIVERED
        disputes = _disputes(claim, words) if is_here else ()
        said = _carried(session, me, claim, Side.CLAIMER, words)
        yield Waiting(_which(session, claim, wish, words), (got_it, *disputes, *said))


def _which(session: Session, claim: Claim, wish: Wish, words: Words) -> str:
    """What it is about; where several share it, who brings how much."""
    if wish.asked == 1 or len(claims.live_on(session, wish)) == 1:
        return wish.title
    name = sharers.names(session, wish, words)[claim.person_id]
    who = f"{name} {amount(claim.quantity, wish.unit)}"
    return words("button-about", act=wish.title, name=who)


def _disputes(claim: Claim, words: Words) -> tuple[Act, Act]:
    not_yet, problem = (
        Action("claim.dispute", claim.key, each) for each in (Matter.NOT_YET, Matter.PROBLEM)
    )
    return (
        Act("claim.not-yet", words("claim-not-yet-button"), not_yet),
        Act("claim.problem", words("claim-problem-button"), problem),
    )


def _carried(session: Session, me: int, claim: Claim, to: Side, words: Words) -> Iterator[Act]:
    """What is none of these may be a word to the other side, who hears it with one tap."""
    if relay.why_not_say(session, me, claim, to) is None:
        say = parties.button(claim, to, words)
        assert say.action is not None
        yield Act("words.say", say.label, say.action, True)


@waits("wish.asked")
def question_of_a_worker(session: Session, me: int, words: Words) -> Iterator[Waiting]:
    """Any sentence may be the answer."""
    for wish in listing.asked_of(session, me):
        answer = Action("wish.answer", wish.key)
        yield Waiting(wish.title, (Act("", words("typed-answer-worker"), answer, True),))


@waits("wish.needed")
def still_needed(session: Session, me: int, words: Words) -> Iterator[Waiting]:
    """To whoever was asked, or could not be."""
    for wish in listing.asked_whether_needed(session, me):
        yes, no = Action("wish.needed", wish.key), Action("wish.withdraw", wish.key, ASK)
        acts = [Act("wish.needed", words("own-still-needed"), yes)]
        if wish.state in releases.WITHDRAWABLE:
            acts.append(Act("wish.withdraw", words("own-withdraw"), no))
        yield Waiting(wish.title, tuple(acts))


@waits("claim.held")
def in_hand(session: Session, me: int, words: Words) -> Iterator[Waiting]:
    """To whoever promised something: brought, later, or not at all; or a word about it."""
    for claim in claims.of_person(session, me):
        wish = session.get_one(Wish, claim.wish_id)
        mine = _of_holder(claim, wish, words) if claim.state is ClaimState.CLAIMED else ()
        said = _carried(session, me, claim, Side.OWNER, words)
        if acts := (*mine, *said):
            yield Waiting(wish.title, acts)


def _of_holder(claim: Claim, wish: Wish, words: Words) -> tuple[Act, ...]:
    later = Action("claim.more-time", claim.key)
    brought = words("claim-deliver", category=str(wish.category))
    return (
        Act("claim.deliver", brought, Action("claim.deliver", claim.key)),
        Act("claim.more-time", words("claim-more-time-button"), later, True),
        Act("claim.release", words("claim-release"), Action("claim.release", claim.key, ASK)),
    )


@waits("place.offered")
def offers(session: Session, me: int, words: Words) -> Iterator[Waiting]:
    """To whoever is next in the list, or was asked to go on with a claim."""
    for place in waiting_list.of_person(session, me):
        if place.state is PlaceState.OFFERED:
            title = session.get_one(Wish, place.wish_id).title
            labels = words("waiting-accept"), words("waiting-decline")
            yield _yes_or_no(title, labels, "place.answer", place.key)
    for handover in handovers.of_person(session, me):
        claim = session.get_one(Claim, handover.claim_id)
        title = session.get_one(Wish, claim.wish_id).title
        labels = words("handover-accept"), words("handover-decline")
        yield _yes_or_no(title, labels, "handover.answer", handover.key)


def _yes_or_no(title: str, labels: tuple[str, str], verb: str, row: int) -> Waiting:
    yes, no = labels
    accept = Act("offer.accept", yes, Action(verb, row, "accept"))
    return Waiting(title, (accept, Act("offer.decline", no, Action(verb, row, "decline"))))


@waits("change.asked")
def another_way(session: Session, me: int, words: Words) -> Iterator[Waiting]:
    """To a claimer whose owner would like something of it to be different."""
    for change in changes.asked_of(session, me):
        title = session.get_one(Wish, change.wish_id).title
        yes, no = (Action("change.answer", change.key, each) for each in ("accept", "give_up"))
        accept = Act("offer.accept", words("change-accept"), yes)
        yield Waiting(title, (accept, Act("offer.decline", words("change-give-up"), no)))


@waits("claim.later")
def a_later_day(session: Session, me: int, words: Words) -> Iterator[Waiting]:
    """To an owner who is asked for a day past the wish's last."""
    for claim in deadlines.asked_of(session, me):
        assert claim.wanted_on is not None
        title, day = session.get_one(Wish, claim.wish_id).title, claim.wanted_on.isoformat()
        yes, no = (Action("claim.later", claim.key, f"{each}={day}") for each in ("yes", "no"))
        accept = Act("offer.accept", words("claim-time-allow"), yes)
        yield Waiting(title, (accept, Act("offer.decline", words("claim-time-refuse"), no)))
