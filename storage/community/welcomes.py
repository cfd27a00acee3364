"""Whoever is new in a group of neighbours is welcomed there: once a day, however many come. After a
while the welcome makes itself small."""

from datetime import timedelta

from sqlalchemy import or_, update
from sqlmodel import Session, col

from storage.community import communities
from storage.community.groups import Group, Purpose
from storage.engine import clock
from storage.engine.columns import changed
from storage.messaging import kinds, outbox

WELCOME = kinds.declare("group.welcome", Group, kinds.Lane.BROADCAST, is_unasked=True)
SMALLER = kinds.declare("group.welcome-over", Group, kinds.Lane.CARD, is_urgent=True)  # an edit
STANDS = timedelta(hours=12)


def came(session: Session, community_id: int, group_id: int) -> bool:
    """Somebody joined a group; False where it has welcomed somebody today, or is the workers'."""
    today = clock.today(communities.known(session, community_id).zone)
    which = update(Group).filter_by(id=group_id, community_id=community_id)
    is_due = or_(col(Group.welcomed_on).is_(None), col(Group.welcomed_on) < today)
    is_theirs = col(Group.purpose).in_((Purpose.WISHES, Purpose.NOTICES))
    if not changed(session, which.where(is_due, is_theirs).values(welcomed_on=today)):
        return False
    return outbox.tell(session, WELCOME, group_id, community=community_id, group=group_id)


def said(session: Session, community_id: int, group_id: int, message_id: str) -> None:
    """It stands in this message, for a while."""
    at = clock.now() + STANDS
    outbox.tell(
        session,
        SMALLER,
        group_id,
        community=community_id,
        group=group_id,
        at=at,
        message=message_id,
    )
