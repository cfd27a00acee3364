"""Dead letters: what failed for good, in or out, kept for somebody to look at."""

from datetime import timedelta

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from storage.engine.columns import changed
from storage.messaging import inbox, outbox
from storage.messaging.inbox import EventState, InboxEvent
from storage.messaging.outbox import Told

KEPT = timedelta(days=90)


def bury(session: Session, channel: str, event_id: str, content: str, code: str, why: str) -> bool:
    """Keep what can never be read as a dead letter. False when it is kept already."""
    if not inbox.first_time(session, channel, event_id):
        return False
    which = update(InboxEvent).filter_by(channel=channel, event_id=event_id)
    kept = inbox.sealed_content(channel, event_id, content)
    dead = which.values(state=EventState.DEAD, content=kept, code=code, why=why, attempts=1)
    return changed(session, dead) == 1


def dead(session: Session, community_id: int | None = None) -> list[InboxEvent]:
    """The dead letters, newest first; of one community, those of nobody knows where included."""
    found = (
        select(InboxEvent)
        .filter_by(state=EventState.DEAD)
        .order_by(col(InboxEvent.id).desc())
        .limit(50)
    )
    if community_id is not None:
        where = col(InboxEvent.community_id)
        found = found.where(where.is_(None) | (where == community_id))
    return list(session.exec(found))


def count_dead(session: Session) -> int:
    return session.exec(
        select(func.count()).select_from(InboxEvent).filter_by(state=EventState.DEAD)
    ).one()


def sweep(session: Session) -> int:
    """Forget dead letters that nobody asked about for long."""
    return inbox.forget_since(session, EventState.DEAD, KEPT)


def trouble(session: Session, community_id: int) -> list[InboxEvent | Told]:
    """What was given up and waits for a person to look, the newest first: letters, of nobody knows
    whom to every community, then what was not said, or perhaps."""
    gone = (outbox.OutboxState.DEAD, outbox.OutboxState.UNCERTAIN)
    here = select(Told).filter_by(community_id=community_id).where(col(Told.state).in_(gone))
    unsaid = session.exec(here.order_by(col(Told.id).desc()).limit(20))
    return [*dead(session, community_id)[:20], *unsaid]
