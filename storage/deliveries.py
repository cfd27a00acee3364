"""Deliveries: the claimer brings it, the resident says so, thanks go back."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, select

from storage import (
    clock,
    consents,
    groups,
    history,
    outbox,
    people,
    vault,
    wishes,
)
from storage.claims import LIVE, Claim, Matter, NotHeld, State, awaited_by, held_by, move, tell
from storage.errors import NotFound, Refused, Stale
from storage.tables import changed
from storage.wishes import Wish

NOTE_LIMIT = 300
THANKS_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Delivery:
    """The filled-in form of a delivery."""

    claim_id: int
    photos: tuple[str, ...] = ()
    shows_photos: bool = False
    note: str = ""


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
    """The claimer brought it; the resident is asked. Raises NotFound, NotHeld."""
    claim = held_by(session, person_id, form.claim_id)
    wish = wishes.seen_by(session, person_id, claim.wish_id)
    brought = {"delivered_at": clock.now(), "matter": Matter.NONE}
    move(session, claim, {State.CLAIMED}, State.DELIVERED, **brought)
    claim.photos, claim.shows_photos = list(form.photos), form.shows_photos
    claim.note = _sealed(claim, "note", form.note)
    session.add(claim)
    wishes.move(
        session,
        wish,
        {wishes.State.CLAIMED},
        wishes.State.DELIVERED,
        Stale,
        delivered=Wish.delivered + claim.quantity,
    )
    history.write(
        session, wish.community_id, "wish", wish.key, "delivered", person_id, claim=claim.key
    )
    tell(session, claim, "claim-delivered", wish.owner_id)
    if wish.recorded_by is None and people.address(session, wish.owner_id) is None:
        unreached(session, claim.key)
    wishes.show(session, wish)
    return claim


def confirm(session: Session, person_id: int, claim_id: int) -> Claim:
    """It has come: said by the owner, or by a worker who asked on the phone and is recorded.
    Raises NotFound, AlreadyConfirmed, NotHeld."""
    claim = awaited_by(session, person_id, claim_id)
    if claim.state is State.CONFIRMED:
        raise AlreadyConfirmed()
    wish = wishes.seen_by(session, person_id, claim.wish_id)
    is_owner = wish.owner_id == person_id and wish.recorded_by is None
    if claim.person_id == person_id:
        raise OwnDelivery()
    now, how = clock.now(), "tap" if is_owner else "phone"
    by = {"confirmed_at": now, "confirmed_by": person_id, "confirmed_how": how}
    move(session, claim, LIVE, State.CONFIRMED, **by, matter=Matter.NONE)
    _close_wish(session, wish, claim)
    behalf = None if is_owner else wish.owner_id
    history.write(
        session,
        wish.community_id,
        "wish",
        wish.key,
        "confirmed",
        person_id,
        behalf=behalf,
        claim=claim.key,
        how=how,
    )
    tell(session, claim, "claim-confirmed", claim.person_id)
    wishes.show(session, wish)
    return claim


def dispute(session: Session, person_id: int, claim_id: int, matter: Matter) -> Claim:
    """Not yet there, or something is wrong: it is not delivered, the claimer hears kindly and may
    bring it or give it back, a worker takes it up. Raises NotFound, AlreadyConfirmed, NotHeld."""
    claim = awaited_by(session, person_id, claim_id)
    if claim.state is State.CONFIRMED:
        raise AlreadyConfirmed()
    if claim.matter is matter:
        return claim  # said before: the workers have it
    wish = wishes.seen_by(session, person_id, claim.wish_id)
    move(session, claim, LIVE, State.CLAIMED, matter=matter, delivered_at=None)
    brought = {wishes.State.CLAIMED, wishes.State.DELIVERED}
    wishes.move(session, wish, brought, wishes.State.CLAIMED, Stale, delivered=0)
    wishes.show(session, wish)
    history.write(
        session, claim.community_id, "wish", claim.wish_id, matter, person_id, claim=claim.key
    )
    if matter is Matter.NOT_YET:
        tell(session, claim, "claim-not-yet", claim.person_id)
    groups.tell_workers(session, claim.community_id, "claim-matter", claim.key)
    return claim


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


def _close_wish(session: Session, wish: Wish, claim: Claim) -> None:
    values: dict[str, Any] = {
        "closed_at": clock.now(),
        "confirmed": Wish.confirmed + claim.quantity,
        "delivered": Wish.wanted,  # a resident may confirm what the claimer forgot to report
    }
    live = {wishes.State.CLAIMED, wishes.State.DELIVERED}
    wishes.move(session, wish, live, wishes.State.CONFIRMED, AlreadyConfirmed, **values)


def _sealed(claim: Claim, name: str, text: str) -> str:
    return vault.current().seal(text, f"claim:{claim.id}:{name}") if text else ""


def _was_told(session: Session, claim: Claim, kind: str, group_id: int | None) -> bool:
    key = {"community_id": claim.community_id, "kind": kind, "row_id": claim.key}
    told = select(outbox.Told.id).filter_by(**key, group_id=group_id)
    return session.exec(told).first() is not None
