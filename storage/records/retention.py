"""What is private and belongs to something that has ended goes after the days that a community
sets."""

from datetime import timedelta

from sqlmodel import Session

from storage.community import communities, history
from storage.community.communities import Community
from storage.engine import clock, retention
from storage.engine.columns import changed
from storage.engine.database import wipe_traces


def run(session: Session, community: Community) -> int:
    """Take it away, in every table; of how many rows."""
    before = clock.now() - timedelta(days=communities.own(community).keep_days)
    home = community.key
    tables = sorted(retention.ENDING, key=lambda table: str(table.__tablename__))
    count = sum(changed(session, retention.emptying(each, home, before)) for each in tables)
    if count:
        history.write(session, home, "community", home, "emptied", None, count=count)
        wipe_traces(session)
    return count
