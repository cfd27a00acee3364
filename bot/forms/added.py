"""What a line under the last look has just added: it is said, and taken back with one tap."""

import json

from bot.forms.engine import ADDED, Ask
from bot.messages import Action, Button
from bot.register.forms import said_as
from bot.texts import Words
from storage.messaging import conversations
from storage.messaging.conversations import Conversation

TAKE_BACK = "_take-back"


def noted(ask: Ask, more: dict[str, str], called: str) -> dict[str, str]:
    """The answers with `more`, what that is called, and what they were before."""
    before = {key: ask.answers.get(key) for key in more}
    return ask.answers | more | {ADDED: json.dumps([called, before], ensure_ascii=False)}


def taken_back(ask: Ask) -> dict[str, str]:
    """The answers as they were before the last line; as they are where something else was said
    since."""
    _, before = _kept(ask.answers)
    left = {key: raw for key, raw in ask.answers.items() if key not in before and key != ADDED}
    return left | {key: raw for key, raw in before.items() if raw is not None}


def _kept(answers: dict[str, str]) -> tuple[str, dict[str, str | None]]:
    called, before = json.loads(answers.get(ADDED, '["", {}]'))
    return called, before


def line(talk: Conversation, words: Words) -> str:
    """What was added; "" for nothing."""
    called, _ = _kept(conversations.answers(talk))
    own = f"{said_as(talk.flow)}-added"
    return words(own if words.has(own) else "talk-added", what=called) if called else ""


def row(talk: Conversation, words: Words) -> tuple[tuple[Button, ...], ...]:
    """The button that takes it back, where something was added."""
    if not line(talk, words):
        return ()
    own = f"{said_as(talk.flow)}-take-back"
    label = words(own if words.has(own) else "talk-take-back")
    return ((Button(label, Action("form.answer", talk.key, TAKE_BACK)),),)
