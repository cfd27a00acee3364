"""Columns for migrations, spelt out: a migration never imports living code.

Every revision ever written stands on these: add here, never change.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB


def text(name: str, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=null)


def word(name: str) -> sa.Column[Any]:
    """One of a few words, kept as plain text."""
    return sa.Column(name, sa.Text(), nullable=False)


def number(name: str, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=null)


def flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def day(name: str, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=null)


def moment(name: str, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False)


def to(table: str, name: str, other: str, null: bool = False) -> sa.Column[Any]:
    """`table`.`name`, the id of a row in `other`."""
    foreign = sa.ForeignKey(f"{other}.id", name=f"fk_{table}_{name}")
    return sa.Column(name, sa.Integer(), foreign, nullable=null)


def while_(condition: str) -> dict[str, Any]:
    """For an index over the rows for which `condition` holds, on both databases."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}
