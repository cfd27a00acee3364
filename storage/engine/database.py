"""The engine, and the one place that begins and commits.

`await database.transact(work)` runs `work(session)` in one transaction on a database worker.
SQLite has one writer thread that commits all waiting units of work together (each in its own
SAVEPOINT, so one unit's failure is its own); PostgreSQL has a small pool, one transaction each.
"""

import asyncio
import contextlib
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlmodel import Session

from storage.engine import private_files
from storage.engine.prepared import remember_driver

T = TypeVar("T")
Work = Callable[[Session], T]

GROUP = 128  # units of work that share one commit at most: bounds the wait of the first
RETRIES = 3  # for a deadlock, which PostgreSQL resolves by failing one of the two
PAUSE = 0.02  # seconds before the first retry
TRIES = 100  # to switch a new SQLite file to its write-ahead log
POOL = 4  # more at once only wait for each other: for a core, for the same rows
BUSY_MS = 10_000
ONLY_READS = "only reads"  # whether a session is on a snapshot: nobody is locked there
FORGOTTEN = "forgotten"  # whether the write-ahead log still holds what somebody had us forget
PATIENCE_MS = 50  # for whoever reads just then: else the next commit wipes it
WRITER = "wishlight-write"  # what every thread that writes is called


class Database:
    """One database, opened. Close it when done."""

    def __init__(self, url: str, *, seen: Callable[[float], None] | None = None) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._seen = seen or (lambda seconds: None)
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgres_engine(url)
        self._writer: _Writer = _OneWriter(self.engine) if self.is_sqlite else _Pool(self.engine)
        self._reading = _reading_engine(url, self.engine)
        self._readers = ThreadPoolExecutor(2 if self.is_sqlite else POOL, "wishlight-read")

    @property
    def file(self) -> Path | None:
        """Where it is kept; None on PostgreSQL."""
        return Path(self.url.database or "") if self.is_sqlite else None

    def submit(self, work: Work[T]) -> "Future[T]":
        """Hand `work` to the writer: its future is done once the commit is durable."""
        began = time.perf_counter()
        done = self._writer.submit(work)
        done.add_done_callback(lambda _: self._seen(time.perf_counter() - began))
        return done

    async def transact(self, work: Work[T]) -> T:
        """Run `work` in one transaction: committed on return, rolled back on an exception."""
        return await asyncio.wrap_future(self.submit(work))

    def transact_now(self, work: Work[T]) -> T:
        """The same for callers without an event loop. Raises RuntimeError inside another's work,
        where it would wait for itself."""
        if threading.current_thread().name.startswith(WRITER):
            raise RuntimeError("a transaction inside a transaction")
        return self.submit(work).result()

    async def read(self, work: Work[T]) -> T:
        """Run `work` on a snapshot, beside the writer; what it writes is thrown away."""
        return await asyncio.wrap_future(self._readers.submit(self.read_now, work))

    def read_now(self, work: Work[T]) -> T:
        """The same for callers without an event loop."""
        with self._reading.connect() as connection, connection.begin() as transaction:
            try:
                return _in_session(connection, work, only_reads=True)
            finally:
                transaction.rollback()

    def close(self) -> None:
        """Finish what was submitted, then let go of every connection."""
        self._writer.close()
        self._readers.shutdown()
        self._reading.dispose()
        self.engine.dispose()


def wipe_traces(session: Session) -> None:
    """What this transaction deletes or changes is to leave nothing behind once it is committed."""
    session.info[FORGOTTEN] = True


class _Writer(Protocol):
    def submit(self, work: Work[T]) -> "Future[T]": ...
    def close(self) -> None: ...


Joins = Literal["rollback_only", "create_savepoint"]


def _in_session(
    connection: Connection,
    work: Work[T],
    joins: Joins = "rollback_only",
    *,
    only_reads: bool = False,
) -> T:
    # rollback_only: a failed flush undoes the transaction, and closing never commits.
    # create_savepoint: it undoes what the session did, and nothing of those who share the commit.
    with Session(connection, expire_on_commit=False, join_transaction_mode=joins) as session:
        remember_driver(session, connection)
        session.info[ONLY_READS] = only_reads
        result = work(session)
        session.flush()
        if session.identity_map:
            session.expunge_all()  # before the session's end, which would expire them
        if session.info.get(FORGOTTEN):
            connection.info[FORGOTTEN] = True
        if joins == "create_savepoint" and session.in_transaction():
            session.commit()  # of prepared statements alone a session knows nothing
        return result


@dataclass(slots=True)
class _Unit:
    work: Callable[[Session], Any]
    done: "Future[Any]"


