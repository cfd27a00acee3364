"""Offers with an end: somebody is asked until an hour, and answers or lets it lapse. What becomes
of the offer then, and who is asked next, is the subject's own."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import bindparam, func
from sqlmodel import Session, col, select

from storage.engine import clock, transitions
from storage.engine.columns import Moment, Row
from storage.engine.errors import Refused
from storage.engine.prepared import Prepared

R = TypeVar("R", bound=Row)

BATCH = 100  # that lapse in one transaction


class Offers(Generic[R]):
    """The rows of `table` that wait in the state `asked`, each until it `ends` (a column, or an
    expression over what `joined` brings in). They lapse in this `order`; `over` is the refusal of
    whoever answers too late."""

    def __init__(
        self,
        table: type[R],
        asked: StrEnum,
        over: type[Refused],
        *,
        ends: Any,
        order: tuple[Any, ...],
        joined: Callable[[Any], Any] = lambda rows: rows,
    ) -> None:
        self._asked, self._over = asked, over
        waits = col(table.state) == asked  # type: ignore[attr-defined]
        late = joined(select(table)).where(waits, ends <= bindparam("now", type_=Moment))
        self._late = late.order_by(*order).limit(BATCH)
        first = joined(select(func.min(ends)).select_from(table)).where(waits)
        self._first = Prepared(lambda _: first)

    def settle(self, session: Session, row: R, to: StrEnum) -> None:
        """It was answered, or ended. The loser of a race is refused with `over`."""
        transitions.move(session, row, {self._asked}, to, self._over)

    def lapse(self, session: Session, end: Callable[[Session, R], None]) -> int:
        """`end` those that nobody answered in time; how many were looked at."""
        rows: list[R] = list(session.exec(self._late, params={"now": clock.now()}))
        for row in rows:
            with suppress(self._over):  # answered in this moment, or another replica was faster
                end(session, row)
        return len(rows)

    def next_lapse(self, session: Session) -> datetime | None:
        """When `lapse` has next something to do; None: nobody is asked."""
        row = self._first.row(session)
        return row[0] if row else None
