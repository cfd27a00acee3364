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


def flow(name: str) -> Callable[[Flow], Flow]:
    """Register a flow; its texts are `name-key…`."""

    def register(run: Flow) -> Flow:
        assert name not in FLOWS, name
        FLOWS[name] = run
        return run

    return register
