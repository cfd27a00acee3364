"""A community's settings: workers look, admins change."""

import re

from bot.cards.community import settings as card
from bot.flows.community.set_plain import NewValue
from bot.forms import dialogue
from bot.forms.answers import refusal
from bot.forms.engine import SEEN
from bot.messages import Message, Reply, Toast
from bot.register.buttons import CommunityFor, OldButton, button
from bot.register.commands import WhoMay, command
from bot.register.event import Event, home, said
from bot.register.forms import form
from bot.register.settings import GROUPS, UNITS
from bot.texts import LANGUAGES
from storage.community import permissions, settings
from storage.community.history import Entry
from storage.community.settings import Value
from storage.engine.errors import Refused
from storage.messaging import conversations

FLOWS = {card.NAME: "setting.name", card.ZONE: "setting.zone"}  # any number: the one below
NUMBER, CALL = "setting.number", "setting.call"
_SET = re.compile(r"community\.language=([a-z]+):([a-z]+)")


@command("settings", who=WhoMay("setting.read"), link=True)
def show(event: Event) -> Reply:
    """What is agreed on here, in numbers."""
    return said(card.overview(event.session, home(event, "setting.read"), event.words))


@button("setting.list", door=CommunityFor("setting.read"))
def turn(event: Event, community_id: int) -> Reply:
    """A group of settings, or all of them."""
    group = event.action.arg
    if not group:
        shown = card.overview(event.session, community_id, event.words)
    elif group in GROUPS:
        shown = card.page(event.session, community_id, group, event.words)
    else:
        raise OldButton()
    return Reply(edit=shown, toast=Toast(""))


@button("setting.show", door=CommunityFor("setting.read"))
def look(event: Event, community_id: int) -> Reply:
    """One setting: an admin is asked for a new value, a worker reads."""
    name, session = event.action.arg, event.session
    if name not in UNITS and name not in card.PLAIN:
        raise OldButton()
    if not permissions.may(session, event.person_id, "setting.change", community_id):
        is_counted = name in UNITS and not card.is_call(name)
        look_only = card.one if is_counted else card.one_plain
        return Reply(edit=look_only(session, community_id, name, event.words), toast=Toast(""))
    if name == card.LANGUAGE:
        return Reply(edit=card.language(session, community_id, event.words), toast=Toast(""))
    return _ask(event, community_id, name)


def _ask(event: Event, community_id: int, name: str) -> Reply:
    """Whoever taps another setting means that one: the question about the first is over."""
    for talk in conversations.of_person(event.session, event.person_id):
        if talk.flow in (NUMBER, CALL, *FLOWS.values()) and talk.subject == community_id:
            dialogue.put_away_quietly(event, talk)
    now = str(settings.now(event.session, community_id, name))
    seen = {SEEN: now if name in FLOWS else f"{name}={now}"}
    flow = FLOWS.get(name, CALL if card.is_call(name) else NUMBER)
    reply = dialogue.begin(event, flow, community_id, community_id, seen)
    return Reply(reply.messages, Toast(""))


@form(NUMBER)
@form(CALL)
@form(FLOWS[card.NAME])
@form(FLOWS[card.ZONE])
def filled(event: Event, new: NewValue) -> Reply:
    """Who comes second reads what it is now; the question is over either way, unless another answer
    may do."""
    try:
        shown = _changed(event, event.subject, new.name, new.seen, new.value)
    except Refused as no:
        if no.may_be_mended:
            raise
        shown = Message(lead=refusal(event.words, no))
    return said(shown)


@button("setting.undo", door=settings.changed_by)
def undo(event: Event, line: Entry) -> Reply:
    """Back to what it was."""
    name, was = line.details["name"], line.details["was"]
    done = settings.undo(event.session, event.person_id, line)
    if not done:
        return Reply(edit=card.already(line.row_id, name, was, event.words), toast=Toast(""))
    shown = card.changed(event.session, line.row_id, name, event.words)
    return Reply(edit=shown, toast=Toast(event.words("noted")))


@button("setting.set", door=CommunityFor("setting.change"))
def put(event: Event, community_id: int) -> Reply:
    """A language on a button, for who saw the one before."""
    shape = _SET.fullmatch(event.action.arg)
    if shape is None or not {shape[1], shape[2]} <= set(LANGUAGES):
        raise OldButton()
    shown = _changed(event, community_id, card.LANGUAGE, seen=shape[2], value=shape[1])
    return Reply(edit=shown, toast=Toast(event.words("noted")))


def _changed(event: Event, community_id: int, name: str, seen: Value, value: Value) -> Message:
    wanted = (community_id, name, seen, value)
    if settings.change(event.session, event.person_id, *wanted):
        return card.changed(event.session, community_id, name, event.words)
    return card.already(community_id, name, value, event.words)
