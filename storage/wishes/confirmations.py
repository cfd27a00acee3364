"""Confirmations: the resident says that it came, or that it did not; a worker may ask by phone."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from storage.community import groups, history
from storage.engine import clock
from storage.engine.errors import Refused, Stale, refuse
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind
from storage.wishes import (
    change_requests,
    claims,
    deliveries,
    disclosure,
    quantities,
    waiting_list,
    wishes,
)
from storage.wishes.claims import (
    JOINED,
    LIVE,
    STANDING,
    Claim,
    ClaimState,
    ClaimStep,
    Matter,
    NotHeld,
    NotSoMany,
    awaited_by,
    tell,
)
from storage.wishes.wishes import Wish

MISTAKE = timedelta(days=1)  # for so long a worker may take back what they noted


OBJECTION = timedelta(days=30)  # and the resident may say that it is not so


UNSAID: dict[str, Any] = {"confirmed_at": None, "confirmed_by": None, "confirmed_how": ""}
NOT_YET = kinds.declare("claim.not-yet", Claim)
CONFIRMED = kinds.declare("claim.confirmed", Claim)
COUNTED = kinds.declare("claim.counted", Claim)
UNCONFIRMED = kinds.declare("claim.unconfirmed", Claim)
NOTED = kinds.declare("claim.noted", Claim)
UNNOTED = kinds.declare("claim.unnoted", Claim)
EXPLAINED = kinds.declare("claim.explained", Claim)


class AlreadyConfirmed(Refused):
    """It was confirmed before."""


class NotTakenBack(Refused):
    """Too long ago, thanked for, or said by the resident's own tap: it stays confirmed."""


class OwnDelivery(Refused):
    """Nobody confirms for somebody else what they brought themselves."""


def is_owners(session: Session, person_id: int, claim: Claim) -> bool:
    """Whether this is the resident, who says by a tap what a worker has to ask on the phone."""
    wish = session.get_one(Wish, claim.wish_id)
    return wish.owner_id == person_id and wish.recorded_by is None


def why_not_confirm(claim: Claim, person_id: int) -> Refused | None:
    """Why this person can't say that it came."""
    if claim.state is ClaimState.CONFIRMED:
        return AlreadyConfirmed()
    if claim.person_id == person_id:
        return OwnDelivery()
    return None if claim.state in LIVE else NotHeld(state=claim.state)


def confirm(session: Session, person_id: int, claim_id: int, quantity: int | None = None) -> Claim:
    """It has come: said by the owner, or by a worker who asked on the phone and is recorded, of
    which the owner hears. `quantity` in pieces, None for all that may have come; what is missing
    stays promised. Raises NotFound, AlreadyConfirmed, OwnDelivery, NotHeld, NotSoMany."""
    claim = awaited_by(session, person_id, claim_id)
    wish = quantities.lock(session, claim.wish_id)
    session.refresh(claim)
    refuse(why_not_confirm(claim, person_id))
    claim = _came(session, claim, claim.in_question if quantity is None else quantity)
    how = "tap" if is_owners(session, person_id, claim) else "phone"
    by = {"confirmed_at": clock.now(), "confirmed_by": person_id, "confirmed_how": how}
    # a resident may confirm what the claimer forgot to report
    unsaid = 0 if claim.delivered_at else claim.quantity
    claims.move(session, claim, LIVE, ClaimState.CONFIRMED, **by)
    if not quantities.count(session, wish.key, delivered=unsaid, confirmed=claim.quantity):
        raise AlreadyConfirmed()
    if unsaid:
        deliveries.ask_nobody_else(session, claim)
    _say_confirmed(session, claim, quantities.lock(session, wish.key))
    return claim


