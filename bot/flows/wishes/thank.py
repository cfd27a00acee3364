"""The resident's own words for whoever made the wish come true."""

from typing import NamedTuple

from bot.forms.answers import Confirm, Text
from bot.forms.engine import Ask
from bot.messages import Message
from bot.register.forms import flow
from storage.community import screening
from storage.wishes.claims import Claim
from storage.wishes.deliveries import THANKS_LIMIT


class Thanks(NamedTuple):
    claim_id: int
    words: str


@flow("claim.thank", about=Claim)
def thank(ask: Ask) -> Thanks:
    """The words; where something private slipped in, how they will go out without it."""
    words = ask("words", Text(THANKS_LIMIT))
    kept = screening.tucked(words)
    if kept != words:
        ask("tucked", Confirm(lambda _: Message(quote=kept), edits=True, only=True))
    return Thanks(ask.about.subject, kept)
