"""What a community may set, as people read it: in groups, each number with what it counts."""

from dataclasses import dataclass
from typing import Any

from bot.texts import Words

PIECES, PARTS, TIMES, PEOPLE = "pieces", "parts", "times", "people"
DAYS, HOURS, MINUTES, OCLOCK = "days", "hours", "minutes", "oclock"
WEEKDAY = "weekday"  # 1 is Monday; 0: none of them
YES = "yes"  # 1, or no: 0
CALL = "call"  # a telephone number, as text; "0": none


@dataclass(frozen=True, slots=True)
class Together:
    """Settings that belong together, the lowest `at` first, and what each counts."""

    at: int
    units: dict[str, str]


GROUPS: dict[str, Together] = {}
UNITS: dict[str, str] = {}


def settings_group(name: str, at: int, units: dict[str, str]) -> None:
    """Register a group of settings by their names."""
    assert name not in GROUPS, name
    assert UNITS.keys().isdisjoint(units), name
    GROUPS[name] = Together(at, units)
    UNITS.update(units)


def in_unit(name: str, number: Any, words: Words) -> str:
    """A number as people say it: 3天, 10点, 不写."""
    unit = UNITS[name]
    if unit == CALL:
        return words("setting-in-call", value="none" if number == "0" else number)
    if unit == MINUTES and number and number % 60 == 0:
        unit, number = HOURS, number // 60
    return words(f"setting-in-{unit}", value=number)


def in_order() -> list[str]:
    """The names of all groups."""
    return sorted(GROUPS, key=lambda name: GROUPS[name].at)
