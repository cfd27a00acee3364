"""What was to be said at once and was not: left to delivery."""

from dataclasses import replace

from sqlmodel import Session

from bot.forms import ends
from bot.messages import ChannelError, Incoming, Message
from bot.register.event import Event
from bot.speaking import outcomes
from storage.community import accounts, answers
from storage.messaging import conversations


def settled(
    session: Session,
    incoming: Incoming,
    said: Message,
    message_id: str,
    error: ChannelError | None,
) -> Message | None:
    """How it went with what keeps a promise; what became of a tapped message in private, which all
    tries could not show; where a question stands. One that was answered meanwhile is to lose its
    buttons: what it then looks like, None for anything else."""
    if said.told:
        outcomes.answered(session, said.told, error)
    elif error is None and said.asks:
        place = f"{incoming.channel}:{message_id}"
        is_open = conversations.stands(session, said.asks.talk, said.asks.turn, place)
        return None if is_open else replace(said, rows=())
    elif incoming.sender and incoming.tap:
        known = accounts.known(session, incoming.channel, incoming.sender.id)
        if known is not None:
            ends.owed(session, known.person_id, incoming.tap.message_id, said)
    return None


def overtaken(event: Event) -> None:
    """A tap on a message in private: what it was to become before is of no use."""
    tap = event.incoming.tap
    if tap and event.is_private and event.known:
        answers.overtaken(event.session, event.person_id, tap.message_id)
