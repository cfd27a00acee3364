"""A worker changes the public words of a wish before it goes to the group."""

from bot.answers import Text
from bot.conversation import Ask
from bot.flows import flow
from bot.flows.return_wish import Said
from storage.wishes import TITLE_LIMIT, Wish


@flow("reword-wish")
def reword_wish(ask: Ask) -> Said:
    """The new title, with the old one in sight."""
    wish = ask.read(lambda session: session.get_one(Wish, ask.about.subject))
    return Said(ask.about.subject, ask("title", Text(TITLE_LIMIT), title=wish.title))
