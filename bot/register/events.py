"""Events that are no text, command or tap: who joins, leaves, or moves a group."""

from collections.abc import Callable

from bot.messages import Heard
from bot.register.commands import Answering

EVENTS: dict[Heard, Answering] = {}


def heard(*kinds: Heard) -> Callable[[Answering], Answering]:
    """Register what answers an event that is no text, command or tap."""

    def register(run: Answering) -> Answering:
        for kind in kinds:
            assert kind not in EVENTS, kind
            EVENTS[kind] = run
        return run

    return register
