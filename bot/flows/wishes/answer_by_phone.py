"""A worker writes down what the owner of a wish answered on the phone."""

from bot.flows.wishes.ask_owner import Said
from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.engine import columns
from storage.wishes import review
from storage.wishes.wishes import NotEditable, Wish, WishState


@flow("wish.phone-answer", about=Wish)
def answer_by_phone(ask: Ask) -> Said:
    """One answer, with the question in sight. Raises NotFound, NotEditable."""
    who, _, wish_id = ask.about
    wish = ask.read(lambda session: review.for_staff(session, who, wish_id))
    if wish.state is not WishState.RETURNED:
        raise NotEditable()
    asked = columns.opened(wish, "question")
    return Said(wish_id, ask("answer", Text(500), title=wish.title, question=asked))
