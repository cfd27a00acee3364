"""Ladders: of rows that wait, each rung is said once, and a rung that was slept through is not."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from sqlmodel import Session, select

from storage.engine.columns import Row

R = TypeVar("R", bound=Row)


class Rung(NamedTuple, Generic[R]):
    """`due`: when a row that waits has come so far; `step`: what it has reached then; `say`: whom
    it is told, and how."""

    step: StrEnum
    due: Any
    say: Callable[[Session, R], None]


def climb(session: Session, table: type[R], waits: Any, start: StrEnum, *rungs: Rung[R]) -> None:
    """Lead every row of `table` that `waits` to the last of the `rungs` that is due, from `start`
    or from any rung before: after a long sleep only the last one is said."""
    columns: Any = table
    steps = [start, *(each.step for each in rungs)]
    for before, rung in reversed(list(enumerate(rungs, 1))):
        due = select(table).where(waits, rung.due, columns.step.in_(steps[:before]))
        # who only notes something holds a row for a moment: waited for, not passed over
        for row in session.exec(due.order_by(columns.id).with_for_update()):
            row.step = rung.step
            session.add(row)
            rung.say(session, row)
        session.flush()
