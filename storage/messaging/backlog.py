"""How much waits to be said, and for how long."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.engine import clock
from storage.messaging.outbox import OutboxState, Told


def depth(session: Session) -> dict[int, tuple[int, float]]:
    """Per lane: how many are to be said by now, and how many seconds ago the oldest was. What is
    postponed, because the channel asks for it or does not answer, is late all the same."""
    now = clock.now()
    found = (
        select(Told.lane, func.count(), func.min(col(Told.promised_for)))
        .where(col(Told.state) == OutboxState.READY, col(Told.promised_for) <= now)
        .group_by(col(Told.lane))
    )
    rows = session.execute(found).all()
    return {lane: (count, (now - oldest).total_seconds()) for lane, count, oldest in rows}


def count(session: Session, state: OutboxState) -> int:
    """How many rows are in this state."""
    return session.exec(select(func.count()).select_from(Told).filter_by(state=state)).one()
