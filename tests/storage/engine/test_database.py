"""What the database promises to whoever writes in it."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from threading import Barrier, Event
from typing import Any

import pytest
from sqlalchemy import bindparam, text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.engine import database as storage_database
from storage.engine.database import Database, write_ahead
from storage.engine.prepared import Prepared
from storage.messaging import inbox
from tests.harness import cores
from tests.harness.make import Make, at_once

pytestmark = pytest.mark.both


def note(number: object) -> Callable[[Session], bool]:
    return lambda session: inbox.first_time(session, "test", str(number))


def noted(database: Database) -> set[str]:
    query = text("SELECT event_id FROM inbox")
    return set(database.read_now(lambda session: session.execute(query).scalars().all()))


@pytest.fixture
def held(database: Database) -> Event:
    """The writer is busy until this is set: what is submitted meanwhile shares a commit."""
    go, busy = Event(), Event()

    def wait(session: Session) -> None:
        busy.set()
        assert go.wait(30)

    database.submit(wait)
    assert busy.wait(30)
    return go


def test_a_failure_is_its_own(database: Database, held: Event) -> None:
    """Of three who write together one fails: the others' work stands, the failed one's does not."""

    def fail(session: Session) -> None:
        note("half")(session)
        raise LookupError("mine alone")

    before, failing, after = (database.submit(work) for work in (note("a"), fail, note("b")))
    held.set()
    assert before.result()
    assert after.result()
    with pytest.raises(LookupError, match="mine alone"):
        failing.result()
    assert noted(database) == {"a", "b"}


def test_a_broken_statement_is_its_own(database: Database, held: Event) -> None:
    """A statement that the database itself refuses spoils nobody else's transaction."""

    def break_it(session: Session) -> None:
        note("half")(session)
        session.execute(text("INSERT INTO inbox (id) VALUES (1)"))

    futures = [database.submit(work) for work in (note("a"), break_it, note("b"))]
    held.set()
    with pytest.raises(DBAPIError):
        futures[1].result()
    assert futures[0].result()
    assert futures[2].result()
    assert noted(database) == {"a", "b"}


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_commit_that_fails_fails_everybody_in_it(database: Database, held: Event) -> None:
    """When the disk refuses the common commit, nobody is told that their work stands; the next
    ones are served again."""

    def spoil(session: Session) -> None:
        session.execute(text("PRAGMA defer_foreign_keys = on"))
        session.execute(text("INSERT INTO invite_use VALUES (1, 99, 99, '2026-01-01', '')"))

    futures = [database.submit(work) for work in (note("a"), spoil, note("b"))]
    held.set()
    for future in futures:
        with pytest.raises(DBAPIError, match="FOREIGN KEY"):
            future.result()
    assert noted(database) == set()
    assert database.transact_now(note("a"))


def test_nothing_is_promised_before_it_is_durable(database: Database, held: Event) -> None:
    """A future is done only after the commit: whoever reads then finds the work."""
    found: list[set[str]] = []
    future = database.submit(note("a"))
    future.add_done_callback(lambda _: found.append(noted(database)))
    held.set()
    assert future.result()
    database.close()
    assert found == [{"a"}]


def test_a_reader_sees_one_moment(database: Database) -> None:
    """A reader does not wait for the writer and does not see half of its work."""
    database.transact_now(note("a"))
    written, go = Event(), Event()

    def slow(session: Session) -> None:
        note("b")(session)
        session.flush()
        written.set()
        assert go.wait(30)

    future = database.submit(slow)
    assert written.wait(30)
    assert noted(database) == {"a"}
    go.set()
    future.result()
    assert noted(database) == {"a", "b"}


def test_a_reader_can_t_write(database: Database) -> None:
    """Looking changes nothing: the database itself refuses whatever the one who looks tries."""
    with pytest.raises(Exception, match=r"readonly|read-only"):
        database.read_now(note("a"))
    assert noted(database) == set()


async def test_many_tasks_share_one_database(database: Database) -> None:
    """A hundred tasks write at once; each gets its own answer and nothing is lost."""
    answers = await asyncio.gather(*(database.transact(note(n % 50)) for n in range(100)))
    assert sum(answers) == 50
    assert len(noted(database)) == 50


def test_a_cancelled_wait_harms_nobody(database: Database, held: Event) -> None:
    """Whoever gives up waiting before their turn is left out; the others are served."""
    first, given_up, last = (database.submit(note(name)) for name in "abc")
    was_in_time = given_up.cancel()
    held.set()
    assert first.result()
    assert last.result()
    assert was_in_time or given_up.result()
    assert noted(database) == ({"a", "c"} if was_in_time else {"a", "b", "c"})


