"""What is wrong with what was brought, for the workers to read."""

from typing import NamedTuple

from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.wishes.claims import Claim
from storage.wishes.deliveries import NOTE_LIMIT


class Explained(NamedTuple):
    claim_id: int
    words: str


@flow("claim.explain", about=Claim)
def explain(ask: Ask) -> Explained:
    """One line."""
    return Explained(ask.about.subject, ask("words", Text(NOTE_LIMIT)))
