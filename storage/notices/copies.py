"""Who reads a notice, and where: a row for each person whom it is for, made once."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy
from sqlalchemy import UniqueConstraint, case, update
from sqlmodel import Field, Session, col, select

from storage.community.people import Person
from storage.engine import clock, columns, personal
from storage.engine.columns import Row, changed, insert, moment, readable, word
from storage.messaging import broadcasts, kinds, outbox
from storage.messaging.kinds import Lane
from storage.messaging.outbox import Told
from storage.notices import audience, notices
from storage.notices.notices import Notice


class Way(StrEnum):
    """How somebody comes to read it."""

    GROUP = "group"  # in a chat group in which we have seen them
    PRIVATE = "private"


class Copy(Row, table=True):
    """Somebody whom a notice is for, and the private message in which they have it (`message_id`),
    as of which `version`."""

    __tablename__ = "notice_copy"
    __table_args__ = (UniqueConstraint("community_id", "notice_id", "person_id"),)
    community_id: int = Field(foreign_key="community.id")
    notice_id: int = Field(foreign_key="notice.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    way: Way = word(Way)
    message_id: str = readable("the channel's number of a message", default="")
    version: int = 0
    told_at: datetime | None = moment(null=True)
    nudged_at: datetime | None = moment(null=True)
    away_at: datetime | None = moment(null=True)  # a captain knocked, and nobody was at home
    called_at: datetime | None = moment(null=True)  # a worker called, and nobody answered
    slip_at: datetime | None = moment(null=True)  # a slip for their door was printed


personal.listed(Copy, "person_id", "told", at=51)


def make(session: Session, notice: Notice, people: Collection[int]) -> None:
    """These people are among those whom it is for: whoever reads it in a group is not told in
    private as well."""
    rooms = select(notices.Room.group_id).filter_by(
        community_id=notice.community_id, notice_id=notice.key
    )
    person = col(Person.id)
    way = case((audience.reads_in(rooms, person), str(Way.GROUP)), else_=str(Way.PRIVATE))
    same: dict[str, Any] = {"community_id": notice.community_id, "notice_id": notice.key}
    same |= {"message_id": "", "version": 0}
    written = {name: columns.constant(Copy, name, value) for name, value in same.items()}
    written |= {"person_id": person, "way": way}
    rows = sqlalchemy.select(*written.values()).where(person.in_(people))
    put = insert(session, Copy).from_select(list(written), rows, include_defaults=False)
    session.execute(put.on_conflict_do_nothing())
    _promise(session, notice, _theirs(notice, people).where(Copy.way == Way.PRIVATE))


def count_in(session: Session, notice: Notice, person_id: int) -> None:
    """Somebody who has it from elsewhere is among those whom it is for: nothing is promised."""
    place = {"community_id": notice.community_id, "notice_id": notice.key, "person_id": person_id}
    new = insert(session, Copy).values(**place, way=Way.PRIVATE, message_id="", version=0)
    session.execute(new.on_conflict_do_nothing())


def tell(session: Session, notice: Notice, people: Collection[int]) -> None:
    """Promise these people the notice as it is then: in private, in the message that they have."""
    _promise(session, notice, _theirs(notice, people))


def refresh(session: Session, notice: Notice, people: Collection[int]) -> None:
    """What is so of them has changed: the private message that they have is to say so, and makes
    no sound; who has none is told nothing."""
    home, once = notice.community_id, notices.once(notice.key, "")
    theirs = _theirs(notice, people).where(Copy.message_id != "")
    how: dict[str, Any] = {"community": home, "once": once, "is_urgent": True}
    broadcasts.tell_many(session, kind_of(notice), notice.key, theirs, **how)


def _theirs(notice: Notice, people: Collection[int]) -> Any:
    theirs = select(Copy.person_id).filter_by(
        community_id=notice.community_id, notice_id=notice.key
    )
    return theirs.where(col(Copy.person_id).in_(people))


def _promise(session: Session, notice: Notice, whom: Any) -> None:
    home, kind = notice.community_id, kind_of(notice)
    once = notices.once(notice.key, "")
    broadcasts.tell_many(session, kind, notice.key, whom, community=home, once=once)


def of(session: Session, notice_id: int, person_id: int) -> Copy | None:
    """Somebody's copy."""
    return session.exec(select(Copy).filter_by(notice_id=notice_id, person_id=person_id)).first()


