"""How a handover is said: to who is asked, to who asked, to the resident."""

from sqlmodel import Session

from bot.cards.community.names import named, told_of
from bot.cards.wishes.claims import agreed_soon, claimer, part, read, title
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.notifications import Telling, notification
from bot.texts import Words, dates
from storage.community import communities
from storage.wishes import claims, handovers
from storage.wishes.claims import Claim
from storage.wishes.handovers import Handover, HandoverState
from storage.wishes.wishes import Wish


def _read(telling: Telling) -> tuple[Handover, Claim, Wish]:
    handover = telling.session.get_one(Handover, telling.told.row_id)
    claim = telling.session.get_one(Claim, handover.claim_id)
    return handover, claim, telling.session.get_one(Wish, claim.wish_id)


@notification(handovers.ASKED)
def handover_asked(telling: Telling) -> Message | None:
    """Would you go on with it? Nothing private before the answer."""
    handover, claim, _ = _read(telling)
    if handover.state is not HandoverState.ASKED or claim.state is not claims.ClaimState.CLAIMED:
        return None
    return asked(telling.session, handover, telling.words)


def asked(session: Session, handover: Handover, words: Words) -> Message:
    """The question with its two answers; whoever waits for the wish reads that it is their turn."""
    claim = session.get_one(Claim, handover.claim_id)
    wish = session.get_one(Wish, claim.wish_id)
    zone = communities.known(session, handover.community_id).zone
    lead = words(
        "told-handover-asked" if handover.place_id is None else "told-handover-asked-in-line",
        name=named(session, handover.asked_by, words, in_group=False),
        title=wish.title,
        need=amount(handover.quantity, wish.unit),
        day=agreed_soon(session, claim, wish, words),
        until=dates.soon_at(handovers.answer_by(session, handover), zone, words),
    )
    accept = Button(words("handover-accept"), Action("handover.answer", handover.key, "accept"))
    decline = Button(words("handover-decline"), Action("handover.answer", handover.key, "decline"))
    return Message(title=title(wish, words), lead=lead, rows=((accept, decline),))


@notification(handovers.ACCEPTED)
def handover_accepted(telling: Telling) -> Message | None:
    """To who held it, wholly or in part; to the worker who asked."""
    _, claim, _ = _read(telling)
    if telling.told.person_id != claim.person_id:
        return _answered(telling, "told-handover-accepted-for-worker")
    is_rest = claim.state is claims.ClaimState.CLAIMED
    return _answered(telling, f"told-handover-accepted{'-in-part' if is_rest else ''}")


@notification(handovers.DECLINED)
def handover_declined(telling: Telling) -> Message | None:
    """To who asked: it stays where it is."""
    _, claim, _ = _read(telling)
    if telling.told.person_id != claim.person_id:
        return _answered(telling, "told-handover-declined-for-worker")
    return _answered(telling, "told-handover-declined")


@notification(handovers.NOBODY)
def handover_nobody(telling: Telling) -> Message | None:
    """To who asked: nobody who waits could, it stays where it is."""
    _, claim, _ = _read(telling)
    if claim.state is not claims.ClaimState.CLAIMED:
        return None
    if telling.told.person_id != claim.person_id:
        return _answered(telling, "told-handover-nobody-for-worker")
    return _answered(telling, "told-handover-nobody")


def _answered(telling: Telling, key: str) -> Message:
    handover, claim, wish = _read(telling)
    lead = telling.words(
        key,
        name=_taker(telling, handover),
        holder=told_of(telling, claim.person_id),
        title=wish.title,
        many=amount(handover.quantity, wish.unit),
        left=amount(claim.quantity, wish.unit),
        passed=telling.told.about.get("passed", 0),
    )
    return Message(title=title(wish, telling.words), lead=lead)


def _taker(telling: Telling, handover: Handover) -> str:
    """Whom one asked by name one knows; who waited is named to workers only."""
    claim = telling.session.get_one(Claim, handover.claim_id)
    is_known = handover.place_id is None or telling.told.person_id != claim.person_id
    return named(telling.session, handover.person_id, telling.words, in_group=not is_known)


@notification(handovers.HANDED_OVER)
def claim_handed_over(telling: Telling) -> Message | None:
    """To the resident: somebody else comes."""
    claim, wish = read(telling)
    if claim.state not in claims.LIVE:
        return None
    words = telling.words
    day = agreed_soon(telling.session, claim, wish, words)
    shown = {"name": claimer(telling, claim), "title": wish.title, "part": part(claim, wish, words)}
    lead = words("told-claim-handed-over", **shown, day=day)
    return Message(title=title(wish, words), lead=lead)
