"""A sentence that no form asked for: perhaps it is a wish."""

from typing import NamedTuple

from bot.flows.wishes import read_wish
from bot.forms.answers import Confirm, Text
from bot.forms.engine import Ask
from bot.register.forms import Dates, flow
from storage.wishes.deadlines import FARTHEST
from storage.wishes.wishes import STORY_LIMIT


class Said(NamedTuple):
    """What is to be a wish, and the day that was named in it, as a raw answer; "" for none."""

    words: str
    until: str = ""


@flow(
    "wish.from-words",
    optional=True,
    hears=("words", read_wish.may_be),
    doubts=True,
    dates=Dates("words", "until", FARTHEST),
)
def say_so(ask: Ask) -> Said:
    """What was said, where it is to be a wish; "" where it was only said."""
    said = ask("words", Text(STORY_LIMIT))
    is_wish = ask("then", Confirm(of=said))
    return Said(said, ask.answers.get("until", "")) if is_wish else Said("")
