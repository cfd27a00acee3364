"""The hours on the wall in Shanghai, from whatever moment a test begins at."""

from datetime import datetime, timedelta

from storage.engine import clock

ZONE = "Asia/Shanghai"


def upcoming(hour: int) -> datetime:
    """The next time that it is `hour` o'clock."""
    now = clock.local(clock.now(), ZONE)
    return clock.at(now.date() + timedelta(days=now.hour >= hour), hour, ZONE)


def until(hour: int) -> None:
    """Go on to the next `hour` o'clock."""
    clock.travel(upcoming(hour) - clock.now())
