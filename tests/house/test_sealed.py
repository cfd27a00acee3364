"""Private text stands in columns that say so, or a new key leaves it behind."""

import ast
import re

from storage.engine import columns
from tests.house.reading import nodes

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
        for field in columns.sealed_fields()
    ]
    assert len(places) > 10
    assert all(place.startswith(f"{table}:{{") for table, place in places)
    assert len(places) == len(set(places))
