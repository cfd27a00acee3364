"""How a command speaks: in the reader's language, and one clear line for whatever goes wrong."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import typer
from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlmodel import Session
from typer.core import TyperGroup

from bot.operations import log, settings
from bot.operations.settings import BadSetting, LogLevel, Settings
from bot.texts import Words, dates, words
from storage.community import communities
from storage.community.communities import Community
from storage.engine import forgotten, vault
from storage.engine.database import Database
from storage.engine.errors import Refused
from storage.records import schema
from storage.records.backup import DatabaseAbsent

# What the machine brings about; every other class of database error is our own mistake.
AWAY = (OperationalError, InterfaceError, DatabaseError)


class Stopped(Exception):
    """A command can't go on; `key` finds the line that says why and what to do."""

    def __init__(self, key: str, **shown: object) -> None:
        super().__init__(key)
        self.key, self.shown = key, shown


class Plain(TyperGroup):
    """Commands that end with one line instead of a trace."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as fault:
            line = line_for(fault)
            if line is None:
                raise
            return fail(line)


def line_for(fault: Exception) -> str | None:
    """What to say about `fault`; None for a mistake of ours, which needs its trace."""
    say = reader()
    match fault:
        case BadSetting():
            return str(fault)
        case Stopped() | Refused():
            return say(fault.key, **dates.in_words(fault.shown, say))
        case vault.CannotOpen():
            return say("cli-cannot-open", place=fault.place)
        case DBAPIError() if type(fault) in AWAY:
            return say("cli-database-away", why=reason(fault))
        case sqlite3.DatabaseError():
            return say("cli-database-away", why=str(fault))
        case OSError() if fault.filename or fault.errno == errno.ENOSPC:
            return say("cli-file", file=str(fault.filename or "-"), why=fault.strerror or "")
    return None


def reason(fault: DBAPIError) -> str:
    """The database's own first line, without a password."""
    lines = str(fault.orig).strip().splitlines()
    return log.hider(())(lines[0] if lines else type(fault).__name__)


def fail(line: str) -> NoReturn:
    """One clear line, and a non-zero end."""
    typer.echo(line, err=True)
    raise typer.Exit(1)


def reader() -> Words:
    """The words of whoever sits at the machine: Chinese where the machine speaks it."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in named if name), "")
    return words("zh" if chosen.startswith("zh") else "en")


def both(key: str) -> str:
    """Help in both languages: it is read before anybody could choose."""
    english, chinese = _of_commands("en"), _of_commands("zh")
    return f"{english(key)}\n{chinese(key)}"


@cache
def _of_commands(language: str) -> Words:
    """One file of a language: all of both would keep every command waiting for 0.2 s."""
    return Words(language, "commands/*.ftl")


def configured() -> Settings:
    """The settings; the log tells of trouble only, a command speaks itself. Raises BadSetting."""
    found = settings.load()
    log.start(found.model_copy(update={"log_level": LogLevel.WARNING}))
    return found


@contextmanager
def opened(found: Settings, *, migrates: bool = False) -> Iterator[Database]:
    """The database, with the vault in place where there is a key. Raises BadSetting and Stopped."""
    if found.secret_key:
        vault.use(found.vault())
        forgotten.keep_in(found.data_dir)
    if migrates:
        migrated(found)
    else:
        be_current(found)
    database = Database(found.database_url)
    try:
        yield database
    finally:
        database.close()


def migrated(found: Settings) -> None:
    """Bring the database up to this version, making one where there is none. Raises BadSetting."""
    found.can_open_database()
    if found.is_sqlite:
        found.make_data_dir()
    schema.upgrade(found.database_url)


def be_current(found: Settings) -> None:
    """Nothing, for a database that this version can work with. Raises BadSetting, DatabaseAbsent
    and Stopped."""
    found.can_open_database()
    file = sqlite_file(found)
    if file is not None and not file.exists():
        raise DatabaseAbsent(file=str(file))
    if not schema.fits(found.database_url):
        raise Stopped("cli-not-current")


def sqlite_file(found: Settings) -> Path | None:
    """The database's file; None on PostgreSQL."""
    return Path(make_url(found.database_url).database or "") if found.is_sqlite else None


def meant(session: Session, name: str) -> Community:
    """The community that is meant: the named one, or the only one. Raises Stopped."""
    every = communities.every(session)
    fitting = [each for each in every if name in ("", each.name)]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(each.name for each in every)
    if not every:
        raise Stopped("cli-no-community")
    raise Stopped("cli-other-community" if name else "cli-which-community", name=name, names=names)
