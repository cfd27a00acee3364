"""Once a day the groups read which wishes are open, if there is news."""

from datetime import date

from sqlmodel import Session

from storage import groups, jobs, outbox, wishlist
from storage.communities import Community

JOB = "digest"


def run(session: Session, community: Community, today: date) -> None:
    """Promise each wishes group a digest, if a wish that is still open came since the last one."""
    assert community.id is not None
    since = jobs.last_before(session, community.id, JOB, today)
    if not wishlist.has_news(session, community.id, since):
        return
    lane = outbox.Lane.BROADCAST
    groups.tell_wishes(session, community.id, "wish-digest", community.id, lane=lane)
