"""What subjects declare: nothing is declared that nobody answers, and every name is `noun.act`."""

import pytest

from bot import register
from bot.cards.community import settings as settings_card
from bot.register.actions import ARGUMENT, HIGHEST, LONGEST, NAME, short
from bot.register.buttons import BUTTONS
from bot.register.forms import FLOWS, FORMS
from bot.register.links import LINKS
from bot.register.notifications import NOTIFICATIONS
from bot.register.settings import GROUPS, UNITS
from bot.register.worklist import DRAWN
from scheduler.daily import JOBS
from scheduler.timed import TIMED
from scheduler.upkeep import HOURLY
from storage.community.permissions import ACTS
from storage.community.settings import PLAIN
from storage.engine import settings
from storage.engine.worklist import PARTS
from storage.messaging.kinds import KINDS
from tests.house.probing import probe

register.load()
NAMES = {
    "buttons": BUTTONS,
    "promises": KINDS,
    "flows": FLOWS,
    "forms": FORMS,
    "links": LINKS,
    "daily jobs": JOBS,
    "timed jobs": TIMED,
    "hourly jobs": HOURLY,
    "parts of the worklist": PARTS,
    "settings": UNITS,
    "acts": ACTS,
}


def test_every_promise_has_somebody_who_says_it() -> None:
    """And nobody has words for what is never promised."""
    assert set(KINDS) == set(NOTIFICATIONS)
    assert len(KINDS) > 70


def test_every_setting_counts_something() -> None:
    """It stands in one group, and its name fits onto a button."""
    assert set(UNITS) == set(settings.names())
    assert set(settings_card.PLAIN) == set(PLAIN)
    assert not [name for name in UNITS if not ARGUMENT.fullmatch(name)]
    assert len({group.at for group in GROUPS.values()}) == len(GROUPS)


def test_every_part_of_the_worklist_is_drawn() -> None:
    """In one order; what is counted with another part is counted with one that has words."""
    assert set(PARTS) == set(DRAWN)
    assert len({part.at for part in PARTS.values()}) == len(PARTS)
    assert {PARTS[part.counted].counted for part in PARTS.values()} <= set(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_fits_onto_a_button(name: str) -> None:
    """With the highest row that there can be."""
    assert ARGUMENT.fullmatch(f"{name}={short(HIGHEST)}")


def test_every_flow_has_somebody_who_acts_on_its_form() -> None:
    assert set(FLOWS) == set(FORMS)


@pytest.mark.parametrize("register", NAMES)
def test_names_are_noun_and_act(register: str) -> None:
    """They stand in the database and on the wire, for ever."""
    assert NAMES[register]
    assert not [name for name in NAMES[register] if not NAME.fullmatch(name)]


def test_buttons_fit_on_the_wire() -> None:
    """Their names, and what those under questions carry: what does not fit does nothing when it is
    tapped."""
    assert not [verb for verb in BUTTONS if len(verb) > LONGEST]
    assert not [raw for raw in probe().raws if not ARGUMENT.fullmatch(raw)]
