"""Hours at which people meet: 今天 18:00 on a button, with the date where it stands for longer."""

from datetime import datetime

from bot.texts import Words, dates
from storage.engine import clock


def short(here: datetime, words: Words) -> str:
    """A local hour that is read at once: 明天 10:00."""
    names = words("answer-day-names").split()[:3]
    ahead = (here.date() - clock.now().astimezone(here.tzinfo).date()).days
    name = names[ahead] if 0 <= ahead < len(names) else dates.said(here.date(), words)
    return f"{name} {here:%H:%M}"


def said(at: datetime, zone: str, words: Words) -> str:
    """明天（3月6日 周三） 10:00; true for as long as the message stands."""
    here, today = clock.local(at, zone), clock.today(zone)
    return f"{dates.near(here.date(), today, words)} {here:%H:%M}"
