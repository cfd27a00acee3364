"""A community's settings: workers look, admins change."""

import re

from bot import talks
from bot.access import (
    Event,
    OldButton,
    administered,
    button,
    command,
    form,
    home,
    said,
    staff,
    staffed,
)
from bot.cards import settings as card
from bot.conversation import SEEN
from bot.flows.set_number import NewNumber
from bot.messages import Message, Reply, Toast
from bot.texts import LANGUAGES
from storage import conversations, people, settings
from storage.errors import Refused
from storage.people import STAFF, Role
from storage.settings import Value

FLOW = "set-number"
_SET = re.compile(r"([a-z_]+)=([a-z0-9]+):([a-z0-9]+)")


@command("settings", who=staff, link=True)
def show(event: Event) -> Reply:
    """What is agreed on here, in numbers."""
    return said(card.overview(event.session, home(event, STAFF), event.words))


@button("settings", door=staffed)
def turn(event: Event, community_id: int) -> Reply:
    """A group of settings, or all of them."""
    group = event.action.arg
    if not group:
        shown = card.overview(event.session, community_id, event.words)
    elif group in card.GROUPS:
        shown = card.page(event.session, community_id, group, event.words)
    else:
        raise OldButton()
    return Reply(edit=shown, toast=Toast(""))


@button("setting", door=staffed)
def look(event: Event, community_id: int) -> Reply:
    """One setting: an admin is asked for a new value, a worker reads."""
    name, session = event.action.arg, event.session
    is_admin = Role.ADMIN in people.roles(session, event.person_id, community_id)
    if name == "language":
        shown = card.language(session, community_id, is_admin, event.words)
        return Reply(edit=shown, toast=Toast(""))
    if name not in card.UNITS:
        raise OldButton()
    if is_admin:
        return _ask(event, community_id, name)
    return Reply(edit=card.one(session, community_id, name, event.words), toast=Toast(""))


def _ask(event: Event, community_id: int, name: str) -> Reply:
    """Whoever taps another setting means that one: the question about the first is over."""
    for talk in conversations.of_person(event.session, event.person_id):
        if (talk.flow, talk.subject) == (FLOW, community_id):
            conversations.close(event.session, talk)
    seen = {SEEN: f"{name}={settings.now(event.session, community_id, name)}"}
    reply = talks.begin(event, FLOW, community_id, community_id, seen)
    return Reply(reply.messages, Toast(""))


@form(FLOW)
def filled(event: Event, new: NewNumber) -> Reply:
    """Who comes second reads what it is now; the question is over either way."""
    try:
        shown = _changed(event, event.subject, new.name, new.seen, new.value)
    except Refused as no:
        shown = Message(lead=event.words(no.key, **no.shown))
    return said(shown)


@button("set", door=administered)
def put(event: Event, community_id: int) -> Reply:
    """A value on a button, for who saw the one before: a language, or back to what it was."""
    shape = _SET.fullmatch(event.action.arg)
    if shape is None:
        raise OldButton()
    name = shape[1]
    shown = _changed(event, community_id, name, _value(name, shape[3]), _value(name, shape[2]))
    return Reply(edit=shown, toast=Toast(event.words("noted")))


def _value(name: str, text: str) -> Value:
    if name == "language" and text in LANGUAGES:
        return text
    if name in card.UNITS and re.fullmatch("[0-9]{1,9}", text):
        return int(text)
    raise OldButton()


def _changed(event: Event, community_id: int, name: str, seen: Value, value: Value) -> Message:
    wanted = (community_id, name, seen, value)
    if settings.change(event.session, event.person_id, *wanted):
        return card.changed(*wanted, event.words)
    return card.already(community_id, name, value, event.words)
