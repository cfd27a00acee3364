"""Handovers: a claimer, or a worker, asks a named neighbour to go on with a claim, or those who
wait for its wish, one after the other.

The claim stays where it is until one of them accepts: nobody loses the story in between.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, case, update
from sqlmodel import Field, Session, col, select

from storage.community import accounts, history, memberships, people, permissions
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, personal
from storage.engine.columns import Row, changed, moment, unique_while, word
from storage.engine.errors import NotFound, Refused, refuse
from storage.kit.offers import Offers
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind
from storage.wishes import (
    claiming,
    claims,
    disclosure,
    out_of_reach,
    pieces,
    quantities,
    settings,
    waiting_list,
    wishes,
)
from storage.wishes.claims import Claim
from storage.wishes.waiting_list import Place
from storage.wishes.wishes import Wish

act("claim.hand-over", STAFF)


class HandoverState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"  # no answer in time
    DROPPED = "dropped"  # the claim ended, or somebody else was asked


class Handover(Row, table=True):
    """`asked_by` is the claimer or a worker, `person_id` who may take over; `place_id`: where they
    stand on the waiting list, which is asked, and `more` what its others are asked for after them.
    """

    __table_args__ = (
        unique_while("state = 'asked'", "community_id", "claim_id"),
        Index(None, "state", "until"),
    )
    community_id: int = Field(foreign_key="community.id")
    claim_id: int = Field(foreign_key="claim.id", index=True)
    asked_by: int = Field(foreign_key="person.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    place_id: int | None = Field(default=None, foreign_key="waiting.id")
    quantity: int
    more: int = 0
    state: HandoverState = word(HandoverState)
    asked_at: datetime = moment()
    until: datetime | None = moment(null=True)  # as soon as they have read it


personal.listed(Handover, "person_id", "asked", at=14)
personal.left_out(Handover, "asked_by", "another's row; the deed is in the history")


HANDED_OVER = kinds.declare("claim.handed-over", Claim)


def _heard(session: Session, handover_id: int) -> None:
    """They have read it: from now on they have time to answer."""
    asked = session.get_one(Handover, handover_id, with_for_update=True, populate_existing=True)
    if asked.state is HandoverState.ASKED and asked.until is None:
        asked.until = answer_by(session, asked)
        session.add(asked)


def _unreached(session: Session, handover_id: int) -> None:
    """They can't read it now: nobody waits for them, and their place in a list stays theirs."""
    asked = session.get_one(Handover, handover_id)
    with suppress(HandoverOver):
        _lapse(session, asked, waiting_list.PlaceState.WAITING)


ASKED = kinds.declare("handover.asked", Handover, said=_heard, unreached=_unreached)
ACCEPTED = kinds.declare("handover.accepted", Handover)
DECLINED = kinds.declare("handover.declined", Handover)
NOBODY = kinds.declare("handover.nobody", Handover)


class NotForThem(Refused):
    """This neighbour cannot take it: it is their own wish, or they hold of it already."""


class OutOfReach(Refused):
    """This neighbour can't be written to: nobody would ever answer."""


class NobodyReached(Refused):
    """Of those who stand on the waiting list, nobody can be written to."""


class NobodyWaits(Refused):
    """Nobody stands on the waiting list who could be asked."""


class HandoverOver(Refused):
    """The question was answered, ran out, or its claim ended."""


_HAS_LEFT: Any = col(Place.state) != waiting_list.PlaceState.WAITING  # or is offered what is free
QUESTIONS = Offers(
    Handover,
    HandoverState.ASKED,
    HandoverOver,
    ends=case((_HAS_LEFT, col(Handover.asked_at)), else_=col(Handover.until)),
    order=(col(Claim.wish_id), col(Handover.id)),
    joined=lambda rows: rows.join(Claim).outerjoin(Place, col(Place.id) == col(Handover.place_id)),
)


# -- doors ---------------------------------------------------------------------------------------


def for_holder(session: Session, person_id: int, handover_id: int) -> Handover:
    """What oneself is asked to take over. Raises NotFound."""
    handover = session.get(Handover, handover_id)
    if handover is None or handover.person_id != person_id:
        raise NotFound()
    memberships.member_here(session, handover.community_id, person_id)
    return handover


def movable_by(session: Session, person_id: int, claim_id: int) -> Claim:
    """A claim that this person may hand on: their own, or any for the workers of its community.
    Raises NotFound."""
    claim = session.get(Claim, claim_id)
    if claim is None:
        raise NotFound()
    if permissions.may(session, person_id, "claim.hand-over", claim.community_id):
        return claim
    return claims.for_holder(session, person_id, claim_id)


# -- verbs ---------------------------------------------------------------------------------------


