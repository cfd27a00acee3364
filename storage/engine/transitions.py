"""One conditional UPDATE that leads a row on, and refuses the loser of a race."""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Any

from sqlalchemy import update
from sqlmodel import Session

from storage.engine.columns import Row, changed
from storage.engine.errors import Refused


def move(
    session: Session,
    row: Row,
    froms: Collection[StrEnum],
    to: StrEnum,
    no: Callable[[], Refused],
    *where: Any,
    **values: Any,
) -> None:
    """Lead a row from one of the states `froms` to `to`, as `change` does."""
    table: Any = type(row)
    change(session, row, no, table.state.in_(froms), *where, state=to, **values)


def change(
    session: Session, row: Row, no: Callable[[], Refused], *where: Any, **values: Any
) -> None:
    """Change a row, only while all of `where` holds for it. The loser is refused with `no`, made
    after the row was read again."""
    table: Any = type(row)
    session.flush()
    which = update(table).where(table.id == row.key, *where)
    won = changed(session, which.values(**values))
    session.refresh(row)
    if not won:
        raise no()
