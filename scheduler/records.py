"""Once a day: by night what has ended is emptied; in the morning workers read what waits for them,
if anything calls for them."""

from datetime import date
from typing import Any

from sqlmodel import Session

from scheduler.daily import daily
from storage.community import groups
from storage.community.communities import Community
from storage.messaging import kinds, outbox, promises
from storage.records import retention, worklist

NIGHT = 3  # o'clock, when nobody looks at what goes
MORNING = kinds.declare("worklist.morning", Community)


@daily("worklist.morning", lambda numbers: numbers.reminder_hour, is_last=True)
def morning(session: Session, community: Community, today: date) -> None:
    """Promise it to the workers, with what was put away since they last read such a line: one of an
    earlier day that still waits will never be said."""
    since = promises.last(session, community.key, MORNING, community.key, outbox.SAID)
    if worklist.morning(session, community.key, since).is_worth_saying:
        about: dict[str, Any] = {
            "day": today.isoformat(),
            "since": since.isoformat() if since else "",
        }
        groups.tell_workers(session, community.key, MORNING, community.key, **about)


@daily("record.empty", lambda _: NIGHT)
def empty(session: Session, community: Community, today: date) -> None:
    """What is private goes, of whatever ended long enough ago."""
    retention.run(session, community)
