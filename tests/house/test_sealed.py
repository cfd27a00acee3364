"""Private text stands in columns that say so, or a new key leaves it behind."""

import ast
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import String, Table

from storage.engine import retention
from storage.engine.columns import READABLE, Blind, Sealed, Word, sealed_fields
from storage.records import schema
from tests.house.reading import nodes, package_of, subjects

LAYERS = ("bot", "storage", "scheduler")
BY_HAND = ("storage/engine/columns.py", "storage/engine/vault.py")
SEALS = re.compile(r".*\b(vault|keys|current\(\))\.(seal|rotate)")


def test_nobody_seals_by_hand() -> None:
    """Text is sealed into a column that is declared so."""
    found = [
        where
        for where, node in nodes(*LAYERS, but=BY_HAND)
        if isinstance(node, ast.Call) and SEALS.fullmatch(ast.unparse(node.func))
    ]
    assert not found


def test_what_is_sealed_opens_nowhere_else() -> None:
    """A place begins with its table, and no two columns share one."""
    places = [
        (field.table.__tablename__, field.table.__table__.columns[field.name].type.place)
        for field in sealed_fields()
    ]
    assert len(places) > 10
    assert all(place.startswith(f"{table}:{{") for table, place in places)
    assert len(places) == len(set(places))


def test_private_text_is_not_kept_for_ever() -> None:
    """It goes some days after its row has ended, or somebody wrote down how it goes sooner."""
    goes = {where: why for where, why in retention.OTHERWISE.items() if why}
    kept = {(str(table.__tablename__), name): table for table, name in sealed_fields()}
    assert set(goes) < set(kept)
    assert [w for w, table in kept.items() if w not in goes and table not in retention.ENDING] == []


def test_open_text_says_why_it_is_open() -> None:
    """What a subject keeps of people's words is sealed, unless somebody wrote down why others may
    read it."""
    found = {f"{table.name}.{column.name}": column.info for table, column in texts()}
    assert len(found) > 5
    assert not [name for name, info in found.items() if not info.get(READABLE)]


def texts() -> Iterator[tuple[Table, Any]]:
    for table in schema.metadata.tables.values():
        for column in table.columns if package_of(table) in subjects() else ():
            is_kept_apart = isinstance(column.type, Sealed | Blind | Word)
            is_text = isinstance(getattr(column.type, "impl", column.type), String)
            if is_text and not is_kept_apart:
                yield table, column
