"""Once a day the groups read which wishes are open, if there is news."""

from datetime import date

from sqlmodel import Session

from storage.community import groups
from storage.community.communities import Community
from storage.community.groups import Purpose
from storage.messaging import job_runs, kinds
from storage.wishes import listing

JOB = "digest"
DIGEST = kinds.declare("wish.digest", Community, kinds.Lane.BROADCAST)


def run(session: Session, community: Community, today: date) -> None:
    """Promise each wishes group a digest, if a wish that is still open came since the last one."""
    since = job_runs.last_before(session, community.key, JOB, today)
    if not listing.has_news(session, community.key, since):
        return
    groups.tell_all(session, community.key, Purpose.WISHES, DIGEST, community.key)
