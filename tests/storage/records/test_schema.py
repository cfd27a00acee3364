"""The tables as migrated are the tables as modelled, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.pool import NullPool

from storage.records import schema

pytestmark = pytest.mark.both


@contextmanager
def looking(url: str) -> Iterator[Connection]:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        yield connection


def differences(url: str) -> list[Any]:
    with looking(url) as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        return compare_metadata(context, schema.metadata)


def tables(url: str) -> set[str]:
    with looking(url) as connection:
        return set(inspect(connection).get_table_names())


def indexes(url: str) -> dict[str, str]:
    """Every index as the database itself would write it."""
    with looking(url) as connection:
        if connection.dialect.name == "sqlite":
            query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        else:
            query = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
        return dict(connection.execute(text(query)).all())


def test_a_migrated_database_is_what_the_models_say(empty_url: str) -> None:
    """From an empty database, all revisions together lead to exactly the tables of the models."""
    schema.upgrade(empty_url)
    assert differences(empty_url) == []
    assert tables(empty_url) == set(schema.metadata.tables) | {"alembic_version"}


def test_partial_indexes_are_what_the_models_say(empty_url: str) -> None:
    """The unique keys over live rows, which decide races, stand in the database with their
    condition: Alembic itself does not compare conditions."""
    schema.upgrade(empty_url)
    migrated = indexes(empty_url)
    with looking(empty_url) as connection, connection.begin():
        schema.metadata.drop_all(connection)
        schema.metadata.create_all(connection)
    assert indexes(empty_url) == migrated
    conditions = [definition for definition in migrated.values() if " WHERE " in definition]
    assert any("'claimed'" in each and "UNIQUE" in each for each in conditions)


def test_a_revision_can_be_taken_back_and_made_again(empty_url: str) -> None:
    """Down to nothing, one revision after the other, and up again ends at the same tables."""
    schema.upgrade(empty_url)
    for _ in schema.revisions():
        schema.downgrade(empty_url)
        assert not schema.is_current(empty_url)
    assert tables(empty_url) == {"alembic_version"}
    schema.upgrade(empty_url)
    assert differences(empty_url) == []


def test_a_database_knows_its_revision(empty_url: str) -> None:
    """An empty database is not current; a migrated one is, and migrating it again is nothing."""
    assert schema.current(empty_url) is None
    assert not schema.is_current(empty_url)
    schema.upgrade(empty_url)
    schema.upgrade(empty_url)
    assert schema.current(empty_url) == schema.head() == schema.revisions()[-1]
    assert schema.is_current(empty_url)


def test_replicas_that_start_at_once_do_not_collide(empty_url: str) -> None:
    """Four processes migrate the same empty database at the same moment: all succeed."""
    with ThreadPoolExecutor(4) as replicas:
        list(replicas.map(schema.upgrade, [empty_url] * 4))
    assert schema.is_current(empty_url)


def test_a_revision_that_fails_leaves_nothing_behind(empty_url: str) -> None:
    """A migration is one transaction: when it stumbles, the database is as it was before."""
    with looking(empty_url) as connection, connection.begin():
        connection.execute(text("CREATE TABLE outbox (id INTEGER)"))
    with pytest.raises(Exception, match="outbox"):
        schema.upgrade(empty_url)
    assert tables(empty_url) == {"outbox"}
    assert schema.current(empty_url) is None


def ahead(revisions: int) -> str:
    """A revision that this version does not know."""
    return f"{int(schema.head()) + revisions:04}"


def _stands(url: str, revision: str) -> None:
    with looking(url) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})


def test_the_next_version_has_migrated(empty_url: str) -> None:
    """A version goes on with what the next one has added to the tables: its replicas may be started
    again during an upgrade, and put back after one."""
    schema.upgrade(empty_url)
    _stands(empty_url, ahead(1))
    schema.upgrade(empty_url)
    assert schema.current(empty_url) == ahead(1)
    assert schema.fits(empty_url)
    assert not schema.is_current(empty_url)


def test_a_version_after_the_next_has_migrated(empty_url: str) -> None:
    """What it may have taken away, this one may need: it does not start, and changes nothing."""
    schema.upgrade(empty_url)
    _stands(empty_url, ahead(2))
    with pytest.raises(schema.DatabaseNewer):
        schema.upgrade(empty_url)
    assert schema.current(empty_url) == ahead(2)
    assert not schema.fits(empty_url)
