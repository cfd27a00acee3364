"""A sentence that no form asked for: perhaps it is a wish."""

from bot.flows.wishes import read_wish
from bot.forms.answers import Confirm, Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.wishes.wishes import STORY_LIMIT


@flow("wish.from-words", optional=True, hears=("words", read_wish.may_be))
def say_so(ask: Ask) -> str:
    """What was said, where it is to be a wish; "" where it was only said."""
    said = ask("words", Text(STORY_LIMIT))
    return said if ask("then", Confirm(of=said)) else ""
