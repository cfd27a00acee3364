"""Commands that keep what is there: copies of it, a check of it, tables of it."""

import io
import json
import os
from pathlib import Path
from typing import Annotated, TextIO

import typer
from sqlalchemy import func, make_url
from sqlmodel import Session, SQLModel, select

from bot.commands.console import (
    Stopped,
    both,
    configured,
    meant,
    opened,
    reader,
    sqlite_file,
)
from bot.operations.settings import Settings
from storage.community.people import Person
from storage.engine import forgotten
from storage.records import backup, export, forgotten_again, invariants, key_rotation
from storage.records.export import Format, Found
from storage.wishes.alarm_lessons import Lesson
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish

FILE = Annotated[Path, typer.Argument(help=both("cli-backup-file"))]
FROM = Annotated[Path, typer.Argument(help=both("cli-restore-file"))]
FORCE = Annotated[bool, typer.Option("--force", help=both("cli-backup-force"))]
COMMUNITY = Annotated[str, typer.Option(help=both("cli-which"))]
OUT = Annotated[Path | None, typer.Option(help=both("cli-export-out"))]
FORM = Annotated[Format, typer.Option("--format", help=both("cli-export-format"))]
LESSONS = Annotated[Path, typer.Argument(help=both("cli-lessons-out"))]
PRIVATE = Annotated[bool, typer.Option("--private", help=both("cli-export-private"))]
REASON = Annotated[str, typer.Option(help=both("cli-export-reason"))]


def add_to(app: typer.Typer) -> None:
    """Put these commands into the programme."""
    app.command("backup", help=both("cli-backup"))(save)
    app.command("restore", help=both("cli-restore"))(restore)
    app.command("verify", help=both("cli-verify"))(check)
    app.command("rotate-keys", help=both("cli-rotate"))(rotate)
    app.command("export", help=both("cli-export"))(hand_out)
    app.command("lessons", help=both("cli-lessons"))(teach)


# -- copies --------------------------------------------------------------------------------------


def save(file: FILE, force: FORCE = False) -> None:
    """One whole backup, while others write."""
    found = configured()
    database = sqlite_file(found)
    if database is None:
        raise Stopped("cli-backup-postgres", address=_for_tools(found), file=str(file))
    size = backup.save(database, file, replace=force)
    forgotten.keep_in(found.data_dir)
    forgotten.share(file.parent)
    typer.echo(reader()("cli-backup-made", file=str(file), megabytes=round(size / 1e6, 1)))


def restore(file: FROM) -> None:
    """A backup in the place of everything there is now."""
    found, say = configured(), reader()
    database = sqlite_file(found)
    if database is None:
        raise Stopped("cli-restore-postgres", address=_for_tools(found), file=str(file))
    kept = backup.restore(file, database)
    typer.echo(say("cli-restored", file=str(file)))
    if kept is not None:
        typer.echo(say("cli-restore-kept", kept=str(kept)))
    forgotten.keep_in(found.data_dir)
    forgotten.share(file.parent)
    typer.echo(say("cli-forgotten-again", count=forget_again(found)))


def forget_again(found: Settings) -> int:
    """Whoever was forgotten since the backup that was put back, and how many; without the key the
    bot does it at its start."""
    if not found.secret_key:
        return 0
    with opened(found, migrates=True) as database:
        return forgotten_again.run(database)


def _for_tools(found: Settings) -> str:
    """The address as PostgreSQL's own programmes take it, without the password."""
    address = make_url(found.database_url).set(drivername="postgresql")
    return address._replace(password=None).render_as_string()


# -- check ---------------------------------------------------------------------------------------


def check() -> None:
    """Every invariant; a line for each breach, and a non-zero end."""
    found, say = configured(), reader()
    with opened(found) as database:
        breaches = database.read_now(invariants.breaches)
        counts = database.read_now(_counts)
    for breach in breaches:
        typer.echo(breach)
    if breaches:
        raise Stopped("cli-verify-broken", count=len(breaches))
    wishes, claims, people = counts
    typer.echo(say("cli-verify-whole", wishes=wishes, claims=claims, people=people))


def _counts(session: Session) -> tuple[int, int, int]:
    def count(table: type[SQLModel]) -> int:
        return session.exec(select(func.count()).select_from(table)).one()

    return count(Wish), count(Claim), count(Person)


# -- a new secret key ----------------------------------------------------------------------------


def rotate() -> None:
    """Everything that former keys sealed, sealed with the current one."""
    found = configured()
    found.vault()
    with opened(found) as database:
        done = key_rotation.run(database.transact_now)
    if done.shut:
        raise Stopped("cli-rotate-shut", count=len(done.shut), first=done.shut[0])
    typer.echo(reader()("cli-rotated", count=done.sealed))


# -- tables --------------------------------------------------------------------------------------


def hand_out(
    community: COMMUNITY = "",
    out: OUT = None,
    form: FORM = Format.CSV,
    private: PRIVATE = False,
    reason: REASON = "",
) -> None:
    """Wishes and claims of a community; private fields only for a recorded reason."""
    found = configured()
    if private:
        found.vault()
    if out is not None and out.exists():
        raise backup.BackupExists(file=str(out))

    def gather(session: Session) -> list[Found]:
        home = meant(session, community).key
        if private:
            return export.private(session, home, reason)
        return export.public(session, home)

    with opened(found) as database:
        rows = database.transact_now(gather) if private else database.read_now(gather)
    _write(rows, form, out)


def teach(out: LESSONS, community: COMMUNITY = "", reason: REASON = "") -> None:
    """Words of which workers said that they were no danger, to learn from."""
    found = configured()
    found.vault()
    if out.exists():
        raise backup.BackupExists(file=str(out))

    def gather(session: Session) -> list[Lesson]:
        home = meant(session, community).id or 0
        return export.lessons(session, home, reason)

    with opened(found) as database:
        rows = database.transact_now(gather)
    with _created(out, Format.JSONL) as to:
        to.writelines(json.dumps(row._asdict(), ensure_ascii=False) + "\n" for row in rows)
    typer.echo(reader()("cli-taught", count=len(rows), file=str(out)))


def _write(rows: list[Found], form: Format, out: Path | None) -> None:
    if out is None:
        text = io.StringIO(newline="")
        export.write(rows, form, text)
        typer.echo(text.getvalue(), nl=False)
        return
    with _created(out, form) as to:
        export.write(rows, form, to)
    typer.echo(reader()("cli-exported", count=len(rows), file=str(out)))


def _created(out: Path, form: Format) -> TextIO:
    """A new file that only this user reads. Excel knows UTF-8 by the mark in front."""
    encoding = "utf-8-sig" if form is Format.CSV else "utf-8"
    held = os.open(out, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    return open(held, "w", encoding=encoding, newline="")
