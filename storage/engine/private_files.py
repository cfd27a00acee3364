"""Files and folders that only this user reads, whatever the umask of whoever starts us."""

import contextlib
import os
from pathlib import Path

FILE, FOLDER = 0o600, 0o700
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file in use


def folder(path: Path) -> None:
    """Make a folder, and those above it that are missing; one that is there stays as it is. Raises
    FileExistsError for a file."""
    missing = [each for each in (path, *path.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=FOLDER, exist_ok=True)
        os.chmod(each, FOLDER)
    path.mkdir(exist_ok=True)


def database(path: Path) -> None:
    """Make the file of a database where there is none: SQLite gives what it keeps beside it the
    same mode. One that is there is not opened, for closing it again would drop SQLite's locks."""
    folder(path.parent)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE))
        os.chmod(path, FILE)


def close_to_others(path: Path) -> None:
    """Take a database that an older version made, or somebody copied here, out of others' sight."""
    for each in (path, *(Path(f"{path}{ending}") for ending in BESIDE)):
        with contextlib.suppress(FileNotFoundError, PermissionError):
            if each.stat().st_mode & 0o077:
                os.chmod(each, FILE)


def sync(path: Path) -> None:
    """What a file holds, or which files a folder has, outlives a cut of the power."""
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