class _OneWriter:
    """SQLite has one writer whatever we do; one thread makes it a queue instead of a lock."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: queue.SimpleQueue[_Unit | None] = queue.SimpleQueue()
        self._connection: Connection | None = None  # kept from one commit to the next
        self._thread = threading.Thread(target=self._serve, name=WRITER, daemon=True)
        self._thread.start()

    def submit(self, work: Work[T]) -> "Future[T]":
        done: Future[T] = Future()
        self._waiting.put(_Unit(work, done))
        return done

    def close(self) -> None:
        self._waiting.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (first := self._waiting.get()) is not None:
            group, last = self._gather(first)
            self._commit(group)
            if last:
                break
        self._let_go()

    def _gather(self, first: _Unit) -> tuple[list[_Unit], bool]:
        group = [first]
        while len(group) < GROUP:
            try:
                unit = self._waiting.get_nowait()
            except queue.Empty:
                return group, False
            if unit is None:
                return group, True
            group.append(unit)
        return group, False

    def _commit(self, group: list[_Unit]) -> None:
        group = [unit for unit in group if unit.done.set_running_or_notify_cancel()]
        try:
            self._connection = connection = self._connection or self._engine.connect()
            with connection.begin():
                outcomes = [(unit, *_in_savepoint(connection, unit.work)) for unit in group]
        except BaseException as failure:  # noqa: BLE001 — the commit itself failed: nobody's work stands
            for unit in group:
                unit.done.set_exception(failure)
            self._let_go()
            return
        for unit, result, error in outcomes:
            if error is None:
                unit.done.set_result(result)
            else:
                unit.done.set_exception(error)
        if connection.info.get(FORGOTTEN):
            self._wipe_log(connection)

    def _wipe_log(self, connection: Connection) -> None:
        """Empty the write-ahead log, in which former pages stand until they are written over. Where
        somebody reads, the next commit tries again."""
        driver = _driver(connection)
        with contextlib.suppress(sqlite3.Error):
            driver.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
            is_busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            connection.info[FORGOTTEN] = bool(is_busy)
            driver.execute(f"PRAGMA busy_timeout={BUSY_MS}")

    def _let_go(self) -> None:
        """Nobody knows what a failure has left of the connection: the next commit opens another,
        also where this one can't even be closed."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(Exception):
                connection.close()


def _in_savepoint(connection: Connection, work: Work[T]) -> tuple[T | None, BaseException | None]:
    """One unit's own little transaction inside the group's. Said to the driver: SQLAlchemy's
    savepoints cost as much as a tap's own statements, and a session makes one when it needs it."""
    driver = _driver(connection)
    driver.execute("SAVEPOINT unit")
    try:
        result = _in_session(connection, work, "create_savepoint")
    except BaseException as error:  # noqa: BLE001 — it travels to the caller through the future
        driver.execute("ROLLBACK TO unit")
        driver.execute("RELEASE unit")
        return None, error
    driver.execute("RELEASE unit")
    return result, None


def _driver(connection: Connection) -> Any:
    return connection.connection.dbapi_connection


class _Pool:
    """PostgreSQL takes many writers; each unit of work is one READ COMMITTED transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(POOL, WRITER)

    def submit(self, work: Work[T]) -> "Future[T]":
        return self._threads.submit(self._run, work)

    def close(self) -> None:
        self._threads.shutdown()

    def _run(self, work: Work[T]) -> T:
        for left in reversed(range(RETRIES)):
            try:
                with self._engine.connect() as connection, connection.begin():
                    return _in_session(connection, work)
            except Exception as error:
                if not (left and _is_deadlock(error)):
                    raise
                time.sleep(PAUSE * (RETRIES - left))  # let the other one through
        raise AssertionError("unreachable")


def _is_deadlock(error: Exception) -> bool:
    """Told by SQLAlchemy, or by the driver itself (storage.engine.prepared)."""
    return getattr(getattr(error, "orig", error), "sqlstate", None) in {"40P01", "40001"}


def _postgres_engine(url: str) -> Engine:
    # hide_parameters: what people wrote never stands in an exception's text, and so in no log
    # prepare_threshold: what psycopg prepares by itself it drops at a rollback, ours with it
    return create_engine(
        url,
        pool_size=POOL * 2,
        max_overflow=4,
        connect_args={"prepare_threshold": None},
        hide_parameters=True,
    )


def _reading_engine(url: str, engine: Engine) -> Engine:
    """Beside the writer and never in its way: on SQLite a snapshot of its own, begun deferred."""
    if engine.dialect.name != "sqlite":
        return engine.execution_options(postgresql_readonly=True)
    reading = _sqlite_engine(url, begin="BEGIN")
    event.listen(reading, "connect", _forbid_writing)
    return reading


def _forbid_writing(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA query_only=on")


def _sqlite_engine(url: str, begin: str = "BEGIN IMMEDIATE") -> Engine:
    # IMMEDIATE: a deferred writer that reads before it writes dies of "database is locked".
    path = make_url(url).database
    if path and path != ":memory:":
        private_files.database(Path(path))
    engine = create_engine(
        url, pool_size=4, connect_args={"check_same_thread": False}, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


PRAGMAS = {
    "synchronous": "full",
    "foreign_keys": "on",
    "busy_timeout": str(BUSY_MS),
    "temp_store": "memory",
    "secure_delete": "on",  # what is deleted or changed leaves no bytes behind in the file
    "cache_size": "-16000",
}


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    write_ahead(connection)
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")


def write_ahead(connection: sqlite3.Connection) -> None:
    """Keep the write-ahead log from now on. Where several begin with a new file at once SQLite does
    not wait for the one who is switching, whatever its timeout; so we do."""
    for left in reversed(range(TRIES)):
        try:
            connection.execute("PRAGMA journal_mode=wal")
            return
        except sqlite3.OperationalError:
            if not left:
                raise
            time.sleep(PAUSE)
