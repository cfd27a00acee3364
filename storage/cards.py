"""Cards: views of rows that stand in group chats and are kept looking like the row."""

from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, select

from storage import clock, groups, outbox
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
    for group in groups.of(session, community_id, groups.Purpose.WISHES):
        assert group.id is not None
        promise(session, community_id, group.id, noun, row_id)


def promise(session: Session, community_id: int, group_id: int, noun: str, row_id: int) -> None:
    """One waiting promise per card, however often the row changes before it is kept."""
    card = shown(session, community_id, group_id, noun, row_id)
    at = max(clock.now(), card.shown_at + BETWEEN_EDITS) if card else clock.now()
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
