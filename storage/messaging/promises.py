"""Promises: to whom something was promised, and when, of what the outbox still knows."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.messaging.kinds import Kind
from storage.messaging.outbox import OutboxState, Told


def people(
    session: Session,
    community_id: int,
    row_id: int,
    *kinds: Kind,
    states: Iterable[OutboxState] = OutboxState,
) -> set[int]:
    """The people to whom one of these was promised in person, of what is in one of `states`."""
    found = select(Told.person_id).filter_by(community_id=community_id, row_id=row_id)
    like = found.where(col(Told.kind).in_([each.name for each in kinds]))
    theirs = like.where(col(Told.state).in_(tuple(states)))
    return {each for each in session.exec(theirs) if each is not None}


def is_waiting(session: Session, person_id: int, kind: Kind, row_id: int) -> bool:
    """Whether this promise is on its way already."""
    found = select(Told.id).filter_by(person_id=person_id, kind=kind.name, row_id=row_id)
    on_its_way = found.where(col(Told.state).in_((OutboxState.READY, OutboxState.SENDING)))
    return session.exec(on_its_way).first() is not None


def last(
    session: Session, community_id: int, kind: Kind, row_id: int, states: Iterable[OutboxState]
) -> datetime | None:
    """When this was last promised to anybody in a community, of what is in one of `states` now;
    None when that was before all that is kept."""
    like = select(func.max(col(Told.created_at))).where(col(Told.state).in_(tuple(states)))
    key = {"community_id": community_id, "kind": kind.name, "row_id": row_id}
    return session.scalar(like.filter_by(**key))
