"""Everything that a database holds, to be compared."""

from typing import Any

from sqlmodel import Session, select

from storage import schema

Dump = dict[str, list[tuple[Any, ...]]]


def dump(session: Session, but: frozenset[str] = frozenset()) -> Dump:
    """Every row of every table, except of those in `but`."""
    return {
        name: sorted((tuple(map(repr, row)) for row in session.execute(select(table))), key=repr)
        for name, table in sorted(schema.metadata.tables.items())
        if name not in but
    }


def changed(before: Dump, after: Dump) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that came, went or look different, by table."""
    return {
        name: [row for row in before[name] + after[name] if (row in before[name]) != (row in after[name])]
        for name in before
        if before[name] != after[name]
    }
