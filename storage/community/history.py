"""What happened: append-only, who, what, when, on whose behalf. Never holds private text."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, Session, col, select

from storage.engine import clock, personal
from storage.engine.columns import Row, json_column, moment
from storage.engine.prepared import Prepared, bound


class Entry(Row, table=True):
    __tablename__ = "history"
    __table_args__ = (Index(None, "community_id", "noun", "row_id"),)
    community_id: int | None = Field(default=None, foreign_key="community.id")
    at: datetime = moment()
    actor_id: int | None = Field(default=None, foreign_key="person.id")  # None: by itself
    behalf_id: int | None = Field(default=None, foreign_key="person.id")
    noun: str
    row_id: int
    what: str
    details: dict[str, Any] = json_column()


personal.listed(Entry, "actor_id", "done", at=90)
personal.listed(Entry, "behalf_id", "helped", at=91)


def write(
    session: Session,
    community_id: int | None,
    noun: str,
    row_id: int,
    what: str,
    by: int | None,
    *,
    behalf: int | None = None,
    **details: Any,
) -> None:
    """Append one line. `details` are ids, numbers and keys, never what people typed."""
    _APPEND.changed(
        session,
        community_id=community_id,
        at=clock.now(),
        actor_id=by,
        behalf_id=behalf,
        noun=noun,
        row_id=row_id,
        what=what,
        details=details,
    )


_APPEND = Prepared(lambda sql: sql.insert(Entry).values(bound(Entry)))


def of(session: Session, community_id: int, noun: str, row_id: int) -> list[Entry]:
    """All lines about one row, oldest first."""
    lines = select(Entry).filter_by(community_id=community_id, noun=noun, row_id=row_id)
    return list(session.exec(lines.order_by(col(Entry.id))))
