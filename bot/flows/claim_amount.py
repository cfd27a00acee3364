"""How many pieces of a large wish somebody takes."""

from typing import NamedTuple

from sqlmodel import Session

from bot.answers import Many, amount
from bot.conversation import Ask
from bot.flows import flow
from storage import pieces, taking
from storage.errors import refuse
from storage.wishes import Wish


class Take(NamedTuple):
    """So many pieces of a wish."""

    wish_id: int
    quantity: int


@flow("claim-amount")
def claim_amount(ask: Ask) -> Take:
    """1, 2, the rest, or another number; of what is left now. Raises what keeps them from it."""

    def look(session: Session) -> Wish:
        wish = session.get_one(Wish, ask.about.subject, populate_existing=True)
        refuse(taking.why_not_claim(session, ask.about.person_id, wish))
        return wish

    wish = ask.read(look)
    left = pieces.left(wish)
    shown = {"title": wish.title, "left": amount(left, wish.unit)}
    many = ask("many", Many(left, wish.unit), **shown)
    return Take(wish.key, many)
