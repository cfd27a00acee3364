"""Who is in which group chat, as far as we have seen: whoever spoke or tapped there is in it until
they leave. Nobody is told the same thing twice, there and in private."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, bindparam, delete
from sqlmodel import Field, Session, col, select

from storage.engine import clock, personal
from storage.engine.columns import Row, changed, moment
from storage.engine.database import ONLY_READS
from storage.engine.prepared import Prepared, bound


class GroupMember(Row, table=True):
    """Somebody was seen in a group."""

    __tablename__ = "group_member"
    __table_args__ = (
        UniqueConstraint("community_id", "group_id", "person_id"),
        Index(None, "group_id", "person_id"),
        Index(None, "person_id"),
    )
    community_id: int = Field(foreign_key="community.id")
    group_id: int = Field(foreign_key="chat_group.id")
    person_id: int = Field(foreign_key="person.id")
    seen_at: datetime = moment()


personal.left_out(
    GroupMember, "person_id", "where they speak, which they know; gone when forgotten"
)


def seen(session: Session, community_id: int, group_id: int, person_id: int) -> None:
    """Somebody speaks or taps in a group; noted once."""
    if session.info.get(ONLY_READS) or _IS_KNOWN.row(session, group=group_id, person=person_id):
        return
    at = {"community_id": community_id, "group_id": group_id}
    _SEEN.changed(session, person_id=person_id, seen_at=clock.now(), **at)


_IS_KNOWN = Prepared(
    lambda _: select(col(GroupMember.id)).where(
        col(GroupMember.group_id) == bindparam("group"),
        col(GroupMember.person_id) == bindparam("person"),
    )
)
_SEEN = Prepared(
    lambda sql: sql.insert(GroupMember).values(bound(GroupMember)).on_conflict_do_nothing()
)


def gone(session: Session, group_id: int, person_id: int) -> None:
    """Somebody left a group."""
    changed(session, delete(GroupMember).filter_by(group_id=group_id, person_id=person_id))


def in_any(group_ids: Any) -> Any:
    """A subquery of the people who were seen in any of these groups (numbers, or a subquery)."""
    return select(GroupMember.person_id).where(col(GroupMember.group_id).in_(group_ids))


@personal.forgetting(personal.Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """Nobody knows where they spoke."""
    changed(session, delete(GroupMember).filter_by(person_id=person_id))
