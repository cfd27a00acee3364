"""Once a day, in the morning, workers read what waits for them, if anything calls for them."""

from datetime import date

from sqlmodel import Session

from storage import groups, jobs, queue
from storage.communities import Community

JOB = "morning"


def run(session: Session, community: Community, today: date) -> None:
    """Promise it to the workers, with what was put away since the last time."""
    assert community.id is not None
    since = jobs.last_before(session, community.id, JOB, today)
    if queue.morning(session, community.id, since).is_worth_saying:
        about = {"day": today.isoformat(), "since": since.isoformat() if since else ""}
        groups.tell_workers(session, community.id, "queue-morning", community.id, **about)
