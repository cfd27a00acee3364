"""A day within a sentence: the last one on which what is asked for is of use. Where to look stands
in `<language>/sentence_days.toml`, what it means in the grammar of days. What may be no day, or not
that one, is left out."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from bot.texts import FOLDER, Words, days


class Finders(NamedTuple):
    """Where a language names such a day, what shows that it is none, what a title loses with it."""

    finds: tuple[re.Pattern[str], ...]
    behind: re.Pattern[str]
    before: re.Pattern[str]
    around: re.Pattern[str]
    hour: re.Pattern[str]


def within(said: str, now: datetime, words: Words, most: timedelta) -> date | None:
    """The day that a sentence names to somebody who says it `now`, on the clock on the wall, from
    that day on until `most` later; None for none, for several, and for one that is not sure."""
    found = {_nearest(each, now, words) for each in _candidates(said, words.language)}
    day = found.pop() if len(found) == 1 else None
    return day if day and now.date() <= day <= now.date() + most else None


def without(title: str, words: Words) -> str:
    """A title without the day that stands at the beginning or the end of its clauses, where nothing
    else is known of it; as it is where an hour is said, or nothing would be left."""
    pieces = re.split(r"([,，。;；!！?？\n]+ *)", title)
    finders, left = _finders(words.language), ""
    for clause, stop in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if bare := _undated(clause, finders):
            left += bare + stop
    return left.strip("，,；; ") or title


def _undated(clause: str, finders: Finders) -> str:
    for hit in (hit for each in finders.finds for hit in each.finditer(clause)):
        rest = (clause[: hit.start()].strip(), clause[hit.end() :].strip())
        before, behind = ("" if finders.around.fullmatch(each) else each for each in rest)
        if not finders.hour.search(clause) and not (before and behind):
            return before or behind
    return clause


def _nearest(text: str, now: datetime, words: Words) -> date | None:
    meant = days.meant(text, now, words)
    ahead = (each for each in meant.days if each >= now.date()) if meant else iter(())
    return next(ahead, None)


def _candidates(said: str, language: str) -> Iterator[str]:
    finders = _finders(language)
    for clause in re.split(r"[,，。.;；!！?？\n]", unicodedata.normalize("NFKC", said)):
        for pattern in finders.finds:
            for hit in pattern.finditer(clause):
                before, behind = clause[: hit.start()], clause[hit.end() :]
                if not finders.before.search(before) and not finders.behind.search(behind):
                    yield hit[0]


@cache
def _finders(language: str) -> Finders:
    data = tomllib.loads((FOLDER / language / "sentence_days.toml").read_text("utf-8"))
    parts = data["parts"]
    finds = tuple(_pattern(each["says"], parts) for each in data["finds"])
    told = data["told"]
    rest = (_pattern(told[name], {}) for name in ("behind", "before", "around", "hour"))
    return Finders(finds, *rest)


def _pattern(text: str, parts: dict[str, str]) -> re.Pattern[str]:
    while named := re.search(r"\{([A-Z]+)\}", text):
        text = text.replace(named[0], f"(?:{parts[named[1]]})")
    return re.compile(text, re.ASCII | re.IGNORECASE)
