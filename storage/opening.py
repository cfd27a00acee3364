"""Opening: a large wish opens to everybody at an announced minute, not to who looks first."""

from datetime import datetime, timedelta

from sqlmodel import Session

from storage import clock, communities, groups, outbox
from storage.wishes import Urgency, Wish

FULL = 5  # the announced minute is a full five minutes, easy to say and to remember


def moment(session: Session, wish: Wish) -> datetime | None:
    """When a wish opens that is let into the group now: None for at once. Never in quiet hours,
    and never late for what is needed today."""
    numbers = communities.numbers(session, wish.community_id)
    is_large = wish.wanted >= numbers.large_from and numbers.large_lead > 0
    if not is_large or wish.urgency is Urgency.TODAY:
        return None
    at = _full(clock.now() + timedelta(minutes=numbers.large_lead))
    morning = communities.waking(session, wish.community_id, at)
    return at if morning == at else morning + timedelta(hours=1)  # when people have woken up


def announce(session: Session, wish: Wish) -> None:
    """The cards change when the minute comes."""
    if wish.opens_at is not None:
        then = {"lane": outbox.Lane.CARD, "at": wish.opens_at, "is_urgent": True}
        groups.tell_wishes(session, wish.community_id, "wish-card", wish.key, **then)


def _full(at: datetime) -> datetime:
    short = timedelta(minutes=at.minute % FULL, seconds=at.second, microseconds=at.microsecond)
    return at - short + timedelta(minutes=FULL) if short else at
