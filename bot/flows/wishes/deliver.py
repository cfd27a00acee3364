"""The claimer says that it was brought."""

from bot.flows.wishes.promised import promised
from bot.forms.answers import Confirm, Many, Photos, Text, amount
from bot.forms.engine import Ask
from bot.messages import Message
from bot.register.forms import flow
from storage.community import screening
from storage.wishes.claims import Claim
from storage.wishes.deliveries import NOTE_LIMIT, NewDelivery
from storage.wishes.wishes import Wish


@flow("claim.deliver", about=Claim)
def deliver(ask: Ask) -> NewDelivery:
    """Pictures if there are any, whether others may see them, and a line. Raises NotHeld."""
    claim = promised(ask)
    quantity = _quantity(ask, claim)
    photos = ask("photos", Photos())
    shows = bool(photos) and ask("shows", Confirm())
    return NewDelivery(ask.about.subject, photos, shows, _note(ask), quantity)


def _quantity(ask: Ask, claim: Claim) -> int | None:
    """Of several pieces, how many came this time."""
    if claim.quantity == 1:
        return None
    unit = ask.read(lambda session: session.get_one(Wish, claim.wish_id).unit)
    promised = amount(claim.quantity, unit)
    return ask("quantity", Many(claim.quantity, unit), promised=promised)


def _note(ask: Ask) -> str:
    """The line; a number or an address that slipped in can be tucked away."""
    note = ask("note", Text(NOTE_LIMIT, optional=True))
    kept = screening.tucked(note)
    if kept == note:
        return note
    return kept if ask("tucked", Confirm(lambda _: Message(quote=kept), of=note)) else note
