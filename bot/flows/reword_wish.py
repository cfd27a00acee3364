"""A worker changes the public words of a wish before it goes to the group."""

from bot.answers import Text
from bot.conversation import Ask
from bot.flows import flow
from bot.flows.return_wish import Said
from storage import review
from storage.wishes import TITLE_LIMIT


@flow("reword-wish")
def reword_wish(ask: Ask) -> Said:
    """The new title, with the old one in sight."""
    about = ask.about
    wish = ask.read(lambda session: review.to_moderate(session, about.person_id, about.subject))
    return Said(about.subject, ask("title", Text(TITLE_LIMIT), title=wish.title), ask.seen)