def ask(
    session: Session, person_id: int, claim_id: int, to: int, quantity: int | None = None
) -> Handover:
    """Ask a neighbour to take a claim over, or so many pieces of it; who was asked before is not
    waited for any more. Raises NotFound, NotHeld, LastDayOver, NotForThem, OutOfReach,
    NotSoMany."""
    claim = movable_by(session, person_id, claim_id)
    memberships.member_here(session, claim.community_id, to)
    wish, many = _to_hand_on(session, claim, quantity)
    if to == wish.owner_id or to in claims.holders(session, wish.key):
        raise NotForThem()
    if accounts.address(session, to) is None:
        raise OutOfReach(name=people.get(session, to).name)
    drop(session, claim)
    _note(session, claim, person_id)
    return _write(session, claim, person_id, to, many)


def ask_list(
    session: Session, person_id: int, claim_id: int, quantity: int | None = None
) -> Handover:
    """Ask those who wait for the wish to take a claim over, or so many pieces of it: one after the
    other as they stand on the list, each for as many as they wait for. Whoever asked hears when
    nobody of them could. Raises NotFound, NotHeld, LastDayOver, NotSoMany, NobodyWaits,
    NobodyReached."""
    claim = movable_by(session, person_id, claim_id)
    wish, many = _to_hand_on(session, claim, quantity)
    drop(session, claim)
    _note(session, claim, person_id)
    asked = _ask_next(session, claim, wish, person_id, many)
    if asked is None:
        passed = out_of_reach.passed_over(session, wish)
        raise NobodyReached(count=passed) if passed else NobodyWaits()
    return asked


def accept(session: Session, person_id: int, handover_id: int) -> Claim:
    """Go on with it: the claim passes, the owner hears the new name, the first claimer is thanked.
    Raises NotFound, HandoverOver, LastDayOver, HoldingTooMany, AlreadyYours."""
    handover = for_holder(session, person_id, handover_id)
    claim = session.get_one(Claim, handover.claim_id)
    wish = quantities.lock(session, claim.wish_id)
    if handover.state is not HandoverState.ASKED:  # of what they hold otherwise nothing is said
        raise HandoverOver()
    refuse(claims.why_too_late(session, wish))
    limit = settings.of(session, wish.community_id).live_claims
    if claims.held_on(session, wish.key, person_id) is not None:
        raise claims.AlreadyYours()
    if claims.count_live(session, wish.community_id, person_id) >= limit:
        raise claims.HoldingTooMany(limit=limit)
    QUESTIONS.settle(session, handover, HandoverState.ACCEPTED)
    many = _let_go(session, claim, handover.quantity)
    new = claiming.begin(session, person_id, wish, many, HANDED_OVER)
    fresh = session.get_one(Claim, new.id)
    fresh.agreed_on = max(fresh.agreed_on, claim.agreed_on)
    session.add(fresh)
    _tell(session, handover, ACCEPTED, claim.person_id)
    _go_on(session, handover, waiting_list.PlaceState.ACCEPTED, handover.more)
    wishes.show(session, wish)
    return fresh


def decline(session: Session, person_id: int, handover_id: int) -> Handover:
    """Not this time; it stays where it is. The next of the list is asked, or whoever asked hears
    so. Raises NotFound, HandoverOver."""
    handover = for_holder(session, person_id, handover_id)
    _decline(session, handover)
    return handover


def lapse(session: Session) -> int:
    """Questions that nobody answered in time, or whom nobody waits with any more; how many."""
    return QUESTIONS.lapse(session, _lapse)


def drop(session: Session, claim: Claim) -> None:
    """Nobody is asked to go on with this claim any more."""
    asked = update(Handover).filter_by(claim_id=claim.id, state=HandoverState.ASKED)
    changed(session, asked.values(state=HandoverState.DROPPED))


def forget(session: Session, asked: Iterable[Handover]) -> None:
    """Somebody goes: nobody waits for their answer any more."""
    for handover in asked:
        _decline(session, handover)


def answer_by(session: Session, handover: Handover) -> datetime:
    """Until when somebody may answer; as if they read it now where they have not."""
    wish = session.get_one(Wish, session.get_one(Claim, handover.claim_id).wish_id)
    return handover.until or wishes.answer_by(session, wish)


# -- look-ups ------------------------------------------------------------------------------------


def of_person(session: Session, person_id: int) -> list[Handover]:
    """What waits for somebody's answer, oldest first."""
    asked = select(Handover).filter_by(person_id=person_id, state=HandoverState.ASKED)
    return list(session.exec(asked.order_by(col(Handover.id))))


def open_on(session: Session, claim: Claim) -> Handover | None:
    """The question that is open about a claim."""
    return session.exec(
        select(Handover).filter_by(claim_id=claim.id, state=HandoverState.ASKED)
    ).first()


def helpers(session: Session, claim: Claim, limit: int = 6) -> list[tuple[int, str]]:
    """Neighbours who helped here before and hold nothing of the wish, those of the same
    organisation first: id and name."""
    done = select(Claim.person_id, Claim.organisation_id).filter_by(
        community_id=claim.community_id, state=claims.ClaimState.CONFIRMED
    )
    rows = session.exec(done.order_by(col(Claim.confirmed_at).desc()).limit(200)).all()
    mates = [each for each, behind in rows if behind and behind == claim.organisation_id]
    wish = session.get_one(Wish, claim.wish_id)
    ids = dict.fromkeys([*mates, *(each for each, _ in rows)])
    can = accounts.open_among(session, set(ids) - claims.holders(session, wish.key))
    can -= {wish.owner_id}
    home = claim.community_id
    fitting = [each for each in ids if each in can and memberships.held(session, each, home)]
    return [(each, people.get(session, each).name) for each in fitting[:limit]]