def count_as_come(session: Session, claim: Claim) -> None:
    """Whoever could say that it came is gone: what was brought counts, and who brought it hears
    that. The caller holds the wish."""
    gone = {"confirmed_at": clock.now(), "confirmed_how": "gone", "matter": Matter.NONE}
    claims.move(session, claim, {ClaimState.DELIVERED}, ClaimState.CONFIRMED, **gone)
    quantities.count(session, claim.wish_id, confirmed=claim.quantity)
    about = {"claim": claim.key, "quantity": claim.quantity}
    history.write(session, claim.community_id, "wish", claim.wish_id, "counted", None, **about)
    tell(session, claim, COUNTED, claim.person_id)
    _close_if_lit(session, quantities.lock(session, claim.wish_id))


def _came(session: Session, claim: Claim, quantity: int) -> Claim:
    """The claim that came: this one, or so many pieces of it; the others stay promised."""
    if not 1 <= quantity <= claim.quantity:
        raise NotSoMany(left=claim.quantity)
    if quantity == claim.quantity:
        return claim
    if claim.state is ClaimState.DELIVERED:
        if not quantities.count(session, claim.wish_id, delivered=-claim.quantity):
            raise Stale()
        claim = _not_brought(session, claim, Matter.NOT_YET)
        part = deliveries.split_off(
            session, claim, quantity, {"matter": Matter.NONE, "disputed": 0}
        )
        tell(session, claim, NOT_YET, claim.person_id)
        return part
    return deliveries.split_off(
        session, claim, quantity, {"disputed": quantity if claim.matter else 0}
    )


def _say_confirmed(session: Session, claim: Claim, wish: Wish) -> None:
    is_phone = claim.confirmed_how == "phone"
    home, by = claim.community_id, claim.confirmed_by
    about = {"claim": claim.key, "quantity": claim.quantity}
    if is_phone:
        to = wish.owner_id
        history.write(session, home, "wish", wish.key, "phoned", by, behalf=to, **about)
    else:
        history.write(session, home, "wish", wish.key, "confirmed", by, **about)
    tell(session, claim, CONFIRMED, claim.person_id)
    if is_phone and wish.recorded_by is None:
        tell(session, claim, NOTED, wish.owner_id)
    _close_if_lit(session, wish)


def _close_if_lit(session: Session, wish: Wish) -> None:
    if wish.state is wishes.WishState.CONFIRMED:
        waiting_list.close(session, wish.key)
        change_requests.drop(session, wish.key)
    wishes.show(session, wish)


def may_unconfirm(claim: Claim, within: timedelta = MISTAKE) -> bool:
    """Whether what a worker noted may be taken back, so long after."""
    at = claim.confirmed_at
    is_phone = claim.state is ClaimState.CONFIRMED and claim.confirmed_how == "phone"
    is_fresh = at is not None and at > clock.now() - within
    return is_phone and is_fresh and claim.thanked_at is None


def unconfirm(session: Session, person_id: int, claim_id: int) -> Claim:
    """A worker noted it by mistake: it is what it was before; who heard of it hears so too.
    Raises NotFound, NotTakenBack."""
    claim = claims.for_staff(session, person_id, claim_id)
    wish = quantities.lock(session, claim.wish_id)
    session.refresh(claim)
    if not may_unconfirm(claim):
        raise NotTakenBack()
    about = {"claim": claim.key, "quantity": claim.quantity}
    unsaid = 0 if claim.delivered_at else claim.quantity
    if not quantities.count(session, wish.key, delivered=-unsaid, confirmed=-claim.quantity):
        raise Stale()
    _unsay(session, claim)
    if wish.recorded_by is None and _was_heard(session, claim, NOTED):
        tell(session, claim, UNNOTED, wish.owner_id)
    if unsaid:
        claim = _not_brought(session, claim, claim.matter)
    else:
        claims.move(session, claim, {ClaimState.CONFIRMED}, ClaimState.DELIVERED, **UNSAID)
    history.write(session, wish.community_id, "wish", wish.key, "unconfirmed", person_id, **about)
    wishes.show(session, wish)
    return claim


