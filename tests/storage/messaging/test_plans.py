"""What somebody looks for all the time is found by an index, however much stands beside it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session

from bot import register
from bot.register.notifications import NOTIFICATIONS
from storage.engine.worklist import in_order
from storage.messaging import dispatch, inbox, outbox
from storage.records import worklist
from tests.harness.make import Make
from tests.harness.notes import NOTE

register.load()

Look = Callable[[Session, int], object]
LOOKS: dict[str, Look] = {
    "kept events": lambda session, _: inbox.waiting(session),
    "kept events, behind": lambda session, _: inbox.waiting(session, is_behind=True),
    "what is due": lambda session, _: dispatch.due(session, frozenset(NOTIFICATIONS), 10),
    **{
        f"queue, {part.name}": lambda session, home, part=part: worklist.count(session, home, part)  # type: ignore[misc]
        for part in in_order()
    },
}


@pytest.mark.parametrize("engine", ["sqlite"])  # PostgreSQL decides by what stands in the tables
@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_read_from_end_to_end(make: Make, name: str) -> None:
    """The planner of SQLite goes by the indexes alone: no look scans a table."""
    make.do(outbox.tell, NOTE, 1, community=make.home, person=make.wang.id)  # else none is due
    plans = make.do(_plans, LOOKS[name], make.home)
    assert plans
    whole = [line for line in plans if line.startswith("SCAN") and "USING INDEX" not in line]
    assert not [line for line in whole if "anon_" not in line], plans


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_promise_to_a_group_does_not_look_at_all_that_waits_there(make: Make) -> None:
    """The turn of a sender is found among their own: a thousand cards that wait are none of it."""
    group, wang = make.group().key, make.wang.id
    plans = make.do(_plans_of_promise, group, wang)
    turn = [line for line in plans if "ix_outbox" in line]
    found = "SEARCH outbox USING INDEX ix_outbox_turn (group_id=? AND from_person=?)"
    assert turn == [found], plans


def _plans_of_promise(session: Session, group: int, person: int) -> list[str]:
    driver: Any = session.connection().connection.dbapi_connection
    asked: list[str] = []
    driver.set_trace_callback(asked.append)
    outbox.tell(session, NOTE, 1, community=None, group=group, from_person=person)
    driver.set_trace_callback(None)
    promises = [sql for sql in asked if sql.startswith("INSERT INTO outbox")]
    return [row[-1] for sql in promises for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}")]


def _plans(session: Session, look: Look, home: int) -> list[str]:
    """How SQLite goes about everything that a look asks of it, prepared or not."""
    driver: Any = session.connection().connection.dbapi_connection
    asked: list[str] = []
    driver.set_trace_callback(asked.append)
    look(session, home)
    driver.set_trace_callback(None)
    selects = [sql for sql in asked if sql.startswith("SELECT")]
    return [row[-1] for sql in selects for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}")]
