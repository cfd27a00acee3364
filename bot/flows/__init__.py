"""Conversations, one file each: questions in order, nothing else.

A flow is a plain function. `ask` either returns the stored answer or stops the run; on the next
message the function is run again from the top with one more answer. It has no effects and no
session: it returns a form, and one verb acts on it once.
"""

from collections.abc import Callable
from typing import Any

from bot.conversation import Ask

Flow = Callable[[Ask], Any]
FLOWS: dict[str, Flow] = {}
_WORDS: dict[str, str] = {}
_OPTIONAL: set[str] = set()


def flow(name: str, words: str = "", *, optional: bool = False) -> Callable[[Flow], Flow]:
    """Register a flow; its texts are `name-key…`, or those of another flow that asks the same. One
    that is `optional` may be left unanswered: nobody is reminded of it."""

    def register(run: Flow) -> Flow:
        assert name not in FLOWS, name
        FLOWS[name], _WORDS[name] = run, words or name
        _OPTIONAL.update({name} if optional else ())
        return run

    return register


def said_as(name: str) -> str:
    """The name under which a flow's words stand; its own for one of another version."""
    return _WORDS.get(name, name)


def is_optional(name: str) -> bool:
    """Whether all is well without an answer."""
    return name in _OPTIONAL
