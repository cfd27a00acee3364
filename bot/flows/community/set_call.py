"""An admin sets whom to ring in an emergency here: a telephone number, just as it is dialled."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.community import settings as card
from bot.flows.community.set_plain import NewValue
from bot.forms.answers import Option, Wrong
from bot.forms.engine import SEEN, Ask
from bot.messages import Heard, Incoming
from bot.register.forms import flow
from bot.texts import Words
from storage.community.communities import Community
from storage.engine import settings as declared
from storage.engine.errors import NotFound


@dataclass(frozen=True, slots=True)
class Call:
    """A telephone number: typed, dashes and blanks left out; what holds elsewhere is a button."""

    name: str
    current: str
    columns: int = 1

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        is_typed = incoming.heard is Heard.TEXT and not incoming.is_forwarded
        typed = unicodedata.normalize("NFKC", incoming.text) if is_typed else ""
        return self.read(re.sub(r"[\s\-\u2010-\u2015]", "", typed))

    def read(self, raw: str) -> str:
        if not re.fullmatch(declared.pattern(self.name), raw):
            raise Wrong("setting-call-wanted")
        return raw

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        usual = declared.default(self.name)
        shown = card.value(self.name, usual, words)
        return [Option(usual, shown)] if usual != self.current else []


@flow("setting.call", about=Community)
def set_call(ask: Ask) -> NewValue:
    """One question; what was seen says which number it is about, and what it was."""
    name, _, seen = ask.answers.get(SEEN, "").partition("=")
    if not card.is_call(name):
        raise NotFound()
    shown = ask.read(lambda session: card.plain(session, ask.about.subject, name, ask.words))
    label = card.label(name, ask.words)
    value = ask("value", Call(name, seen), name=label, **shown._asdict())
    return NewValue(name, seen, value)
