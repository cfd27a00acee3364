"""Everything that a database holds, to be compared."""

from collections import Counter
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session

from storage.records import schema

Dump = dict[str, Counter[str]]


def dump(session: Session, but: frozenset[str] = frozenset()) -> Dump:
    """Every row of every table as the database keeps it, except of the tables in `but`."""
    return {name: _rows(session, name) for name in schema.metadata.tables if name not in but}


def _rows(session: Session, name: str) -> Counter[str]:
    """Asked of the driver: there are many tables, and what it says is only compared."""
    connection = session.connection()
    raw: Any = connection.connection.dbapi_connection
    whole = f"{name}::text" if connection.dialect.name == "postgresql" else "*"
    return Counter(map(str, raw.execute(f"SELECT {whole} FROM {name}").fetchall()))


def written(connection: Connection) -> int:
    """How many rows this transaction has touched, undone or not: while it stays the same, no dump
    can differ."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.dbapi_connection
        return int(raw.total_changes)
    touched = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables"
    return int(connection.exec_driver_sql(touched).scalar() or 0)


def changed(before: Dump, after: Dump) -> dict[str, list[str]]:
    """The rows that came, went or look different, by table."""
    return {
        name: [*(before[name] - after[name]), *(after[name] - before[name])]
        for name in before
        if before[name] != after[name]
    }