def test_closing_finishes_what_was_submitted(database: Database, held: Event) -> None:
    """A stop in a busy moment loses nothing that was handed in."""
    futures = [database.submit(note(n)) for n in range(300)]
    held.set()
    database.close()
    assert all(future.result() for future in futures)


WRITER = """
import sys
from storage.engine.database import Database
from storage.messaging import inbox
database = Database(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for n in range(200):
    database.transact_now(lambda session: inbox.first_time(session, "other", str(n)))
database.close()
"""


class Broken:
    """An engine whose connections can neither begin nor be closed."""

    def connect(self) -> "Broken":
        return self

    def begin(self) -> None:
        raise OSError("the disk is gone")

    close = begin


def test_a_connection_that_cannot_even_be_closed() -> None:
    """Whoever waits hears of it, and so does the next: the writer lives on."""
    engine: Any = Broken()
    writer = storage_database._OneWriter(engine)
    for _ in range(2):
        with pytest.raises(OSError, match="the disk is gone"):
            writer.submit(lambda _: None).result(timeout=5)
    writer.close()


def test_two_processes_share_one_database(database: Database, database_url: str) -> None:
    """Two processes write into the same database at the same time and lose nothing."""
    with cores.everywhere():
        other = subprocess.Popen(
            [sys.executable, "-c", WRITER, database_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        assert other.stdin is not None
        other.stdin.write("go\n")
        other.stdin.flush()
        for n in range(200):
            database.transact_now(note(n))
        assert other.wait(60) == 0
    count = text("SELECT channel, count(*) FROM inbox GROUP BY channel ORDER BY channel")
    rows = database.read_now(lambda session: session.execute(count).all())
    assert [tuple(row) for row in rows] == [("other", 200), ("test", 200)]


COUNT = text("UPDATE inbox SET attempts = attempts + 1 WHERE event_id = :which")
PREPARED = Prepared(
    lambda sql: (
        update(inbox.InboxEvent)
        .where(inbox.InboxEvent.event_id == bindparam("which"))
        .values(attempts=inbox.InboxEvent.attempts + 1)
    )
)


def by_sqlalchemy(session: Session, which: str) -> None:
    session.execute(COUNT, {"which": which})


def by_driver(session: Session, which: str) -> None:
    PREPARED.changed(session, which=which)


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
@pytest.mark.parametrize("count", [by_sqlalchemy, by_driver])
def test_a_deadlock_is_tried_again(
    make: Make, database: Database, count: Callable[[Session, str], None]
) -> None:
    """Two transactions that wait for each other both succeed: the one that PostgreSQL fails runs
    again, whoever of our layers heard of it."""
    make.do(inbox.first_time, "test", "a")
    make.do(inbox.first_time, "test", "b")
    met, tries = Barrier(2), []

    def both(first: str, second: str) -> Callable[[], None]:
        def work(session: Session) -> None:
            tries.append(first)
            count(session, first)
            if len(tries) <= 2:
                met.wait(30)
            count(session, second)

        return lambda: database.transact_now(work)

    assert at_once([both("a", "b"), both("b", "a")]) == [None, None]
    assert len(tries) > 2
    assert {event.attempts for event in make.rows(inbox.InboxEvent)} == {2}


def test_every_unit_is_timed(database_url: str) -> None:
    """How long each transaction took is told to whoever measures."""
    took: list[float] = []
    database = Database(database_url, seen=took.append)
    database.transact_now(note("a"))
    database.close()
    assert len(took) == 1
    assert 0 < took[0] < 30


def test_a_transaction_inside_a_transaction_is_refused(database: Database) -> None:
    """Work that starts another transaction hears so at once instead of waiting for itself."""
    with pytest.raises(RuntimeError, match="inside"):
        database.transact_now(lambda session: database.transact_now(note("a")))


class Switching:
    """A new file that others switch to the write-ahead log just now."""

    def __init__(self, times: int) -> None:
        self.times = times

    def execute(self, _: str) -> None:
        self.times -= 1
        if self.times >= 0:
            raise sqlite3.OperationalError("database is locked")


def test_several_begin_with_a_new_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who meets another one that is switching the file waits for it, but not for ever."""
    monkeypatch.setattr(storage_database, "PAUSE", 0)
    write_ahead(Switching(3))  # type: ignore[arg-type]
    with pytest.raises(sqlite3.OperationalError):
        write_ahead(Switching(10_000))  # type: ignore[arg-type]
