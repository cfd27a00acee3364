"""Days as people say them: tomorrow, Sunday, next Wednesday, 12-5."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.texts import Words

WEEK = 7


def meant(text: str, today: date, words: Words) -> list[date]:
    """What a text may mean, the nearest first; empty when it is no day. The first may be past."""
    said = "".join(text.casefold().split())
    return _named(said, today, words) or _weekday(said, today, words) or list(_dated(text, today))


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


def _dated(text: str, today: date) -> Iterator[date]:
    """A full date is itself; without a year it is this year's or next year's, a day alone this
    month's or next month's."""
    numbers = [int(each) for each in re.findall(r"\d{1,9}", text)]
    year, month = today.year, today.month
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
