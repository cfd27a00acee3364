"""What becomes of private text on its way: most of it goes with its row, within days."""

from datetime import datetime
from typing import Any

from sqlmodel import col

from storage.engine.retention import ending, otherwise
from storage.messaging.conversations import Conversation
from storage.messaging.inbox import InboxEvent
from storage.messaging.outbox import OVER, OutboxState, Told

LIVE = (OutboxState.READY, OutboxState.SENDING)


def _waits_for_nobody(before: datetime) -> Any:
    """What nobody came for: of a promise that is kept at last, the words are missing."""
    return col(Told.state).not_in((*OVER, *LIVE)) & (col(Told.promised_for) < before)


ending(Told, _waits_for_nobody)
otherwise(Told, "way", "goes with the promise, which is kept to whoever is forgotten")
otherwise(InboxEvent, "content", "goes once it is handled, or with an event that was given up")
otherwise(Conversation, "answers", "an unfinished form goes after two days")
