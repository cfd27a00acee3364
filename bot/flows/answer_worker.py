"""The owner answers what a worker asked; the answer joins the private story."""

from bot.answers import Text
from bot.conversation import Ask
from bot.flows import flow
from bot.flows.return_wish import Said


@flow("answer-worker")
def answer_worker(ask: Ask) -> Said:
    """One answer."""
    return Said(ask.about.subject, ask("answer", Text(500)))
