"""A worker asks the owner something before deciding."""

from typing import NamedTuple

from bot.answers import Text
from bot.conversation import Ask
from bot.flows import flow


class Said(NamedTuple):
    """What a worker says to the owner of a wish."""

    wish_id: int
    words: str
    seen: int | None = None  # the revision it was said about


@flow("return-wish")
def return_wish(ask: Ask) -> Said:
    """One question, in the worker's own words."""
    return Said(ask.about.subject, ask("question", Text(300)), ask.seen)
