"""Proposals: the rows of what an owner wants otherwise, as far as whoever holds the wish knows."""

import json
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, update
from sqlmodel import Field, Session, col, select

from storage.engine import clock, columns, personal, retention
from storage.engine.columns import Json, Row, changed, moment, sealed, unique_while, word
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind


class ChangeState(StrEnum):
    REVIEW = "review"  # the group would read it: a worker looks at it first
    ASKED = "asked"  # whoever holds the wish
    AGREED = "agreed"
    TURNED_DOWN = "turned_down"  # by a worker
    DROPPED = "dropped"  # another was proposed, or the wish ended


OPEN = (ChangeState.REVIEW, ChangeState.ASKED)


class ChangeRequest(Row, table=True):
    """`proposed`: the fields as JSON, gone once it is settled; `agreed`: the claims whose holders
    accepted. One of a wish is looked at and one is asked about at a time."""

    __tablename__ = "wish_change"
    __table_args__ = (
        unique_while("state = 'asked'", "community_id", "wish_id"),
        unique_while("state = 'review'", "community_id", "wish_id", on="review"),
    )
    community_id: int = Field(foreign_key="community.id")
    wish_id: int = Field(foreign_key="wish.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    proposed: str = sealed("wish_change:{id}:proposed")
    agreed: list[int] = Field(default_factory=list, sa_type=Json)
    state: ChangeState = word(ChangeState)
    asked_at: datetime = moment()


retention.otherwise(ChangeRequest, "proposed", "gone once it is settled: a rule looks after it")
personal.listed(ChangeRequest, "person_id", "changes", at=15)


PROPOSED = kinds.declare("change.proposed", ChangeRequest, for_neighbours=True)
AGREED = kinds.declare("change.agreed", ChangeRequest)


def open_on(
    session: Session, wish_id: int, state: ChangeState = ChangeState.ASKED
) -> ChangeRequest | None:
    """The proposal that waits for an answer, or for a worker's look."""
    return session.exec(select(ChangeRequest).filter_by(wish_id=wish_id, state=state)).first()


def write(
    session: Session,
    community_id: int,
    wish_id: int,
    by: int,
    state: ChangeState,
    new: dict[str, str],
) -> ChangeRequest:
    """Note what somebody proposes about a wish."""
    change = ChangeRequest(
        community_id=community_id, wish_id=wish_id, person_id=by, state=state, asked_at=clock.now()
    )
    session.add(change)
    session.flush()
    seal(change, new)
    return change


def opened(change: ChangeRequest) -> dict[str, str]:
    """What is proposed, field by field. The caller has checked who asks."""
    found: dict[str, str] = json.loads(columns.opened(change, "proposed") or "{}")
    return found


def seal(change: ChangeRequest, fields: dict[str, str]) -> None:
    """Keep what is proposed, bound to its row."""
    columns.seal(change, "proposed", json.dumps(fields))


def drop(session: Session, wish_id: int, *states: ChangeState) -> None:
    """What is proposed about this wish, and is in one of `states` (none: open), holds no more; its
    words go."""
    asked = update(ChangeRequest).filter_by(wish_id=wish_id)
    which = asked.where(col(ChangeRequest.state).in_(states or OPEN))
    changed(session, which.values(state=ChangeState.DROPPED, proposed=""))


def forget(session: Session, person_id: int, community_id: int | None = None) -> None:
    """Somebody goes, from everywhere or from one community: what they proposed goes with them."""
    where = {} if community_id is None else {"community_id": community_id}
    theirs = update(ChangeRequest).filter_by(person_id=person_id, **where)
    changed(session, theirs.values(proposed=""))
    is_open = col(ChangeRequest.state).in_(OPEN)
    changed(session, theirs.where(is_open).values(state=ChangeState.DROPPED))


def asked() -> Any:
    """The proposal about `:wish` that waits for an answer, as a statement."""
    return select(col(ChangeRequest.id)).where(
        col(ChangeRequest.wish_id) == bindparam("wish"),
        col(ChangeRequest.state) == ChangeState.ASKED,
    )


def tell(
    session: Session, community_id: int, change_id: int, kind: Kind, person_id: int, **how: Any
) -> None:
    """Promise somebody a message about a proposal; `how` as `outbox.tell` takes it."""
    outbox.tell(session, kind, change_id, community=community_id, person=person_id, **how)
