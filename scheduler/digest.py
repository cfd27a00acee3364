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
    for group in groups.of(session, community.id, groups.Purpose.WISHES):
        outbox.tell(
            session,
            "wish-digest",
            community.id,
            community=community.id,
            group=group.id,
            lane=outbox.Lane.BROADCAST,
        )
