"""Proposals: the rows of what an owner wants otherwise, as far as whoever holds the wish knows."""

import json
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, update
from sqlmodel import Field, Session, SQLModel, col, select

from storage import outbox, vault
from storage.tables import Json, changed, moment, unique_while, word


class State(StrEnum):
    ASKED = "asked"
    AGREED = "agreed"
    DROPPED = "dropped"  # another was proposed, or the wish ended


class Change(SQLModel, table=True):
    """`sealed`: the proposed fields as JSON, gone once it is settled; `agreed`: the claims whose
    holders accepted."""

    __tablename__ = "wish_change"
    __table_args__ = (unique_while("state = 'asked'", "community_id", "wish_id"),)
    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="community.id")
    wish_id: int = Field(foreign_key="wish.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    sealed: str = ""
    agreed: list[int] = Field(default_factory=list, sa_type=Json)
    state: State = word(State)
    asked_at: datetime = moment()

    @property
    def key(self) -> int:
        """The id of a row that has been written."""
        assert self.id is not None
        return self.id


def open_on(session: Session, wish_id: int) -> Change | None:
    """The proposal that waits for an answer."""
    return session.exec(select(Change).filter_by(wish_id=wish_id, state=State.ASKED)).first()


def opened(change: Change) -> dict[str, str]:
    """What is proposed, field by field. The caller has checked who asks."""
    if not change.sealed:
        return {}
    found: dict[str, str] = json.loads(vault.current().open(change.sealed, _place(change)))
    return found


def seal(change: Change, fields: dict[str, str]) -> None:
    """Keep what is proposed, bound to its row."""
    change.sealed = vault.current().seal(json.dumps(fields), _place(change))


def drop(session: Session, wish_id: int) -> None:
    """An open proposal on this wish holds no more; its words go."""
    asked = update(Change).filter_by(wish_id=wish_id, state=State.ASKED)
    changed(session, asked.values(state=State.DROPPED, sealed=""))


def forget(session: Session, person_id: int) -> None:
    """Somebody goes: what they proposed goes with them."""
    theirs = update(Change).filter_by(person_id=person_id)
    changed(session, theirs.values(sealed=""))
    changed(session, theirs.filter_by(state=State.ASKED).values(state=State.DROPPED))


def asked() -> Any:
    """The proposal about `:wish` that waits for an answer, as a statement."""
    return select(col(Change.id)).where(
        col(Change.wish_id) == bindparam("wish"), col(Change.state) == State.ASKED
    )


def tell(session: Session, community_id: int, change_id: int, kind: str, person_id: int) -> None:
    """Promise somebody a message about a proposal."""
    outbox.tell(session, kind, change_id, community=community_id, person=person_id)


def _place(change: Change) -> str:
    return f"wish_change:{change.id}"
