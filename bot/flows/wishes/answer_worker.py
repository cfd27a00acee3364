"""The owner answers what a worker asked; the answer joins the private story."""

from bot.flows.wishes.ask_owner import Said
from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.wishes.wishes import Wish


@flow("wish.answer", about=Wish)
def answer_worker(ask: Ask) -> Said:
    """One answer."""
    return Said(ask.about.subject, ask("answer", Text(500)))
