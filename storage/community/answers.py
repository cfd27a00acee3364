"""What somebody is answered at the end of a form: a promise that is being kept while it is made.

Whoever heard them says it at once and then tells how that went; where nobody does, because the way
was cut or the process died, delivery says it, as any other promise.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, literal_column, update
from sqlmodel import Session, col

from storage.community.people import Person
from storage.engine import clock, columns
from storage.engine.columns import changed
from storage.engine.prepared import Prepared
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Lane
from storage.messaging.outbox import LEASE, OutboxState, Told

ANSWERED = kinds.declare("person.answered", Person, Lane.ANSWER, is_urgent=True)


def promise(session: Session, person_id: int, community_id: int | None, words: str) -> int:
    """Promise these words, sealed, to be said now by whoever heard them; the promise's number."""
    now = clock.now()
    told = Told(
        community_id=community_id,
        kind=ANSWERED.name,
        row_id=person_id,
        person_id=person_id,
        words=columns.sealed_for(Told, "words", words, kind=ANSWERED.name, row_id=person_id),
        lane=int(ANSWERED.lane),
        is_urgent=True,
        state=OutboxState.SENDING,
        promised_for=now,
        due_at=now,
        created_at=now,
        attempts=1,
        leased_until=now + LEASE,
    )
    session.add(told)
    session.flush()
    return told.key


def owe(session: Session, person_id: int, message: str, words: str) -> None:
    """Promise that their `message`, which they tapped, becomes these words: we could not change it
    at once."""
    outbox.tell(
        session,
        ANSWERED,
        person_id,
        community=None,
        person=person_id,
        once=_in_place_of(person_id, message),
        words=words,
        message=message,
    )


def overtaken(session: Session, person_id: int, message: str) -> None:
    """They tapped this message once more: what it was to become before is of no use."""
    _OVERTAKEN.changed(session, key=_in_place_of(person_id, message))


_READY: Any = literal_column("'ready'")  # as it is: a partial index serves no parameter
_OVERTAKEN = Prepared(
    lambda _: (
        update(Told)
        .where(col(Told.once) == bindparam("key"), col(Told.state) == _READY)
        .values(state=OutboxState.DROPPED, words="", why="overtaken")
    )
)


def _in_place_of(person_id: int, message: str) -> str:
    return f"{ANSWERED.name}:{person_id}:{message}"


def said(session: Session, told_id: int) -> None:
    """It was said; the words are no longer kept."""
    values: dict[str, Any] = {"state": OutboxState.SENT, "leased_until": None, "words": ""}
    which = update(Told).filter_by(id=told_id, state=OutboxState.SENDING)
    changed(session, which.values(**values, sent_at=clock.now(), why=""))


def wipe(session: Session, told_id: int) -> None:
    """Delivery has said it: the words are no longer kept."""
    changed(session, update(Told).filter_by(id=told_id).values(words=""))


def put_off(session: Session, told_id: int, at: datetime, why: str) -> None:
    """Not said for sure, and not before `at`."""
    outbox.later(session, told_id, at, why)


def failed(session: Session, told_id: int, why: str, *, is_lost: bool) -> None:
    """Not said, or perhaps: delivery says it."""
    told = session.get_one(Told, told_id)
    settle = outbox.lost if is_lost else outbox.failed
    settle(session, told, why)
