"""What every table shares: its id, moments, names of constraints, JSON that fits both databases."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, DateTime, Index, MetaData, Text, TypeDecorator, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, Session, SQLModel

# Alembic needs names to drop what it created.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata


class Row(SQLModel):
    """What every table is made of that has an id."""

    id: int | None = Field(default=None, primary_key=True)

    @property
    def key(self) -> int:
        """The id of a row that has been written."""
        assert self.id is not None
        return self.id


Json = JSON().with_variant(JSONB(), "postgresql")


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment; SQLite, which knows no zones, stores it as sortable text."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def moment(*, null: bool = False, index: bool = False) -> Any:
    """A column for a moment."""
    if null:
        return Field(default=None, sa_type=Moment, nullable=True, index=index)
    return Field(sa_type=Moment, nullable=False, index=index)


def json_column() -> Any:
    """A column for a small JSON object."""
    return Field(default_factory=dict, sa_type=Json, nullable=False)


class Word(TypeDecorator[StrEnum]):
    """A StrEnum kept as plain text: a new member needs no migration."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Any) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Any) -> StrEnum | None:
        return None if value is None else self.kind(value)


def word(kind: type[StrEnum], **field: Any) -> Any:
    """A column for one of `kind`'s members."""
    return Field(sa_type=Word(kind), nullable=False, **field)


def unique_while(condition: str, *columns: str, on: str = "") -> Index:
    """A unique index over the rows for which `condition` holds; `on` tells two tables with the same
    columns apart."""
    name = f"uq_{'_'.join(filter(None, (on, *columns)))}_while"
    where = text(condition)
    return Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where)


def insert(session: Session, table: Any) -> Any:
    """The dialect's INSERT, which knows ON CONFLICT."""
    return dialect_of(session).insert(table)


def dialect_of(session: Session) -> Any:
    return dialect_named(session.get_bind().dialect.name)


def dialect_named(name: str) -> Any:
    """The module of a dialect, whose `insert` knows ON CONFLICT."""
    return postgresql if name == "postgresql" else sqlite


# Without preserve_rowcount SQLAlchemy forgets how many rows an INSERT touched.
HOW = {"synchronize_session": False, "preserve_rowcount": True}


def changed(session: Session, statement: Any) -> int:
    """Run an INSERT, UPDATE or DELETE; how many rows it touched. This number decides races."""
    result = session.execute(statement, execution_options=HOW)
    return int(result.rowcount)  # type: ignore[attr-defined]
