"""An hour as people say it: in the afternoon, at 9, before 6, from 2 to 4."""

from datetime import date, time
from enum import StrEnum
from typing import NamedTuple

from bot.texts import Words, dates


class Part(StrEnum):
    """A part of a day."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Edge(StrEnum):
    """What an hour is to what is meant."""

    BEFORE = "before"
    AFTER = "after"
    ABOUT = "about"


class NoHour(Exception):
    """There is no such hour in that part of a day."""


_ENDS = {Part.MORNING: 12, Part.NOON: 14, Part.AFTERNOON: 18, Part.EVENING: 24}
_LATE = {Part.NOON: (1, 2), Part.AFTERNOON: (1, 7), Part.EVENING: (5, 11)}  # 12 hours to be added


class Hour(NamedTuple):
    """As it was said: "9" is no morning yet. All of it may be empty."""

    part: str = ""
    begins: str = ""  # 9:00, 15:30
    ends: str = ""
    edge: str = ""

    @property
    def raw(self) -> str:
        """As it is kept: short, ASCII; "" for no hour."""
        return ",".join(self) if any(self) else ""

    @classmethod
    def of(cls, raw: str) -> "Hour":
        """As it was kept. Raises ValueError."""
        return cls(*raw.split(",", 3)) if raw else cls()

    def begins_at(self) -> time | None:
        """When it is, None where that can't be told: 9 may be in the evening. Raises NoHour."""
        return _at(self.begins, self.part)

    def is_over(self, now: time) -> bool:
        """Whether the last of it is past on the day that has come to `now`. Raises NoHour."""
        last = _at(self.ends or self.begins, self.part)
        if last is not None:
            return last <= now
        return bool(self.part) and _ENDS[Part(self.part)] <= now.hour

    def is_sure(self) -> bool:
        """Whether one can tell the half of the day."""
        return bool(self.part) or self.begins_at() is not None

    def check(self) -> "Hour":
        """Itself. Raises NoHour."""
        begins, ends = self.begins_at(), _at(self.ends, self.part)
        if begins and ends and ends <= begins:
            raise NoHour()
        return self


def _at(said: str, part: str) -> time | None:
    if not said:
        return None
    hour, minute = map(int, said.split(":"))
    first, last = _LATE.get(Part(part), (0, 0)) if part else (0, 0)
    if part == Part.MORNING and not 3 <= hour < 12:
        raise NoHour()
    if part and first <= hour <= last:
        hour += 12
    if hour > 23 or minute > 59 or (part and not _fits(hour, Part(part))):
        raise NoHour()
    is_open = not part and 1 <= hour <= 12
    return None if is_open else time(hour, minute)


def _fits(hour: int, part: Part) -> bool:
    first = {Part.MORNING: 3, Part.NOON: 11, Part.AFTERNOON: 12, Part.EVENING: 17}[part]
    return first <= hour <= _ENDS[part]


def when(day: date, hour: Hour, words: Words) -> str:
    """3月7日 周四 上午9点."""
    return beside(dates.said(day, words), hour, words)


def beside(day: str, hour: Hour, words: Words) -> str:
    """The words for a day, and the hour if one was said."""
    return words("day-at", day=day, hour=said(hour, words)) if any(hour) else day


def said(hour: Hour, words: Words) -> str:
    """下午3点前, as people read it; "" for no hour."""
    text = words(f"hour-{hour.part}") if hour.part else ""
    if hour.begins:
        text = _clock(hour, words)
    return words(f"hour-{hour.edge}", at=text) if hour.edge and text else text


def _clock(hour: Hour, words: Words) -> str:
    begins = _face(hour.begins, words)
    if hour.ends:
        begins = words("hour-from-to", begins=begins, ends=_face(hour.ends, words))
    return words(f"hour-in-{hour.part}", at=begins) if hour.part else words("hour-at", at=begins)


def _face(at: str, words: Words) -> str:
    hour, _, minute = at.partition(":")
    return words("hour-full", hour=hour) if minute == "00" else at
