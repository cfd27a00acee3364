"""Statements prepared once and run on the driver's own cursor.

For the few statements that every event or every tap runs: what SQLAlchemy does per execution
(caching keys, contexts, result proxies) costs there more than the database. They are written as
Core expressions all the same, with `bindparam`s, and compiled once per dialect; values pass
through the columns' own types on the way in and out.
"""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Connection, Dialect, Executable, bindparam
from sqlalchemy.orm.util import identity_key
from sqlalchemy.sql.compiler import SQLCompiler
from sqlmodel import Session

from storage.engine.columns import dialect_named

Process = Callable[[Any], Any] | None
Build = Callable[[Any], Executable]


class Prepared:
    """A statement; `build` is given the dialect's module, whose `insert` knows ON CONFLICT."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, session: Session, **values: Any) -> list[tuple[Any, ...]]:
        """Run it and give all rows."""
        compiled, cursor = self._run(session, values)
        try:
            return [compiled.read(row) for row in cursor.fetchall()]
        finally:
            cursor.close()

    def row(self, session: Session, **values: Any) -> tuple[Any, ...] | None:
        """Run it and give the first row, if any."""
        compiled, cursor = self._run(session, values)
        try:
            row = cursor.fetchone()
            return None if row is None else compiled.read(row)
        finally:
            cursor.close()

    def changed(self, session: Session, **values: Any) -> int:
        """Run it; how many rows it touched."""
        _, cursor = self._run(session, values)
        try:
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def _run(self, session: Session, values: dict[str, Any]) -> "tuple[_Compiled, Any]":
        if session._new or session._deleted or session._dirty_states:
            session.flush()  # what the ORM holds back comes first
        dialect, driver = session.info.get(DRIVER) or _driver(session.connection())
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            statement = self._build(dialect_named(dialect.name))
            compiled = self._compiled[dialect.name] = _Compiled(statement, _numbered(dialect))
        return compiled, driver.execute(compiled.sql, compiled.given(values))


DRIVER = "driver"  # where a session remembers its driver's connection


def remember_driver(session: Session, connection: Connection) -> None:
    """Spare the way through the session: for a unit of work, which has one connection all along."""
    session.info[DRIVER] = _driver(connection)


def _driver(connection: Connection) -> tuple[Dialect, Any]:
    """What runs a prepared statement: SQLite's own connection, or libpq."""
    raw: Any = connection.connection.dbapi_connection
    if connection.dialect.name != "postgresql":
        return connection.dialect, raw
    kept = connection.info  # lives as long as the driver's connection, over many transactions
    if DRIVER not in kept:
        from storage.engine.libpq import Libpq

        kept[DRIVER] = Libpq(raw)
    return connection.dialect, kept[DRIVER]


def _numbered(dialect: Dialect) -> Dialect:
    """The dialect with its parameters by place; PostgreSQL itself knows them as $1, $2, …"""
    if dialect.name != "postgresql":
        return dialect
    how: Any = type(dialect)
    numbered: Dialect = how(paramstyle="numeric_dollar")
    return numbered


def forget(session: Session, table: type[Any], row_id: int) -> None:
    """A prepared statement changed this row: what the ORM remembers of it is read again."""
    if not session.identity_map:
        return
    known = session.identity_map.get(identity_key(table, row_id))
    if known is not None:
        session.expire(known)


def bound(table: Any, but: Collection[str] = ("id",)) -> dict[str, Any]:
    """A parameter for every column of a table `but` some, for an INSERT."""
    names = (column.name for column in table.__table__.columns)
    return {name: bindparam(name) for name in names if name not in but}


class _Compiled:
    """A statement in one dialect: its text, how values go in and how rows come out."""

    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        found = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
        assert isinstance(found, SQLCompiler)
        assert found.positiontup is not None
        self.sql = str(found)
        ins = {name: _into(bind, dialect) for bind, name in found.bind_names.items()}
        fixed = {name: bind.value for bind, name in found.bind_names.items() if not bind.required}
        fixed = {name: _pass(ins[name], value) for name, value in fixed.items()}
        fixed |= _defaults(found, dialect)
        places = list(enumerate(found.positiontup))
        self._fixed = [fixed.get(name) for _, name in places]
        self._asked = [(at, name, ins[name]) for at, name in places if name not in fixed]
        outs = enumerate(_out_of(column, dialect) for column in _columns(statement))
        self._outs = [(at, how) for at, how in outs if how is not None]

    def given(self, values: dict[str, Any]) -> list[Any]:
        """The parameters in the driver's form, by place."""
        ready = self._fixed.copy()
        for at, name, how in self._asked:
            value = values[name]
            ready[at] = value if how is None else how(value)
        return ready

    def read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """A row as the columns' types read it."""
        if not self._outs:
            return row
        ready = list(row)
        for at, how in self._outs:
            ready[at] = how(ready[at])
        return tuple(ready)


def _defaults(found: SQLCompiler, dialect: Dialect) -> dict[str, Any]:
    """The plain defaults of an INSERT's columns that it does not name."""
    filled = {}
    for column in found.insert_prefetch:
        assert column.default is not None
        assert column.default.is_scalar, column
        value = column.default.arg  # type: ignore[attr-defined]
        filled[column.key] = _pass(_into(column, dialect), value)
    return filled


def _columns(statement: Any) -> list[Any]:
    """What a SELECT gives, or an UPDATE or INSERT returns."""
    given = getattr(statement, "exported_columns", None)
    return list(given) if given is not None else []


def _into(bind: Any, dialect: Dialect) -> Process:
    found: Process = bind.type.dialect_impl(dialect).bind_processor(dialect)
    return found


def _out_of(column: Any, dialect: Dialect) -> Process:
    found: Process = column.type.dialect_impl(dialect).result_processor(dialect, None)
    return found


def _pass(how: Process, value: Any) -> Any:
    return value if how is None else how(value)
