"""What must always hold, asked of the database itself: each subject declares its own rules, one
small query each."""

from collections.abc import Callable
from typing import Any

Query = str | Callable[[], Any]  # SQL for both databases, or what makes a SELECT

RULES: dict[str, Query] = {}
APART: set[tuple[str, str]] = set()


def rule(says: str, query: Query) -> None:
    """Register what is wrong where `query` finds anything: the ids of the rows that break it."""
    assert says not in RULES, says
    RULES[says] = query


def apart(table: str, column: str) -> None:
    """Rows of this table may lead to those of another community; the caller says why."""
    assert (table, column) not in APART, (table, column)
    APART.add((table, column))
