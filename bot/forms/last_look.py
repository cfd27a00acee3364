"""The last look at a form that asks little: what was read from the words can be changed with a tap,
what is missing can be added, and whoever wants to be led is asked one by one."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.forms.answers import Confirm
from bot.messages import Incoming, Message

Taken = Callable[[Incoming], dict[str, str]]  # what was sent → the raw answers in it


@dataclass(frozen=True, slots=True)
class LastLook(Confirm):
    """`reads`: keys with a button of their own, each with what was read for it; `adds`: keys that
    may be added, and `there`: those of them that have been; `takes`: what a line that is typed
    here adds; `samples`: what others will read of it, each as they will."""

    edits: bool = True
    only: bool = True
    reads: tuple[tuple[str, str], ...] = ()
    adds: tuple[str, ...] = ()
    there: frozenset[str] = frozenset()
    takes: Taken | None = None
    samples: Callable[[], tuple[Message, ...]] | None = None
