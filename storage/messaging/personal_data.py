"""What is still to be told to somebody who is forgotten: it is dropped, but for what outlives
them."""

from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.engine import columns
from storage.engine.columns import changed
from storage.messaging.kinds import KINDS
from storage.messaging.outbox import OVER, OutboxState, Told


def address(session: Session, person_id: int, way: str) -> None:
    """The messages with other people's addresses in their chat are emptied after they have gone:
    those promises carry their own `way` there, sealed."""
    waiting = select(Told).filter_by(person_id=person_id, state=OutboxState.READY)
    for told in session.exec(waiting.where(_outlives_reader())):
        columns.seal(told, "way", way)
        session.add(told)
    session.flush()


def wipe(session: Session, person_id: int) -> None:
    """What was told to them goes, and their words on the way to others."""
    to_them = update(Told).filter_by(person_id=person_id).where(~_outlives_reader())
    over = col(Told.state).in_(OVER)
    nothing: dict[str, Any] = {"about": {}, **columns.emptied(Told)}
    changed(session, to_them.where(over).values(**nothing))
    gone = {"state": OutboxState.DROPPED, "why": "forgotten", **nothing}
    changed(session, to_them.where(~over).values(**gone))
    for kind in KINDS.values():
        if kind.words_of is not None:
            said = update(Told).filter_by(kind=kind.name, state=OutboxState.SENT)
            theirs = col(Told.row_id).in_(kind.words_of(person_id))
            changed(session, said.where(theirs).values(**nothing))


def _outlives_reader() -> Any:
    """Promises that are kept to whoever has gone, too."""
    return col(Told.kind).in_([kind.name for kind in KINDS.values() if kind.outlives_reader])
