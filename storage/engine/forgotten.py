"""Who was forgotten, kept beside the database: a backup of before would bring them back.

The list holds keyed indexes, one a line: who has the secret can ask whether somebody is on it, and
nobody reads from it who is.
"""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from storage.engine import private_files, vault

NAME = "forgotten.list"
LINE = re.compile(r"[\w-]{24}")  # whole: what was being written when we were killed is none

Rows = Callable[[Session], Iterable[tuple[str, int]]]  # what each is called here, and its number
Forget = Callable[[Session, int], object]


@dataclass(frozen=True, slots=True)
class Again:
    """Rows of which some may be on the list; `forget` does to one what was done before."""

    rows: Rows
    forget: Forget


AGAIN: list[Again] = []
_folder: Path | None = None


def again(rows: Rows, forget: Forget) -> None:
    """Register what may be forgotten. A name tells a row from any that is written later: whoever
    comes back as somebody new is not meant."""
    AGAIN.append(Again(rows, forget))


def keep_in(folder: Path | None) -> None:
    """Where this process keeps the list; None: nowhere."""
    global _folder
    _folder = folder


def note(names: Iterable[str]) -> None:
    """These are being forgotten. On disk before the transaction is over: whoever asked for it twice
    may be forgotten a moment early, but never comes back. Raises OSError."""
    if _folder is not None:
        index = vault.current().blind
        _add(_folder, (index(name, "forgotten") for name in names))


def share(folder: Path) -> None:
    """Have the same list in both folders, the one we keep and this one, where backups lie: of two
    that parted, both have all."""
    if _folder is None or folder.resolve() == _folder.resolve():
        return
    ours, theirs = _read(_folder), _read(folder)
    _add(_folder, theirs - ours)
    _add(folder, ours - theirs)


def noted(session: Session, rows: Rows) -> list[int]:
    """Which of these rows are on the list, each once."""
    listed = _read(_folder) if _folder is not None else set()
    if not listed:
        return []
    blinds = vault.current().blinds
    found = (row for name, row in rows(session) if listed & {*blinds(name, "forgotten")})
    return list(dict.fromkeys(found))


def _read(folder: Path) -> set[str]:
    try:
        lines = (folder / NAME).read_text("ascii", "replace").splitlines()
    except FileNotFoundError:
        return set()
    return {line for line in lines if LINE.fullmatch(line)}


def _add(folder: Path, lines: Iterable[str]) -> None:
    """In one write, and durable."""
    new = sorted({*lines} - _read(folder))
    if not new:
        return
    private_files.folder(folder)
    path = folder / NAME
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    held = os.open(path, flags, private_files.FILE)
    try:
        os.fchmod(held, private_files.FILE)
        os.write(held, "\n".join(("", *new, "")).encode("ascii"))  # the last may have been cut off
        os.fsync(held)
    finally:
        os.close(held)
    private_files.sync(folder)
