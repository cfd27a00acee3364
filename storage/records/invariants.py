"""What must always hold, asked of the database itself: the rules of every subject, and those that
the tables themselves make."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, select

from storage.engine import columns
from storage.engine.columns import SealedField
from storage.engine.invariants import APART, RULES, Query
from storage.engine.vault import CannotOpen

NAMED = 20  # rows that a sentence names at most
SAMPLE = 100  # rows of each sealed field that are opened


def breaches(session: Session) -> list[str]:
    """A sentence for each invariant that does not hold, with the ids of the rows; none is good."""
    found = [(says, _ids(session, query)) for says, query in rules().items()]
    found.append(("a sealed field does not open with this secret", _closed(session)))
    return [f"{says}: {', '.join(ids)}" for says, ids in found if ids]


def rules() -> dict[str, Query]:
    """Every rule that is a query, by what it says."""
    return RULES | {
        f"a row of {table} is of another community than its {column.removesuffix('_id')}": partial(
            _strays, table, column
        )
        for table, column in homes()
        if (table, column) not in APART
    }


def homes() -> list[tuple[str, str]]:
    """Every column by which a community's row leads to another row of a community."""
    theirs = [each for each in columns.metadata.sorted_tables if "community_id" in each.columns]
    keys = (key for table in theirs for key in table.foreign_keys if key.column.table in theirs)
    return sorted((key.parent.table.name, key.parent.name) for key in keys)


def _strays(table: str, column: str) -> Any:
    here = columns.metadata.tables[table]
    [key] = here.columns[column].foreign_keys
    there = key.column.table.alias()
    joined = select(here.columns.id).join(there, there.c.id == here.columns[column])
    return joined.where(here.columns.community_id != there.c.community_id)


def _ids(session: Session, query: Query) -> list[str]:
    if isinstance(query, str):
        limited: Any = text(f"{query} ORDER BY 1 LIMIT {NAMED}")
    else:
        limited = query().order_by(text("1")).limit(NAMED)
    return [str(each) for each in session.execute(limited).scalars()]


def _closed(session: Session) -> list[str]:
    """Where sealed fields stand that don't open; of each the newest are tried."""
    shut = (place for field in columns.sealed_fields() for place in _shut(session, field))
    return list(islice(shut, NAMED))


def _shut(session: Session, field: SealedField) -> Iterator[str]:
    table, name = field
    kept = select(table).where(getattr(table, name) != "").order_by(table.id.desc())
    for row in session.exec(kept.limit(SAMPLE)):
        try:
            columns.opened(row, name)
        except CannotOpen as closed:
            yield closed.place
