"""A worker brings both sides of a claim together, where its claimer can't find the other: one takes
it, the others see who, and that one says whether it is done.

As long as nobody takes it the agreed day stays ahead, up to the wish's own last day: nobody is late
who could not begin. When that last day comes the workers are called again, and the owner is asked.
"""

from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import and_, or_, update
from sqlmodel import Session, col, select

from storage.community import (
    communities,
    former_cards,
    groups,
    history,
    memberships,
    people,
    permissions,
    posted_cards,
)
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, transitions
from storage.engine.columns import changed
from storage.engine.errors import Refused, Stale, refuse
from storage.messaging import kinds
from storage.wishes import claims, quantities, relay, settings, standing, wishes
from storage.wishes.claims import Arranging, Claim, ClaimState, ClaimStep, NotHeld
from storage.wishes.wishes import Private, Wish, WishState

act("claim.arrange", STAFF)
ARRANGER = kinds.declare("claim.arranger", Claim)  # to both sides: who brings them together
LAST_DAY = kinds.declare("claim.last-day", Claim)  # to the owner: it has come, and no worker

NEAR, AHEAD = timedelta(days=1), timedelta(days=3)  # a day so near is moved so far ahead

_HELD = select(Claim).where(col(Claim.state) == ClaimState.CLAIMED)
WAITING = _HELD.where(col(Claim.arranging) == Arranging.WANTED)
IN_HAND = _HELD.where(col(Claim.arranging) == Arranging.TAKEN)


class ArrangedByOther(Refused):
    """Another worker brings these two together, or has."""


class WorkerKnows(Refused):
    """A worker was asked to bring these two together, and has not done so yet."""


def for_staff(session: Session, person_id: int, claim_id: int) -> Claim:
    """A claim whose sides a worker of its community may bring together. Raises NotFound."""
    return permissions.found(session, person_id, "claim.arrange", Claim, claim_id)


def want(session: Session, community_id: int, claim_id: int, **how: Any) -> None:
    """Both sides wait for a worker; whoever brings them together already goes on. `how` as
    `outbox.tell` takes it."""
    idle = col(Claim.arranging).in_((Arranging.NONE, Arranging.DONE))
    which = update(Claim).where(col(Claim.id) == claim_id, idle)
    wanted = {"arranging": Arranging.WANTED, "arranged_by": None, "sought_at": clock.now()}
    changed(session, which.values(wanted))
    groups.tell_workers(session, community_id, claims.TO_ARRANGE, claim_id, **how)


def found(session: Session, claim: Claim) -> None:
    """The owner has just said how they are found: nobody need bring them together any more."""
    if claim.state is ClaimState.CLAIMED and claim.arranging is Arranging.WANTED:
        claim.arranging, claim.step = Arranging.DONE, ClaimStep.NEW
        session.add(claim)
        posted_cards.follow(session, claim.community_id, claims.ARRANGED, claim.key)


def keep_ahead(session: Session, community_id: int, today: date) -> list[Claim]:
    """Every day: the claims which no worker has taken, and whose agreed day moves for that; the
    workers are called again every `ask_again_days`, and when the wish's last day has come. The
    caller holds the wishes."""
    often = settings.of(session, community_id).ask_again_days
    here = WAITING.filter_by(community_id=community_id).order_by(col(Claim.id))
    waiting = list(session.exec(here))
    for claim in waiting:
        waited = days_waited(session, claim, today)
        if _has_come(session, claim, today):
            _on_last_day(session, claim)
        elif waited and waited % often == 0:
            _call_again(session, claim)
    return [claim for claim in waiting if _move_ahead(session, claim, today)]


def _has_come(session: Session, claim: Claim, today: date) -> bool:
    """Whether the wish's last day has come, of which nobody was told yet."""
    until = session.get_one(Wish, claim.wish_id).until
    return until is not None and until <= today and claim.step is not ClaimStep.LAST_DAY


