"""Prepared statements on PostgreSQL's own library mean what they mean through the driver."""

from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest
from sqlalchemy import bindparam, insert, text
from sqlmodel import Session, col, select

from storage.community.history import Entry
from storage.engine import clock
from storage.engine.database import Database
from storage.engine.prepared import Prepared
from storage.messaging import inbox
from storage.messaging.outbox import Told
from storage.wishes.claims import Claim
from tests.harness.make import Make

pytestmark = pytest.mark.parametrize("engine", ["postgres"], indirect=True)

NAMES = ("community_id", "actor_id", "noun", "row_id", "what", "details", "at")
ENTRY = Prepared(
    lambda _: insert(Entry).values({name: bindparam(name) for name in NAMES}).returning(Entry.id)
)


def _written(session: Session, **values: Any) -> Entry:
    row = ENTRY.row(session, **values)
    assert row is not None
    return session.get_one(Entry, row[0])


@pytest.mark.parametrize("row_id", [0, 7, -1, 40_000, 2_000_000_000])
def test_every_value_arrives(make: Make, row_id: int) -> None:
    """Numbers of any size, nothing, texts with quotes and emoji, moments and nested JSON."""
    at = datetime(2030, 2, 28, 23, 59, 59, 123456, UTC)
    details = {"a": [1, None, True, {"b": "x'\"\\ 点亮 🕯"}], "n": 1.5}
    values = {"community_id": make.home, "actor_id": None, "noun": "o'wish %s $1", "what": ""}
    entry = make.do(_written, **values, row_id=row_id, details=details, at=at)
    assert (entry.row_id, entry.noun, entry.what) == (row_id, "o'wish %s $1", "")
    assert (entry.actor_id, entry.details, entry.at) == (None, details, at)


def test_what_is_read_is_what_the_orm_reads(make: Make) -> None:
    """Days, moments, flags, enums, JSON: the same in both."""
    wish = make.claimed_wish()
    names = [column.name for column in Claim.__table__.columns]  # type: ignore[attr-defined]
    every = Prepared(lambda _: select(*(col(getattr(Claim, name)) for name in names)))
    (row,) = make.do(every.rows)
    claim = make.claim_on(wish)
    assert dict(zip(names, row, strict=True)) == {name: getattr(claim, name) for name in names}
    assert isinstance(claim.agreed_on, date)


def test_nothing_found_and_nothing_touched(make: Make) -> None:
    """None, no rows, zero."""
    none = Prepared(lambda _: select(Told.id).where(col(Told.id) == bindparam("id")))
    assert make.do(none.row, id=0) is None
    assert make.do(none.rows, id=0) == []
    assert make.do(inbox.first_time, "test", "1")
    assert not make.do(inbox.first_time, "test", "1")


def test_a_refusal_is_the_driver_s(make: Make, database: Database) -> None:
    """What PostgreSQL refuses is raised as psycopg's error, spoils this transaction only, and what
    was prepared on the connection goes on working."""
    foreign = {"community_id": 999_999, "actor_id": None, "noun": "", "row_id": 1, "what": ""}
    for _ in range(20):  # more than there are connections
        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            make.do(_written, **foreign, details={}, at=clock.now())
        assert make.do(
            _written, **foreign | {"community_id": make.home}, details={}, at=clock.now()
        )


def test_a_read_cannot_write(make: Make, database: Database) -> None:
    """Beside the writers a prepared statement is read only as well."""
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        database.read_now(lambda session: inbox.first_time(session, "test", "1"))


def test_a_server_that_went_away(make: Make, database: Database) -> None:
    """The connection was cut: one error that says so, and the next unit of work has a new one."""
    ended = text("SELECT pg_terminate_backend(pg_backend_pid())")

    def cut(session: Session) -> None:
        with pytest.raises(Exception):  # noqa: B017, PT011 — however the driver says goodbye
            session.execute(ended)
        inbox.first_time(session, "test", "1")

    with pytest.raises(psycopg.OperationalError):
        database.transact_now(cut)
    assert make.do(inbox.first_time, "test", "1")
