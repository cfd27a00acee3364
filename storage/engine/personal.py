"""What is kept about a person, declared where it is kept: where a copy of it lists the rows, and
what forgetting somebody does there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows that a copy lists under one heading, the lowest `at` first; `only` what `only` gives."""

    name: str
    at: int
    table: Any
    column: str
    only: Callable[[], Any] | None


class Stage(IntEnum):
    """The order in which somebody is forgotten: one is over everywhere before the next begins."""

    END = 0  # what is live ends, and others hear of it
    WIPE = 1  # what is private goes
    CUT = 2  # they are told nothing more, and nobody knows them any more


Forget = Callable[[Session, int], None]
Card = tuple[int, Any, int]  # of which community, how it stands there, of which row
Naming = Callable[[Session, int], Iterable[Card]]
Count = Callable[[Session, int], int]

LISTED: dict[str, Listing] = {}
LEFT_OUT: dict[tuple[str, str], str] = {}
FORGETTING: list[tuple[Stage, Forget]] = []
NAMING: list[Naming] = []
AT_STAKE: dict[str, Count] = {}


def listed(
    table: Any, column: str, name: str, at: int, only: Callable[[], Any] | None = None
) -> None:
    """The rows whose `column` is somebody are the group `name` of the copy for them."""
    assert name not in LISTED, name
    LISTED[name] = Listing(name, at, table, column, only)


def left_out(table: Any, column: str, why: str) -> None:
    """A copy does not list these rows, for this reason."""
    key = (table.__tablename__, column)
    assert key not in LEFT_OUT, key
    LEFT_OUT[key] = why


def forgetting(stage: Stage) -> Callable[[Forget], Forget]:
    """Register what forgetting somebody does at a stage."""

    def register(forget: Forget) -> Forget:
        FORGETTING.append((stage, forget))
        return forget

    return register


def in_order() -> list[Forget]:
    """All that forgetting does; within a stage by where it is declared, on every machine alike."""
    parts = sorted(FORGETTING, key=lambda part: (part[0], part[1].__module__, part[1].__name__))
    return [forget for _, forget in parts]


def naming(cards: Naming) -> Naming:
    """Register which cards name somebody, or say what they said."""
    NAMING.append(cards)
    return cards


def at_stake(name: str) -> Callable[[Count], Count]:
    """Register how much of something would end, which people are asked about first."""

    def register(count: Count) -> Count:
        assert name not in AT_STAKE, name
        AT_STAKE[name] = count
        return count

    return register
