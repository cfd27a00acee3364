"""Deliveries: the claimer brings it, the resident says so, thanks go back."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage import (
    cards,
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
    STANDING,
    Claim,
    Matter,
    NotHeld,
    NotSoMany,
    State,
    Step,
    awaited_by,
    held_by,
    moderated_by,
    tell,
)
from storage.errors import NotFound, Refused, Stale, refuse
from storage.tables import changed
from storage.wishes import Wish

NOTE_LIMIT = 300
THANKS_LIMIT = 300
MISTAKE = timedelta(days=1)  # for so long a worker may take back what they noted
OBJECTION = timedelta(days=30)  # and the resident may say that it is not so
UNSAID: dict[str, Any] = {"confirmed_at": None, "confirmed_by": None, "confirmed_how": ""}


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


class NotTakenBack(Refused):
    """Too long ago, thanked for, or said by the resident's own tap: it stays confirmed."""


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
    fresh = {"matter": Matter.NONE, "disputed": 0, "step": Step.NEW, "wanted_on": None}
    on = {"delivered_at": clock.now(), **fresh}
    if quantity is None or quantity == held.quantity:
        holding.move(session, held, {State.CLAIMED}, State.DELIVERED, **on)
        _nobody_else(session, held)
        return held
    return _part(session, held, quantity, on)


def _part(session: Session, held: Claim, quantity: int, on: dict[str, Any]) -> Claim:
    """A part that came becomes a claim of its own; the matter is about so many fewer."""
    part = holding.split(session, held, quantity)
    sharing.renew(session, held)
    part.sqlmodel_update({"state": State.DELIVERED, **on})
    held.disputed = max(held.disputed - quantity, 0)
    held.matter = held.matter if held.disputed else Matter.NONE
    session.add_all([part, held])
    session.flush()
    cards.follow(session, held.community_id, claims.MATTER, held.key)
    return part


def _nobody_else(session: Session, claim: Claim) -> None:
    """It is brought: nobody is asked to go on with it, nor about another day or place."""
    handovers.drop(session, claim)
    changes.settle(session, claim.wish_id)


def is_owners(session: Session, person_id: int, claim: Claim) -> bool:
    """Whether this is the resident, who says by a tap what a worker has to ask on the phone."""
    wish = session.get_one(Wish, claim.wish_id)
    return wish.owner_id == person_id and wish.recorded_by is None


def why_not_confirm(claim: Claim, person_id: int) -> Refused | None:
    """Why this person can't say that it came."""
    if claim.state is State.CONFIRMED:
        return AlreadyConfirmed()
    if claim.person_id == person_id:
        return OwnDelivery()
    return None if claim.state in LIVE else NotHeld(state=claim.state)


def confirm(session: Session, person_id: int, claim_id: int, quantity: int | None = None) -> Claim:
    """It has come: said by the owner, or by a worker who asked on the phone and is recorded, of
    which the owner hears. `quantity` in pieces, None for all that may have come; what is missing
    stays promised. Raises NotFound, AlreadyConfirmed, OwnDelivery, NotHeld, NotSoMany."""
    claim = awaited_by(session, person_id, claim_id)
    wish = pieces.lock(session, claim.wish_id)
    session.refresh(claim)
    refuse(why_not_confirm(claim, person_id))
    claim = _came(session, claim, claim.in_question if quantity is None else quantity)
    how = "tap" if is_owners(session, person_id, claim) else "phone"
    by = {"confirmed_at": clock.now(), "confirmed_by": person_id, "confirmed_how": how}
    # a resident may confirm what the claimer forgot to report
    unsaid = 0 if claim.delivered_at else claim.quantity
    holding.move(session, claim, LIVE, State.CONFIRMED, **by)
    if not pieces.count(session, wish.key, delivered=unsaid, confirmed=claim.quantity):
        raise AlreadyConfirmed()
    if unsaid:
        _nobody_else(session, claim)
    _say_confirmed(session, claim, pieces.lock(session, wish.key))
    return claim


def _came(session: Session, claim: Claim, quantity: int) -> Claim:
    """The claim that came: this one, or so many pieces of it; the others stay promised."""
    if not 1 <= quantity <= claim.quantity:
        raise NotSoMany(left=claim.quantity)
    if quantity == claim.quantity:
        return claim
    if claim.state is State.DELIVERED:
        if not pieces.count(session, claim.wish_id, delivered=-claim.quantity):
            raise Stale()
        claim = _not_brought(session, claim, Matter.NOT_YET)
        part = _part(session, claim, quantity, {"matter": Matter.NONE, "disputed": 0})
        tell(session, claim, "claim-not-yet", claim.person_id)
        return part
    return _part(session, claim, quantity, {"disputed": quantity if claim.matter else 0})


def _say_confirmed(session: Session, claim: Claim, wish: Wish) -> None:
    is_phone = claim.confirmed_how == "phone"
    home, by = claim.community_id, claim.confirmed_by
    about = {"claim": claim.key, "quantity": claim.quantity}
    if is_phone:
        to = wish.owner_id
        history.write(session, home, "wish", wish.key, "phoned", by, behalf=to, **about)
    else:
        history.write(session, home, "wish", wish.key, "confirmed", by, **about)
    tell(session, claim, "claim-confirmed", claim.person_id)
    if is_phone and wish.recorded_by is None:
        tell(session, claim, "claim-noted", wish.owner_id)
    if wish.state is wishes.State.CONFIRMED:
        waiting.close(session, wish.key)
        changes.drop(session, wish.key)
    wishes.show(session, wish)


