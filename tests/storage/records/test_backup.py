"""Backups are whole whenever they are made, and a restore never loses what was there."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from storage.community import communities
from storage.engine import clock
from storage.engine.database import Database
from storage.records import backup
from tests.harness.databases import SqliteTemplate

PAIRS = "CREATE TABLE pair (a INTEGER PRIMARY KEY, b INTEGER)"


@pytest.fixture
def file(sqlite_template: SqliteTemplate, tmp_path: Path) -> Iterator[Path]:
    """The file of a fresh, migrated database that nobody has opened yet."""
    with sqlite_template.fresh(tmp_path):
        yield tmp_path / "wishlight.db"


def opened(file: Path) -> closing[Database]:
    return closing(Database(f"sqlite:///{file}"))


def found(file: Path, name: str) -> None:
    """A community by which the database is known again."""
    with opened(file) as database:
        database.transact_now(lambda session: communities.add(session, name))


def names(file: Path) -> list[str]:
    with opened(file) as database:
        return [each.name for each in database.read_now(communities.every)]


def around(file: Path) -> set[str]:
    """What else lies in the folder."""
    return {each.name for each in file.parent.iterdir()} - {file.name}


def test_a_backup_is_one_whole_private_file(file: Path, tmp_path: Path) -> None:
    """A backup holds all rows in one file, which nobody else may read; nothing is left beside."""
    found(file, "East")
    kept = tmp_path / "kept" / "b.db.part"
    kept.parent.mkdir()
    size = backup.save(file, kept)
    assert names(kept) == ["East"]
    assert kept.stat().st_size == size > 0
    assert kept.stat().st_mode & 0o077 == 0
    assert around(kept) == set()


def test_a_backup_during_writes_is_of_one_moment(file: Path, tmp_path: Path) -> None:
    """While somebody writes without a pause, every backup shows whole transactions only, and the
    writer is never refused."""
    with closing(sqlite3.connect(file)) as first:
        first.execute(PAIRS)
    done, written = threading.Event(), threading.Semaphore(0)

    def write() -> None:
        with opened(file) as database:
            numbers = count()
            while not done.is_set():
                database.transact_now(partial(_pair, next(numbers)))
                written.release()

    writer = threading.Thread(target=write)
    writer.start()
    sizes = []
    try:
        for n in range(5):
            assert all(written.acquire(timeout=30) for _ in range(20))
            backup.save(file, tmp_path / f"{n}.db")
            with closing(sqlite3.connect(tmp_path / f"{n}.db")) as copy:
                sizes.append(copy.execute("SELECT count(a), sum(a), sum(b) FROM pair").fetchone())
    finally:
        done.set()
        writer.join()
    assert all(rows >= 20 * (n + 1) for n, (rows, _, _) in enumerate(sizes))
    assert all(a == b == rows * (rows - 1) // 2 for rows, a, b in sizes)


def _pair(n: int, session: Session) -> None:
    """Two statements that belong together."""
    session.execute(text("INSERT INTO pair (a) VALUES (:n)"), {"n": n})
    session.execute(text("UPDATE pair SET b = :n WHERE a = :n"), {"n": n})


def test_a_backup_replaces_nothing_unasked(file: Path, tmp_path: Path) -> None:
    """A file that is there stays as it is, unless one says so; the database itself always stays."""
    kept = tmp_path / "b.db"
    backup.save(file, kept)
    found(file, "East")
    with pytest.raises(backup.BackupExists):
        backup.save(file, kept)
    assert names(kept) == []
    backup.save(file, kept, replace=True)
    assert names(kept) == ["East"]
    with pytest.raises(backup.BackupExists):
        backup.save(file, file, replace=True)


def test_a_backup_of_nothing_makes_nothing(tmp_path: Path) -> None:
    """Without a database there is no backup, and no empty database either."""
    with pytest.raises(backup.DatabaseAbsent):
        backup.save(tmp_path / "none.db", tmp_path / "b.db")
    assert list(tmp_path.iterdir()) == []


def spoil(file: Path) -> None:
    """Write over the middle of the file, as a failing disk does."""
    with file.open("r+b") as raw:
        raw.seek(8192)
        raw.write(b"\xff" * 40_000)


def test_a_damaged_database_is_not_backed_up(file: Path, tmp_path: Path) -> None:
    """A copy that fails the integrity check never gets the name of a backup."""
    spoil(file)
    with pytest.raises(backup.BackupDamaged):
        backup.save(file, tmp_path / "b.db")
    assert around(file) == set()


def test_a_restore_keeps_what_was_there(file: Path, tmp_path: Path) -> None:
    """The backup is in place, and the former database lies beside it, whole."""
    found(file, "East")
    backup.save(file, tmp_path / "b.db")
    found(file, "West")
    kept = backup.restore(tmp_path / "b.db", file)
    assert kept is not None
    assert names(file) == ["East"]
    assert names(kept) == ["East", "West"]
    assert kept.name.startswith("wishlight.db.before-restore-")
    assert around(file) == {"b.db", kept.name}


def test_two_restores_within_one_second(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each keeps what was there before it, under a name of its own."""
    found(file, "East")
    backup.save(file, tmp_path / "b.db")
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    first, second = (backup.restore(tmp_path / "b.db", file) for _ in range(2))
    assert first != second
    assert around(file) == {"b.db", *(each.name for each in (first, second) if each)}


