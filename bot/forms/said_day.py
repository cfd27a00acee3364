"""What several forms ask: a day, and the hour if one is said; what was typed is shown as it was
understood before it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from bot.forms.answers import Confirm, Day, Option
from bot.forms.engine import Ask
from bot.messages import Incoming
from bot.texts import Words, hours
from bot.texts.hours import Hour


class SaidDay(NamedTuple):
    """A day, the hour as it was said, and whether it was typed."""

    day: date
    hour: Hour
    is_typed: bool


@dataclass(frozen=True, slots=True)
class DayAndHour:
    """A `day` with its hour; a raw answer that was typed has a space."""

    day: Day

    @property
    def columns(self) -> int:
        return self.day.columns

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        day, hour = self.day.understood(incoming, words)
        return f"{day.isoformat()} {hour.raw}"

    def read(self, raw: str) -> SaidDay | None:
        iso, typed, hour = raw.partition(" ")
        day = self.day.read(iso)
        return SaidDay(day, Hour.of(hour), bool(typed)) if day else None

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return self.day.options(words, flow, key)


def said_day(ask: Ask, key: str, kind: DayAndHour, **shown: Any) -> SaidDay | None:
    """The day that was tapped, or typed and agreed to. Uses the key `understood`, too."""
    said = ask(key, kind, **shown)
    if said is not None and said.is_typed:
        when = hours.when(said.day, said.hour, ask.words)
        ask("understood", Confirm(only=True, of=when, found_by=key), when=when)
    return said
