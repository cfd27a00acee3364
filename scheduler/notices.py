"""When notices go out, are gone through, and end."""

from datetime import date

from sqlmodel import Session

from scheduler.daily import daily
from scheduler.timed import timed
from storage.community.communities import Community
from storage.notices import changes, ladder, places, progress, rounds


@daily("notice.over", lambda _: 0)
def over(session: Session, community: Community, today: date) -> None:
    """What does not count any more ends at midnight."""
    changes.over(session, community.key, today)


@daily("handout.close", lambda _: 0)
def close(session: Session, community: Community, today: date) -> None:
    """Nobody signs up any more from the midnight after the last day on."""
    places.close(session, community.key, today)


timed("notice.go-out", changes.go_out_due, changes.next_out, is_hasty=True)
timed("notice.round", rounds.go_on, rounds.comes, is_hasty=True, goes_on=True)
timed("notice.ladder", ladder.climb, ladder.comes, is_hasty=True)
timed("handout.lapse", places.lapse, places.next_lapse)
timed("notice.progress", progress.look, progress.comes, is_hasty=True)
