"""Deadlines: the agreed day comes near, comes, passes; more time is asked for.

The day before: a reminder. On the day: the same buttons again. Silent for `grace_days` after both:
the claim ends by itself, whoever waits is asked, the worker hears. Who asked for a later day has it
as long as that is still to come; a worker hears when the agreed one has passed and the owner has
not answered. Each step once; a new day starts them anew. While both sides wait for a worker whom
nobody is yet, the day stays ahead, and nobody is reminded or let go.
"""

from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from sqlmodel import Session, col, select

from storage.community import accounts, communities, groups, history, permissions
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock
from storage.engine.errors import NotFound, Refused
from storage.kit.ladder import Rung, climb
from storage.messaging import kinds
from storage.messaging.kinds import Kind
from storage.wishes import (
    arranging,
    claims,
    disclosure,
    due_days,
    quantities,
    releases,
    settings,
    wishes,
)
from storage.wishes.claims import (
    Arranging,
    Claim,
    ClaimState,
    ClaimStep,
    Matter,
    NotHeld,
    ReleaseReason,
    tell,
)
from storage.wishes.wishes import Wish

FARTHEST = timedelta(days=90)  # how far ahead a wish or a claim may have its day
REMIND = kinds.declare("claim.remind", Claim, for_neighbours=True)
REMINDED_ANEW = kinds.declare("claim.reminded-anew", Claim, is_urgent=True)  # in place of a former
DUE = kinds.declare("claim.due", Claim, for_neighbours=True, said=claims.heard)
LET_GO = kinds.declare("claim.let-go", Claim)
SILENT = kinds.declare("claim.silent", Claim)
MORE_TIME = kinds.declare("claim.more-time", Claim)
ASKS_LATER = kinds.declare("claim.asks-later", Claim)
LATER_GIVEN = kinds.declare("claim.later-given", Claim)
LATER_KEPT = kinds.declare("claim.later-kept", Claim)
TIME_GIVEN = kinds.declare("claim.time-given", Claim)
TIME_KEPT = kinds.declare("claim.time-kept", Claim)

act("claim.extend", STAFF)


class Whose(StrEnum):
    """Whose yes a later day needs."""

    NOBODY = ""
    OWNER = "owner"  # it is past the day until which they said it makes sense
    WORKER = "worker"  # the claimer moved it often before


class DayTooFar(Refused):
    """The new day is not after the agreed one, or too far ahead."""


class AlreadyAsked(Refused):
    """Somebody was asked for this day and has not answered yet."""


class DayGone(Refused):
    """The day that was asked for passed before anybody answered."""


class NothingAsked(Refused):
    """Nobody asks for more time any more."""


# -- every day -----------------------------------------------------------------------------------


def run(session: Session, community_id: int, today: date) -> None:
    """Each live claim of a community as far as it is due `today` (local)."""
    quantities.lock_all(session, community_id)  # nobody speaks between our look and our word
    for claim in arranging.keep_ahead(session, community_id, today):
        disclosure.renew(session, claim)
    let_go(session, community_id, today)
    held = (col(Claim.community_id) == community_id) & (col(Claim.state) == ClaimState.CLAIMED)
    promised = held & (col(Claim.arranging) != Arranging.WANTED)
    is_past = (col(Claim.agreed_on) < today) & col(Claim.wanted_on).is_not(None)
    to_worker = Rung(ClaimStep.WITH_WORKER, is_past, _ask_worker)
    climb(session, Claim, promised, ClaimStep.DUE, to_worker)
    near = col(Claim.agreed_on) <= today + timedelta(days=1)
    remind = Rung(ClaimStep.REMINDED, near, partial(_tell_claimer, kind=REMIND))
    due = Rung(ClaimStep.DUE, col(Claim.agreed_on) <= today, _ask_claimer)
    climb(session, Claim, promised, ClaimStep.NEW, remind, due)


def let_go(session: Session, community_id: int, today: date) -> int:
    """Claims whose day passed without a word are free again; how many. Where the resident said
    that something is not right a worker decides, and where a later day was asked for that is
    waited for, answer or not."""
    begun = today - timedelta(days=settings.of(session, community_id).grace_days)
    zone = communities.known(session, community_id).zone
    silent = select(Claim).where(
        col(Claim.agreed_on) < begun,
        col(Claim.heard_at) < clock.at(begun, 0, zone),  # that the day has come
        col(Claim.matter) == Matter.NONE,
        col(Claim.arranging) != Arranging.WANTED,  # they could not begin
        col(Claim.wanted_on).is_(None) | (col(Claim.wanted_on) < today),
        col(Claim.step).in_((ClaimStep.DUE, ClaimStep.WITH_WORKER)),
    )
    found = silent.filter_by(community_id=community_id, state=ClaimState.CLAIMED)
    rows = list(session.exec(found.order_by(col(Claim.id))))
    for claim in rows:
        try:
            releases.give_back(session, claim, ReleaseReason.SILENT, by=None)
        except NotHeld:
            continue  # they spoke in this moment
        tell(session, claim, LET_GO, claim.person_id)
        groups.tell_workers(session, community_id, SILENT, claim.key)
    return len(rows)


def _ask_worker(session: Session, claim: Claim) -> None:
    """Where the agreed day passed and the owner did not say whether a later one will do, a worker
    is asked as well."""
    wish = session.get_one(Wish, claim.wish_id)
    is_known = accounts.address(session, wish.owner_id) is None  # workers were asked instead
    if due_days.is_past(wish, claim.wanted_on) and not is_known:
        groups.tell_workers(
            session, claim.community_id, MORE_TIME, claim.key, from_person=claim.person_id
        )


