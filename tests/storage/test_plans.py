"""What somebody looks for all the time is found by an index, however much stands beside it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session

from bot.cards import NOTICES
from storage import inbox, queue, turns
from storage.queue import Part
from tests.make import Make

Look = Callable[[Session, int], object]
LOOKS: dict[str, Look] = {
    "kept events": lambda session, _: inbox.waiting(session),
    "kept events, behind": lambda session, _: inbox.waiting(session, is_behind=True),
    "what is due": lambda session, _: turns.due(session, frozenset(NOTICES), 10),
    **{
        f"queue, {part}": lambda session, home, part=part: queue.count(session, home, part)  # type: ignore[misc]
        for part in Part
    },
}


@pytest.mark.parametrize("engine", ["sqlite"])  # PostgreSQL decides by what stands in the tables
@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_read_from_end_to_end(make: Make, name: str) -> None:
    """The planner of SQLite goes by the indexes alone: no look scans a table."""
    asked: list[tuple[str, Any]] = []
    listening = (make.database.engine, "before_cursor_execute", _into(asked))
    event.listen(*listening)
    make.do(LOOKS[name], make.home)
    event.remove(*listening)
    plans = [line for one in asked if one[0].startswith("SELECT") for line in _plan(make, *one)]
    assert plans
    whole = [line for line in plans if line.startswith("SCAN") and "USING INDEX" not in line]
    assert not [line for line in whole if "anon_" not in line], plans


def _into(asked: list[tuple[str, Any]]) -> Callable[..., None]:
    return lambda _connection, _cursor, sql, given, *_: asked.append((sql, given))


def _plan(make: Make, sql: str, given: Any) -> list[str]:
    with make.database.engine.connect() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given)
        return [str(row[-1]) for row in rows]
