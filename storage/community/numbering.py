"""Numbers by year: 2030-0042. Each community counts each noun by itself."""

from typing import TypeVar

from sqlalchemy import UniqueConstraint, bindparam, update
from sqlmodel import Field as Col
from sqlmodel import Session, col, select

from storage.community import communities
from storage.engine import clock
from storage.engine.columns import Row
from storage.engine.errors import NotFound
from storage.engine.prepared import Prepared, bound


class Counter(Row, table=True):
    """The last number given out, per community, noun and year."""

    __table_args__ = (UniqueConstraint("community_id", "noun", "year"),)
    community_id: int = Col(foreign_key="community.id")
    noun: str
    year: int
    last: int


class Numbered(Row):
    """What people call a row of a community by: 2030-0042. Its table has `once()`."""

    community_id: int = Col(foreign_key="community.id")
    year: int
    number: int

    @property
    def code(self) -> str:
        return f"{self.year}-{self.number:04d}"


def once() -> UniqueConstraint:
    """No two rows of a community have the same number of a year."""
    return UniqueConstraint("community_id", "year", "number")


R = TypeVar("R", bound=Numbered)


def called(
    session: Session, table: type[R], community_id: int, number: int, year: int | None = None
) -> R:
    """The row that people call so; without a year the newest of that number. Raises NotFound."""
    which = select(table).filter_by(community_id=community_id, number=number)
    if year is not None:
        which = which.filter_by(year=year)
    row = session.exec(which.order_by(col(table.year).desc())).first()
    if row is None:
        raise NotFound()
    return row


def take(session: Session, community_id: int, noun: str) -> tuple[int, int]:
    """The year and the number of a new row, on the community's own calendar."""
    year = clock.today(communities.known(session, community_id).zone).year
    return year, next_number(session, community_id, noun, year)


def next_number(session: Session, community_id: int, noun: str, year: int) -> int:
    """The next number of this year's series; no two transactions get the same."""
    series = {"community_id": community_id, "noun": noun, "year": year}
    _BEGIN.changed(session, **series, last=0)
    row = _NEXT.row(session, **series)
    assert row is not None, "it was begun"
    return int(row[0])


_BEGIN = Prepared(lambda sql: sql.insert(Counter).values(bound(Counter)).on_conflict_do_nothing())


_NEXT = Prepared(
    lambda _: (
        update(Counter)
        .where(
            col(Counter.community_id) == bindparam("community_id"),
            col(Counter.noun) == bindparam("noun"),
            col(Counter.year) == bindparam("year"),
        )
        .values(last=Counter.last + 1)
        .returning(col(Counter.last))
    )
)
