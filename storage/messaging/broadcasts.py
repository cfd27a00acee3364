"""One thing that many people are told: their promises are written many at a time, counted, held
back, let go, and stopped."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

import sqlalchemy
from sqlalchemy import String, cast, func, literal, true, update
from sqlmodel import Session, col, select

from storage.engine import clock, columns
from storage.engine.columns import changed, insert
from storage.messaging.kinds import Kind
from storage.messaging.outbox import OutboxState, Told

HELD = datetime(9000, 1, 1, tzinfo=UTC)  # due then: whoever holds a broadcast back lets it go


def tell_many(
    session: Session,
    kind: Kind,
    row_id: int,
    whom: Any,
    *,
    community: int,
    once: str,
    to: str = "person_id",
    is_urgent: bool | None = None,
) -> None:
    """Promise everybody whom the SELECT `whom` gives the same, once: whoever waits for it already
    waits on. `to`: whose numbers these are, "person_id" or "group_id"; `once`: how the key begins,
    which ends with the number."""
    now = clock.now()
    hurries = kind.is_urgent if is_urgent is None else is_urgent
    same: dict[str, Any] = {
        "community_id": community,
        "kind": kind.name,
        "row_id": row_id,
        "about": {},
        "words": "",
        "way": "",
        "lane": int(kind.lane_for(hurries)),
        "turn": 0,
        "is_urgent": hurries,
        "state": OutboxState.READY,
        "promised_for": now,
        "due_at": now,
        "created_at": now,
        "attempts": 0,
        "uncertain": 0,
        "why": "",
    }
    found = whom.subquery()
    number = found.c[0]
    own = {to: number, "once": literal(once, String) + cast(number, String)}
    written = {name: columns.constant(Told, name, value) for name, value in same.items()} | own
    rows = sqlalchemy.select(*written.values()).select_from(found).where(true())
    put = insert(session, Told).from_select(list(written), rows, include_defaults=False)
    session.execute(put.on_conflict_do_nothing())


def _of(kinds: Collection[Kind], community: int, row_id: int) -> tuple[Any, ...]:
    return (
        col(Told.community_id) == community,
        col(Told.kind).in_([each.name for each in kinds]),
        col(Told.row_id) == row_id,
    )


def counts(
    session: Session, kinds: Collection[Kind], community: int, row_id: int
) -> dict[OutboxState, int]:
    """How many of these promises stand how."""
    found = select(Told.state, func.count()).where(*_of(kinds, community, row_id))
    rows = session.exec(found.group_by(Told.state)).all()
    return {OutboxState(state): many for state, many in rows}


def hold(session: Session, kinds: Collection[Kind], community: int, row_id: int) -> int:
    """Nothing of it is said until it is let go; how many wait. What is being said is said."""
    return _due(session, kinds, community, row_id, HELD, col(Told.due_at) < HELD)


def let_go(session: Session, kinds: Collection[Kind], community: int, row_id: int) -> int:
    """What was held back is said now."""
    return _due(session, kinds, community, row_id, clock.now(), col(Told.due_at) >= HELD)


def _due(
    session: Session,
    kinds: Collection[Kind],
    community: int,
    row_id: int,
    at: datetime,
    *which: Any,
) -> int:
    waits = update(Told).where(*_of(kinds, community, row_id), *which)
    waits = waits.where(col(Told.state) == OutboxState.READY)
    return changed(session, waits.values(due_at=at, promised_for=at))


def stop(session: Session, kinds: Collection[Kind], community: int, row_id: int, why: str) -> int:
    """What was not said yet is not said any more; how many."""
    waits = update(Told).where(*_of(kinds, community, row_id))
    waiting = col(Told.state).in_((OutboxState.READY, OutboxState.PARKED))
    return changed(session, waits.where(waiting).values(state=OutboxState.DROPPED, why=why))
