"""The days and hours that a notice names, as they stand in it: what changes from one time to the
next, and what has passed."""

import re
import tomllib
import unicodedata
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from bot.texts import FOLDER, LANGUAGES, Words

MOST = 6  # that are pointed out


class _Finders(NamedTuple):
    changes: re.Pattern[str]
    days: re.Pattern[str]
    months: list[str]


def changing(text: str, words: Words) -> list[str]:
    """Every day and hour in it, as written, once."""
    found = (hit[0].strip() for each in _all(words) for hit in each.changes.finditer(text))
    return list(dict.fromkeys(found))[:MOST]


def passed(text: str, today: date, words: Words) -> list[str]:
    """Days of a month in it that lie before `today`, as written."""
    plain = unicodedata.normalize("NFKC", text)
    hits = ((hit, each) for each in _all(words) for hit in each.days.finditer(plain))
    old = (hit[0] for hit, finders in hits if _is_before(hit, finders, today))
    return list(dict.fromkeys(old))[:MOST]


def _is_before(hit: re.Match[str], finders: _Finders, today: date) -> bool:
    """Of a day without a year, the nearest is meant: in January, December has passed."""
    said = hit.groupdict()
    year = int(said["year"]) if said.get("year") else None
    named = said["month"].casefold()
    month = int(named) if named.isdecimal() else finders.months.index(named[:3]) + 1
    years = [year] if year else [today.year + n for n in (-1, 0, 1)]
    days = [day for each in years if (day := _day(each, month, int(said["day"]))) is not None]
    return bool(days) and min(days, key=lambda day: abs(day - today)) < today


def _day(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, day)
    return None


def _all(words: Words) -> list[_Finders]:
    return [_finders(each) for each in dict.fromkeys((words.language, *LANGUAGES))]


@cache
def _finders(language: str) -> _Finders:
    path = FOLDER / language / "notices" / "reading.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))["days"]
    changes, days = ("|".join(data[each]) for each in ("changes", "days"))
    return _Finders(re.compile(changes, re.I), re.compile(days, re.I), data["months"])
