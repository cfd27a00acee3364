"""What every table shares: its id, moments, names of constraints, JSON that fits both databases,
text that is kept sealed."""

from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from string import Formatter
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    DateTime,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    literal,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, Session, SQLModel

from storage.engine import vault

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


READABLE = "readable"  # where an open column says why it is none that is sealed
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


class Sealed(TypeDecorator[str]):
    """Text that only its own row opens, "" for none. `place`, as "wish:{id}:story", names columns
    of the row."""

    impl = String
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        if value and not value.startswith(f"{vault.VERSION}."):
            raise ValueError(f"open text where it is kept sealed: {self.place}")
        return value


class Blind(TypeDecorator[str]):
    """What equal texts in the sealed column `of` are found by, without being readable."""

    impl = String
    cache_ok = True

    def __init__(self, of: str, purpose: str) -> None:
        super().__init__()
        self.of = of
        self.purpose = purpose


def sealed(place: str) -> Any:
    """A column for private text: `seal` and `opened` keep and read it; who turns keys over, checks
    or wipes finds it by itself."""
    return Field(default="", sa_type=Sealed(place), nullable=False)


def blind(of: str, purpose: str) -> Any:
    """A column for the blind index of a sealed one, which `seal` makes with it."""
    return Field(default="", sa_type=Blind(of, purpose), nullable=False)


def readable(why: str, **field: Any) -> Any:
    """A column for a subject's text that is kept as it is: `why` others may read it."""
    return Field(sa_column_kwargs={"info": {READABLE: why}}, **field)


def unique_while(condition: str, *columns: str, on: str = "") -> Index:
    """A unique index over the rows for which `condition` holds; `on` tells two tables with the same
    columns apart."""
    name = f"uq_{'_'.join(filter(None, (on, *columns)))}_while"
    return index_while(condition, name, *columns, unique=True)


def index_while(condition: str, name: str, *columns: str, unique: bool = False) -> Index:
    """An index over the rows for which `condition` holds."""
    where = text(condition)
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


def insert(session: Session, table: Any) -> Any:
    """The dialect's INSERT, which knows ON CONFLICT."""
    return dialect_of(session).insert(table)


def constant(table: Any, name: str, value: Any) -> Any:
    """The same value for every row of a SELECT that is written into this column of a table."""
    return literal(value, kind(table, name))


def kind(table: Any, name: str) -> Any:
    """The type of a column."""
    return table.__table__.columns[name].type


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


# -- sealed text -----------------------------------------------------------------------------------


class SealedField(NamedTuple):
    """Where sealed text is kept."""

    table: Any
    name: str


def sealed_fields() -> list[SealedField]:
    """Every sealed column of every table that has been imported, in the order of their names."""
    return [
        SealedField(table, column.name)
        for table in tables()
        for column in table.__table__.columns
        if isinstance(column.type, Sealed)
    ]


def tables() -> list[Any]:
    """Every table that has been imported, as a class, in the order of their names."""
    found = (mapper.class_ for mapper in SQLModel._sa_registry.mappers)
    return sorted(found, key=lambda table: str(table.__tablename__))


def seal(row: Any, name: str, plain: str) -> None:
    """Keep private text in a column of a row that has been written, and what it is found by."""
    table = type(row)
    setattr(row, name, vault.current().seal(plain, place_of(row, name)) if plain else "")
    for column in table.__table__.columns:
        if isinstance(column.type, Blind) and column.type.of == name:
            index = vault.current().blind(plain, column.type.purpose) if plain else ""
            setattr(row, column.name, index)


def sealed_for(table: Any, name: str, plain: str, **row: Any) -> str:
    """Private text as it is kept in the row with these values, for a statement that writes it."""
    return vault.current().seal(plain, _place(table, name).format(**row)) if plain else ""


def opened(row: Any, name: str) -> str:
    """Private text in clear. The caller has checked who asks. Raises CannotOpen."""
    kept: str = getattr(row, name)
    return vault.current().open(kept, place_of(row, name)) if kept else ""


def blinds(row: Any, name: str) -> tuple[str, ...]:
    """What equal texts are found by, under every secret: while they rotate, others have an older.
    `name` is the blind column."""
    kind = type(row).__table__.columns[name].type
    plain = opened(row, kind.of)
    return vault.current().blinds(plain, kind.purpose) if plain else ()


def place_of(row: Any, name: str) -> str:
    """Where the text in this column of a row is sealed."""
    place = _place(type(row), name)
    values = {each: getattr(row, each) for each in _named(place)}
    assert None not in values.values(), f"{place} of a row that is not written yet"
    return place.format(**values)


def emptied(table: Any) -> dict[str, str]:
    """Nothing, for every sealed column of a table: `update(Wish).values(**emptied(Wish))`."""
    kinds = (Sealed, Blind)
    return {each.name: "" for each in table.__table__.columns if isinstance(each.type, kinds)}


def _place(table: Any, name: str) -> str:
    place: str = table.__table__.columns[name].type.place
    return place


@cache
def _named(place: str) -> tuple[str, ...]:
    """The columns that a place names."""
    return tuple(name for _, name, _, _ in Formatter().parse(place) if name)
