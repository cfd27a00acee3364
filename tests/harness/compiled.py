"""A statement that one test compiled needs no compiling in the next one.

SQLAlchemy keeps what it compiled with the engine, and every test opens engines of its own: they
spent a third of their time on compiling. Here all engines of a kind share one dialect and what was
compiled for it, as the engine of a bot that has run for a while has all of it.
"""

from typing import Any, ClassVar

from sqlalchemy import Connection, Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite


class _Once:
    """A dialect of which there is one for the same arguments."""

    made: ClassVar[dict[Any, Any]] = {}
    compiled: ClassVar[dict[Any, Any]] = {}
    knows = False

    def __new__(cls, **arguments: Any) -> Any:
        key = (cls, *sorted(arguments.items(), key=lambda item: item[0]))
        return cls.made.setdefault(key, super().__new__(cls))

    def __init__(self, **arguments: Any) -> None:
        if not hasattr(self, "dbapi"):
            super().__init__(**arguments)

    def initialize(self, connection: Connection) -> None:
        """Ask the server who it is, once."""
        if not self.knows:
            super().initialize(connection)  # type: ignore[misc]
            self.knows = True

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=cls.compiled)


class Sqlite(_Once, SQLiteDialect_pysqlite):
    supports_statement_cache = True


class Postgres(_Once, PGDialect_psycopg):
    supports_statement_cache = True


def once() -> None:
    """From now on, for every engine of this process."""
    registry.register("sqlite", __name__, "Sqlite")
    registry.register("postgresql.psycopg", __name__, "Postgres")
