"""Days as people read them: 12月5日 周四. As they say them: days.py."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.texts import Words
from storage.engine import clock
from storage.engine.settings import Name


def said(day: date, words: Words) -> str:
    """12月5日 周四: true for as long as the message stands."""
    month = words("day-months").split()[day.month - 1]
    return words("day-said", month=month, day=day.day, weekday=_weekday_of(day, words))


def with_year(day: date, words: Words) -> str:
    """2029年12月5日: what may be long ago."""
    month = words("day-months").split()[day.month - 1]
    return words("day-with-year", year=str(day.year), month=month, day=day.day)


def near(day: date, today: date, words: Words) -> str:
    """明天（12月5日 周四）: for what is read at once; any other day by its date alone."""
    names = words("answer-day-names").split()
    ahead = (day - today).days
    if not 0 <= ahead < len(names):
        return said(day, words)
    return words("day-near", name=names[ahead], day=said(day, words))


def soon(day: date, today: date, words: Words) -> str:
    """明天, 周六, or a date where the week is not enough: only for what is read at once."""
    ahead = (day - today).days
    names = words("answer-day-names").split()[:3]
    if 0 <= ahead < len(names):
        return names[ahead]
    return _weekday_of(day, words) if 0 < ahead < 7 else said(day, words)


def soon_at(at: datetime, zone: str, words: Words) -> str:
    """明天 20:00, 周六 20:00, or with a date: only for what is read at once."""
    here = clock.local(at, zone)
    return f"{soon(here.date(), clock.today(zone), words)} {here:%H:%M}"


def moment(at: datetime, zone: str, words: Words) -> str:
    """12月5日 周四 20:00, on the clock on the wall."""
    return face(clock.local(at, zone), words)


def face(here: datetime, words: Words) -> str:
    """A local moment: 12月5日 周四 20:00."""
    return f"{said(here.date(), words)} {here:%H:%M}"


def in_words(shown: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """What a sentence shows, its days, local moments and settings as people read them."""
    return {name: _in_words(each, words) for name, each in shown.items()}


def _in_words(each: Any, words: Words) -> Any:
    if isinstance(each, datetime):
        return face(each, words)
    if isinstance(each, Name):
        return words(f"setting-{each.slug}")
    return said(each, words) if isinstance(each, date) else each


def _weekday_of(day: date, words: Words) -> str:
    return words("day-weekdays").split()[day.weekday()]
