"""What is said in a group that nobody there has asked for: never twice within the hour."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from storage.messaging.kinds import KINDS
from storage.messaging.outbox import OutboxState, Told

BETWEEN = timedelta(hours=1)


def free_at(session: Session, told: Told, now: datetime) -> datetime:
    """When this may be said in its group: `now`, or an hour after the last of its kinds. What is
    urgent, or was asked for, waits for nothing."""
    kind = KINDS.get(told.kind)
    if told.group_id is None or told.is_urgent or kind is None or not kind.is_unasked:
        return now
    names = [each.name for each in KINDS.values() if each.is_unasked]
    here = {"community_id": told.community_id, "group_id": told.group_id}
    last = select(func.max(col(Told.sent_at))).filter_by(**here, state=OutboxState.SENT)
    at = session.scalar(last.where(col(Told.kind).in_(names), col(Told.sent_at) > now - BETWEEN))
    return now if at is None else at + BETWEEN
