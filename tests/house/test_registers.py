"""What subjects declare: nothing is declared that nobody answers, and every name is `noun.act`."""

import pytest

from bot import register
from bot.register.actions import NAME
from bot.register.notifications import NOTIFICATIONS
from storage.messaging.kinds import KINDS

register.load()


def test_every_promise_has_somebody_who_says_it() -> None:
    """And nobody has words for what is never promised."""
    assert set(KINDS) == set(NOTIFICATIONS)
    assert len(KINDS) > 70


@pytest.mark.parametrize("name", KINDS)
def test_names_are_noun_and_act(name: str) -> None:
    """They stand in the database and on the wire, for ever."""
    assert NAME.fullmatch(name)
