"""What the words of a notice say about a hand-out: what to bring, and which hours are of which
building. How it is said stands in `<language>/notices/reading.toml`."""

import re
import tomllib
from functools import cache
from typing import NamedTuple

from bot.texts import FOLDER, LANGUAGES, Words, addresses
from storage.notices.facts import DETAIL_LIMIT, Hours

STOPS = " \t\n,，、。.;；:："


class _Finders(NamedTuple):
    bring: re.Pattern[str]
    buildings: re.Pattern[str]
    between: re.Pattern[str]
    building: str


def bring(text: str, words: Words) -> str:
    """What is to be brought; "" where nothing is said."""
    for language in dict.fromkeys((words.language, *LANGUAGES)):
        if found := _finders(language).bring.search(text):
            return found["what"].strip(STOPS)[:DETAIL_LIMIT]
    return ""


def hours(text: str, words: Words) -> Hours:
    """When: what stands before the first building is for all, what follows buildings is theirs."""
    for language in dict.fromkeys((words.language, *LANGUAGES)):
        finders = _finders(language)
        found = list(finders.buildings.finditer(text))
        if found:
            return _by_building(text, found, finders)
    return Hours(text.strip())


def _by_building(text: str, found: list[re.Match[str]], how: _Finders) -> Hours:
    """Buildings with nothing behind them share the hours of the next."""
    ends = [*(each.start() for each in found[1:]), len(text)]
    of, waiting = dict[str, str](), list[str]()
    for hit, end in zip(found, ends, strict=True):
        named = (how.building.format(each) for each in how.between.split(hit["numbers"]))
        waiting += [addresses.read(each).building for each in named]
        if said := text[hit.end() : end].strip(STOPS):
            of.update(dict.fromkeys(waiting, said))
            waiting.clear()
    return Hours(text[: found[0].start()].strip(STOPS), of)


@cache
def _finders(language: str) -> _Finders:
    path = FOLDER / language / "notices" / "reading.toml"
    said = tomllib.loads(path.read_text("utf-8"))["handout"]
    bring, buildings, between = (
        re.compile(said[name], re.IGNORECASE) for name in ("bring", "buildings", "between")
    )
    return _Finders(bring, buildings, between, said["building"])
