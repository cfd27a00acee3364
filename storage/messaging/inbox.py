"""What came in: every event once, and what failed is kept."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Index,
    UniqueConstraint,
    bindparam,
    delete,
    literal_column,
    update,
)
from sqlmodel import Field, Session, col, select

from storage.engine import clock, columns, personal
from storage.engine.columns import Row, changed, index_while, moment, sealed, word
from storage.engine.prepared import Prepared

PAUSES = (timedelta(seconds=5), timedelta(minutes=1))  # before the second and the third try
LEFT = "left to the newer version"  # why it is kept
OVERLAP = timedelta(hours=1)  # two versions run side by side for less
KEPT = timedelta(days=3)  # longer than any channel redelivers


class EventState(StrEnum):
    DONE = "done"
    WAITING = "waiting"  # failed, will be tried again
    DEAD = "dead"  # failed for good, or could not be read


class InboxEvent(Row, table=True):
    """One incoming event. Only a failed one keeps its content, sealed."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "event_id"),
        index_while("state = 'waiting'", "ix_inbox_waiting", "due_at"),
        Index("ix_inbox_received", "received_at"),
    )
    channel: str
    event_id: str
    received_at: datetime = moment()
    state: EventState = word(EventState)
    content: str = sealed("inbox:{channel}:{event_id}")
    attempts: int = 0
    due_at: datetime | None = moment(null=True)
    code: str = ""  # the short code that the person read and the log carries
    why: str = ""
    person_id: int | None = Field(default=None, foreign_key="person.id")  # where it is known
    community_id: int | None = Field(default=None, foreign_key="community.id")


personal.listed(InboxEvent, "person_id", "letters", at=72)


def first_time(session: Session, channel: str, event_id: str) -> bool:
    """Note the event; False for a repeat, which must have no second effect."""
    now = clock.now()
    return _NOTE.changed(session, channel=channel, event_id=event_id, now=now) == 1


_NOTE = Prepared(
    lambda sql: (
        sql.insert(InboxEvent)
        .values(
            channel=bindparam("channel"),
            event_id=bindparam("event_id"),
            received_at=bindparam("now"),
            state=EventState.DONE,
        )
        .on_conflict_do_nothing()
    )
)


def keep(
    session: Session,
    channel: str,
    event_id: str,
    content: str,
    code: str,
    why: str,
    *,
    person: int | None = None,
    community: int | None = None,
) -> bool:
    """A handler failed: keep the event for another try. False when it is kept already."""
    if not first_time(session, channel, event_id):
        return False
    which = update(InboxEvent).filter_by(channel=channel, event_id=event_id)
    values: dict[str, Any] = {"state": EventState.WAITING, "attempts": 1}
    values |= {"due_at": clock.now() + PAUSES[0], "person_id": person, "community_id": community}
    values |= {"content": sealed_content(channel, event_id, content), "code": code, "why": why}
    return changed(session, which.values(**values)) == 1


def waiting(session: Session, *, is_behind: bool = False) -> InboxEvent | None:
    """One kept event whose time has come, locked. A version that `is_behind` takes what was left to
    the newer one only where that has not come for long."""
    found = select(InboxEvent).where(*_is_due(clock.now()))
    if is_behind:
        long_ago = col(InboxEvent.received_at) < clock.now() - OVERLAP
        found = found.where(long_ago | (col(InboxEvent.why) != LEFT))
    return session.exec(
        found.order_by(col(InboxEvent.due_at), col(InboxEvent.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()


def any_waits(session: Session) -> bool:
    """Whether there is one: a look that costs next to nothing, as most of them find none."""
    return _ANY_WAITS.row(session, now=clock.now()) is not None


def _is_due(now: Any) -> tuple[Any, ...]:
    return col(InboxEvent.state) == _WAITING, col(InboxEvent.due_at) <= now


_WAITING: Any = literal_column("'waiting'")  # said as it is: a partial index serves no parameter
_ONE: Any = literal_column("1")
_ANY_WAITS = Prepared(
    lambda _: select(col(InboxEvent.id)).where(*_is_due(bindparam("now"))).limit(_ONE)
)


def content(event: InboxEvent) -> str:
    """What was kept. Raises vault.CannotOpen."""
    return columns.opened(event, "content")


def done(session: Session, event_id: int) -> None:
    """A kept event worked at last; its content goes."""
    over = {"state": EventState.DONE, "content": "", "person_id": None, "community_id": None}
    changed(session, update(InboxEvent).filter_by(id=event_id).values(**over))


def failed(session: Session, event: InboxEvent, why: str) -> None:
    """Another failure: try again after a longer pause, or leave it as a dead letter. Its code stays
    the one that the person was told."""
    values: dict[str, object] = {"attempts": event.attempts + 1, "why": why}
    if event.attempts >= len(PAUSES):
        values["state"] = EventState.DEAD
    else:
        values["due_at"] = clock.now() + PAUSES[event.attempts]
    changed(session, update(InboxEvent).filter_by(id=event.id).values(**values))


def sweep(session: Session) -> int:
    """Forget events that no channel delivers again."""
    return forget_since(session, EventState.DONE, KEPT)


def forget_since(session: Session, state: EventState, kept: timedelta) -> int:
    old = delete(InboxEvent).where(
        col(InboxEvent.state) == state, col(InboxEvent.received_at) < clock.now() - kept
    )
    return changed(session, old)


@personal.forgetting(personal.Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """What a person said goes; that something came stays, so that it is not heard twice."""
    over = {"state": EventState.DONE, "content": "", "person_id": None, "community_id": None}
    changed(session, update(InboxEvent).filter_by(person_id=person_id).values(**over))


def sealed_content(channel: str, event_id: str, content: str) -> str:
    """What came in, as it is kept."""
    row = {"channel": channel, "event_id": event_id}
    return columns.sealed_for(InboxEvent, "content", content, **row)
