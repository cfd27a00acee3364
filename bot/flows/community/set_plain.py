"""An admin sets the community's own words: what it is called, which clock it lives by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.cards.community import settings as card
from bot.forms.answers import Option, Text, Wrong
from bot.forms.engine import SEEN, Ask
from bot.messages import Heard, Incoming
from bot.register.forms import flow
from bot.texts import Words
from storage.community import settings
from storage.community.communities import Community
from storage.community.settings import Value
from storage.engine import clock


class NewValue(NamedTuple):
    """A value for a setting that somebody saw at `seen`."""

    name: str
    seen: Value
    value: Value


@dataclass(frozen=True, slots=True)
class Zone:
    """A clock on the wall: some on buttons, any other by its name."""

    current: str
    columns: int = 2

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        typed = incoming.text.strip() if incoming.heard is Heard.TEXT else ""
        if incoming.is_forwarded or not clock.is_zone(typed):
            raise Wrong("setting-zone-wanted")
        return _raw(typed)

    def read(self, raw: str) -> str:
        zone = raw.replace(":", "/")
        if not clock.is_zone(zone):
            raise Wrong("setting-zone-wanted")
        return zone

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        others = [each for each in card.ZONES if each != self.current]
        return [Option(_raw(each), card.value(card.ZONE, each, words)) for each in others]


def _raw(zone: str) -> str:
    """As a button can carry it."""
    return zone.replace("/", ":")


@flow("setting.name", about=Community)
def set_name(ask: Ask) -> NewValue:
    """What the community is called; the subject is the community."""
    shown = _shown(ask, card.NAME)
    value = ask("value", Text(settings.NAME[1]), **shown._asdict())
    return NewValue(card.NAME, ask.answers.get(SEEN, ""), value)


@flow("setting.zone", about=Community)
def set_zone(ask: Ask) -> NewValue:
    """Which clock it lives by."""
    current = ask.answers.get(SEEN, "")
    shown = _shown(ask, card.ZONE)
    return NewValue(card.ZONE, current, ask("value", Zone(current), **shown._asdict()))


def _shown(ask: Ask, name: str) -> card.Plain:
    return ask.read(lambda session: card.plain(session, ask.about.subject, name, ask.words))
