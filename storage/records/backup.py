"""Backups of a SQLite database: one whole file, made while others write, put back in one step."""

import contextlib
import os
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from storage.engine import clock, private_files
from storage.engine.errors import Refused
from storage.records import schema

BUSY_SECONDS = 2.0  # a restore waits this long for others to let go
COPY = re.compile(r"\..+\.[0-9a-f]{8}\.copy(-journal)?")  # one that is being made, or was left
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
    Raises BackupAbsent, BackupDamaged, BackupForeign, BackupNewer, DatabaseInUse."""
    if not file.is_file():
        raise BackupAbsent(file=str(file))
    private_files.folder(database.parent)
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
    """An empty file in the same folder, to be put in place; gone at the end if it was not. Where we
    are killed it stays, and goes with the next one."""
    sweep(file.parent)
    made = file.with_name(f".{file.name}.{secrets.token_hex(4)}.copy")
    held = os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, private_files.FILE)
    try:
        os.chmod(made, private_files.FILE)
        _is_nobody_s(held)  # from now on it is ours
        yield made
    finally:
        made.unlink(missing_ok=True)
        os.close(held)


def sweep(folder: Path) -> None:
    """Take away copies that a backup or a restore left when it was killed: each is a whole
    community that nobody looks after."""
    for path in folder.iterdir():
        if COPY.fullmatch(path.name):
            _take_away(path)


def _take_away(path: Path) -> None:
    with contextlib.suppress(OSError):
        held = os.open(path, os.O_RDWR)
        try:
            if _is_nobody_s(held):
                path.unlink()
        finally:
            os.close(held)


def _is_nobody_s(held: int) -> bool:
    """Whether no process that lives holds this file; it is ours then, until we close it."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:  # a system without it: what is left over stays
        return False
    try:
        flock(held, LOCK_EX | LOCK_NB)
    except OSError:
        return False
    return True


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
    """Whoever restores, often root, leaves a file that the bot's user can still write, and no other
    reads."""
    like = former if former.exists() else former.parent
    about = like.stat()
    with contextlib.suppress(PermissionError):
        os.chown(copy, about.st_uid, about.st_gid)


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
    private_files.close_to_others(database)
    kept = _unused(f"{database}.before-restore-{clock.now():%Y%m%dT%H%M%SZ}")
    try:
        kept.hardlink_to(database)
    except FileExistsError:  # somebody took the name just now
        return _set_aside(database)
    except OSError:  # a file system without links
        database.rename(kept)
    for ending in private_files.BESIDE:  # there are none unless the former file is broken
        rest = Path(f"{database}{ending}")
        if rest.exists():
            rest.rename(f"{kept}{ending}")
    return kept


def _unused(name: str) -> Path:
    """This name, or with a number where another restore of the same second has it."""
    names = (Path(f"{name}-{number}" if number > 1 else name) for number in count(1))
    return next(each for each in names if not each.exists())


def _put(copy: Path, place: Path) -> None:
    """In one step, and durable."""
    private_files.sync(copy)
    copy.replace(place)
    private_files.sync(place.parent)


def _code(fault: sqlite3.Error) -> int:
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF  # without the extended part