# -- inside --------------------------------------------------------------------------------------


def _to_hand_on(session: Session, claim: Claim, quantity: int | None) -> tuple[Wish, int]:
    """The wish, held, and how many pieces of this claim are to pass. Raises NotHeld, LastDayOver,
    NotSoMany."""
    wish = quantities.lock(session, claim.wish_id)
    session.refresh(claim)
    if claim.state is not claims.ClaimState.CLAIMED:
        raise claims.NotHeld()
    refuse(claims.why_too_late(session, wish))
    many = claim.quantity if quantity is None else quantity
    if not 1 <= many <= claim.quantity:
        raise claims.NotSoMany(left=claim.quantity)
    return wish, many


def _write(
    session: Session,
    claim: Claim,
    by: int,
    to: int,
    many: int,
    place: int | None = None,
    more: int = 0,
) -> Handover:
    handover = Handover(
        community_id=claim.community_id,
        claim_id=claim.key,
        asked_by=by,
        person_id=to,
        place_id=place,
        quantity=many,
        more=more,
        state=HandoverState.ASKED,
        asked_at=clock.now(),
    )
    session.add(handover)
    session.flush()
    _tell(session, handover, ASKED, to)
    return handover


def _note(session: Session, claim: Claim, by: int) -> None:
    home, wish_id = claim.community_id, claim.wish_id
    history.write(session, home, "wish", wish_id, "handing", by, claim=claim.key)


def _ask_next(session: Session, claim: Claim, wish: Wish, by: int, many: int) -> Handover | None:
    """Ask the first of the list who holds nothing of it; None when there is nobody."""
    for place in waiting_list.still_here(session, wish):
        if claims.held_on(session, wish.key, place.person_id) is None:
            now = min(many, place.quantity)
            return _write(session, claim, by, place.person_id, now, place.key, many - now)
    return None


def _go_on(
    session: Session, handover: Handover, answer: waiting_list.PlaceState, many: int
) -> None:
    """After an answer of somebody on the list: they wait no longer, and the next is asked for so
    many pieces; when nobody is left, whoever asked hears so."""
    if handover.place_id is None:
        return
    if answer is not waiting_list.PlaceState.WAITING:
        waiting_list.end(session, handover.place_id, answer)
    claim = session.get_one(Claim, handover.claim_id)
    session.refresh(claim)
    many = min(many, claim.quantity)
    if not many or claim.state is not claims.ClaimState.CLAIMED:
        return
    wish = session.get_one(Wish, claim.wish_id)
    if _ask_next(session, claim, wish, handover.asked_by, many) is None:
        passed = out_of_reach.passed_over(session, wish)
        _tell(session, handover, NOBODY, handover.asked_by, passed=passed)


def _lapse(
    session: Session,
    handover: Handover,
    place: waiting_list.PlaceState = waiting_list.PlaceState.LAPSED,
) -> None:
    quantities.lock(session, session.get_one(Claim, handover.claim_id).wish_id)
    is_live = session.get_one(Claim, handover.claim_id).state is claims.ClaimState.CLAIMED
    QUESTIONS.settle(session, handover, HandoverState.LAPSED if is_live else HandoverState.DROPPED)
    if not is_live:
        return
    if handover.place_id is None:
        _tell(session, handover, DECLINED, handover.asked_by)
    _go_on(session, handover, place, handover.quantity + handover.more)


def _decline(session: Session, handover: Handover) -> None:
    quantities.lock(session, session.get_one(Claim, handover.claim_id).wish_id)
    QUESTIONS.settle(session, handover, HandoverState.DECLINED)
    if handover.place_id is None:
        _tell(session, handover, DECLINED, handover.asked_by)
    _go_on(session, handover, waiting_list.PlaceState.DECLINED, handover.quantity + handover.more)


def _let_go(session: Session, claim: Claim, quantity: int) -> int:
    """The first claimer holds so many pieces less, or nothing more; how many they were."""
    session.refresh(claim)
    try:
        if quantity < claim.quantity:
            pieces.split(session, claim, quantity)  # the part becomes the neighbour's claim
            disclosure.renew(session, claim)
            return quantity
        states = claims.ClaimState
        claims.move(session, claim, {states.CLAIMED}, states.HANDED_OVER, ended_at=clock.now())
    except claims.NotHeld:
        raise HandoverOver() from None
    return claim.quantity


def _tell(session: Session, handover: Handover, kind: Kind, to: int, **about: Any) -> None:
    outbox.tell(session, kind, handover.key, community=handover.community_id, person=to, **about)
