"""A backup that is there is on the disk, also when the power goes a moment later."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.records import backup, schema


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reaches the disk, and when a file gets its name, in order."""
    happened: list[str] = []
    sync, replace = os.fsync, Path.replace

    def note_sync(held: int) -> None:
        happened.append(f"sync {_kind(os.readlink(f'/proc/self/fd/{held}'))}")
        sync(held)

    def note_replace(self: Path, to: Path) -> Path:
        happened.append("name")
        return replace(self, to)

    monkeypatch.setattr(backup.os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_replace)
    return happened


def _kind(path: str) -> str:
    return "folder" if Path(path).is_dir() else "copy" if path.endswith(".copy") else "file"


def _save(database: Path, tmp_path: Path) -> None:
    backup.save(database, tmp_path / "b.db")


def _restore(database: Path, tmp_path: Path) -> None:
    backup.restore(database, tmp_path / "new" / "w.db")


@pytest.mark.parametrize("does", [_save, _restore])
def test_whole_on_the_disk_before_it_has_its_name(
    tmp_path: Path, synced: list[str], does: Callable[[Path, Path], None]
) -> None:
    """First all of the copy, then its name, then the folder that holds the name."""
    database = tmp_path / "w.db"
    schema.upgrade(f"sqlite:///{database}")
    synced.clear()
    does(database, tmp_path)
    assert synced == ["sync copy", "name", "sync folder"]
