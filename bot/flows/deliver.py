"""The claimer says that it was brought."""

from bot.answers import Confirm, Photos, Text
from bot.conversation import Ask
from bot.flows import flow
from bot.messages import Message
from storage import screening
from storage.deliveries import NOTE_LIMIT, Delivery


@flow("deliver")
def deliver(ask: Ask) -> Delivery:
    """Pictures if there are any, whether others may see them, and a line."""
    photos = ask("photos", Photos())
    shows = bool(photos) and ask("shows", Confirm())
    return Delivery(ask.about.subject, photos, shows, _note(ask))


def _note(ask: Ask) -> str:
    """The line; a number or an address that slipped in can be tucked away."""
    note = ask("note", Text(NOTE_LIMIT, optional=True))
    kept = screening.tucked(note)
    if kept == note:
        return note
    return kept if ask("tucked", Confirm(lambda _: Message(quote=kept), of=note)) else note
