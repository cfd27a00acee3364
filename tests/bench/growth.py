"""The same claim in a small and in a large database, one after the other in turn."""

import time
from contextlib import ExitStack
from statistics import median
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from storage.community.history import Entry
from storage.engine.database import Database
from storage.wishes import claiming
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish
from tests.bench import street
from tests.bench.running import Fresh

SIZES = (1_000, 100_000, 1_000_000)
CLAIMS = 300
WARM_UP = 50
BATCH = 100_000
ABOVE = 1_000_000  # the first number of a copied row


async def growth(fresh: Fresh) -> dict[str, float]:
    """The median of a claim by the number of wishes that stand in the database, in milliseconds,
    and how much longer it takes among the most than among the fewest."""
    with ExitStack() as stack:
        opened = [Database(stack.enter_context(fresh())) for _ in SIZES]
        for database in opened:
            stack.callback(database.close)
        took = _in_turn(opened)
    figures = {f"ms_{size}": median(times) * 1000 for size, times in zip(SIZES, took, strict=True)}
    return figures | {"ratio": median(took[-1]) / median(took[0])}


def _in_turn(databases: list[Database]) -> list[list[float]]:
    streets = [_grown(each, size) for each, size in zip(databases, SIZES, strict=True)]
    took: list[list[float]] = [[] for _ in SIZES]
    for number in range(WARM_UP + CLAIMS):
        for database, (first, wishes), times in zip(databases, streets, took, strict=True):
            began = time.perf_counter()
            _claim(database, first + number, wishes[number])
            if number >= WARM_UP:
                times.append(time.perf_counter() - began)
    return took


def _claim(database: Database, person: int, wish: int) -> None:
    database.transact_now(lambda session: claiming.claim(session, person, wish))


def _grown(database: Database, size: int) -> tuple[int, list[int]]:
    """`size` wishes that came true long ago, each with its claim and its history, beside those to
    claim; the first neighbour and the wishes for them."""
    count = WARM_UP + CLAIMS + 1
    made = database.transact_now(lambda session: street.prepare(session, count, count))
    first = database.transact_now(_first_neighbour)
    _claim(database, first, made.wishes[0])  # the model of them all
    for begin in range(0, size, BATCH):
        span = (begin, min(begin + BATCH, size))
        database.transact_now(lambda session, span=span: _copy(session, *span))  # type: ignore[misc]
    with database.engine.connect() as connection:
        connection.execute(text("ANALYZE"))
        connection.commit()
    return first + 1, made.wishes[1:]


def _first_neighbour(session: Session) -> int:
    return int(session.execute(text("SELECT min(person_id) FROM account")).scalar_one())


_OVER = {"state": "'confirmed'", "claimed": "1", "delivered": "1", "confirmed": "1"}
_OWN = {  # what differs from row to row
    Wish: {"id": "n", "number": "n", **_OVER},
    Claim: {"id": "n", "wish_id": "n", "state": "'confirmed'"},
    Entry: {"id": "n", "row_id": "n"},
}


def _copy(session: Session, begin: int, end: int) -> None:
    """The model's rows once more for each of these numbers, within the database."""
    for table, own in _OWN.items():
        session.execute(text(_copying(table, own)), {"begin": ABOVE + begin, "end": ABOVE + end})


def _copying(table: Any, own: dict[str, str]) -> str:
    name, columns = table.__tablename__, [each.name for each in table.__table__.columns]
    model = f"(SELECT * FROM {name} ORDER BY id LIMIT 1) AS model"
    given = ", ".join(own.get(column, f"model.{column}") for column in columns)
    series = (
        "WITH RECURSIVE series(n) AS (SELECT CAST(:begin AS INTEGER)"
        " UNION ALL SELECT n + 1 FROM series WHERE n + 1 < :end)"
    )
    return f"{series} INSERT INTO {name} ({', '.join(columns)}) SELECT {given} FROM series, {model}"
