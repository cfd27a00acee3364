"""Deadlines: the agreed day comes near, comes, passes; more time is asked for.

The day before: a reminder. On the day: the same buttons again. Silent for `grace_days` after it:
the claim ends by itself, whoever waits is asked, the worker hears. Each step once; a new day starts
them anew.
"""

from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from storage import claims, clock, communities, groups, history, pieces, releases, wishes
from storage.claims import Claim, Matter, NotHeld, Reason, State, Step, tell
from storage.errors import Refused

FARTHEST = timedelta(days=60)


class DayTooFar(Refused):
    """The new day is not after the agreed one, or too far ahead."""


class AlreadyAsked(Refused):
    """A worker was asked for this day and has not answered yet."""


class NothingAsked(Refused):
    """Nobody asks for more time any more."""


# -- every day -----------------------------------------------------------------------------------


def run(session: Session, community_id: int, today: date) -> None:
    """Each live claim of a community as far as it is due `today` (local)."""
    pieces.lock_all(session, community_id)  # nobody speaks between our look and our word
    let_go(session, community_id, today)
    _follow(session, community_id, today, Step.DUE, "claim-due")
    _follow(session, community_id, today + timedelta(days=1), Step.REMINDED, "claim-remind")


def let_go(session: Session, community_id: int, today: date) -> int:
    """Claims whose day passed without a word are free again; how many. Where the resident said
    that something is not right, or a worker was asked for more time, a worker decides."""
    grace = communities.numbers(session, community_id).grace_days
    silent = select(Claim).where(
        col(Claim.agreed_on) < today - timedelta(days=grace),
        col(Claim.matter) == Matter.NONE,
        col(Claim.wanted_on).is_(None),
    )
    found = silent.filter_by(community_id=community_id, state=State.CLAIMED, step=Step.DUE)
    rows = list(session.exec(found.order_by(col(Claim.id))))
    for claim in rows:
        try:
            releases.give_back(session, claim, Reason.SILENT, by=None)
        except NotHeld:
            continue  # they spoke in this moment
        tell(session, claim, "claim-let-go", claim.person_id)
        groups.tell_workers(session, community_id, "claim-silent", claim.key)
    return len(rows)


def _follow(session: Session, community_id: int, day: date, step: Step, kind: str) -> None:
    """Say it to each claimer whose agreed day is `day` or passed, once."""
    before = (Step.NEW,) if step is Step.REMINDED else (Step.NEW, Step.REMINDED)
    near = select(Claim).where(col(Claim.agreed_on) <= day, col(Claim.step).in_(before))
    due = near.filter_by(community_id=community_id, state=State.CLAIMED)
    # who only notes where a message stands holds a claim for a moment: waited for, not passed over
    for claim in session.exec(due.with_for_update()):
        claim.step = step
        session.add(claim)
        tell(session, claim, kind, claim.person_id)


# -- more time -----------------------------------------------------------------------------------


def extend(session: Session, person_id: int, claim_id: int, day: date) -> bool:
    """The claimer needs until `day`. The resident is told; after `extensions` times, or past the
    day until which the wish makes sense, a worker is asked instead: False. Raises NotFound,
    NotHeld, DayTooFar, AlreadyAsked."""
    claim = claims.held_by(session, person_id, claim_id)
    wish = pieces.lock(session, claim.wish_id)
    session.refresh(claim)
    if claim.state is not State.CLAIMED:
        raise NotHeld()
    known = communities.known(session, claim.community_id)
    today = clock.today(known.zone)
    if not max(claim.agreed_on, today) < day <= today + FARTHEST:
        raise DayTooFar()
    if claim.wanted_on == day:
        raise AlreadyAsked()
    is_free = claim.extended < known.numbers.extensions
    if is_free and (wish.until is None or day <= wish.until):
        _agree(session, claim, day, person_id)
        return True
    claim.wanted_on = day
    session.add(claim)
    groups.tell_workers(session, claim.community_id, "claim-more-time", claim.key)
    return False


def allow(session: Session, person_id: int, claim_id: int, *, yes: bool) -> Claim:
    """A worker answers who asked for more time. Raises NotFound, NotHeld, NothingAsked."""
    claim = claims.moderated_by(session, person_id, claim_id)
    pieces.lock(session, claim.wish_id)
    session.refresh(claim)
    if claim.state is not State.CLAIMED:
        raise NotHeld()
    if claim.wanted_on is None:
        raise NothingAsked()
    if yes:
        _agree(session, claim, claim.wanted_on, person_id)
    else:
        claim.wanted_on = None
        session.add(claim)
    tell(session, claim, "claim-time-given" if yes else "claim-time-kept", claim.person_id)
    return claim


def _agree(session: Session, claim: Claim, day: date, by: int) -> None:
    claim.agreed_on, claim.wanted_on, claim.step = day, None, Step.NEW
    claim.extended += 1
    session.add(claim)
    wish = session.get_one(wishes.Wish, claim.wish_id)
    about: dict[str, Any] = {"claim": claim.key, "day": day.isoformat()}
    history.write(session, claim.community_id, "wish", wish.key, "extended", by, **about)
    tell(session, claim, "claim-extended", wish.owner_id)
