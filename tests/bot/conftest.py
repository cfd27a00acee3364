"""What is heard and said, without a wire; the command on a machine of its own."""

from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from bot import register
from bot.practice import Room, serving
from bot.register.notifications import NOTIFICATIONS
from storage.engine import clock
from storage.engine.database import Database
from storage.engine.vault import Vault
from storage.messaging.kinds import KINDS
from tests.conftest import SECRET
from tests.harness.command import TOKEN, Cli, bare_machine, plain
from tests.harness.make import Make
from tests.harness.notes import NOTE
from tests.harness.operator import Operator, reading
from tests.harness.saying import Saying, note
from tests.harness.talking import Talking
from tests.harness.wire import Speech, Wire

register.load()


@pytest.fixture
def operator(tmp_path: Path) -> Iterator[Operator]:
    """Whoever reads our log."""
    with reading(tmp_path) as one:
        yield one


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def saying(database: Database, wire: Wire, make: Make, monkeypatch: pytest.MonkeyPatch) -> Saying:
    """A delivery on a Tuesday morning, when nobody sleeps."""
    clock.begin_at(clock.at(date(2030, 3, 5), 10, "Asia/Shanghai"))
    monkeypatch.setitem(NOTIFICATIONS, NOTE.name, note)
    monkeypatch.setitem(KINDS, NOTE.name, NOTE)
    return Saying(database, wire, make)


@pytest.fixture
def talking(database: Database) -> Talking:
    return Talking(database)


@pytest.fixture
def speech() -> Speech:
    return Speech()


# -- the `wishlight` command ---------------------------------------------------------------------


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A machine on which nothing is set."""
    with bare_machine(monkeypatch, tmp_path):
        yield


@pytest.fixture
def cli(machine: None, database_url: str, safe: Vault) -> Cli:
    """The command on a migrated database, with a secret key."""

    def call(*words: str, **env: str) -> Result:
        return plain(*words, **{"database_url": database_url, "secret_key": SECRET} | env)

    return call


@pytest.fixture
def make(database: Database) -> Make:
    """The same database from within."""
    return Make(database)


@pytest.fixture
async def room() -> Room:
    """A practice room whose bot has the token of `tests.harness.command`."""
    return Room(token=TOKEN)


@pytest.fixture
async def base(room: Room) -> AsyncIterator[str]:
    """Its address, as if it were Telegram's."""
    async with serving(room) as address:
        yield address
