"""Buttons under questions, and /cancel."""

from sqlmodel import Session

from bot.forms import dialogue, responses
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button
from bot.register.commands import anyone, command
from bot.register.event import Event, said
from bot.register.links import link
from storage.engine.errors import NotFound
from storage.messaging import conversations
from storage.messaging.conversations import Conversation


class TalkOver(NotFound):
    """The conversation that a button belongs to is over."""


def own(session: Session, person_id: int, talk_id: int) -> Conversation:
    """The door to one's own open conversation. Raises TalkOver."""
    talk = conversations.of(session, person_id, talk_id)
    if talk is None:
        raise TalkOver()
    return talk


@button("form.answer", door=own)
def press(event: Event, talk: Conversation) -> Reply:
    reply = responses.pressed(event, talk)
    return reply if reply.toast else Reply(reply.messages, Toast(""), reply.edit, reply.private)


@link("form.continue")
def go_on(event: Event, _: str) -> Reply | None:
    """On with the open question."""
    question = dialogue.again(event)
    return said(*question) if question else None


@command("cancel", who=anyone, listed=False)
def cancel(event: Event) -> Reply:
    """Call off what is open, wherever one is."""
    talk = conversations.current(event.session, event.person_id)
    if talk is None:
        return said(Message(lead=event.words("talk-nothing-open")))
    return dialogue.cancel(event, talk)
