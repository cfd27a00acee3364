"""The only place that knows the time. The practice room moves it forward, and nothing back."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

LEAP = timedelta(minutes=5)  # what a machine's clock may be off without having leapt
_ahead = timedelta()


def now() -> datetime:
    """This moment, UTC and aware, including what the practice room has skipped. A clock that leaps
    is not followed, for it may leap back: time goes on by the stopwatch until the messenger has
    told it, and then by what was told."""
    return _true() + _ahead


def shown() -> datetime:
    """What the clock of this machine shows, right or wrong: for whoever looks whether it is."""
    return _machine() + _ahead


def _true() -> datetime:
    shown, off_by = _machine(), off()
    return shown - off_by if abs(off_by) > LEAP else shown


def _machine() -> datetime:
    """What the machine shows: somebody may set it at any time, by any amount."""
    return datetime.now(UTC)


def _stopwatch() -> float:
    """Seconds since whenever: nobody sets it; where it can, it counts while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if _COUNTS_SLEEP else time.monotonic()


_COUNTS_SLEEP = hasattr(time, "CLOCK_BOOTTIME")


class _Believed(NamedTuple):
    """A moment that we take for true, and the stopwatch in it."""

    at: datetime
    then: float
    is_told: bool  # by somebody else's clock, not our own


def _anchor(at: datetime, is_told: bool = False) -> _Believed:
    return _Believed(at, _stopwatch(), is_told)


_believed = _anchor(_machine())


def off() -> timedelta:
    """How far the machine's clock is from what it should show: by the stopwatch, from where it
    stood at our start or from the last that a server told. Travel makes no difference."""
    since = timedelta(seconds=_stopwatch() - _believed.then)
    return _machine() - _believed.at - since


def has_leapt() -> bool:
    """Whether it is further off than clocks are."""
    return abs(off()) > LEAP


def told(theirs: datetime) -> None:
    """What a server's clock shows: from now on ours is held against it."""
    global _believed
    _believed = _anchor(theirs, is_told=True)


def know_nothing() -> None:
    """As a process that begins: all that we know is what the machine shows."""
    global _believed
    _believed = _anchor(_machine())


def is_told() -> bool:
    """Whether a server has told the time since our start."""
    return _believed.is_told


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
    _ahead = moment - _true()


def come_back() -> None:
    """Forget every skip, and what was told: tests start at the real present."""
    global _ahead
    _ahead = timedelta()
    know_nothing()


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
