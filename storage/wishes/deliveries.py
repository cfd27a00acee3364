"""Deliveries: the claimer brings it, the resident says so, thanks go back."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from storage.community import accounts, consents, groups, history, posted_cards
from storage.engine import clock, columns, transitions
from storage.engine.errors import NotFound, Refused, Stale
from storage.messaging import kinds, outbox
from storage.wishes import (
    changes,
    claims,
    disclosure,
    handovers,
    pictures,
    pieces,
    quantities,
    wishes,
)
from storage.wishes.claims import (
    Claim,
    ClaimState,
    ClaimStep,
    Matter,
    NotHeld,
    awaited_by,
    tell,
)
from storage.wishes.looks import Look
from storage.wishes.wishes import Wish

NOTE_LIMIT = 300
THANKS_LIMIT = 300
UNREACHED = kinds.declare("claim.unreached", Claim)


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """The filled-in form of a delivery; `quantity` in pieces, None for all that was promised."""

    claim_id: int
    photos: tuple[str, ...] = ()
    shows_photos: bool = False
    note: str = ""
    quantity: int | None = None


class AlreadyThanked(Refused):
    """Thanks went out before."""


def for_owner(session: Session, person_id: int, claim_id: int) -> Claim:
    """A claim on one's own wish only: nobody thanks in another's name. Raises NotFound."""
    claim = awaited_by(session, person_id, claim_id)
    wishes.for_owner(session, person_id, claim.wish_id)
    return claim


def deliver(session: Session, person_id: int, form: NewDelivery) -> Claim:
    """The claimer brought it, or a part: that is a claim of its own from then on, and the rest
    stays promised. The resident is asked. Raises NotFound, NotHeld, NotSoMany."""
    held = claims.for_holder(session, person_id, form.claim_id)
    wish = quantities.lock(session, held.wish_id)
    session.refresh(held)
    claim = _brought(session, held, form.quantity)
    claim.photos, claim.shows_photos = list(form.photos), form.shows_photos
    columns.seal(claim, "note", form.note)
    session.add(claim)
    if not quantities.count(session, wish.key, delivered=claim.quantity):
        raise Stale()
    about = {"claim": claim.key, "quantity": claim.quantity}
    history.write(session, wish.community_id, "wish", wish.key, "delivered", person_id, **about)
    tell(session, claim, DELIVERED, wish.owner_id)
    if wish.recorded_by is None and accounts.address(session, wish.owner_id) is None:
        unreached(session, claim.key)
    wishes.show(session, wish)
    return claim


def _brought(session: Session, held: Claim, quantity: int | None) -> Claim:
    """The claim that was brought: this one, or a part split off it."""
    fresh = {"matter": Matter.NONE, "disputed": 0, "step": ClaimStep.NEW, "wanted_on": None}
    fresh["heard_at"] = None
    on = {"delivered_at": clock.now(), **fresh}
    if quantity is None or quantity == held.quantity:
        claims.move(session, held, {ClaimState.CLAIMED}, ClaimState.DELIVERED, **on)
        ask_nobody_else(session, held)
        return held
    return split_off(session, held, quantity, on)


def split_off(session: Session, held: Claim, quantity: int, on: dict[str, Any]) -> Claim:
    """A part that came becomes a claim of its own; the matter is about so many fewer."""
    part = pieces.split(session, held, quantity)
    disclosure.renew(session, held)
    part.sqlmodel_update({"state": ClaimState.DELIVERED, **on})
    held.disputed = max(held.disputed - quantity, 0)
    held.matter = held.matter if held.disputed else Matter.NONE
    session.add_all([part, held])
    session.flush()
    posted_cards.follow(session, held.community_id, claims.MATTER, held.key)
    return part


def ask_nobody_else(session: Session, claim: Claim) -> None:
    """It is brought: nobody is asked to go on with it, nor about another day or place."""
    handovers.drop(session, claim)
    changes.settle(session, claim.wish_id)


def thank(session: Session, person_id: int, claim_id: int, words: str) -> Claim:
    """The resident's own words for the claimer, sealed on the way. Raises NotFound, NotHeld,
    AlreadyThanked."""
    claim = for_owner(session, person_id, claim_id)
    if claim.state is not ClaimState.CONFIRMED:
        raise NotHeld()
    is_first = col(Claim.thanked_at).is_(None)
    transitions.change(session, claim, AlreadyThanked, is_first, thanked_at=clock.now())
    history.write(session, claim.community_id, "wish", claim.wish_id, "thanked", person_id)
    tell(session, claim, THANKED, claim.person_id, words=words)
    return claim


def share_photos(session: Session, person_id: int, claim_id: int) -> Claim:
    """Claimer and resident both agreed: the group sees the pictures, once, after a worker's look.
    Raises NotFound."""
    claim = for_owner(session, person_id, claim_id)
    if not _has_photos_to_show(claim):
        raise NotFound()
    consents.give(
        session, claim.community_id, person_id, claim.wish_id, consents.ConsentKind.SHOW_DELIVERY
    )
    pictures.offer(session, person_id, claim)
    return claim


def may_share_photos(claim: Claim) -> bool:
    """Whether there are pictures that the group might see, and nobody has asked for it."""
    return _has_photos_to_show(claim) and claim.photos_look is Look.NONE


def unreached(session: Session, claim_id: int) -> None:
    """The resident can't be written to: a worker is asked, once, to call them."""
    claim = session.get_one(Claim, claim_id)
    told = select(outbox.Told.id).filter_by(kind=UNREACHED.name, row_id=claim_id)
    if claim.state is ClaimState.DELIVERED and session.exec(told).first() is None:
        groups.tell_workers(session, claim.community_id, UNREACHED, claim.key)


def _of_owner(person_id: int) -> Any:
    """The claims on this person's wishes."""
    theirs = select(Claim.id).join(Wish, col(Wish.id) == col(Claim.wish_id))
    return theirs.where(Wish.owner_id == person_id)


DELIVERED = kinds.declare("claim.delivered", Claim, said=claims.heard, unreached=unreached)
THANKED = kinds.declare("claim.thanked", Claim, words_of=_of_owner)


def _has_photos_to_show(claim: Claim) -> bool:
    return claim.state is ClaimState.CONFIRMED and bool(claim.photos) and claim.shows_photos
