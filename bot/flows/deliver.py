"""The claimer says that it was brought."""

from bot.answers import Confirm, Photos, Text
from bot.conversation import Ask
from bot.flows import flow
from storage.deliveries import NOTE_LIMIT, Delivery


@flow("deliver")
def deliver(ask: Ask) -> Delivery:
    """Pictures if there are any, whether others may see them, and a line."""
    photos = ask("photos", Photos())
    shows = bool(photos) and ask("shows", Confirm())
    note = ask("note", Text(NOTE_LIMIT, optional=True))
    return Delivery(ask.about.subject, photos, shows, note)
