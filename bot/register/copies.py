"""The copy of all that is kept about somebody: how the rows of each group are told to them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session

from bot.texts import Words, dates
from storage.engine import clock


class Reader(NamedTuple):
    """Whose eyes it is for: rows and the words for them."""

    session: Session
    words: Words
    zone: str

    def day(self, at: datetime) -> str:
        """A moment as a day on the wall, with its year."""
        here = clock.local(at, self.zone)
        return dates.with_year(here.date(), self.words)


Lines = Callable[[Reader, Any], list[str]]  # of one row; of all of them together
Heading = Callable[[Any, Words], str]


@dataclass(frozen=True, slots=True)
class Copied:
    """How the rows of a group are told. `heading`: each has a group of its own; `at_once`: `lines`
    are made of all of them together."""

    lines: Lines
    heading: Heading | None
    at_once: bool


Deed = Callable[[Words, str], str]  # what was done, as history calls it

COPIED: dict[str, Copied] = {}
DEEDS: dict[str, Deed] = {}


def copied(
    group: str, *, heading: Heading | None = None, at_once: bool = False
) -> Callable[[Lines], Lines]:
    """Register the lines of a group."""

    def register(lines: Lines) -> Lines:
        assert group not in COPIED, group
        COPIED[group] = Copied(lines, heading, at_once)
        return lines

    return register


def deed(noun: str) -> Callable[[Deed], Deed]:
    """Register how it is told what somebody did with such rows; without, it is
    `did-<noun>-<what>`."""

    def register(told: Deed) -> Deed:
        assert noun not in DEEDS, noun
        DEEDS[noun] = told
        return told

    return register
