"""Hours at which people meet: 今天 18:00 on a button, with the date where it stands for longer, and
as people ask for one: 今天六点在家吗."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from bot.texts import Words, dates, days
from bot.texts.hours import Hour, NoHour
from storage.engine import clock

DAYTIME = range(8, 21)  # in which "six" is meant that may be of the morning or the evening
FARTHEST = timedelta(days=30)


def short(here: datetime, words: Words) -> str:
    """A local hour that is read at once: 明天 10:00."""
    today = clock.now().astimezone(here.tzinfo).date()
    return f"{dates.soon(here.date(), today, words)} {here:%H:%M}"


def said(at: datetime, zone: str, words: Words) -> str:
    """明天（3月6日 周三） 10:00; true for as long as the message stands."""
    here, today = clock.local(at, zone), clock.today(zone)
    return f"{dates.near(here.date(), today, words)} {here:%H:%M}"


def asked(text: str, now: datetime, words: Words) -> datetime | None:
    """The one hour to come that somebody asks for, who says nothing else, on the clock on their
    wall `now`; None where it is anything more, or less."""
    bare = _bare(text, words)
    today = words("answer-day-names").split()[0]
    found = days.meant(bare, now, words) or days.meant(f"{today} {bare}", now, words)
    if found is None or found.hour.edge or found.hour.ends or not found.hour.begins:
        return None
    may_be = [datetime.combine(found.days[0], at, now.tzinfo) for at in _may_be(found.hour)]
    fitting = [each for each in may_be if now < each <= now + FARTHEST]
    return fitting[0] if len(fitting) == 1 else None


def _bare(text: str, words: Words) -> str:
    """Without what is only asked around it: 您, 在家吗, 行吗."""
    around = sorted(words("appointment-around").split("|"), key=len, reverse=True)
    bare, before = text.casefold().strip(), ""
    while bare != before:
        before = bare
        bare = bare.strip(" ,.?!~，。？！、")
        for each in around:
            bare = bare.removeprefix(each).removesuffix(each)
    return bare


def _may_be(hour: Hour) -> Iterator[time]:
    """The hours of a day that may be meant."""
    try:
        sure = hour.begins_at()
    except NoHour:
        return
    if sure is not None:
        yield sure
        return
    first, minute = map(int, hour.begins.split(":"))
    yield from (time(each, minute) for each in (first % 12, first % 12 + 12) if each in DAYTIME)
