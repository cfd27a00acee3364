"""Rounds: everybody whom a notice is for is gone through, many at a time, in transactions of their
own. A round that is killed goes on where it was."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, text
from sqlmodel import Field, Session, col, select

from storage.community import posted_cards
from storage.engine import clock
from storage.engine.columns import Row, insert, moment, unique_while, word
from storage.notices import audience, copies, missing, notices
from storage.notices.copies import Copy
from storage.notices.notices import Audience, Notice, Room

BATCH = 500  # people, or groups, in one transaction: a tap waits no longer than that takes


class What(StrEnum):
    """Why they are gone through."""

    FIRST = "first"  # they are to read it
    CHANGED = "changed"  # what they read is not so any more
    AGAIN = "again"  # whoever has not said 「收到」 hears it once more
    NUDGE = "nudge"  # so does whoever has it and has not, by itself, once


class Round(Row, table=True):
    """One walk through groups, then people, in the order of their numbers; `walked`: the last that
    was gone through."""

    __tablename__ = "notice_round"
    __table_args__ = (
        unique_while("done_at IS NULL", "community_id", "notice_id", "what", on="notice_round"),
    )
    community_id: int = Field(foreign_key="community.id")
    notice_id: int = Field(foreign_key="notice.id")
    what: What = word(What)
    are_groups_done: bool = False
    walked: int = 0
    begun_at: datetime = moment()
    done_at: datetime | None = moment(null=True)


def begin(session: Session, notice: Notice, what: What) -> None:
    """Go through all of them from the first on; the first many at once, the rest by and by. A round
    that is on its way begins anew."""
    new = {
        "community_id": notice.community_id,
        "notice_id": notice.key,
        "what": what,
        "are_groups_done": False,
        "walked": 0,
        "begun_at": clock.now(),
    }
    open_ = text("done_at IS NULL")
    anew = {"walked": 0, "are_groups_done": False}
    put = (
        insert(session, Round)
        .values(new)
        .on_conflict_do_update(
            index_elements=["community_id", "notice_id", "what"], index_where=open_, set_=anew
        )
    )
    session.execute(put)
    held = select(Round).filter_by(notice_id=notice.key, what=what, done_at=None)
    one = session.exec(held.execution_options(populate_existing=True)).one()
    while one.done_at is None and _step(session, notice, one) < BATCH:
        pass


def go_on(session: Session) -> int:
    """The next many of the round that began first; how many were gone through."""
    waits = select(Round).where(col(Round.done_at).is_(None)).order_by(col(Round.id)).limit(1)
    one = session.exec(waits.with_for_update(skip_locked=True)).first()
    if one is None:
        return 0
    return _step(session, session.get_one(Notice, one.notice_id), one) or 1


def comes(session: Session) -> datetime | None:
    """When there is somebody to go through: since the first open round began; None: nobody."""
    return session.exec(
        select(func.min(Round.begun_at)).where(col(Round.done_at).is_(None))
    ).first()


def is_open(session: Session, notice: Notice) -> bool:
    """Whether somebody is still to be gone through."""
    held = select(Round.id).filter_by(notice_id=notice.key, done_at=None)
    return session.exec(held).first() is not None


def _step(session: Session, notice: Notice, one: Round) -> int:
    """So many groups or people, at most BATCH."""
    found = _groups(session, one) if not one.are_groups_done else _people(session, notice, one)
    for_groups = not one.are_groups_done
    if for_groups:
        _show(session, notice, one.what, found)
    else:
        _tell(session, notice, one.what, found)
    one.walked = found[-1] if found else one.walked
    if len(found) < BATCH and for_groups:
        one.are_groups_done, one.walked = True, 0
    elif len(found) < BATCH:
        one.done_at = clock.now()
    session.add(one)
    session.flush()
    return len(found)


def _show(session: Session, notice: Notice, what: What, rooms: list[int]) -> None:
    home, card = notice.community_id, notices.CARD
    if what is What.FIRST:
        loud = notice.is_loud
        posted_cards.promise_many(session, home, rooms, card, notice.key, is_urgent=loud)
        return
    for room in rooms:
        posted_cards.promise(session, home, room, card, notice.key)


def _groups(session: Session, one: Round) -> list[int]:
    if one.what in (What.AGAIN, What.NUDGE):
        return []
    here = select(Room.group_id).filter_by(community_id=one.community_id, notice_id=one.notice_id)
    later = here.where(Room.group_id > one.walked).order_by(col(Room.group_id))
    return list(session.exec(later.limit(BATCH)))


def _people(session: Session, notice: Notice, one: Round) -> list[int]:
    which: Any
    if one.what is What.FIRST:
        whom = Audience.read(notice.audience)
        which = audience.people(session, notice.community_id, whom, notice.writer_id).subquery()
        person = which.c.person_id
        found = select(person).where(person > one.walked).order_by(person)
        return list(session.exec(found.limit(BATCH)))
    person = col(Copy.person_id)
    theirs = select(Copy.person_id).where(*missing.on(notice))
    if one.what is What.CHANGED:
        theirs = theirs.where(Copy.message_id != "")
    else:
        theirs = theirs.where(*missing.of(notice))
    if one.what is What.NUDGE:
        theirs = theirs.where(missing.has_it(), col(Copy.nudged_at).is_(None))
    return list(session.exec(theirs.where(person > one.walked).order_by(person).limit(BATCH)))


def _tell(session: Session, notice: Notice, what: What, people: list[int]) -> None:
    if what is What.FIRST:
        copies.make(session, notice, people)
    elif what is What.CHANGED:
        copies.tell(session, notice, people)
    else:
        copies.again(session, notice, people)
