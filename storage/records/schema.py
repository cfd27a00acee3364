"""The tables as a whole: every one of them known here, and migrated by Alembic.

To change them: change the table in its noun's file, then write the next revision by hand in
`storage/migrations/versions/` for both databases; tests hold the two against each other.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, event, inspect, make_url, text
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from storage.engine import private_files
from storage.engine.columns import metadata
from storage.engine.database import write_ahead
from storage.engine.errors import Refused

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parents[1] / "migrations"
LOCK = 7_105_042_026  # PostgreSQL's advisory lock of whoever migrates; any number that is ours


__all__ = ["current", "downgrade", "head", "is_current", "metadata", "upgrade"]


class DatabaseNewer(Refused):
    """A version that is more than one revision ahead has migrated the database."""


__all__ = ["current", "downgrade", "head", "is_current", "metadata", "upgrade"]


def upgrade(url: str, to: str = "head") -> None:
    """Bring a database to revision `to`. Replicas that start at once wait for each other, and
    what fails leaves the database as it was. One that the next version has migrated is left as it
    is. Raises DatabaseNewer."""
    _close_to_others(url)
    if to == "head":
        stands = current(url)
        if _lead(stands) > 1:
            raise DatabaseNewer(stands=stands, wanted=head())
        if _lead(stands) >= 0:
            return
    from alembic import command  # a replica that needs no migration need not carry it: 14 MB

    with _alone(url) as connection:
        command.upgrade(_config(connection), to)


def _close_to_others(url: str) -> None:
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        private_files.close_to_others(Path(address.database or ""))


def downgrade(url: str, to: str = "-1") -> None:
    """Take a database back, one revision unless told otherwise; what newer tables held is lost."""
    from alembic import command

    with _alone(url) as connection:
        command.downgrade(_config(connection), to)


def current(url: str) -> str | None:
    """The revision a database stands at; None for an empty one."""
    with _connected(url) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def revisions() -> list[str]:
    """The revisions this version of the code knows, oldest first: they are numbered files."""
    return sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def head() -> str:
    """The newest of them."""
    return revisions()[-1]


def is_current(url: str) -> bool:
    """Whether the database is the one this version of the code expects."""
    return current(url) == head()


def fits(url: str) -> bool:
    """Whether this version of the code can work with the database: with one of its own revision
    or of the next, which only adds to it."""
    return _lead(current(url)) in (0, 1)


def is_behind(session: Session) -> bool:
    """Whether a newer version of the code than this one has migrated the database."""
    return _lead(session.execute(text("SELECT version_num FROM alembic_version")).scalar()) > 0


def _lead(revision: str | None) -> int:
    return int(revision or 0) - int(head())


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _alone(url: str) -> Iterator[Connection]:
    """One transaction for the whole way, and nobody else on it."""
    with _connected(url) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        yield connection


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = create_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        private_files.database(Path(make_url(url).database or ""))
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with engine.connect() as connection:
        yield connection


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # foreign_keys stays off: a table that SQLite must rebuild is dropped for a moment.
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout=30000")
    write_ahead(connection)


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
