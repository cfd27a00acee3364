"""Opening: a wish that many will want opens to everybody at an announced minute, not to who looks
first. Large ones do by themselves; of any other the worker who looks at it says so, because nobody
has better reason to know what the neighbours run after, and everybody understands who decided."""

from datetime import datetime, timedelta

from sqlmodel import Session

from storage.community import communities, groups
from storage.community.groups import Purpose
from storage.engine import clock
from storage.wishes import settings, wishes
from storage.wishes.wishes import Urgency, Wish

FULL = 5  # the announced minute is a full five minutes, easy to say and to remember


def is_large(session: Session, wish: Wish) -> bool:
    """Whether it is announced by itself."""
    return wish.wanted >= settings.of(session, wish.community_id).large_from


def can_wait(session: Session, wish: Wish) -> bool:
    """Whether this community announces anything, and this wish is not needed today."""
    lead = settings.of(session, wish.community_id).large_lead
    return lead > 0 and wish.urgency is not Urgency.TODAY


def moment(session: Session, wish: Wish, *, is_popular: bool = False) -> datetime | None:
    """When a wish opens that is let into the group now: None for at once. `is_popular`: a worker
    says that many will want it. Never in quiet hours, and never late for what is needed today.
    Only asked when a wish comes into the group: one that stands there already and is to have more
    pieces stays open as it is, for its neighbours know it and some may have taken theirs."""
    if not can_wait(session, wish) or not (is_popular or is_large(session, wish)):
        return None
    numbers = settings.of(session, wish.community_id)
    at = _full(clock.now() + timedelta(minutes=numbers.large_lead))
    morning = communities.waking(session, wish.community_id, at)
    return at if morning == at else morning + timedelta(hours=1)  # when people have woken up


def announce(session: Session, wish: Wish) -> None:
    """The cards change when the minute comes."""
    if wish.opens_at is not None:
        then = {"at": wish.opens_at, "is_urgent": True}
        where, card = Purpose.WISHES, wishes.CARD.kind
        groups.tell_all(session, wish.community_id, where, card, wish.key, **then)


def _full(at: datetime) -> datetime:
    short = timedelta(minutes=at.minute % FULL, seconds=at.second, microseconds=at.microsecond)
    return at - short + timedelta(minutes=FULL) if short else at
