"""What a subject says beside the answer to words that no form asked for: perhaps that was meant."""

from collections.abc import Callable

from bot.messages import Message
from bot.register.event import Event

Perhaps = Callable[[Event, str], Message | None]

_PERHAPS: list[Perhaps] = []


def perhaps(look: Perhaps) -> Perhaps:
    """Register what knows something about words, as they were said in private; None for nothing."""
    _PERHAPS.append(look)
    return look


def known(event: Event, said: str) -> tuple[Message, ...]:
    """All that is known about these words."""
    return tuple(each for look in _PERHAPS if (each := look(event, said)))
