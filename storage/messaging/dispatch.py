"""Whose turn it is: what the outbox may say now, and when the next of it may be said."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    Integer,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    text,
    tuple_,
)
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from storage.engine import clock
from storage.engine.columns import Moment
from storage.engine.prepared import Prepared
from storage.messaging.kinds import Lane
from storage.messaging.outbox import Told

_READY: Any = literal_column("'ready'")  # said as it is: a partial index serves no parameter
_FIRST: Any = literal_column("0")
_SENDING: Any = literal_column("'sending'")
# each of them begins in the index
_LANES: list[Any] = [literal_column(str(int(lane))) for lane in Lane]
_RECIPIENTS = ("person_id", "group_id")


def comes(session: Session) -> datetime | None:
    """When the next of what waits to be said is due, which may be past; None: nothing waits."""
    row = _COMES.row(session)
    return row[0] if row else None


_COMES = Prepared(lambda _: select(func.min(col(Told.due_at))).where(col(Told.state) == _READY))


def due(session: Session, kinds: frozenset[str], limit: int) -> list[Told]:
    """What may be said now, best lane first, in it the first of each sender before anybody's
    second, locked. One row per recipient, and none for one who
    is being spoken to: what is told keeps its order, and a long queue for one is in nobody's way.
    Kinds that this version does not know stay for one that does."""
    now = clock.now()
    if _ANY_DUE.row(session, now=now) is None:
        return []  # as most looks: they need not cost what the other one does
    _in_order(session)
    return list(session.execute(_due(kinds), {"now": now, "limit": limit}).scalars())


@cache
def _due(kinds: frozenset[str]) -> Any:
    """Made once: to make it takes longer than to run it, and somebody looks all the time."""
    other, now = aliased(Told), bindparam("now", type_=Moment)
    is_first = _place(other) < _place(Told)
    before = and_(
        col(other.state) == _READY, col(other.due_at) <= now, col(other.kind).in_(kinds), is_first
    )
    return (
        select(Told)
        .where(
            col(Told.state) == _READY,
            col(Told.due_at) <= now,
            col(Told.kind).in_(kinds),
            *(_is_free(other, name, col(other.state) == _SENDING) for name in _RECIPIENTS),
            *(_is_free(other, name, before) for name in _RECIPIENTS),
        )
        .order_by(col(Told.lane), col(Told.turn), col(Told.due_at), col(Told.id))
        .limit(bindparam("limit", type_=Integer))
        .with_for_update(of=Told, skip_locked=True)
    )


def _in_order(session: Session) -> None:
    """Read the queue from its head and stop when there is enough. PostgreSQL's statistics are those
    of a quiet hour: in a burst it would look at every row that waits, to sort so few."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL enable_sort = off"))
        session.execute(text("SET LOCAL enable_bitmapscan = off"))


_ANY_DUE = Prepared(
    lambda _: (
        select(col(Told.id))
        .where(col(Told.state) == _READY, col(Told.lane).in_(_LANES))
        .where(or_(col(Told.turn) == _FIRST, col(Told.turn) > _FIRST))  # each leads into the index
        .where(col(Told.due_at) <= bindparam("now"))
        .limit(literal_column("1"))
    )
)


def _place(row: type[Told]) -> Any:
    """Where a row stands in the queue."""
    return tuple_(col(row.lane), col(row.turn), col(row.due_at), col(row.id))


def _is_free(other: type[Told], name: str, is_in_the_way: Any) -> Any:
    """Whether no other row for the same recipient is in the way."""
    mine, theirs = getattr(Told, name), getattr(other, name)
    return or_(mine.is_(None), ~exists().where(theirs == mine, is_in_the_way))
