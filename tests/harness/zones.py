"""When clocks are set, as each zone has it: next year's days are others than this year's."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
A_YEAR = 400  # days, and some: every zone that sets its clocks does it in so many


def next_change(zone: str, after: date) -> date:
    """The first day later than `after` on which the clocks of `zone` are set. Raises LookupError
    where they are not set any more."""
    for each in range(1, A_YEAR):
        day = after + each * DAY
        if _ahead(day, zone) != _ahead(day + DAY, zone):
            return day
    raise LookupError(f"nobody sets a clock in {zone} within a year of {after}")


def _ahead(day: date, zone: str) -> timedelta | None:
    """How far the clocks there are ahead of UTC as this day begins."""
    return datetime.combine(day, time(), ZoneInfo(zone)).utcoffset()