def look(session: Session, told: Told) -> tuple[str, int]:
    """The message that somebody has it in, and the revision that it shows next."""
    copy = of(session, told.row_id, told.person_id or 0)
    revision = session.exec(select(Notice.revision).filter_by(id=told.row_id)).first()
    return (copy.message_id if copy else "", revision or 0)


def note(session: Session, told: Told, message_id: str, revision: int) -> None:
    """They have it in this message now ("": they deleted it). What has changed while it was on its
    way is put right."""
    values = {"message_id": message_id, "version": revision, "told_at": clock.now()}
    which = update(Copy).filter_by(notice_id=told.row_id, person_id=told.person_id)
    changed(session, which.values(values))
    notice = session.get(Notice, told.row_id, populate_existing=True)
    if notice is None or not message_id:
        return
    if revision < notice.revision:
        outbox.tell(
            session,
            kind_of(notice),
            notice.key,
            community=notice.community_id,
            person=told.person_id,
            once=notices.once(notice.key, told.person_id or 0),
        )


def reads_in(session: Session, told: Told) -> list[int]:
    """The groups in which they may have it: whoever has it in private is asked there."""
    copy = of(session, told.row_id, told.person_id or 0)
    if copy is None or copy.way is Way.GROUP or copy.told_at is not None:
        return []
    found = select(notices.Room.group_id).filter_by(notice_id=told.row_id)
    return list(session.exec(found.order_by(col(notices.Room.group_id))))


def read_there(session: Session, told: Told) -> None:
    """They read it in a group."""
    theirs = update(Copy).filter_by(notice_id=told.row_id, person_id=told.person_id)
    changed(session, theirs.values(way=Way.GROUP))


def mark(session: Session, notice: Notice, person_id: int, what: str) -> None:
    """Note that this was tried just now: `away_at`, `called_at`, `slip_at`."""
    theirs = update(Copy).filter_by(notice_id=notice.key, person_id=person_id)
    changed(session, theirs.values({what: clock.now()}))


def ask_anew(session: Session, notice: Notice) -> None:
    """Other words are asked about: nobody has been gone after for these."""
    tried = dict.fromkeys(("nudged_at", "away_at", "called_at", "slip_at"))
    changed(session, update(Copy).filter_by(notice_id=notice.key).values(tried))


# -- once more -----------------------------------------------------------------------------------


def again(session: Session, notice: Notice, people: Collection[int]) -> None:
    """Who has it hears it once more, in a message of its own; who has not is told."""
    has_it = (col(Copy.way) == Way.GROUP) | col(Copy.told_at).is_not(None)
    theirs, home = _theirs(notice, people), notice.community_id
    _promise(session, notice, theirs.where(~has_it))
    whom, once = theirs.where(has_it), f"{NUDGE.name}:{notice.key}:"
    broadcasts.tell_many(session, NUDGE, notice.key, whom, community=home, once=once)


def new_message(session: Session, told: Told) -> tuple[str, int]:
    """No message is changed by it; the version that it shows."""
    return "", look(session, told)[1]


def note_nudge(session: Session, told: Told, message_id: str, revision: int) -> None:
    """This is the message in which they have it from now on; the former one says so."""
    former = look(session, told)[0]
    theirs = update(Copy).filter_by(notice_id=told.row_id, person_id=told.person_id)
    changed(session, theirs.values(nudged_at=clock.now()))
    note(session, told, message_id, revision)
    if former and former != message_id:
        home, who = told.community_id, told.person_id
        outbox.tell(session, MOVED, told.row_id, community=home, person=who, message=former)


NUDGE = kinds.declare("notice.nudge", Notice, Lane.BROADCAST)
MOVED = kinds.declare("notice.moved", Notice, Lane.BROADCAST, is_urgent=True)

_HOW: dict[str, Any] = {
    "reads_in": reads_in,
    "read_there": read_there,
    "said": notices.was_said,
}
TOLD = kinds.declare("notice.told", Notice, Lane.BROADCAST, **_HOW)
LOUD = kinds.declare("notice.loud", Notice, Lane.NOTICE, is_urgent=True, **_HOW)
KINDS = (TOLD, LOUD)
PRIVATE = (*KINDS, NUDGE)


def kind_of(notice: Notice) -> kinds.Kind:
    """How it is promised to a person."""
    return LOUD if notice.is_loud else TOLD
