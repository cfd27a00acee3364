"""What we keep is for this user only, and what is forgotten is gone from the disk."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.operations import settings
from storage.community import communities
from storage.engine.database import Database, wipe_traces
from storage.records import backup, schema

KILLED = """
import os, sys
from pathlib import Path
from storage.records import backup
backup._check = lambda *_: os.kill(os.getpid(), 9)
backup.save(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture(params=[0o000, 0o077, 0o277])
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    former = os.umask(request.param)
    yield
    os.umask(former)


def modes(folder: Path) -> dict[str, int]:
    """How everything below may be used."""
    return {
        str(each.relative_to(folder)): each.stat().st_mode & 0o777 for each in folder.rglob("*")
    }


@pytest.mark.usefixtures("_umask")
def test_whatever_the_umask(tmp_path: Path) -> None:
    """The database, its log, backups, and the folders made for them."""
    data = tmp_path / "deep" / "data"
    url = f"sqlite:///{data / 'w.db'}"
    settings.load(env_file=None, data_dir=data).make_data_dir()
    schema.upgrade(url)
    with closing(Database(url)) as database:
        database.transact_now(lambda session: communities.add(session, "East"))
        backup.save(data / "w.db", data / "b.db")
        found = modes(tmp_path)
    assert {"deep", "deep/data", "deep/data/w.db", "deep/data/w.db-wal"} <= set(found)
    assert {found.pop("deep"), found.pop("deep/data")} == {0o700}
    assert set(found.values()) == {0o600}


@pytest.mark.usefixtures("_umask")
def test_a_restore_where_nothing_was(tmp_path: Path) -> None:
    """In folders of its own, too."""
    schema.upgrade(f"sqlite:///{tmp_path / 'w.db'}")
    backup.restore(tmp_path / "w.db", tmp_path / "new" / "data" / "w.db")
    found = modes(tmp_path / "new")
    assert found == {"data": 0o700, "data/w.db": 0o600}


def test_what_others_could_read_is_closed_at_the_next_start(tmp_path: Path) -> None:
    """A database of an older version, or one that somebody copied here."""
    url = f"sqlite:///{tmp_path / 'w.db'}"
    with closing(Database(url)) as database:
        schema.upgrade(url)
        for each in tmp_path.iterdir():
            each.chmod(0o644)
        schema.upgrade(url)
        assert set(modes(tmp_path).values()) == {0o600}
        assert database.read_now(communities.every) == []


# -- what a killed backup leaves -----------------------------------------------------------------


def test_a_killed_backup_leaves_nothing_for_long(tmp_path: Path) -> None:
    """Its copy is a whole community; the next backup takes it away, and so does a start. One that
    is being made beside it is left alone."""
    schema.upgrade(f"sqlite:///{tmp_path / 'w.db'}")
    kept = tmp_path / "kept"
    kept.mkdir()

    def copies() -> list[str]:
        return [name for name in os.listdir(kept) if name.endswith(".copy")]

    for number in range(2):
        _is_killed(tmp_path / "w.db", kept / f"{number}.db")
        assert len(copies()) == 1
    with backup._beside(kept / "mine.db") as mine:
        backup.save(tmp_path / "w.db", kept / "b.db")
        assert copies() == [mine.name]
    assert os.listdir(kept) == ["b.db"]
    _is_killed(tmp_path / "w.db", kept / "c.db")
    (kept / ".notes.copy").touch()  # somebody else's
    backup.sweep(kept)
    assert sorted(os.listdir(kept)) == [".notes.copy", "b.db"]


def _is_killed(database: Path, file: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(database), str(file)])
    assert done.returncode == -9


# -- what is forgotten ---------------------------------------------------------------------------

WORD = "Chrysanthemum Lane"


@pytest.mark.parametrize("engine", ["sqlite"])  # PostgreSQL's files are its server's
def test_what_is_forgotten_is_gone_from_the_disk(database: Database, tmp_path: Path) -> None:
    """Neither the file nor its write-ahead log holds a byte of it, also where somebody reads at
    that moment: then the next commit wipes it."""
    home = database.transact_now(lambda session: communities.add(session, WORD).key)
    assert _is_on_disk(database)

    def forget(session: Session) -> None:
        session.execute(text("UPDATE community SET name = '-' WHERE id = :id"), {"id": home})
        wipe_traces(session)

    def meanwhile(session: Session) -> None:
        assert communities.get(session, home).name == WORD
        database.transact_now(forget)
        assert _is_on_disk(database)

    database.read_now(meanwhile)
    database.transact_now(lambda session: communities.add(session, "East"))
    database.transact_now(lambda session: None)
    assert not _is_on_disk(database)


def _is_on_disk(database: Database) -> bool:
    assert database.file is not None
    files = (database.file, Path(f"{database.file}-wal"))
    return any(WORD.encode() in each.read_bytes() for each in files if each.exists())