def _on_last_day(session: Session, claim: Claim) -> None:
    """The workers are called once more, the owner asked; of an open wish that is done anyway."""
    claim.step = ClaimStep.LAST_DAY
    session.add(claim)
    _call_again(session, claim)
    wish = session.get_one(Wish, claim.wish_id)
    if wish.state is not WishState.OPEN:
        claims.tell(session, claim, LAST_DAY, wish.owner_id)


def _move_ahead(session: Session, claim: Claim, today: date) -> bool:
    """The agreed day is near or past: a later one, but never past the wish's last; whether there
    is one."""
    until = session.get_one(Wish, claim.wish_id).until
    day = min(today + AHEAD, until or date.max)
    if claim.agreed_on > today + NEAR or claim.agreed_on >= day:
        return False
    _move_day(claim, day)
    session.add(claim)
    session.flush()
    about: dict[str, Any] = {"claim": claim.key, "day": day.isoformat()}
    history.write(session, claim.community_id, "wish", claim.wish_id, "kept-ahead", None, **about)
    return True


def still_needed(session: Session, wish: Wish) -> list[Claim]:
    """Its owner has just said a later last day, or that any will do: the claims on it whose day
    moves for that. The caller holds the wish."""
    today = wishes.today_of(session, wish)
    waiting = list(session.exec(WAITING.filter_by(wish_id=wish.id).order_by(col(Claim.id))))
    return [claim for claim in waiting if _move_ahead(session, claim, today)]


def is_asked_for(session: Session, wish: Wish) -> bool:
    """Whether a worker brings somebody and the owner together, or is to."""
    theirs = _HELD.filter_by(wish_id=wish.id).where(col(Claim.arranging) != Arranging.NONE)
    return session.exec(theirs).first() is not None


def days_waited(session: Session, claim: Claim, today: date) -> int:
    """For how many days both sides have waited for a worker."""
    if claim.sought_at is None:
        return 0
    zone = communities.known(session, claim.community_id).zone
    return (today - clock.local(claim.sought_at, zone).date()).days


def _move_day(claim: Claim, day: date) -> None:
    claim.agreed_on, claim.agreed_hour, claim.meet_at = day, "", None
    claim.step, claim.heard_at = ClaimStep.NEW, None
    if claim.wanted_on is not None and claim.wanted_on <= day:
        claim.wanted_on, claim.wanted_hour = None, ""


def _call_again(session: Session, claim: Claim) -> None:
    """As a new message; the former one gives way to it."""
    home = claim.community_id
    former_cards.make_way(session, home, claims.ARRANGED, claim.key)
    groups.tell_workers(session, home, claims.TO_ARRANGE, claim.key)


@memberships.leaving
def leave(session: Session, community_id: int, person_id: int) -> None:
    """What a worker had taken waits for another one."""
    theirs = IN_HAND.filter_by(community_id=community_id, arranged_by=person_id)
    for claim in session.exec(theirs.order_by(col(Claim.id)).with_for_update()):
        standing.hide(session, claim)
        claim.arranging, claim.arranged_by, claim.sought_at = Arranging.WANTED, None, clock.now()
        session.add(claim)
        posted_cards.follow(session, community_id, claims.ARRANGED, claim.key)


def why_not_ask(claim: Claim) -> Refused | None:
    """Why neither side can ask for a worker now."""
    if claim.state is not ClaimState.CLAIMED:
        return NotHeld(state=claim.state)
    return None if claim.arranging in (Arranging.NONE, Arranging.DONE) else WorkerKnows()


def ask(session: Session, person_id: int, claim_id: int) -> Claim:
    """One of the two can't reach the other: a worker shall bring them together. Raises NotFound,
    NotHeld, WorkerKnows."""
    claim = relay.party(session, person_id, claim_id)
    wish = quantities.lock(session, claim.wish_id)
    session.refresh(claim)
    refuse(why_not_ask(claim))
    home = wish.community_id
    history.write(session, home, "wish", claim.wish_id, "wants-worker", person_id)
    want(session, home, claim_id, by=person_id)
    session.refresh(claim)
    return claim


