"""How long private text is kept, declared where it is kept: what belongs to something that has
ended goes so many days later."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Text, cast, or_, update

from storage.engine import columns

Over = Callable[[datetime], Any]  # the rows that had ended by then, as a clause


@dataclass(frozen=True, slots=True)
class Ending:
    """What goes of a table's rows: `values` are put in place of it."""

    over: Over
    values: dict[str, Any]


ENDING: dict[Any, Ending] = {}
OTHERWISE: dict[tuple[str, str], str] = {}


def ending(table: Any, over: Over, **more: Any) -> None:
    """Whatever is sealed in a row of this table goes so many days after the row is `over`, and so
    does `more`: what is to stand there then."""
    assert table not in ENDING, table
    ENDING[table] = Ending(over, more)


def otherwise(table: Any, column: str, why: str) -> None:
    """A sealed column whose text goes in another way, and sooner: which."""
    key = (str(table.__tablename__), column)
    assert key not in OTHERWISE, key
    OTHERWISE[key] = why


def emptying(table: Any, community_id: int, before: datetime) -> Any:
    """The statement that takes away what had ended `before`, in one community."""
    kept = ENDING[table]
    values = dict.fromkeys(_sealed(table), "") | kept.values
    is_left = or_(*(_text(getattr(table, name)) != _plain(value) for name, value in values.items()))
    here = update(table).where(table.community_id == community_id, kept.over(before), is_left)
    return here.values(values)


def _sealed(table: Any) -> list[str]:
    """Its sealed columns, and what they are found by, but those that go otherwise."""
    found = columns.emptied(table)
    return [name for name in found if (str(table.__tablename__), name) not in OTHERWISE]


def _text(column: Any) -> Any:
    return cast(column, Text) if isinstance(column.type, JSON) else column


def _plain(value: Any) -> Any:
    return "[]" if value == [] else value