def may_unconfirm(claim: Claim, within: timedelta = MISTAKE) -> bool:
    """Whether what a worker noted may be taken back, so long after."""
    at = claim.confirmed_at
    is_phone = claim.state is State.CONFIRMED and claim.confirmed_how == "phone"
    is_fresh = at is not None and at > clock.now() - within
    return is_phone and is_fresh and claim.thanked_at is None


def unconfirm(session: Session, person_id: int, claim_id: int) -> Claim:
    """A worker noted it by mistake: it is what it was before; who heard of it hears so too.
    Raises NotFound, NotTakenBack."""
    claim = moderated_by(session, person_id, claim_id)
    wish = pieces.lock(session, claim.wish_id)
    session.refresh(claim)
    if not may_unconfirm(claim):
        raise NotTakenBack()
    about = {"claim": claim.key, "quantity": claim.quantity}
    unsaid = 0 if claim.delivered_at else claim.quantity
    if not pieces.count(session, wish.key, delivered=-unsaid, confirmed=-claim.quantity):
        raise Stale()
    _unsay(session, claim)
    if wish.recorded_by is None and _was_heard(session, claim, "claim-noted"):
        tell(session, claim, "claim-unnoted", wish.owner_id)
    if unsaid:
        claim = _not_brought(session, claim, claim.matter)
    else:
        holding.move(session, claim, {State.CONFIRMED}, State.DELIVERED, **UNSAID)
    history.write(session, wish.community_id, "wish", wish.key, "unconfirmed", person_id, **about)
    wishes.show(session, wish)
    return claim


def _unsay(session: Session, claim: Claim) -> None:
    """The claimer hears that it is not so, if they had heard that it came."""
    if _was_heard(session, claim, "claim-confirmed"):
        tell(session, claim, "claim-unconfirmed", claim.person_id)


def dispute(session: Session, person_id: int, claim_id: int, matter: Matter) -> Claim:
    """Not yet there, or something is wrong: it is not delivered, the claimer hears kindly and may
    bring it or give it back, a worker takes it up; also where a worker noted that it came. Raises
    NotFound, AlreadyConfirmed, NotHeld."""
    claim = awaited_by(session, person_id, claim_id)
    wish = pieces.lock(session, claim.wish_id)
    session.refresh(claim)
    was_noted = may_unconfirm(claim, OBJECTION)
    if claim.state is State.CONFIRMED and not was_noted:
        raise AlreadyConfirmed()
    if claim.matter is matter and not was_noted:
        return claim  # said before: the workers have it
    many, about = claim.in_question, {"claim": claim.key, "quantity": claim.in_question}
    brought = {
        State.DELIVERED: {"delivered": -many},
        State.CONFIRMED: {"delivered": -claim.quantity, "confirmed": -claim.quantity},
    }.get(claim.state, {})
    if brought and not pieces.count(session, wish.key, **brought):
        raise Stale()
    if was_noted and matter is not Matter.NOT_YET:
        _unsay(session, claim)
    claim = _not_brought(session, claim, matter)
    wishes.show(session, wish)
    history.write(session, claim.community_id, "wish", wish.key, matter, person_id, **about)
    if matter is Matter.NOT_YET:
        tell(session, claim, "claim-not-yet", claim.person_id)
    groups.tell_workers(session, claim.community_id, "claim-matter", claim.key)
    return claim


def explain(session: Session, person_id: int, claim_id: int, words: str) -> Claim:
    """The resident's own words about what is not right, for the workers, who are told that there
    are some. Raises NotFound, NotHeld."""
    claim = thanked_by(session, person_id, claim_id)
    wish = pieces.lock(session, claim.wish_id)
    session.refresh(claim)
    if claim.state is not State.CLAIMED or not claim.matter:
        raise NotHeld(state=claim.state)
    wishes.note_aside(wish, words)
    history.write(session, claim.community_id, "wish", wish.key, "explained", person_id)
    groups.tell_workers(session, claim.community_id, "claim-explained", claim.key)
    return claim


def _not_brought(session: Session, claim: Claim, matter: Matter) -> Claim:
    """It is promised again; together with what the same neighbour still has to bring."""
    rest = claims.held_on(session, claim.wish_id, claim.person_id)
    many = claim.in_question if matter else 0
    if rest is None or rest.id == claim.id:
        back = {"matter": matter, "disputed": many, "delivered_at": None, "step": Step.NEW}
        holding.move(session, claim, STANDING, State.CLAIMED, **back, **UNSAID)
        return claim
    ended = {"ended_at": clock.now(), "reason": JOINED}
    holding.move(session, claim, STANDING, State.ENDED, **ended, **UNSAID)
    more: dict[str, Any] = {"quantity": Claim.quantity + claim.quantity}
    if matter:
        more |= {"matter": matter, "disputed": Claim.disputed + many}
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


def _was_heard(session: Session, claim: Claim, kind: str) -> bool:
    """Whether somebody may have read it."""
    heard = (outbox.State.SENDING, outbox.State.SENT, outbox.State.UNCERTAIN)
    told = select(outbox.Told.id).filter_by(
        community_id=claim.community_id, kind=kind, row_id=claim.key
    )
    return session.exec(told.where(col(outbox.Told.state).in_(heard))).first() is not None


def _was_told(session: Session, claim: Claim, kind: str, group_id: int | None) -> bool:
    key = {"community_id": claim.community_id, "kind": kind, "row_id": claim.key}
    told = select(outbox.Told.id).filter_by(**key, group_id=group_id)
    return session.exec(told).first() is not None
