"""When polls end, and what is forgotten of them."""

from datetime import date

from sqlmodel import Session

from scheduler.daily import daily
from scheduler.timed import timed
from storage.community.communities import Community
from storage.polls import polls, votes


@daily("poll.forget", lambda _: 0)
def forget(session: Session, community: Community, today: date) -> None:
    """Who chose what in a poll that ended long ago."""
    votes.forget_old(session, community.key)


timed("poll.end", votes.end_due, polls.next_end, is_hasty=True)