def test_a_restored_database_is_the_same_users(file: Path, tmp_path: Path) -> None:
    """Whoever could write the former file can write the new one, also when root restored it."""
    backup.save(file, tmp_path / "b.db")
    file.chmod(0o640)
    owner = (4321, 4321) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    os.chown(file, *owner)
    backup.restore(tmp_path / "b.db", file)
    about = file.stat()
    assert (about.st_mode & 0o777, about.st_uid, about.st_gid) == (0o600, *owner)


def test_a_restore_into_an_empty_folder(file: Path, tmp_path: Path) -> None:
    """On a new machine there is nothing to keep."""
    found(file, "East")
    backup.save(file, tmp_path / "b.db")
    new = tmp_path / "data" / "wishlight.db"
    assert backup.restore(tmp_path / "b.db", new) is None
    assert names(new) == ["East"]
    assert around(new) == set()


def test_nothing_is_restored_under_a_running_bot(file: Path, tmp_path: Path) -> None:
    """Whoever has the database open, even idle, keeps it; once they are gone it can be restored."""
    backup.save(file, tmp_path / "b.db")
    with opened(file) as database:
        database.transact_now(lambda session: communities.add(session, "East"))
        with pytest.raises(backup.DatabaseInUse):
            backup.restore(tmp_path / "b.db", file)
        database.transact_now(lambda session: communities.add(session, "West"))
    assert names(file) == ["East", "West"]
    assert around(file) == {"b.db"}
    backup.restore(tmp_path / "b.db", file)
    assert names(file) == []


def test_a_broken_database_can_be_replaced(file: Path, tmp_path: Path) -> None:
    """The day a backup is needed for: what is broken is set aside, not in the way."""
    found(file, "East")
    backup.save(file, tmp_path / "b.db")
    file.write_bytes(b"no database at all" * 1000)
    kept = backup.restore(tmp_path / "b.db", file)
    assert kept is not None
    assert kept.read_bytes().startswith(b"no database")
    assert names(file) == ["East"]


def _no_file(file: Path) -> None:
    file.unlink()


def _foreign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("DROP TABLE alembic_version")


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")


def _text(file: Path) -> None:
    file.write_text("no database at all " * 1000)


@pytest.mark.parametrize(
    ("spoils", "no"),
    [
        (_no_file, backup.BackupAbsent),
        (_foreign, backup.BackupForeign),
        (_newer, backup.BackupNewer),
        (_text, backup.BackupDamaged),
        (spoil, backup.BackupDamaged),
    ],
)
def test_a_file_that_is_no_good_backup_changes_nothing(
    file: Path,
    tmp_path: Path,
    spoils: Callable[[Path], None],
    no: type[Exception],
) -> None:
    """Absent, foreign, newer or damaged: the database stays, and nothing lies about."""
    found(file, "East")
    kept = tmp_path / "b.db"
    backup.save(file, kept)
    spoils(kept)
    with pytest.raises(no):
        backup.restore(kept, file)
    assert names(file) == ["East"]
    assert around(file) <= {"b.db"}
