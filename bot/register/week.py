"""The week's digest of a group: each subject enters what it has to say there."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from bot.register.notifications import Telling

Lines = Callable[[Telling, int, datetime], list[str]]  # of a community, since when


class Part(NamedTuple):
    """What a subject says, and where it stands, the lowest first."""

    at: int
    lines: Lines


PARTS: dict[str, Part] = {}


def of_the_week(name: str, at: int) -> Callable[[Lines], Lines]:
    """Register what a subject says in it: lines for everybody, none where there is nothing."""

    def register(lines: Lines) -> Lines:
        assert name not in PARTS, name
        PARTS[name] = Part(at, lines)
        return lines

    return register


def told(telling: Telling, community_id: int, since: datetime) -> list[str]:
    """What all have to say, a paragraph each."""
    in_order = sorted(PARTS.values(), key=lambda part: part.at)
    each = ("\n".join(part.lines(telling, community_id, since)) for part in in_order)
    return [said for said in each if said]
