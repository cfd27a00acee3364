"""What a group of neighbours hears once a week; what was shared or pasted long ago is forgotten."""

from datetime import date

from sqlmodel import Session

from scheduler.daily import daily
from scheduler.upkeep import hourly
from storage.community import numbered_lists, shares, weekly
from storage.community.communities import Community


@daily(weekly.JOB, lambda numbers: numbers.week_hour)
def week(session: Session, community: Community, today: date) -> None:
    """On its day."""
    weekly.promise(session, community.key, today)


hourly("list.sweep", numbered_lists.sweep)
hourly("share.sweep", shares.sweep)
