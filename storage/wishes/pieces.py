"""The pieces of a claim: some become a claim of their own, more are added."""

from sqlalchemy import literal
from sqlmodel import Session, col, select

from storage.engine import transitions
from storage.engine.errors import Refused
from storage.wishes import claims, quantities
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.wishes import Wish

MESSAGES = ("traces", "asked_in", "shown_in")  # stay with the row that they are about


def why_not_more(session: Session, claim: Claim, wish: Wish) -> Refused | None:
    """Why nothing can be added to this claim."""
    if claim.state is not ClaimState.CLAIMED:
        return claims.NotHeld(state=claim.state)
    if (late := claims.why_too_late(session, wish)) is not None:
        return late
    return None if quantities.left(wish) else claims.RestTaken(held=claim.quantity, unit=wish.unit)


def ever_held(session: Session, wish_id: int) -> dict[int, int | None]:
    """Everybody who ever held some of a wish, in the order in which they first did, and for which
    organisation, if any."""
    theirs = select(Claim.person_id, Claim.organisation_id).filter_by(wish_id=wish_id)
    return dict(session.exec(theirs.order_by(col(Claim.id))).all())


def split(session: Session, claim: Claim, quantity: int) -> Claim:
    """So many pieces of a promised claim become a claim of their own, still unwritten: the old row
    keeps the rest, its number and its messages. Raises NotHeld, NotSoMany."""

    def refusal() -> Refused:
        is_held = claim.state is ClaimState.CLAIMED
        return claims.NotSoMany(left=claim.quantity) if is_held else claims.NotHeld()

    fewer, is_part = Claim.quantity - quantity, literal(quantity).between(1, Claim.quantity - 1)
    held = ClaimState.CLAIMED
    transitions.move(session, claim, {held}, held, refusal, is_part, quantity=fewer)
    kept = claim.model_dump(exclude={"id", *MESSAGES, "photos", "photos_look", "note"})
    return Claim(**kept | {"quantity": quantity})


def add(session: Session, claim: Claim, quantity: int) -> None:
    """So many pieces more for whoever holds this claim. Raises NotHeld."""
    more = {"quantity": Claim.quantity + quantity}
    claims.move(session, claim, {ClaimState.CLAIMED}, ClaimState.CLAIMED, **more)
