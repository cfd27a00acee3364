"""Deliveries: the claimer brings it, the resident says so, thanks go back."""

from dataclasses import dataclass

from sqlalchemy import update
from sqlmodel import Session, select

from storage import (
    changes,
    claims,
    clock,
    consents,
    groups,
    handovers,
    history,
    holding,
    outbox,
    people,
    pieces,
    sharing,
    vault,
    waiting,
    wishes,
)
from storage.claims import (
    JOINED,
    LIVE,
    Claim,
    Matter,
    NotHeld,
    State,
    Step,
    awaited_by,
    held_by,
    tell,
)
from storage.errors import NotFound, Refused, Stale
from storage.tables import changed

NOTE_LIMIT = 300
THANKS_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Delivery:
    """The filled-in form of a delivery; `quantity` in pieces, None for all that was promised."""

    claim_id: int
    photos: tuple[str, ...] = ()
    shows_photos: bool = False
    note: str = ""
    quantity: int | None = None


class AlreadyConfirmed(Refused):
    """It was confirmed before."""


class OwnDelivery(Refused):
    """Nobody confirms for somebody else what they brought themselves."""


class AlreadyThanked(Refused):
    """Thanks went out before."""


def thanked_by(session: Session, person_id: int, claim_id: int) -> Claim:
    """A claim on one's own wish only: nobody thanks in another's name. Raises NotFound."""
    claim = awaited_by(session, person_id, claim_id)
    wishes.owned_by(session, person_id, claim.wish_id)
    return claim


def deliver(session: Session, person_id: int, form: Delivery) -> Claim:
    """The claimer brought it, or a part: that is a claim of its own from then on, and the rest
    stays promised. The resident is asked. Raises NotFound, NotHeld, NotSoMany."""
    held = held_by(session, person_id, form.claim_id)
    wish = pieces.lock(session, held.wish_id)
    session.refresh(held)
    claim = _brought(session, held, form.quantity)
    claim.photos, claim.shows_photos = list(form.photos), form.shows_photos
    claim.note = _sealed(claim, "note", form.note)
    session.add(claim)
    if not pieces.count(session, wish.key, delivered=claim.quantity):
        raise Stale()
    about = {"claim": claim.key, "quantity": claim.quantity}
    history.write(session, wish.community_id, "wish", wish.key, "delivered", person_id, **about)
    tell(session, claim, "claim-delivered", wish.owner_id)
    if wish.recorded_by is None and people.address(session, wish.owner_id) is None:
        unreached(session, claim.key)
    wishes.show(session, wish)
    return claim


def _brought(session: Session, held: Claim, quantity: int | None) -> Claim:
    """The claim that was brought: this one, or a part split off it."""
    fresh = {"matter": Matter.NONE, "step": Step.NEW, "wanted_on": None}
    on = {"delivered_at": clock.now(), **fresh}
    if quantity is None or quantity == held.quantity:
        holding.move(session, held, {State.CLAIMED}, State.DELIVERED, **on)
        _nobody_else(session, held)
        return held
    part = holding.split(session, held, quantity)
    sharing.renew(session, held)
    part.sqlmodel_update({"state": State.DELIVERED, **on})
    session.add(part)
    session.flush()
    return part


def _nobody_else(session: Session, claim: Claim) -> None:
    """It is brought: nobody is asked to go on with it, nor about another day or place."""
    handovers.drop(session, claim)
    changes.settle(session, claim.wish_id)


def confirm(session: Session, person_id: int, claim_id: int) -> Claim:
    """It has come: said by the owner, or by a worker who asked on the phone and is recorded.
    Raises NotFound, AlreadyConfirmed, OwnDelivery, NotHeld."""
    claim = awaited_by(session, person_id, claim_id)
    wish = pieces.lock(session, claim.wish_id)
    session.refresh(claim)
    if claim.state is State.CONFIRMED:
        raise AlreadyConfirmed()
    if claim.person_id == person_id:
        raise OwnDelivery()
    is_owner = wish.owner_id == person_id and wish.recorded_by is None
    how = "tap" if is_owner else "phone"
    # a resident may confirm what the claimer forgot to report
    was_held = claim.state is State.CLAIMED
    by = {"confirmed_at": clock.now(), "confirmed_by": person_id, "confirmed_how": how}
    holding.move(session, claim, LIVE, State.CONFIRMED, **by, matter=Matter.NONE)
    unsaid = claim.quantity if was_held else 0
    if not pieces.count(session, wish.key, delivered=unsaid, confirmed=claim.quantity):
        raise AlreadyConfirmed()
    if was_held:
        _nobody_else(session, claim)
    behalf = None if is_owner else wish.owner_id
    about = {"claim": claim.key, "how": how, "quantity": claim.quantity}
    home = wish.community_id
    history.write(session, home, "wish", wish.key, "confirmed", person_id, behalf=behalf, **about)
    tell(session, claim, "claim-confirmed", claim.person_id)
    if pieces.lock(session, wish.key).state is wishes.State.CONFIRMED:
        waiting.close(session, wish.key)
        changes.drop(session, wish.key)
    wishes.show(session, wish)
    return claim


