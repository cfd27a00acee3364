"""Buttons under questions, and /cancel."""

from sqlmodel import Session

from bot.forms import responses
from bot import talks
from bot.access import Event, anyone, button, command, said
from bot.messages import Message, Reply, Toast
from storage import conversations
from storage.conversations import Conversation
from storage.errors import NotFound


class TalkOver(NotFound):
    """The conversation that a button belongs to is over."""


def own(session: Session, person_id: int, talk_id: int) -> Conversation:
    """The door to one's own open conversation. Raises TalkOver."""
    talk = conversations.of(session, person_id, talk_id)
    if talk is None:
        raise TalkOver()
    return talk


@button("talk", door=own)
def press(event: Event, talk: Conversation) -> Reply:
    reply = responses.pressed(event, talk)
    return reply if reply.toast else Reply(reply.messages, Toast(""), reply.edit, reply.private)


@command("cancel", who=anyone, listed=False)
def cancel(event: Event) -> Reply:
    """Call off what is open, wherever one is."""
    talk = conversations.current(event.session, event.person_id)
    if talk is None:
        return said(Message(lead=event.words("talk-nothing-open")))
    return talks.cancel(event, talk)
