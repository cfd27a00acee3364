"""How the rows of each part of the worklist look to a worker, and where they are put."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlmodel import Session

from bot.messages import Message, Reply, Toast
from bot.register.event import Event
from bot.texts import Words
from storage.community import walks
from storage.community.walks import Walk
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


def put(session: Session, walk: Walk, shown: Message, toast: Toast | None) -> Reply:
    """In place of what was tapped; with a picture as a message of its own, for an edit would keep
    the former one."""
    if not shown.is_kept_whole:
        return Reply(edit=shown, toast=toast)
    walks.say(session, walk)
    return Reply(toast=toast)


def goes_on_with(event: Event, part: Part, row_id: int) -> bool:
    """After a form that the queue opened, its next matter is this; False where it came from
    somewhere else."""
    walk = walks.asked_by(event.session, event.person_id, event.filled)
    if walk is not None:
        place = walks.QueuePlace(part.at, row_id)
        walks.go(event.session, walk, place, walk.talk_id)
    return walk is not None


def moves_to(event: Event, part: Part, row_id: int) -> None:
    """What was tapped in the queue goes on there, as a matter of another part."""
    tap = event.incoming.tap
    walk = walks.shown_in(event.session, event.person_id, tap.message_id) if tap else None
    if walk is not None and event.is_private:
        walks.go(event.session, walk, walks.QueuePlace(part.at, row_id))
