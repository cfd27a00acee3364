"""A start with a secret key that is not this database's."""

import pytest

from bot.commands import running
from storage.engine import vault
from storage.engine.vault import Vault
from storage.records import sealed_samples
from tests.conftest import SECRET
from tests.harness.command import TOKEN, Cli, one_line
from tests.harness.make import Make

pytestmark = pytest.mark.usefixtures("machine")
OTHER = "another-secret-key-that-nobody-knows-of"


class Started(Exception):
    """It would have begun."""


@pytest.fixture(autouse=True)
def _starts(monkeypatch: pytest.MonkeyPatch) -> None:
    def begins(*_: object) -> None:
        raise Started()

    monkeypatch.setattr(running, "_server", begins)


@pytest.mark.both
def test_the_bot_does_not_start_beside_what_it_can_t_read(cli: Cli, make: Make) -> None:
    """One clear line that says what to do, before anything new is sealed with the wrong key; with
    the former key named it starts."""
    make.claimed_wish()
    line = one_line(cli("run", telegram_token=TOKEN, secret_key=OTHER))
    assert line.startswith("WISHLIGHT_SECRET_KEY opens nothing that is sealed here")
    with pytest.raises(Started):
        cli("run", telegram_token=TOKEN, secret_key=OTHER, older_secret_keys=SECRET)


def test_the_first_start(cli: Cli, make: Make) -> None:
    """Where nothing is sealed yet, any key is right."""
    with pytest.raises(Started):
        cli("run", telegram_token=TOKEN, secret_key=OTHER)


def test_one_field_of_ours_is_enough(make: Make) -> None:
    """After a key was lost, what was sealed since must not stop the bot for ever; and no damage to
    one text is a wrong key."""
    make.open_wish()
    others = Vault(OTHER)
    shut = sealed_samples.is_shut
    assert make.do(shut, others)
    vault.use(others)
    make.open_wish()
    assert not make.do(shut, others)
    assert not make.do(shut, Vault(SECRET))


def test_every_sealed_field_is_looked_at(make: Make) -> None:
    """The only thing that is sealed may stand in any column."""
    make.open_wish()
    places = {place for _, place in make.do(lambda s: list(sealed_samples.samples(s, 1)))}
    assert {place.rpartition(":")[2] for place in places} >= {"story", "place", "phone"}
