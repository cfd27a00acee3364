"""Promises: to whom something was promised, of what the outbox still knows."""

from collections.abc import Iterable

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
