"""The picture of all tables: `python -m tests.house.model > docs/model.md`."""

import sys
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Column, Table, UniqueConstraint
from sqlmodel import SQLModel

from storage.engine.columns import Blind, Word
from storage.records import schema

COMMUNITY = "community"
ENDS = {True: "|o", False: "||"}  # of a line in the picture: may be empty, is always there
TYPES = {
    "AutoString": "text",
    "Boolean": "yes or no",
    "Date": "day",
    "Integer": "number",
    "JSON": "JSON",
    "Moment": "moment",
    "Sealed": "sealed",
    "Text": "text",
}
HEAD = """\
# The model

Every table, drawn from the code by `python -m tests.house.model > docs/model.md`; a test keeps this
page equal to it. A table stands in the file of its noun, together with the rules and verbs that
change it.

A **moment** is a point in time, kept in UTC. A **day** is a date on the community's own calendar.
A column with words in it takes exactly those, kept as text. What is **sealed** opens at its own row
only. `?` may be empty.

Most tables belong to a community by `community_id`; to keep the picture readable, those lines are
left out of it.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD, "```mermaid", "erDiagram", *_lines(), "```"]
    for noun, tables in groupby(_tables(), key=_noun):
        parts += ["", f"## {noun}", "", f"[{_file(noun)}](../{_file(noun)})"]
        for table in tables:
            parts += ["", *_table(table)]
    return "\n".join(parts) + "\n"


def _tables() -> list[Table]:
    return sorted(schema.metadata.tables.values(), key=lambda table: (_noun(table), table.name))


def _file(noun: str) -> str:
    return f"storage/{noun.replace('.', '/')}.py"


def _noun(table: Table) -> str:
    return _class_of(table).__module__.removeprefix("storage.")


def _class_of(table: Table) -> type:
    return next(
        mapper.class_ for mapper in SQLModel._sa_registry.mappers if mapper.local_table is table
    )


def _lines() -> Iterator[str]:
    for table in _tables():
        for column in table.columns:
            for key in column.foreign_keys:
                other = key.column.table.name
                if other != COMMUNITY:
                    end = ENDS[bool(column.nullable)]
                    yield f'    {other} {end}--o{{ {table.name} : "{column.name}"'


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}"
    yield ""
    if about := _class_of(table).__doc__:
        yield " ".join(about.split())
        yield ""
    yield "| Column | Type | Refers to |"
    yield "|---|---|---|"
    for column in table.columns:
        yield f"| {_name(column)} | {_type(column)} | {_refers(column)} |"
    rules = [*_unique(table), *_found_by(table)]
    if rules:
        yield ""
        yield from rules


def _name(column: Column[object]) -> str:
    shown = f"**{column.name}**" if column.primary_key else column.name
    return shown + ("?" if column.nullable else "")


def _type(column: Column[object]) -> str:
    if isinstance(column.type, Word):
        return " · ".join(str(member) or '""' for member in column.type.kind)
    if isinstance(column.type, Blind):
        return f"index of {column.type.of}"
    return TYPES[type(column.type).__name__]


def _refers(column: Column[object]) -> str:
    return ", ".join(sorted(key.column.table.name for key in column.foreign_keys))


def _unique(table: Table) -> list[str]:
    whole = [
        f"- one per {_names(rule.columns)}"
        for rule in table.constraints
        if isinstance(rule, UniqueConstraint)
    ]
    partial = [
        f"- one per {_names(index.columns)}{_while(index)}"
        for index in table.indexes
        if index.unique
    ]
    return sorted(whole + partial)


def _found_by(table: Table) -> list[str]:
    plain = [index for index in table.indexes if not index.unique]
    return sorted(f"- found by {_names(index.columns)}{_while(index)}" for index in plain)


def _names(columns: object) -> str:
    return ", ".join(column.name for column in columns)  # type: ignore[attr-defined]


def _while(index: object) -> str:
    condition = index.dialect_options["sqlite"]["where"]  # type: ignore[attr-defined]
    return "" if condition is None else f", while `{condition}`"


if __name__ == "__main__":
    sys.stdout.write(page())
