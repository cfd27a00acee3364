"""A worker asks the owner something before deciding."""

from typing import NamedTuple

from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.wishes import review
from storage.wishes.wishes import Wish


class Said(NamedTuple):
    """What a worker says to the owner of a wish."""

    wish_id: int
    words: str
    seen: int | None = None  # the revision it was said about


@flow("wish.ask-owner", about=Wish)
def return_wish(ask: Ask) -> Said:
    """One question, in the worker's own words. Raises NotFound, AlreadyReviewed, Stale."""
    return decided(ask, "question")


def decided(ask: Ask, key: str) -> Said:
    """What is said with a decision that is still to be made."""
    who, _, wish_id = ask.about
    wish = ask.read(lambda session: review.to_decide(session, who, wish_id, ask.seen))
    return Said(wish_id, ask(key, Text(300), title=wish.title), ask.seen)
