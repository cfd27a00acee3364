"""Numbers by year: 2030-0042. Each community counts each noun by itself."""

from sqlalchemy import UniqueConstraint, bindparam, update
from sqlmodel import Field as Col
from sqlmodel import Session, col

from storage.engine.columns import Row
from storage.engine.prepared import Prepared, bound


class Counter(Row, table=True):
    """The last number given out, per community, noun and year."""

    __table_args__ = (UniqueConstraint("community_id", "noun", "year"),)
    community_id: int = Col(foreign_key="community.id")
    noun: str
    year: int
    last: int


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
