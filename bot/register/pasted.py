"""What may be pasted where nothing was asked: a subject that reads it says what then."""

from collections.abc import Callable

from bot.messages import Reply
from bot.register.event import Event

Reads = Callable[[Event], Reply | None]
READS: dict[str, Reads] = {}


def pasted(name: str) -> Callable[[Reads], Reads]:
    """Register what reads a message; None for what is nothing of its own."""

    def register(reads: Reads) -> Reads:
        assert name not in READS, name
        READS[name] = reads
        return reads

    return register


def read(event: Event) -> Reply | None:
    """What a subject says to it; None where it is nothing that anybody knows."""
    return next((reply for reads in READS.values() if (reply := reads(event))), None)
