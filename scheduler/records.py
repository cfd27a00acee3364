"""Once a day: by night what has ended is emptied; in the morning workers read what waits for them,
if anything calls for them."""

from datetime import date
from typing import Any

from sqlmodel import Session

from scheduler.daily import daily
from storage.community import former_cards, groups, posted_cards
from storage.community.communities import Community
from storage.community.groups import Purpose
from storage.messaging import kinds, outbox, promises
from storage.records import retention, worklist

NIGHT = 3  # o'clock, when nobody looks at what goes
MORNING = kinds.declare("worklist.morning", Community)
LINE = posted_cards.declare("morning", Community, Purpose.WORKERS, first=MORNING)


@daily("worklist.morning", lambda numbers: numbers.reminder_hour, is_last=True)
def morning(session: Session, community: Community, today: date) -> None:
    """Promise it to the workers, with what was put away since they last read such a line: one of an
    earlier day that still waits will never be said, and one that stands gives way."""
    since = promises.last(session, community.key, MORNING, community.key, outbox.SAID)
    if worklist.morning(session, community.key, since).is_worth_saying:
        about: dict[str, Any] = {
            "day": today.isoformat(),
            "since": since.isoformat() if since else "",
        }
        former_cards.make_way(session, community.key, LINE, community.key)
        groups.tell_workers(session, community.key, MORNING, community.key, **about)


@daily("record.empty", lambda _: NIGHT)
def empty(session: Session, community: Community, today: date) -> None:
    """What is private goes, of whatever ended long enough ago."""
    retention.run(session, community)
