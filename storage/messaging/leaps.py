"""What a machine with a wrong date has left: what waits for a day that nobody means."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.engine import clock
from storage.engine.columns import changed
from storage.messaging.inbox import EventState, InboxEvent
from storage.messaging.outbox import OutboxState, Told

LONGEST_PAUSE = timedelta(hours=2)  # longer than what is tried again ever waits for it


def found(session: Session) -> datetime | None:
    """A moment that is past, if there is something to put right."""
    now = clock.now()
    looks = (
        select(Told.id).where(*_made_ahead(now)),
        select(Told.id).where(*_postponed_ahead(now)),
        select(InboxEvent.id).where(*_kept_ahead(now)),
    )
    is_any = any(session.exec(look.limit(1)).first() for look in looks)
    return now - LONGEST_PAUSE if is_any else None


def put_right(session: Session) -> int:
    """Have it wait from now; how many there were. What was promised for a later day, while the
    clock was right, stays promised for it."""
    now = clock.now()
    made = session.exec(select(Told).where(*_made_ahead(now)).with_for_update()).all()
    for told in made:
        told.promised_for = told.due_at = now + (told.promised_for - told.created_at)
        told.created_at = now
        session.add(told)
    session.flush()
    late = update(Told).where(*_postponed_ahead(now)).values(due_at=now)
    kept = update(InboxEvent).where(*_kept_ahead(now)).values(due_at=now)
    return len(made) + changed(session, late) + changed(session, kept)


def _made_ahead(now: datetime) -> tuple[Any, ...]:
    """Promised in a future that did not come: as long after now as it was to be after then."""
    return col(Told.state) == OutboxState.READY, col(Told.created_at) > now + clock.LEAP


def _postponed_ahead(now: datetime) -> tuple[Any, ...]:
    """To be said by now, and postponed further than anything is."""
    is_late = col(Told.promised_for) <= now
    return col(Told.state) == OutboxState.READY, is_late, col(Told.due_at) > now + LONGEST_PAUSE


def _kept_ahead(now: datetime) -> tuple[Any, ...]:
    """Events to be tried again."""
    is_waiting = col(InboxEvent.state) == EventState.WAITING
    return is_waiting, col(InboxEvent.due_at) > now + LONGEST_PAUSE
