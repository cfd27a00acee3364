"""A worker found out how many are wished."""

from typing import NamedTuple

from bot.forms.answers import Amounts, amount
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.wishes import review
from storage.wishes.wishes import PIECES_LIMIT, Wish


class Mended(NamedTuple):
    """So many, of a wish as it was seen."""

    wish_id: int
    quantity: int
    unit: str
    seen: int | None


@flow("wish.mend-amount", about=Wish)
def mend_amount(ask: Ask) -> Mended:
    """One number, with the old one in sight. Raises NotFound, AlreadyReviewed, Stale."""
    who, _, wish_id = ask.about
    wish = ask.read(lambda session: review.to_decide(session, who, wish_id, ask.seen))
    shown = {"title": wish.title, "now": amount(wish.wanted, wish.unit)}
    new = ask("many", Amounts(wish.unit, PIECES_LIMIT), **shown)
    return Mended(wish_id, new.quantity, new.unit, ask.seen)