def dispute(session: Session, person_id: int, claim_id: int, matter: Matter) -> Claim:
    """Not yet there, or something is wrong: it is not delivered, the claimer hears kindly and may
    bring it or give it back, a worker takes it up. Raises NotFound, AlreadyConfirmed, NotHeld."""
    claim = awaited_by(session, person_id, claim_id)
    wish = pieces.lock(session, claim.wish_id)
    session.refresh(claim)
    if claim.state is State.CONFIRMED:
        raise AlreadyConfirmed()
    if claim.matter is matter:
        return claim  # said before: the workers have it
    if claim.state is State.DELIVERED and not pieces.count(
        session, wish.key, delivered=-claim.quantity
    ):
        raise Stale()
    claim = _not_brought(session, claim, matter)
    wishes.show(session, wish)
    about = {"claim": claim.key}
    history.write(session, claim.community_id, "wish", wish.key, matter, person_id, **about)
    if matter is Matter.NOT_YET:
        tell(session, claim, "claim-not-yet", claim.person_id)
    groups.tell_workers(session, claim.community_id, "claim-matter", claim.key)
    return claim


def _not_brought(session: Session, claim: Claim, matter: Matter) -> Claim:
    """It is promised again; together with what the same neighbour still has to bring."""
    rest = claims.held_on(session, claim.wish_id, claim.person_id)
    if rest is None or rest.id == claim.id:
        back = {"matter": matter, "delivered_at": None, "step": Step.NEW}
        holding.move(session, claim, LIVE, State.CLAIMED, **back)
        return claim
    holding.move(session, claim, LIVE, State.ENDED, ended_at=clock.now(), reason=JOINED)
    more = {"quantity": Claim.quantity + claim.quantity, "matter": matter}
    holding.move(session, rest, {State.CLAIMED}, State.CLAIMED, **more)
    sharing.renew(session, rest)
    return rest


def thank(session: Session, person_id: int, claim_id: int, words: str) -> Claim:
    """The resident's own words for the claimer, sealed on the way. Raises NotFound, NotHeld,
    AlreadyThanked."""
    claim = thanked_by(session, person_id, claim_id)
    if claim.state is not State.CONFIRMED:
        raise NotHeld()
    first = update(Claim).filter_by(id=claim_id, thanked_at=None).values(thanked_at=clock.now())
    if not changed(session, first):
        raise AlreadyThanked()
    history.write(session, claim.community_id, "wish", claim.wish_id, "thanked", person_id)
    sealed = _sealed(claim, "thanks", words)
    tell(session, claim, "claim-thanked", claim.person_id, sealed=sealed)
    return claim


def share_photos(session: Session, person_id: int, claim_id: int) -> Claim:
    """Claimer and resident both agreed: the group sees the pictures, once. Raises NotFound."""
    claim = thanked_by(session, person_id, claim_id)
    if not _has_photos_to_show(claim):
        raise NotFound()
    consents.give(
        session, claim.community_id, person_id, claim.wish_id, consents.Kind.SHOW_DELIVERY
    )
    for group in groups.of(session, claim.community_id, groups.Purpose.WISHES):
        if not _was_told(session, claim, "claim-photos", group.id):
            outbox.tell(
                session,
                "claim-photos",
                claim.key,
                community=claim.community_id,
                group=group.id,
                lane=outbox.Lane.CARD,
            )
    return claim


def may_share_photos(session: Session, claim: Claim) -> bool:
    """Whether there are pictures that the group might see and has not."""
    is_said = consents.stands(session, claim.wish_id, consents.Kind.SHOW_DELIVERY)
    return _has_photos_to_show(claim) and not is_said


def unreached(session: Session, claim_id: int) -> None:
    """The resident can't be written to: a worker is asked, once, to call them."""
    claim = session.get_one(Claim, claim_id)
    told = select(outbox.Told.id).filter_by(kind="claim-unreached", row_id=claim_id)
    if claim.state is State.DELIVERED and session.exec(told).first() is None:
        groups.tell_workers(session, claim.community_id, "claim-unreached", claim.key)


def note(claim: Claim) -> str:
    """The claimer's line with the delivery."""
    return vault.current().open(claim.note, f"claim:{claim.id}:note") if claim.note else ""


def thanks(claim: Claim, sealed: str) -> str:
    """The resident's words, as they travelled."""
    return vault.current().open(sealed, f"claim:{claim.id}:thanks") if sealed else ""


def _has_photos_to_show(claim: Claim) -> bool:
    return claim.state is State.CONFIRMED and bool(claim.photos) and claim.shows_photos


def _sealed(claim: Claim, name: str, text: str) -> str:
    return vault.current().seal(text, f"claim:{claim.id}:{name}") if text else ""


def _was_told(session: Session, claim: Claim, kind: str, group_id: int | None) -> bool:
    key = {"community_id": claim.community_id, "kind": kind, "row_id": claim.key}
    told = select(outbox.Told.id).filter_by(**key, group_id=group_id)
    return session.exec(told).first() is not None
