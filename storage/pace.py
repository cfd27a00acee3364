"""How fast we may speak: one row per scope, shared by all replicas.

GCRA: each scope keeps the moment at which its bucket would be empty; a message moves it by
`interval` and is allowed while it is no more than `burst` intervals ahead of now. A window of
length T then never holds more than burst + T/interval messages.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, update
from sqlmodel import Field, Session, SQLModel, col, select

from storage import clock
from storage.tables import changed, insert, moment


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
    rows = {row.key: row for row in _locked(session, scopes)}
    allowed = [_allowed(rows[scope.key].empty_at, scope, now) for scope in scopes]
    if (soonest := max(allowed)) > now:
        return soonest
    for scope in scopes:
        row = rows[scope.key]
        row.empty_at = max(row.empty_at, now) + timedelta(seconds=scope.interval)
        session.add(row)
    session.flush()
    return None


def free_at(session: Session, scopes: tuple[Scope, ...]) -> datetime:
    """When the first of these scopes lets a message through: now, or later."""
    now = clock.now()
    moments = []
    for scope in scopes:
        row = session.get(Pace, scope.key)
        moments.append(_allowed(row.empty_at, scope, now) if row else now)
    return min(moments, default=now)


def _allowed(empty_at: datetime, scope: Scope, now: datetime) -> datetime:
    return max(now, empty_at - timedelta(seconds=scope.interval * (scope.burst - 1)))


def _locked(session: Session, scopes: tuple[Scope, ...]) -> list[Pace]:
    keys = sorted(scope.key for scope in scopes)  # one order for all replicas: no deadlock
    for key in keys:
        values = {"key": key, "empty_at": clock.now()}
        # touched even where it stands: so it is locked, and no sweep takes it from under us
        touched = insert(session, Pace).values(values)
        session.execute(touched.on_conflict_do_update(index_elements=["key"], set_={"key": key}))
    found = select(Pace).where(col(Pace.key).in_(keys)).order_by(col(Pace.key))
    return list(session.exec(found.with_for_update()))


def hold(session: Session, scope: Scope, until: datetime) -> None:
    """The channel told us to wait for this scope: nothing leaves before `until`."""
    full = until + timedelta(seconds=scope.interval * (scope.burst - 1))
    values = {"key": scope.key, "empty_at": full}
    session.execute(insert(session, Pace).values(values).on_conflict_do_nothing())
    later = update(Pace).where(col(Pace.key) == scope.key, col(Pace.empty_at) < full)
    changed(session, later.values(empty_at=full))


def sweep(session: Session) -> int:
    """Forget scopes that have long been idle."""
    old = delete(Pace).where(col(Pace.empty_at) < clock.now() - timedelta(hours=1))
    return changed(session, old)
