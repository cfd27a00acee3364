"""Cards: views of rows that stand in group chats and are kept looking like the row."""

from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, bindparam
from sqlmodel import Field, Session, SQLModel, col, select

from storage import clock, groups, outbox
from storage.prepared import Prepared
from storage.tables import insert, moment

BETWEEN_EDITS = timedelta(seconds=3)  # a burst of taps ends in one edit, with the last state


class Card(SQLModel, table=True):
    """One row's card in one group: the message that shows it, and the revision it shows."""

    __table_args__ = (UniqueConstraint("community_id", "group_id", "noun", "row_id"),)
    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="community.id")
    group_id: int = Field(foreign_key="chat_group.id")
    noun: str
    row_id: int
    message_id: str = ""
    revision: int = 0
    shown_at: datetime = moment()


def refresh(session: Session, community_id: int, noun: str, row_id: int) -> None:
    """Promise every group of this community a card that shows the row as it is then."""
    for group_id in groups.ids(session, community_id, groups.Purpose.WISHES):
        promise(session, community_id, group_id, noun, row_id)


def promise(session: Session, community_id: int, group_id: int, noun: str, row_id: int) -> None:
    """One waiting promise per card, however often the row changes before it is kept."""
    key = {"community_id": community_id, "group_id": group_id, "noun": noun, "row_id": row_id}
    last, now = _SHOWN_AT.row(session, **key), clock.now()
    at = max(now, last[0] + BETWEEN_EDITS) if last else now
    outbox.tell(
        session,
        f"{noun}-card",
        row_id,
        community=community_id,
        group=group_id,
        lane=outbox.Lane.CARD,
        at=at,
        is_urgent=True,
        once=f"{noun}-card:{row_id}:{group_id}",
    )


_SHOWN_AT = Prepared(
    lambda _: select(col(Card.shown_at)).where(
        *(
            col(getattr(Card, name)) == bindparam(name)
            for name in ("community_id", "group_id", "noun", "row_id")
        )
    )
)


def shown(
    session: Session, community_id: int, group_id: int, noun: str, row_id: int
) -> Card | None:
    """The card as it stands, if it was ever shown."""
    key = {"community_id": community_id, "group_id": group_id, "noun": noun, "row_id": row_id}
    return session.exec(select(Card).filter_by(**key)).first()


def note(
    session: Session,
    community_id: int,
    group_id: int,
    noun: str,
    row_id: int,
    message_id: str,
    revision: int,
) -> None:
    """The card now stands in this message and shows this revision ("" as message: it is gone)."""
    key = {"community_id": community_id, "group_id": group_id, "noun": noun, "row_id": row_id}
    values = {"message_id": message_id, "revision": revision, "shown_at": clock.now()}
    statement = insert(session, Card).values(**key, **values)
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))
