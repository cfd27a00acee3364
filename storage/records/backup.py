"""Backups of a SQLite database: one whole file, made while others write, put back in one step."""

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage.engine import clock
from storage.engine.errors import Refused
from storage.records import schema

BUSY_SECONDS = 2.0  # a restore waits this long for others to let go
OWN = 0o600  # a backup holds a whole community: nobody else reads it
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file in use
IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class DatabaseAbsent(Refused):
    """There is no database file yet."""


class DatabaseInUse(Refused):
    """Another process has the database open."""


class BackupAbsent(Refused):
    """There is no such backup file."""


class BackupExists(Refused):
    """The file is there already, and nobody said that it may be replaced."""


class BackupDamaged(Refused):
    """SQLite's integrity check fails."""


class BackupForeign(Refused):
    """The file is a database, but none of ours."""


class BackupNewer(Refused):
    """The backup was made by a newer version, whose tables this one does not know."""


def save(database: Path, file: Path, *, replace: bool = False) -> int:
    """Copy `database` into `file` while others write; how many bytes it has. `file` appears only
    when it is whole, checked and on disk. Raises DatabaseAbsent, BackupExists, BackupDamaged."""
    if not database.is_file():
        raise DatabaseAbsent(file=str(database))
    if file.exists() and (not replace or file.samefile(database)):
        raise BackupExists(file=str(file))
    with _beside(file) as copy:
        _copy(database, copy)
        _check(copy, database)
        size = copy.stat().st_size
        _put(copy, file)
    return size


def restore(file: Path, database: Path) -> Path | None:
    """Put the backup `file` in the place of `database`; where the former one is kept, if any was.
    Nobody else may have it open. Older backups are to be migrated afterwards.
    Raises BackupAbsent, BackupDamaged, BackupForeign, BackupNewer, DatabaseInUse, BackupExists."""
    if not file.is_file():
        raise BackupAbsent(file=str(file))
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _beside(database) as copy:
        _copy(file, copy)
        _check(copy, file)
        _check_revision(copy, file)
        _own_as(database, copy)
        with _alone(database):
            kept = _set_aside(database) if database.exists() else None
            _put(copy, database)
    return kept


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """An empty file in the same folder, to be put in place; gone at the end if it was not."""
    made = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN))
    try:
        yield made
    finally:
        made.unlink(missing_ok=True)


def _open(file: Path) -> sqlite3.Connection:
    """An existing file, opened without making one; transactions are begun by hand."""
    address = f"{file.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _copy(source: Path, copy: Path) -> None:
    try:
        with closing(_open(source)) as given, closing(_open(copy)) as made:
            given.backup(made)  # all pages in one step: a snapshot, for which no writer waits
            made.execute("PRAGMA journal_mode=delete")  # one file, also on a read-only disk
    except sqlite3.DatabaseError as fault:
        if _code(fault) in BROKEN:
            raise BackupDamaged(file=str(source), why=str(fault)) from None
        raise


def _check(copy: Path, source: Path) -> None:
    with closing(_open(copy)) as made:
        try:
            found = made.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as fault:
            found = str(fault)
    if found != "ok":
        raise BackupDamaged(file=str(source), why=found.splitlines()[-1])


def _check_revision(copy: Path, source: Path) -> None:
    with closing(_open(copy)) as made:
        try:
            row = made.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:
            row = None
    if row is None:
        raise BackupForeign(file=str(source))
    if row[0] not in schema.revisions():
        raise BackupNewer(file=str(source), revision=row[0])


def _own_as(former: Path, copy: Path) -> None:
    """Whoever restores, often root, leaves a file that the bot's user can still write."""
    like = former if former.exists() else former.parent
    about = like.stat()
    with contextlib.suppress(PermissionError):
        os.chown(copy, about.st_uid, about.st_gid)
    if former.exists():
        os.chmod(copy, about.st_mode & 0o777)


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    """Hold a database so that nobody else can open it. A broken one cannot be held.

    Leaving WAL needs every other connection gone, and gathers all that was written in one file.
    """
    with contextlib.ExitStack() as held:
        if database.exists():
            connection = held.enter_context(closing(_open(database)))
            if not _hold(connection, database):
                held.close()
        yield


def _hold(connection: sqlite3.Connection, database: Path) -> bool:
    try:
        mode = connection.execute("PRAGMA journal_mode=delete").fetchone()[0]
        if mode != "delete":
            raise DatabaseInUse(file=str(database))
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as fault:
        if _code(fault) in IN_USE:
            raise DatabaseInUse(file=str(database)) from None
        if _code(fault) not in BROKEN:
            raise
        return False
    return True


def _set_aside(database: Path) -> Path:
    """The former file under a second name; its first name always leads to a whole database."""
    kept = database.with_name(f"{database.name}.before-restore-{clock.now():%Y%m%dT%H%M%SZ}")
    if kept.exists():
        raise BackupExists(file=str(kept))
    try:
        kept.hardlink_to(database)
    except OSError:  # a file system without links
        database.rename(kept)
    for ending in BESIDE:  # there are none unless the former file is broken
        rest = Path(f"{database}{ending}")
        if rest.exists():
            rest.rename(f"{kept}{ending}")
    return kept


def _put(copy: Path, place: Path) -> None:
    """In one step, and durable."""
    _sync(copy)
    copy.replace(place)
    _sync(place.parent)


def _sync(path: Path) -> None:
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def _code(fault: sqlite3.Error) -> int:
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF  # without the extended part
