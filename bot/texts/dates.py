"""Days as people say them: tomorrow, next Wednesday, 12-5; and as they read them: 12月5日 周四."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from bot.texts import Words
from storage.engine import clock
from storage.engine.settings import Name

WEEK = 7


# -- as they are read ------------------------------------------------------------------------------


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
    names = words("answer-day-names").split()[:3]
    ahead = (day - today).days
    if not 0 <= ahead < len(names):
        return said(day, words)
    return words("day-near", name=names[ahead], day=said(day, words))


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


# -- as they are typed -----------------------------------------------------------------------------


def meant(text: str, today: date, words: Words) -> list[date]:
    """What a text may mean, the nearest first; empty when it is no day. The first may be past."""
    said = "".join(text.casefold().split())
    return (
        _named(said, today, words)
        or _weekday(said, today, words)
        or list(_dated(text, today, words))
    )


def _named(said: str, today: date, words: Words) -> list[date]:
    names = words("answer-day-names").split()
    return [today + timedelta(days=names.index(said))] if said in names else []


def _weekday(said: str, today: date, words: Words) -> list[date]:
    """The coming one; with this or next before it, the one of that calendar week."""
    monday = today - timedelta(days=today.weekday())
    for week, key in enumerate(("answer-this-week", "answer-next-week")):
        for opening in words(key).split():
            at = _place(said.removeprefix(opening), words)
            if said.startswith(opening) and at is not None:
                return [monday + timedelta(days=week * WEEK + at)]
    at = _place(said, words)
    return [] if at is None else [today + timedelta(days=(at - today.weekday()) % WEEK)]


def _place(name: str, words: Words) -> int | None:
    for at, names in enumerate(words("answer-weekday-names").split()):
        if name in names.split("|"):
            return at
    return None


def _dated(text: str, today: date, words: Words) -> Iterator[date]:
    """A full date is itself; without a year it is this year's or next year's, a day alone this
    month's or next month's."""
    numbers = [int(each) for each in re.findall(r"\d{1,9}", text)]
    year, month = today.year, today.month
    if named := _month(text, words):
        years, rest = [each for each in numbers if each > 31], [e for e in numbers if e <= 31]
        numbers = [*years[:1], named, *rest[:1]]
    if len(numbers) == 3:
        tries = [(numbers[0], numbers[1], numbers[2])]
    elif len(numbers) == 2:
        tries = [(each, numbers[0], numbers[1]) for each in (year, year + 1)]
    elif len(numbers) == 1:
        tries = [(year, month, numbers[0]), (year + month // 12, month % 12 + 1, numbers[0])]
    else:
        tries = []
    for each in tries:
        try:
            yield date(*each)
        except (ValueError, OverflowError):
            continue


def _month(text: str, words: Words) -> int:
    """The month that stands in letters, 0 for none: 5 Dec, December 5th."""
    names = [each.casefold() for each in words("day-months").split()]
    said = (each[:3] for each in re.findall(r"[a-z]{3,}", text.casefold()))
    return next((names.index(each) + 1 for each in said if each in names), 0)
