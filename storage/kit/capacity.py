"""Capacity: counters on a row that many want something of, moved by one statement and only where
they still add up."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Integer, bindparam, update
from sqlmodel import Session, col

from storage.engine import clock
from storage.engine.columns import Moment, Row
from storage.engine.prepared import Prepared, forget

NOW: Any = bindparam("now", type_=Moment())  # the moment of the move, for what follows from it


def added(name: str) -> Any:
    """How much is added to the counter `name` in this move."""
    return bindparam(name, type_=Integer)


class Capacity:
    """The counters `names` of a table, as its subject explains them. `where`: which rows may move
    at all; `adds_up` and `follows` are given the counters as they would be: what must hold of them,
    and what else changes with them."""

    def __init__(
        self,
        table: type[Row],
        *names: str,
        where: Any,
        adds_up: Callable[..., list[Any]],
        follows: Callable[..., dict[str, Any]],
    ) -> None:
        self._table, self._nothing = table, dict.fromkeys(names, 0)
        counters = {name: col(getattr(table, name)) + added(name) for name in names}
        which = update(table).where(col(table.id) == bindparam("id"), where, *adds_up(**counters))
        statement = which.values(**counters, **follows(**counters))
        self._move = Prepared(lambda _: statement)

    def move(self, session: Session, row_id: int, **by: Any) -> bool:
        """Add to some of the counters of a row; negative takes away; what else `where` names is
        given with them. False when they would not add up: somebody was faster, or nothing moves
        there any more."""
        moved = self._move.changed(session, id=row_id, now=clock.now(), **self._nothing | by)
        forget(session, self._table, row_id)
        return moved == 1
