"""A worker changes the public words of a wish before it goes to the group."""

from typing import NamedTuple

from bot.forms.answers import Confirm, Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.wishes import review
from storage.wishes.wishes import PUBLIC_NOTE_LIMIT, TITLE_LIMIT, Wish


class Reworded(NamedTuple):
    """What the group will read."""

    wish_id: int
    title: str
    note: str
    seen: int | None  # the revision that was changed


@flow("wish.reword", about=Wish)
def reword_wish(ask: Ask) -> Reworded:
    """The title, with the old one in sight, and a line below it; either may stay as it is."""
    who, _, wish_id = ask.about
    wish = ask.read(lambda session: review.to_decide(session, who, wish_id, ask.seen))
    title = ask("title", Text(TITLE_LIMIT, optional=True), title=wish.title)
    return Reworded(wish_id, title or wish.title, _note(ask, wish), ask.seen)


def _note(ask: Ask, wish: Wish) -> str:
    if wish.public_note and ask("keeps", Confirm(), note=wish.public_note):
        return wish.public_note
    return ask("note", Text(PUBLIC_NOTE_LIMIT, optional=True))
