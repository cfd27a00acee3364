"""Buttons under questions, and /cancel."""

from dataclasses import replace

from sqlmodel import Session

from bot.forms import dialogue, places, responses
from bot.forms.typed import FLOW
from bot.handlers.forms.typed import pressed_late
from bot.messages import Message, Reply, Toast
from bot.register import called
from bot.register.buttons import button
from bot.register.commands import anyone, command
from bot.register.event import Event, said
from bot.register.forms import made, said_as
from bot.register.links import link
from storage.engine.errors import NotFound
from storage.messaging import conversations, ended_forms
from storage.messaging.conversations import Conversation
from storage.messaging.ended_forms import Became, EndedForm


class TalkOver(NotFound):
    """The conversation that a button belongs to is over, and nobody remembers how it ended."""


def own(session: Session, person_id: int, talk_id: int) -> Conversation | EndedForm:
    """The door to one's own form, open or over. Raises TalkOver."""
    open_one = conversations.of(session, person_id, talk_id)
    found = open_one or ended_forms.of(session, person_id, talk_id)
    if found is None:
        raise TalkOver()
    return found


@button("form.answer", door=own)
def press(event: Event, talk: Conversation | EndedForm) -> Reply:
    if isinstance(talk, EndedForm):
        late = pressed_late(event) if talk.flow == FLOW else None
        return late or _is_over(event, talk)
    reply = responses.pressed(event, talk)
    return reply if reply.toast else replace(reply, toast=Toast(""))


def _is_over(event: Event, ended: EndedForm) -> Reply:
    """What became of it; a copy that was never changed has no buttons from now on."""
    line = _became(event, ended)
    toast = Toast(line, is_alert=True)
    is_still = places.tapped(event) in ("", ended.place)
    return Reply(toast=toast) if is_still else Reply(edit=Message(lead=line), toast=toast)


def _became(event: Event, ended: EndedForm) -> str:
    """In words; with the number of the row where there is one."""
    own, words = f"{said_as(ended.flow)}-became", event.words
    named = called.name_of(event.session, made(ended.flow), ended.subject)
    if ended.became is Became.DONE and named and words.has(own):
        return words(own, code=named.code)
    line = words(f"talk-became-{ended.became}".replace("_", "-"))
    return words("talk-over-about", title=named.title, code=named.code, why=line) if named else line


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
