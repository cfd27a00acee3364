"""Buttons that ask once more: a first tap shows what would happen, under a button that says the act
and a way back; only the next tap does it."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from bot.messages import Action, Button, Message, Reply, Toast
from bot.register.buttons import Pressed, understood
from bot.register.event import Event

ASK, KEEP = "ask", "keep"  # what the argument of such a button says, besides its answers


class Sure(StrEnum):
    """The one answer of most of them."""

    SURE = "sure"


def sure_or_keep(do: Action, sure: str, keep: str) -> tuple[Button, Button]:
    """The act, by its label, and the way back."""
    return Button(sure, do._replace(arg=Sure.SURE.value)), Button(keep, do._replace(arg=KEEP))


def confirm_first(
    question: Callable[[Event, Any], Message],
    keep: Pressed,
    answers: type[StrEnum] = Sure,
) -> Callable[[Pressed], Pressed]:
    """Around what a button does: `question` is asked in its place until one of `answers` is tapped,
    `keep` shows what stood there. Raises OldButton for anything else."""

    def wrap(run: Pressed) -> Pressed:
        @wraps(run)
        def pressed(event: Event, row: Any) -> Reply | None:
            if event.action.arg == ASK:
                return Reply(edit=question(event, row), toast=Toast(""))
            if event.action.arg == KEEP:
                return keep(event, row)
            understood(answers, event.action.arg)
            return run(event, row)

        return pressed

    return wrap
