"""What a table owes the house: a migration, a rule that must always hold, and what is kept about
whom."""

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from bot import register
from bot.register.copies import COPIED
from storage.engine import personal
from storage.records import invariants, schema

register.load()

# Tables of which nothing must hold but what their keys say, and why.
UNRULED = {
    "alarm_lesson": "a sentence to learn from: nothing else asks for it",
    "card": "where a message stood: groups change hands, and what is gone is said anew",
    "community": "what holds of its settings is asked where they are set",
    "ended_form": "what a button of a form that is over says: nothing else asks for it",
    "history": "append-only: nothing that is true later is asked of it",
    "invite_use": "only keeps the same link from being used twice",
    "job_run": "only keeps a job from running twice a day",
    "pace": "forgotten after an hour",
    "share": "who is to hear one word; forgotten with them, and after ninety days",
    "worklist_walk": "where somebody looked last: the next look puts it right",
}


def test_every_table_is_migrated(tmp_path: Path) -> None:
    """The revisions make what the code says; what only a database can tell is in
    tests/storage/records/test_schema.py, on both."""
    url = f"sqlite:///{tmp_path / 'migrated.db'}"
    schema.upgrade(url)
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        found = MigrationContext.configure(connection)
        assert [str(each) for each in compare_metadata(found, schema.metadata)] == []


def test_every_table_has_its_rule() -> None:
    """Verify looks at every table, or somebody wrote down why there is nothing to see."""
    asked = [str(each() if callable(each) else each) for each in invariants.rules().values()]
    named = set(re.findall(r"\b(?:FROM|JOIN) (\w+)", " ".join(asked)))
    assert named.isdisjoint(UNRULED)
    assert named | set(UNRULED) == set(schema.metadata.tables)


# -- about whom ----------------------------------------------------------------------------------


def people_columns() -> set[tuple[str, str]]:
    """Every column of every table that names a person."""
    found = {("person", "id")}
    for table in schema.metadata.tables.values():
        for column in table.columns:
            if any(key.column.table.name == "person" for key in column.foreign_keys):
                found.add((table.name, column.name))
    return found


def test_every_row_about_somebody_is_listed_or_left_out_for_a_reason() -> None:
    """A new column that names a person is in the copy, or somebody wrote down why not."""
    listed = {(each.table.__tablename__, each.column) for each in personal.LISTED.values()}
    assert listed.isdisjoint(personal.LEFT_OUT)
    assert listed | set(personal.LEFT_OUT) == people_columns()
    assert all(personal.LEFT_OUT.values())


def test_every_group_of_the_copy_has_its_lines() -> None:
    assert set(personal.LISTED) == set(COPIED)


def test_a_copy_has_one_order() -> None:
    """Whichever subject is imported first: no two groups want the same place."""
    places = [each.at for each in personal.LISTED.values()]
    assert len(places) == len(set(places))
