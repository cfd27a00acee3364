"""Which notices count now, for whoever looks."""

from typing import Any, NamedTuple

from sqlalchemy import exists, or_
from sqlmodel import Session, col, select

from storage.community.group_members import GroupMember
from storage.notices import acknowledgements
from storage.notices.copies import Copy
from storage.notices.notices import Notice, NoticeState, Room, Wanted, Whom

AHEAD = (NoticeState.SECOND, NoticeState.PLANNED, NoticeState.OUT)


class Current(NamedTuple):
    """What counts now, the newest first, and whether whoever looks is one of those who write."""

    rows: list[Notice]
    is_staff: bool


def current(session: Session, community_id: int, person_id: int, *, is_staff: bool) -> Current:
    """To workers all that is out or ahead; to a neighbour what is out and for them."""
    here = select(Notice).filter_by(community_id=community_id)
    if is_staff:
        which = here.where(col(Notice.state).in_(AHEAD))
    else:
        which = here.where(Notice.state == NoticeState.OUT, _is_for(person_id))
    return Current(list(session.exec(which.order_by(col(Notice.id).desc()))), is_staff)


def of_group(session: Session, community_id: int, group_id: int, limit: int) -> list[Notice]:
    """What is out and stands in this group, the newest first."""
    here = select(Notice).filter_by(community_id=community_id, state=NoticeState.OUT)
    own = here.join(Room, col(Room.notice_id) == col(Notice.id)).where(Room.group_id == group_id)
    return list(session.exec(own.order_by(col(Notice.id).desc()).limit(limit)))


def _is_for(person_id: int) -> Any:
    own = exists().where(col(Copy.notice_id) == col(Notice.id), col(Copy.person_id) == person_id)
    inside = exists().where(
        col(Room.notice_id) == col(Notice.id),
        col(Room.group_id) == col(GroupMember.group_id),
        col(GroupMember.person_id) == person_id,
    )
    is_for_all = col(Notice.audience)["scope"].as_string() == str(Whom.EVERYBODY)
    return or_(own, inside, is_for_all)


def told_to(session: Session, person_id: int) -> list[Notice]:
    """What counts now and somebody has in private, the newest first."""
    own = select(Copy.notice_id).filter_by(person_id=person_id).where(Copy.message_id != "")
    out = select(Notice).where(col(Notice.id).in_(own), Notice.state == NoticeState.OUT)
    return list(session.exec(out.order_by(col(Notice.id).desc()).limit(20)))


def to_be_seen_by(session: Session, person_id: int) -> list[Notice]:
    """What is out, for somebody, and asks for a 「收到」 that they have not given."""
    own = select(Copy.notice_id).filter_by(person_id=person_id)
    out = select(Notice).where(col(Notice.id).in_(own), Notice.state == NoticeState.OUT)
    asks = out.where(Notice.seen != Wanted.NO).order_by(col(Notice.id).desc()).limit(5)
    rows = session.exec(asks)
    return [each for each in rows if not acknowledgements.is_seen(session, each, person_id)]
