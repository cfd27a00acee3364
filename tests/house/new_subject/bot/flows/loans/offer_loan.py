"""A neighbour lends something."""

from bot.forms.answers import Confirm, Text
from bot.forms.engine import Ask
from bot.forms.public_line import public_line
from bot.register.forms import flow
from storage.loans.loans import PLACE_LIMIT, TITLE_LIMIT, NewLoan


@flow("loan.offer")
def offer_loan(ask: Ask) -> NewLoan:
    """What the group reads, and where to fetch it, which only the borrower reads."""
    title = public_line(ask, "what", TITLE_LIMIT)
    place = ask("place", Text(PLACE_LIMIT))
    ask("sure", Confirm(edits=True, only=True), title=title, value=place)
    return NewLoan(ask.about.community_id or 0, title, place)
