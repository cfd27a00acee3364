"""How many pieces of a large wish somebody takes altogether; one was theirs with the tap."""

from typing import NamedTuple

from sqlmodel import Session

from bot.forms.answers import Many, amount
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.engine.errors import refuse
from storage.wishes import pieces, quantities
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish


class Total(NamedTuple):
    """So many pieces altogether."""

    claim_id: int
    quantity: int


@flow("claim.amount", about=Claim, optional=True)
def claim_amount(ask: Ask) -> Total:
    """What they hold and up to what is left now besides. Raises NotHeld, and RestTaken when nothing
    is: what is typed after that is no answer any more."""

    def look(session: Session) -> tuple[Claim, Wish]:
        claim = session.get_one(Claim, ask.about.subject, populate_existing=True)
        wish = session.get_one(Wish, claim.wish_id, populate_existing=True)
        refuse(pieces.why_not_more(session, claim, wish))
        return claim, wish

    claim, wish = ask.read(look)
    held, left = claim.quantity, quantities.left(wish)
    shown = {"title": wish.title, "held": amount(held, wish.unit), "left": amount(left, wish.unit)}
    many = ask("many", Many(held + left, wish.unit, least=held), **shown)
    return Total(claim.key, many)
