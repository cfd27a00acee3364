"""What waits for a worker, declared by each subject part by part."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that wait for the same reason, `noun.act` for what a worker is to do; the lowest `at` is
    looked at first. `which` selects them on a local day. What `rests` goes its own way for now:
    nobody has to look at it this morning. `counted`: the part in whose figure it is said."""

    name: str
    at: int
    table: Any
    which: Callable[[date], Any]
    rests: bool
    counted: str

    @property
    def slug(self) -> str:
        """As it stands in the keys of words: wish-review."""
        return self.name.replace(".", "-")


Since = datetime | None  # when such a line was read last
Clause = Callable[[Session, int, Since], Any]


@dataclass(frozen=True, slots=True)
class Call:
    """Those of a part that call for a worker this morning, `which` in a community; several with one
    name are one figure, the lowest `at` first."""

    name: str
    at: int
    part: Part
    which: Clause


PARTS: dict[str, Part] = {}
CALLS: list[Call] = []


def part(
    name: str,
    at: int,
    table: Any,
    which: Callable[[date], Any],
    *,
    rests: bool = False,
    counted: str = "",
) -> Part:
    """Declare a part of the worklist, once."""
    assert name not in PARTS, name
    PARTS[name] = Part(name, at, table, which, rests, counted or name)
    return PARTS[name]


def call(name: str, at: int, part: Part) -> Callable[[Clause], Clause]:
    """Register a condition on the rows of a part by which they call for a worker."""

    def register(which: Clause) -> Clause:
        CALLS.append(Call(name, at, part, which))
        return which

    return register


def in_order() -> list[Part]:
    """All parts, in the order in which a worker should look."""
    return sorted(PARTS.values(), key=lambda each: (each.at, each.name))
