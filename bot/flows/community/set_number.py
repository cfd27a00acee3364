"""An admin sets one of the community's numbers: what it does, who set it last, its new value."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from bot.cards.community import settings as card
from bot.flows.community.set_plain import NewValue
from bot.forms.answers import Option, Wrong
from bot.forms.engine import SEEN, Ask
from bot.messages import Heard, Incoming
from bot.register.forms import flow
from bot.register.settings import UNITS
from bot.texts import Words, numerals
from storage.community import settings
from storage.community.communities import Community
from storage.engine.errors import NotFound

HOUR = 60  # minutes


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number within a setting's bounds: some on buttons, any typed."""

    name: str
    current: int
    least: int
    most: int
    beside: str = ""
    columns: int = 3

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        is_typed = incoming.heard is Heard.TEXT and not incoming.is_forwarded
        number = self._typed(incoming.text, words) if is_typed else None
        if number is None:
            raise Wrong("setting-number-wanted", **self._bounds(words))
        if not self.least <= number <= self.most:
            raise Wrong("setting-number-range", **self._bounds(words), beside=self.beside)
        return str(number)

    def _typed(self, text: str, words: Words) -> int | None:
        """A number alone, or with its unit as we say it: 3, 3天, 2小时 for so many minutes."""
        number, unit = numerals.counted(unicodedata.normalize("NFKC", text).strip(), words)
        if number is None or not unit:
            return number
        fitting = (number, number * HOUR)
        return next((each for each in fitting if self._is(each, f"{number}{unit}", words)), None)

    def _is(self, number: int, said: str, words: Words) -> bool:
        shown = card.value(self.name, number, words)
        return "".join(shown.split()) == "".join(said.split())

    def _bounds(self, words: Words) -> dict[str, str]:
        ends = {"least": self.least, "most": self.most}
        return {end: card.value(self.name, each, words) for end, each in ends.items()}

    def read(self, raw: str) -> int:
        if not (re.fullmatch("[0-9]{1,11}", raw) and self.least <= int(raw) <= self.most):
            raise Wrong("answer-choice-wanted")
        return int(raw)

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        near = card.offered(self.name, self.current, self.least, self.most)
        return [Option(str(each), card.value(self.name, each, words)) for each in near]


@flow("setting.number", about=Community)
def set_number(ask: Ask) -> NewValue:
    """One question; the subject is the community, what was seen says which number it is about."""
    name, seen = _seen(ask)

    def look(session: Session) -> tuple[card.Known, Number]:
        home = ask.about.subject
        current = int(settings.now(session, home, name))
        shown = card.known(session, home, name, ask.words)
        number = Number(name, current, *settings.bounds(session, home, name), shown.beside)
        return shown, number

    shown, number = ask.read(look)
    value = ask("value", number, **shown._asdict())
    return NewValue(name, seen, value)


def _seen(ask: Ask) -> tuple[str, int]:
    """Which number, and what it was. Raises NotFound for one that this version does not have."""
    name, _, seen = ask.answers.get(SEEN, "").partition("=")
    if name not in UNITS or card.is_call(name):
        raise NotFound()
    return name, int(seen)