def taker(session: Session, claim: Claim) -> int | None:
    """The worker in whose hands it is; None for nobody, or one who is no worker any more."""
    by = claim.arranged_by
    is_one = by is not None and memberships.is_staff(session, by, claim.community_id)
    return by if is_one else None


def take(session: Session, person_id: int, claim_id: int) -> Claim:
    """A worker brings them together; both sides hear who, and the others see it. Twice is once.
    Raises NotFound, NotHeld, Stale, ArrangedByOther."""
    claim = for_staff(session, person_id, claim_id)
    if claim.arranging is Arranging.TAKEN and claim.arranged_by == person_id:
        return claim
    former = claim.arranged_by if taker(session, claim) is None else None
    left = and_(col(Claim.arranging) == Arranging.TAKEN, col(Claim.arranged_by) == former)
    free = or_(col(Claim.arranging) == Arranging.WANTED, left)
    standing.hide(session, claim)
    _lead(session, claim, free, Arranging.TAKEN, person_id)
    claim.step = ClaimStep.NEW  # from now on its day is followed
    session.add(claim)
    history.write(session, claim.community_id, "wish", claim.wish_id, "arranging", person_id)
    owner = session.get_one(Wish, claim.wish_id).owner_id
    for each in {claim.person_id, owner} - {person_id}:
        claims.tell(session, claim, ARRANGER, each)
    return claim


def open_for(session: Session, person_id: int, claim_id: int) -> None:
    """How to reach both sides, to the worker who took it, which is noted. Raises NotFound, NotHeld,
    Stale, ArrangedByOther."""
    claim = for_staff(session, person_id, claim_id)
    if not standing.may_reach(claim, person_id):
        raise _why_not(session, claim)
    history.write(session, claim.community_id, "wish", claim.wish_id, "opened", person_id)
    standing.send(session, claim, person_id)


def seen(session: Session, claim: Claim) -> Private:
    """What that worker reads of who wishes it."""
    return wishes.private(session.get_one(Wish, claim.wish_id))


def done(session: Session, person_id: int, claim_id: int) -> Claim:
    """They have found each other; the worker may still carry words. Raises NotFound, NotHeld,
    Stale, ArrangedByOther."""
    claim = for_staff(session, person_id, claim_id)
    _lead(session, claim, _theirs(person_id), Arranging.DONE, person_id)
    history.write(session, claim.community_id, "wish", claim.wish_id, "arranged", person_id)
    return claim


def put_down(session: Session, person_id: int, claim_id: int) -> Claim:
    """Another worker shall bring them together. Raises NotFound, NotHeld, Stale,
    ArrangedByOther."""
    claim = for_staff(session, person_id, claim_id)
    standing.hide(session, claim)
    _lead(session, claim, _theirs(person_id), Arranging.WANTED, None)
    claim.sought_at = clock.now()
    session.add(claim)
    history.write(session, claim.community_id, "wish", claim.wish_id, "put-down", person_id)
    return claim


def _theirs(person_id: int) -> Any:
    return and_(col(Claim.arranging) == Arranging.TAKEN, col(Claim.arranged_by) == person_id)


def _lead(session: Session, claim: Claim, where: Any, to: Arranging, by: int | None) -> None:
    live = col(Claim.state) == ClaimState.CLAIMED
    no = partial(_why_not, session, claim)
    transitions.change(session, claim, no, live, where, arranging=to, arranged_by=by)
    posted_cards.follow(session, claim.community_id, claims.ARRANGED, claim.key)


def _why_not(session: Session, claim: Claim) -> Refused:
    if claim.state is not ClaimState.CLAIMED:
        return NotHeld(state=claim.state)
    if claim.arranged_by is None:
        return Stale()
    return ArrangedByOther(name=people.get(session, claim.arranged_by).name)
