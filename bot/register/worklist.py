"""How the rows of each part of the worklist look to a worker."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlmodel import Session

from bot.messages import Message
from bot.texts import Words
from storage.engine.worklist import Part


class Looking(NamedTuple):
    """Who looks, and where."""

    session: Session
    words: Words
    reader: int
    in_group: bool


Draw = Callable[[Looking, Any], Message]

DRAWN: dict[str, Draw] = {}


def worklist_card(part: Part) -> Callable[[Draw], Draw]:
    """Register what draws the rows of a part."""

    def register(draw: Draw) -> Draw:
        assert part.name not in DRAWN, part.name
        DRAWN[part.name] = draw
        return draw

    return register
