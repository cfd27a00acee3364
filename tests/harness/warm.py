"""Connections to PostgreSQL that outlive their test and serve the next one on the same database.

A new backend forks, reads the catalogue and plans every statement anew: it costs the server more
than most tests ask of it.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from storage.engine import database

OTHERS = """
SELECT pid, state FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
_make = database._postgres_engine
_served: set[str] = set()
_engines: dict[str, Engine] = {}


def serve(url: str) -> None:
    """From now on a database that opens this address has connections that stay."""
    database._postgres_engine = _opened
    _served.add(url)


def _opened(url: str) -> Engine:
    return _kept(url) if url in _served else _make(url)


def _kept(url: str) -> Engine:
    if url not in _engines:
        engine = _engines[url] = _make(url)
        pool: Any = engine.pool
        pool.dispose, pool.recreate = lambda: None, lambda: pool
    return _engines[url]


@contextlib.contextmanager
def connected(url: str) -> Iterator[Connection]:
    """One of these connections, whose every statement stands by itself."""
    with contextlib.suppress(DBAPIError), _kept(url).connect() as connection:
        connection.execute(text("SELECT 1"))  # a test may have cut them all: the pool learns it
    with _kept(url).connect() as connection:
        yield connection.execution_options(isolation_level="AUTOCOMMIT")


def clear(url: str, connection: Connection) -> None:
    """A test is over: nobody else is on this database but idle connections that serve the next
    one. Whoever else is there is ended, and where one of ours is missing or busy, all are."""
    others = {row.pid: row.state for row in connection.execute(text(OTHERS))}
    ours = _pids(url)
    if any(others.get(pid) != "idle" for pid in ours):
        cool(url)
        ours = set()
    for pid in others.keys() - ours:
        connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})


def cool(url: str) -> None:
    """Let go of a database."""
    engine = _engines.pop(url, None)
    if engine is not None:
        type(engine.pool).dispose(engine.pool)


def _pids(url: str) -> set[int]:
    """The backends that wait in the pool."""
    if url not in _engines:
        return set()
    pool: Any = _engines[url].pool
    waiting = [each.dbapi_connection for each in list(pool._pool.queue)]
    return {each.pgconn.backend_pid for each in waiting if each is not None}
