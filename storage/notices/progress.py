"""How far a notice has come, for its writer: who has it, who waits, who can't be reached and why,
who has said 「收到」."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import exists, func
from sqlmodel import Session, col, select

from storage.community.posted_cards import Card
from storage.engine import clock
from storage.messaging import broadcasts, kinds, outbox
from storage.messaging.outbox import OutboxState, Told
from storage.notices import acknowledgements, copies, notices, rounds
from storage.notices.copies import Copy, Way
from storage.notices.notices import Notice, NoticeState, Room

BETWEEN = timedelta(seconds=10)  # looks at one that is on its way

PROGRESS = kinds.declare("notice.progress", Notice, is_urgent=True)
KINDS = copies.KINDS
WAITING = (OutboxState.READY, OutboxState.SENDING)


class Progress(NamedTuple):
    """Groups and people, by how they stand."""

    groups: int
    groups_told: int
    people: int  # all whom it is for, as far as they have been gone through
    in_groups: int  # read it in a group
    told: int  # have it in private
    waiting: int  # are told soon
    unreached: int  # have no chat with us, or closed it
    failed: int  # the channel would not take it
    quiet: int  # asked for quiet
    stopped: int  # its writer stopped before their turn
    seen: int
    is_done: bool  # all have been gone through, and nobody waits


def of(session: Session, notice: Notice) -> Progress:
    """How far it has come."""
    states = broadcasts.counts(session, KINDS, notice.community_id, notice.key)
    in_groups = _copies(session, notice, Way.GROUP)
    own = _copies(session, notice, Way.PRIVATE)
    told = _told(session, notice)
    waits = sum(states.get(each, 0) for each in WAITING)
    rooms, rooms_told = _rooms(session, notice)
    quiet = _dropped(session, notice, "asked for quiet")
    return Progress(
        groups=rooms,
        groups_told=rooms_told,
        people=in_groups + own,
        in_groups=in_groups,
        told=told,
        waiting=waits,
        unreached=states.get(OutboxState.PARKED, 0),
        failed=states.get(OutboxState.DEAD, 0) + states.get(OutboxState.UNCERTAIN, 0),
        quiet=quiet,
        stopped=_dropped(session, notice, "stopped by its writer"),
        seen=acknowledgements.count(session, notice),
        is_done=not waits and not rounds.is_open(session, notice) and not notice.is_paused,
    )


def _copies(session: Session, notice: Notice, way: Way) -> int:
    found = select(func.count()).select_from(Copy)
    return session.exec(
        found.filter_by(community_id=notice.community_id, notice_id=notice.key, way=way)
    ).one()


def _told(session: Session, notice: Notice) -> int:
    found = select(func.count()).select_from(Copy)
    theirs = found.filter_by(community_id=notice.community_id, notice_id=notice.key)
    return session.exec(theirs.where(Copy.way == Way.PRIVATE, col(Copy.told_at).is_not(None))).one()


def _dropped(session: Session, notice: Notice, why: str) -> int:
    """Of whom it was kept for this reason, and who has no other promise."""
    found = select(func.count()).select_from(Told)
    about = {"community_id": notice.community_id, "row_id": notice.key, "why": why}
    theirs = found.filter_by(**about, state=OutboxState.DROPPED)
    return session.exec(theirs.where(col(Told.kind).in_([each.name for each in KINDS]))).one()


def _rooms(session: Session, notice: Notice) -> tuple[int, int]:
    stands = exists().where(
        col(Card.group_id) == col(Room.group_id),
        col(Card.noun) == notices.CARD.noun,
        col(Card.row_id) == notice.key,
        col(Card.message_id) != "",
    )
    counts = select(func.count(), func.count().filter(stands)).select_from(Room)
    found = counts.filter_by(community_id=notice.community_id, notice_id=notice.key)
    total, told = session.exec(found).one()
    return total, told


def waiting(session: Session, notice: Notice) -> int:
    """How many people are still to be told."""
    states = broadcasts.counts(session, KINDS, notice.community_id, notice.key)
    return sum(states.get(each, 0) for each in WAITING)


def follow(session: Session, notice: Notice) -> None:
    """The writer's message is to say how it stands, now and until nothing waits."""
    notice.progress_at = clock.now() + BETWEEN
    session.add(notice)
    session.flush()
    _promise(session, notice)


def _promise(session: Session, notice: Notice) -> None:
    home, once = notice.community_id, f"{PROGRESS.name}:{notice.key}"
    outbox.tell(session, PROGRESS, notice.key, community=home, person=notice.writer_id, once=once)


def look(session: Session) -> int:
    """Those whose turn it is say anew how they stand; how many."""
    due = select(Notice).where(col(Notice.progress_at) <= clock.now())
    rows = list(session.exec(due.limit(20).with_for_update(skip_locked=True)))
    for notice in rows:
        if notice.is_paused:
            broadcasts.hold(session, KINDS, notice.community_id, notice.key)
        goes_on = notice.state is NoticeState.OUT and not of(session, notice).is_done
        notice.progress_at = clock.now() + BETWEEN if goes_on else None
        session.add(notice)
        session.flush()
        _promise(session, notice)
    return len(rows)


def comes(session: Session) -> datetime | None:
    """When the next of them is due; None: none is on its way."""
    return session.exec(select(func.min(Notice.progress_at))).first()


def message(session: Session, told: Told) -> tuple[str, int]:
    """The writer's message that says so, and its revision."""
    return session.get_one(Notice, told.row_id).progress_message, 0


def note(session: Session, told: Told, message_id: str, revision: int) -> None:
    """It stands there now."""
    notice = session.get_one(Notice, told.row_id)
    notice.progress_message = message_id
    session.add(notice)
