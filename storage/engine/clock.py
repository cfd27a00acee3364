"""The only place that knows the time. The practice room moves it forward, and nothing back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_ahead = timedelta()


def now() -> datetime:
    """This moment, UTC and aware, including what the practice room has skipped."""
    return datetime.now(UTC) + _ahead


def travel(by: timedelta) -> datetime:
    """Skip `by` forward for this whole process; the new now. Raises ValueError for a step back."""
    global _ahead
    if by < timedelta():
        raise ValueError("time does not run backwards")
    _ahead += by
    return now()


def begin_at(moment: datetime) -> None:
    """The practice room begins at a moment of its own choice."""
    global _ahead
    _ahead = moment - datetime.now(UTC)


def come_back() -> None:
    """Forget every skip: tests start at the real present."""
    global _ahead
    _ahead = timedelta()


# What this machine calls its own, what says that nothing was set, and clocks with leap seconds or
# without: the next machine has others under these names, or none.
_NO_PLACES = frozenset({"localtime", "Factory", "posixrules", "posix", "right"})


def is_zone(name: str) -> bool:
    """Whether the clocks on some walls go by this name on every machine: Asia/Shanghai."""
    if name.partition("/")[0] in _NO_PLACES:
        return False
    try:
        return ZoneInfo(name).key == name
    except (OSError, ValueError, LookupError):
        return False


def local(moment: datetime, zone: str) -> datetime:
    """`moment` on the clock on the wall of a community."""
    return moment.astimezone(ZoneInfo(zone))


def today(zone: str) -> date:
    """The date on the calendar on the wall of a community."""
    return local(now(), zone).date()


def at(day: date, hour: int, zone: str) -> datetime:
    """`hour` o'clock local on `day`, as UTC. An hour that DST skips is read as before it."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)
