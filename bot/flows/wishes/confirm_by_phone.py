"""How many pieces came, as the resident said on the phone."""

from typing import NamedTuple

from sqlmodel import Session

from bot.forms.answers import Many, amount
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.wishes import claims
from storage.wishes.claims import Claim, NotHeld
from storage.wishes.wishes import Wish


class Came(NamedTuple):
    """So many pieces of a claim."""

    claim_id: int
    quantity: int


@flow("claim.confirm-by-phone", about=Claim)
def came(ask: Ask) -> Came:
    """Some or all of what is still to be confirmed. Raises NotHeld."""

    def look(session: Session) -> tuple[Claim, Wish]:
        claim = session.get_one(Claim, ask.about.subject, populate_existing=True)
        if claim.state not in claims.LIVE:
            raise NotHeld()
        return claim, session.get_one(Wish, claim.wish_id)

    claim, wish = ask.read(look)
    shown = {"title": wish.title, "promised": amount(claim.quantity, wish.unit)}
    return Came(claim.key, ask("many", Many(claim.quantity, wish.unit), **shown))
