"""Where each worker stands in the queue: one message of their private chat, which shows one matter
after the other. When somebody else has dealt with the one that it shows, it says so."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import UniqueConstraint, delete
from sqlmodel import Field, Session, col, select

from storage.community import memberships
from storage.engine import clock, personal
from storage.engine.columns import Row, changed, insert, moment
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Lane


class QueuePlace(NamedTuple):
    """Where a matter stands in the queue: its part (`Part.at`) and its row. It stays true when the
    matter is gone: the next one is the first behind it."""

    at: int
    row_id: int


START = QueuePlace(-1, 0)  # before the first matter


class Walk(Row, table=True):
    """A worker's look at a community's queue: the matter that it shows (`at` of its part, and its
    row), the message in which ("": none that we know of), the form that a button of it opened."""

    __tablename__ = "worklist_walk"
    __table_args__ = (UniqueConstraint("community_id", "person_id"),)
    community_id: int = Field(foreign_key="community.id")
    person_id: int = Field(foreign_key="person.id")
    at: int
    row_id: int
    message_id: str = ""
    talk_id: int = 0
    seen_at: datetime = moment()

    @property
    def place(self) -> QueuePlace:
        return QueuePlace(self.at, self.row_id)


personal.left_out(Walk, "person_id", "where in a list they looked last")

SHOWN = kinds.declare("worklist.shown", Walk, Lane.ANSWER, is_urgent=True)  # a message of its own
STILL = kinds.declare("worklist.still", Walk, Lane.CARD, is_urgent=True)  # in place of one


def say(session: Session, walk: Walk, **about: Any) -> None:
    """Promise what it shows as a message of its own."""
    about |= {"community": walk.community_id, "person": walk.person_id}
    outbox.tell(session, SHOWN, walk.key, once=f"{SHOWN.name}:{walk.key}", **about)


def of(session: Session, community_id: int, person_id: int) -> Walk:
    """A worker's look at a community's queue, held."""
    whose = {"community_id": community_id, "person_id": person_id}
    new = {**whose, **START._asdict(), "message_id": "", "talk_id": 0, "seen_at": clock.now()}
    changed(session, insert(session, Walk).values(new).on_conflict_do_nothing())
    found = select(Walk).filter_by(**whose).with_for_update()
    return session.exec(found.execution_options(populate_existing=True)).one()


def go(session: Session, walk: Walk, to: QueuePlace, talk_id: int = 0) -> None:
    """From now on it shows this; `talk_id`: a form about it is open."""
    walk.at, walk.row_id = to
    walk.talk_id, walk.seen_at = talk_id, clock.now()
    session.add(walk)
    session.flush()


def stands(session: Session, walk: Walk, message_id: str) -> None:
    """The message that shows it now; the one before it is made still."""
    if _number(walk.message_id) == _number(message_id):
        return
    if walk.message_id:
        make_still(session, walk)
    walk.message_id = message_id
    session.add(walk)


def shown_in(session: Session, person_id: int, message_id: str) -> Walk | None:
    """The look at the queue that stands in this message."""
    theirs = session.exec(select(Walk).filter_by(person_id=person_id))
    same = (each for each in theirs if _number(each.message_id) == _number(message_id))
    return next(same, None) if message_id else None


def _number(message_id: str) -> str:
    """A text that got a picture is still the same message."""
    return message_id.lstrip("p")


def asked_by(session: Session, person_id: int, talk_id: int) -> Walk | None:
    """The look at the queue from which this form was opened."""
    return session.exec(select(Walk).filter_by(person_id=person_id, talk_id=talk_id)).first()


def make_still(session: Session, walk: Walk, **about: Any) -> None:
    """The message that shows it is none any more; `by`: who has dealt with what it shows."""
    about |= {"community": walk.community_id, "person": walk.person_id}
    outbox.tell(session, STILL, walk.key, message=walk.message_id, **about)
    walk.message_id = ""
    session.add(walk)


@memberships.leaving
def leave(session: Session, community_id: int, person_id: int) -> None:
    """A worker who is none any more reads nothing of it."""
    walk = session.exec(
        select(Walk).filter_by(community_id=community_id, person_id=person_id)
    ).first()
    if walk is not None and walk.message_id:
        make_still(session, walk)


@personal.forgetting(personal.Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """They look at no queue any more."""
    changed(session, delete(Walk).where(col(Walk.person_id) == person_id))