def _unsay(session: Session, claim: Claim) -> None:
    """The claimer hears that it is not so, if they had heard that it came."""
    if _was_heard(session, claim, CONFIRMED):
        tell(session, claim, UNCONFIRMED, claim.person_id)


def dispute(session: Session, person_id: int, claim_id: int, matter: Matter) -> Claim:
    """Not yet there, or something is wrong: it is not delivered, the claimer hears kindly and may
    bring it or give it back, a worker takes it up; also where a worker noted that it came. Raises
    NotFound, AlreadyConfirmed, NotHeld."""
    claim = awaited_by(session, person_id, claim_id)
    wish = quantities.lock(session, claim.wish_id)
    session.refresh(claim)
    was_noted = may_unconfirm(claim, OBJECTION)
    if claim.state is ClaimState.CONFIRMED and not was_noted:
        raise AlreadyConfirmed()
    if claim.matter is matter and not was_noted:
        return claim  # said before: the workers have it
    many, about = claim.in_question, {"claim": claim.key, "quantity": claim.in_question}
    brought: dict[str, Any] = {
        ClaimState.DELIVERED: {"delivered": -many},
        ClaimState.CONFIRMED: {"delivered": -claim.quantity, "confirmed": -claim.quantity},
    }.get(claim.state, {})
    if brought and not quantities.count(session, wish.key, **brought):
        raise Stale()
    if was_noted and matter is not Matter.NOT_YET:
        _unsay(session, claim)
    claim = _not_brought(session, claim, matter)
    wishes.show(session, wish)
    history.write(session, claim.community_id, "wish", wish.key, matter, person_id, **about)
    if matter is Matter.NOT_YET:
        tell(session, claim, NOT_YET, claim.person_id)
    groups.tell_workers(
        session, claim.community_id, claims.IN_QUESTION, claim.key, from_person=person_id
    )
    return claim


def explain(session: Session, person_id: int, claim_id: int, words: str) -> Claim:
    """The resident's own words about what is not right, for the workers, who are told that there
    are some. Raises NotFound, NotHeld."""
    claim = deliveries.for_owner(session, person_id, claim_id)
    wish = quantities.lock(session, claim.wish_id)
    session.refresh(claim)
    if claim.state is not ClaimState.CLAIMED or not claim.matter:
        raise NotHeld(state=claim.state)
    wishes.note_aside(wish, words)
    history.write(session, claim.community_id, "wish", wish.key, "explained", person_id)
    groups.tell_workers(session, claim.community_id, EXPLAINED, claim.key, by=person_id)
    return claim


def _not_brought(session: Session, claim: Claim, matter: Matter) -> Claim:
    """It is promised again; together with what the same neighbour still has to bring."""
    rest = claims.held_on(session, claim.wish_id, claim.person_id)
    many = claim.in_question if matter else 0
    if rest is None or rest.id == claim.id:
        back = {"matter": matter, "disputed": many, "delivered_at": None, "step": ClaimStep.NEW}
        claims.move(session, claim, STANDING, ClaimState.CLAIMED, **back, **UNSAID)
        return claim
    ended = {"ended_at": clock.now(), "reason": JOINED}
    claims.move(session, claim, STANDING, ClaimState.ENDED, **ended, **UNSAID)
    more: dict[str, Any] = {"quantity": Claim.quantity + claim.quantity}
    if matter:
        more |= {"matter": matter, "disputed": Claim.disputed + many}
    claims.move(session, rest, {ClaimState.CLAIMED}, ClaimState.CLAIMED, **more)
    disclosure.renew(session, rest)
    return rest


def _was_heard(session: Session, claim: Claim, kind: Kind) -> bool:
    """Whether somebody may have read it."""
    heard = (outbox.OutboxState.SENDING, outbox.OutboxState.SENT, outbox.OutboxState.UNCERTAIN)
    told = select(outbox.Told.id).filter_by(
        community_id=claim.community_id, kind=kind.name, row_id=claim.key
    )
    return session.exec(told.where(col(outbox.Told.state).in_(heard))).first() is not None
