"""What people call a row by, where they have to be reminded of it: a title and a code."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlmodel import Session

Naming = Callable[[Session, Any], "Called"]


class Called(NamedTuple):
    """The words for a row, and the row that people know by them: behind a claim stands its wish."""

    title: str
    code: str
    row: Any


_CALLED: dict[type, Naming] = {}
_TABLES: dict[type, type] = {}


def called(table: type, *read_as: type) -> Callable[[Naming], Naming]:
    """Register how the rows of a table are called; `read_as`: what else a door may give of one."""

    def register(naming: Naming) -> Naming:
        assert table not in _CALLED, table
        _CALLED[table] = naming
        _TABLES.update(dict.fromkeys(read_as, table))
        return naming

    return register


def table_of(row: Any) -> type:
    """The table whose row a door gave."""
    return _TABLES.get(type(row), type(row))


def name_of(session: Session, table: type | None, row_id: int) -> Called | None:
    """How a row is called; None where there is none, or nobody calls such rows anything."""
    if table not in _CALLED:
        return None
    row = session.get(table, row_id)
    return _CALLED[table](session, row) if row is not None else None
