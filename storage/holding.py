"""A claim while somebody holds it: leading it on, and what its claimer may read."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col

from storage import cards, consents, outbox, wishes
from storage.claims import AT_ONCE, LIVE, MATTER, Claim, NotHeld, NotSoMany, State, tell
from storage.tables import changed
from storage.wishes import Private, Wish


def move(
    session: Session, claim: Claim, froms: Collection[State], to: State, **values: Any
) -> None:
    """Lead a claim on; the loser of a race hears NotHeld. What the claimer read is hidden where
    the claim ends."""
    session.flush()
    which = update(Claim).where(col(Claim.id) == claim.id, col(Claim.state).in_(froms))
    won = changed(session, which.values(state=to, **values))
    session.refresh(claim)
    if not won:
        raise NotHeld(state=claim.state)
    cards.follow(session, claim.community_id, MATTER, claim.key)
    if to not in LIVE:
        hide_details(session, claim)


def split(session: Session, claim: Claim, quantity: int) -> Claim:
    """So many pieces of a promised claim become a claim of their own, still unwritten: the old row
    keeps the rest, its number and its messages. Raises NotHeld, NotSoMany."""
    session.flush()
    enough = (col(Claim.state) == State.CLAIMED, col(Claim.quantity) > quantity)
    which = update(Claim).where(col(Claim.id) == claim.id, *enough)
    won = quantity > 0 and changed(session, which.values(quantity=Claim.quantity - quantity))
    session.refresh(claim)
    if not won:
        raise NotSoMany(left=claim.quantity) if claim.state is State.CLAIMED else NotHeld()
    kept = claim.model_dump(exclude={"id", "traces", "photos", "note"})
    return Claim(**kept | {"quantity": quantity})


def add(session: Session, claim: Claim, quantity: int) -> None:
    """So many pieces more for whoever holds this claim. Raises NotHeld."""
    more = {"quantity": Claim.quantity + quantity}
    move(session, claim, {State.CLAIMED}, State.CLAIMED, **more)


def details(session: Session, claim: Claim) -> Private:
    """What the claimer needs to deliver, as far as consented and while the claim lives."""
    if claim.state not in LIVE:
        return Private()
    allowed = consents.given(session, claim.wish_id)
    wish = session.get_one(Wish, claim.wish_id)
    has_place = consents.Kind.SHARE_PLACE in allowed
    return Private(
        story=wishes.opened(wish, "story") if has_place else "",
        place=wishes.opened(wish, "place") if has_place else "",
        phone=wishes.opened(wish, "phone") if consents.Kind.SHARE_PHONE in allowed else "",
        beneficiary=wishes.opened(wish, "beneficiary") if has_place else "",
        proxy=wishes.opened(wish, "proxy") if has_place else "",
    )


def traced(session: Session, claim_id: int, message_id: str) -> None:
    """The claimer reads private details in this message: it is emptied when the claim ends."""
    claim = session.get_one(Claim, claim_id, with_for_update=True, populate_existing=True)
    if message_id and message_id not in claim.traces:
        claim.traces = [*claim.traces, message_id]
        session.add(claim)
    if claim.state not in LIVE:  # it ended while the message was on its way
        hide_details(session, claim)


def hide_details(session: Session, claim: Claim) -> None:
    """Empty every message in which the claimer reads private details."""
    for message_id in claim.traces:
        tell(session, claim, "claim-hidden", claim.person_id, message=message_id, **AT_ONCE)
    claim.traces = []
    session.add(claim)


def send_details(session: Session, claim: Claim, message: str = "") -> None:
    """The claimer asked for what is needed to deliver once more, in place of a `message` that had
    it, or as a new one; one waiting copy of that is enough."""
    if message or not outbox.is_waiting(session, claim.person_id, "claim-details", claim.key):
        tell(session, claim, "claim-details", claim.person_id, message=message, **AT_ONCE)