def _ask_claimer(session: Session, claim: Claim) -> None:
    claim.heard_at = None
    _tell_claimer(session, claim, DUE)


def reminded_in(session: Session, claim_id: int, message_id: str) -> None:
    """The claimer is reminded in this message: the former one gives way to it."""
    claim = session.get_one(Claim, claim_id, with_for_update=True, populate_existing=True)
    former = [each for each in claim.traces if each.startswith(claims.REMINDER)]
    for each in former:
        message = each.removeprefix(claims.REMINDER)
        claims.tell(session, claim, REMINDED_ANEW, claim.person_id, message=message)
    claim.traces = [each for each in claim.traces if each not in former]
    claims.traced(session, claim_id, f"{claims.REMINDER}{message_id}")


def _tell_claimer(session: Session, claim: Claim, kind: Kind) -> None:
    tell(session, claim, kind, claim.person_id)


# -- more time -----------------------------------------------------------------------------------


def answered_by(session: Session, person_id: int, claim_id: int) -> Claim:
    """A claim whose claimer asks for a later day: for the workers of its community, and for the
    owner of the wish where it is theirs to say, or was and is over. Raises NotFound."""
    claim = claims.awaited_by(session, person_id, claim_id)
    wish = session.get_one(Wish, claim.wish_id)
    is_open = claim.state is ClaimState.CLAIMED and claim.wanted_on is not None
    is_a_workers = is_open and not due_days.is_past(wish, claim.wanted_on)
    if is_a_workers and not permissions.may(session, person_id, "claim.extend", claim.community_id):
        raise NotFound()
    return claim


def asked_of(session: Session, person_id: int) -> list[Claim]:
    """Claims whose claimers ask this person, the owner, for a day past the wish's last."""
    asking = select(Claim, Wish).join(Wish, col(Wish.id) == col(Claim.wish_id))
    theirs = asking.where(col(Wish.owner_id) == person_id, col(Claim.wanted_on).is_not(None))
    rows = session.exec(
        theirs.where(col(Claim.state) == ClaimState.CLAIMED).order_by(col(Claim.id))
    )
    return [claim for claim, wish in rows if due_days.is_past(wish, claim.wanted_on)]


def extend(session: Session, person_id: int, claim_id: int, day: date, hour: str = "") -> Whose:
    """The claimer needs until `day`, and comes at the `hour` if one was said; NOBODY: agreed, and
    the resident is told. Past the day until which the wish makes sense its owner is asked, and
    after `extensions` times a worker: until they answer, the agreed day holds.
    Raises NotFound, NotHeld, DayTooFar, AlreadyAsked."""
    claim = claims.for_holder(session, person_id, claim_id)
    wish = quantities.lock(session, claim.wish_id)
    session.refresh(claim)
    if claim.state is not ClaimState.CLAIMED:
        raise NotHeld()
    today = wishes.today_of(session, wish)
    if not max(claim.agreed_on, today) < day <= today + FARTHEST:
        raise DayTooFar()
    if claim.wanted_on == day:
        raise AlreadyAsked()
    whose = _whose(session, claim, wish, day)
    if whose is Whose.NOBODY:
        due_days.agree(session, claim, wish, day, person_id, hour)
    else:
        claim.wanted_hour = hour
        _ask(session, claim, wish, day, whose)
    return whose


def _whose(session: Session, claim: Claim, wish: Wish, day: date) -> Whose:
    if due_days.is_past(wish, day):
        return Whose.OWNER
    often = settings.of(session, claim.community_id).extensions
    return Whose.NOBODY if claim.extended < often else Whose.WORKER


def _ask(session: Session, claim: Claim, wish: Wish, day: date, whose: Whose) -> None:
    claim.wanted_on, home = day, wish.community_id
    session.add(claim)
    history.write(
        session, home, "wish", wish.key, "asks-later", claim.person_id, **due_days.about(claim, day)
    )
    if whose is Whose.OWNER:
        tell(session, claim, ASKS_LATER, wish.owner_id)
    if whose is Whose.WORKER or accounts.address(session, wish.owner_id) is None:
        groups.tell_workers(
            session, claim.community_id, MORE_TIME, claim.key, from_person=claim.person_id
        )


def allow(session: Session, person_id: int, claim_id: int, *, yes: bool) -> Claim:
    """A worker, or the owner where the day is past the wish's own, answers who asked for more time.
    A day past the wish's last is its last from then on. Raises NotFound, NotHeld, NothingAsked,
    DayGone."""
    claim = answered_by(session, person_id, claim_id)
    wish = quantities.lock(session, claim.wish_id)
    session.refresh(claim)
    if claim.state is not ClaimState.CLAIMED:
        raise NotHeld()
    if claim.wanted_on is None:
        raise NothingAsked()
    if yes and claim.wanted_on < wishes.today_of(session, wish):
        raise DayGone()
    by_owner = person_id == wish.owner_id
    if yes:
        due_days.agree(session, claim, wish, claim.wanted_on, person_id, claim.wanted_hour)
        kind = LATER_GIVEN if by_owner else TIME_GIVEN
    else:
        _keep(session, claim, claim.wanted_on, person_id)
        kind = LATER_KEPT if by_owner else TIME_KEPT
    tell(session, claim, kind, claim.person_id)
    return claim


def _keep(session: Session, claim: Claim, day: date, by: int) -> None:
    home, about = claim.community_id, due_days.about(claim, day)
    history.write(session, home, "wish", claim.wish_id, "kept-day", by, **about)
    claim.wanted_on, claim.wanted_hour = None, ""
    if claim.step is ClaimStep.WITH_WORKER:
        claim.step = ClaimStep.DUE  # for another day they are asked anew
    session.add(claim)
