"""What every test may ask for: a database of its own on each engine, and a time to begin at."""

import gc
import os
import shutil
import tempfile
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import uvloop

from bot.practice.core import Server
from storage.engine import clock, forgotten, vault
from storage.engine.database import Database
from storage.engine.vault import Vault
from tests.faults.ways import ENGINES, MOSTLY
from tests.harness import compiled, cores, databases
from tests.harness.databases import Postgres, SqliteTemplate
from tests.harness.make import Make

SECRET = "a-secret-that-only-the-tests-of-this-house-know"

# When every test begins: on a Tuesday at half past nine in Shanghai, whatever the machine's clock
# shows. `make test-at BEGIN=…` begins at another moment, for no test is to depend on this one.
BEGIN = datetime.fromisoformat(os.environ.get("WISHLIGHT_TEST_BEGIN") or "2030-03-05T01:30Z")

LONGEST = ("test_new_subject.py", "test_page.py")  # tests by the minute

MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3  # bytes that all workers together may need at once

compiled.once()

Server.is_strict = True  # what Telegram would pass over is a fault of ours


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    """Time runs from BEGIN, whatever the test before has skipped."""
    clock.begin_at(BEGIN)
    yield
    clock.come_back()


@pytest.fixture
def safe() -> Iterator[Vault]:
    """The vault of this process."""
    installed = Vault(SECRET)
    vault.use(installed)
    yield installed
    vault.use(None)
    forgotten.keep_in(None)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return SqliteTemplate(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with databases.postgres() as server:
        yield server


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Which database a test runs on."""
    return str(request.param)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test marked `both` runs on each database in every run, unless it names its own."""
    test = metafunc.definition
    is_named = any("engine" in mark.args[0] for mark in test.iter_markers("parametrize"))
    if "engine" in metafunc.fixturenames and not is_named:
        engines = ENGINES if test.get_closest_marker("both") else MOSTLY
        metafunc.parametrize("engine", engines, indirect=True)


@pytest.fixture
def database_url(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path, safe: Vault
) -> Iterator[str]:
    """The address of a fresh, migrated database that nobody has opened yet."""
    if engine == "sqlite":
        template: SqliteTemplate = request.getfixturevalue("sqlite_template")
        with template.fresh(tmp_path) as url:
            yield url
    else:
        server: Postgres = request.getfixturevalue("postgres")
        with server.fresh() as url:
            yield url


@pytest.fixture
def empty_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a table."""
    if engine == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        with server.empty() as url:
            yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh, migrated database, open."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def replica(database: Database) -> Iterator[Database]:
    """Another process on the same database."""
    opened = Database(database.url.render_as_string(hide_password=False))
    yield opened
    opened.close()


@pytest.fixture
def make(database: Database) -> Make:
    """The neighbourhood."""
    return Make(database)


def pytest_configure(config: pytest.Config) -> None:
    """What a test writes it reads itself and nobody after it: where there is room it stays in
    memory, and no test waits for a disk. Kills are survived by the files all the same."""
    if worker := getattr(config, "workerinput", None):
        cores.stay(int(worker["workerid"].removeprefix("gw")))
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest is not begun last."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], AbstractEventLoop]]:
    """Everything runs on the loop that the bot runs on."""
    return {"uvloop": uvloop.new_event_loop}


def pytest_collection_finish() -> None:
    """What was imported stays: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
