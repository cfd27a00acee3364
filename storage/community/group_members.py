"""Who is in which group chat, as far as we have seen: whoever spoke or tapped there is in it until
they leave. Nobody is told the same thing twice, there and in private."""

from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import Index, UniqueConstraint, bindparam, delete, exists
from sqlmodel import Field, Session, col, select

from storage.engine import clock, columns, personal
from storage.engine.columns import Row, changed, moment
from storage.engine.database import ONLY_READS
from storage.engine.prepared import Prepared


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
    """Somebody speaks or taps in a group; noted once, by one statement, as every tap comes here."""
    if not session.info.get(ONLY_READS):
        place = {"community_id": community_id, "group_id": group_id, "person_id": person_id}
        _SEEN.changed(session, **place, seen_at=clock.now())


PLACE = ("community_id", "group_id", "person_id")


def _note(sql: Any) -> Any:
    """A new row where there is none: one that is refused would use up a number at every tap."""
    given = {name: bindparam(name, type_=columns.kind(GroupMember, name)) for name in _NOTED}
    known = exists().where(*(getattr(GroupMember, name) == given[name] for name in PLACE))
    new = sqlalchemy.select(*given.values()).where(~known)
    return sql.insert(GroupMember).from_select(_NOTED, new).on_conflict_do_nothing()


_NOTED = (*PLACE, "seen_at")
_SEEN = Prepared(_note)


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
