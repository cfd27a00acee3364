"""How fast we may speak: one row per scope, shared by all replicas.

GCRA: each scope keeps the moment at which its bucket would be empty; a message moves it by
`interval` and is allowed while it is no more than `burst` intervals ahead of now. A window of
length T then never holds more than burst + T/interval messages.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, delete, or_, update
from sqlmodel import Field, Session, SQLModel, col, select

from storage.engine import clock
from storage.engine.columns import changed, insert, moment
from storage.engine.prepared import Prepared

# No channel is asked to wait longer at once. What stands further ahead than that was written by a
# clock that has been put back since, and means nothing.
LONGEST = timedelta(minutes=15)


class Scope(NamedTuple):
    """A limit: `key` names whom it holds for."""

    key: str
    interval: float  # seconds between messages in the long run
    burst: int  # this many may go at once


class Pace(SQLModel, table=True):
    key: str = Field(primary_key=True)
    empty_at: datetime = moment()


def reserve(session: Session, scopes: tuple[Scope, ...]) -> datetime | None:
    """Take one message's place in all `scopes`, or in none: then the moment to try again."""
    now = clock.now()
    stand = _locked(session, scopes, now)
    allowed = [_allowed(stand[scope.key], scope, now) for scope in scopes]
    if (soonest := max(allowed)) > now:
        return soonest
    for scope in scopes:
        empty_at = max(_meant(stand[scope.key], now), now) + timedelta(seconds=scope.interval)
        _MOVE.changed(session, which=scope.key, empty_at=empty_at)
    return None


def free_at(session: Session, scopes: tuple[Scope, ...]) -> datetime:
    """When the first of these scopes lets a message through: now, or later."""
    now = clock.now()
    rows = [(scope, _LOOK.row(session, key=scope.key)) for scope in scopes]
    return min((_allowed(row[0], scope, now) if row else now for scope, row in rows), default=now)


def _allowed(empty_at: datetime, scope: Scope, now: datetime) -> datetime:
    return max(now, _meant(empty_at, now) - timedelta(seconds=scope.interval * (scope.burst - 1)))


def _meant(empty_at: datetime, now: datetime) -> datetime:
    return empty_at if empty_at <= now + LONGEST else now


def _locked(session: Session, scopes: tuple[Scope, ...], now: datetime) -> dict[str, datetime]:
    """Where each scope stands, ours until the transaction ends. Touched even where it stands: so
    it is locked, and no sweep takes it from under us."""
    keys = sorted(scope.key for scope in scopes)  # one order for all replicas: no deadlock
    rows = {key: _TOUCH.row(session, key=key, empty_at=now) for key in keys}
    return {key: row[0] for key, row in rows.items() if row}


_TOUCH = Prepared(
    lambda sql: (
        sql.insert(Pace)
        .values(key=bindparam("key"), empty_at=bindparam("empty_at"))
        .on_conflict_do_update(index_elements=["key"], set_={"key": bindparam("key")})
        .returning(col(Pace.empty_at))
    )
)
_MOVE = Prepared(
    lambda _: (
        update(Pace)
        .where(col(Pace.key) == bindparam("which"))
        .values(empty_at=bindparam("empty_at"))
    )
)
_LOOK = Prepared(lambda _: select(col(Pace.empty_at)).where(col(Pace.key) == bindparam("key")))


def hold(session: Session, scope: Scope, until: datetime) -> None:
    """The channel told us to wait for this scope: nothing leaves before `until`, or before we ask
    again after LONGEST."""
    now = clock.now()
    full = min(until + timedelta(seconds=scope.interval * (scope.burst - 1)), now + LONGEST)
    values = {"key": scope.key, "empty_at": full}
    session.execute(insert(session, Pace).values(values).on_conflict_do_nothing())
    stands = col(Pace.empty_at)
    earlier = or_(stands < full, stands > now + LONGEST)
    changed(session, update(Pace).where(col(Pace.key) == scope.key, earlier).values(empty_at=full))


def sweep(session: Session) -> int:
    """Forget scopes that have long been idle, or mean nothing."""
    now, stands = clock.now(), col(Pace.empty_at)
    old = delete(Pace).where(or_(stands < now - timedelta(hours=1), stands > now + LONGEST))
    return changed(session, old)
