"""Whether what is sealed opens: some of every sealed column, instead of all of it."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session, col, select

from storage.engine import columns
from storage.engine.vault import CannotOpen, UnknownKey, Vault

Sample = tuple[str, str]  # a sealed text, and where it belongs


def samples(session: Session, count: int) -> Iterator[Sample]:
    """The oldest and the newest of each field, `count` of either."""
    for table, name in columns.sealed_fields():
        for row in _ends(session, table, name, count):
            yield getattr(row, name), columns.place_of(row, name)


def _ends(session: Session, table: Any, name: str, count: int) -> list[Any]:
    rows = select(table).where(getattr(table, name) != "")
    newest = session.exec(rows.order_by(col(table.id).desc()).limit(count)).all()
    oldest = session.exec(rows.order_by(col(table.id)).limit(count)).all()
    return list({row.id: row for row in (*oldest, *newest)}.values())


def is_shut(session: Session, keys: Vault) -> bool:
    """Whether there is something sealed and these secrets open none of it: they are another
    house's, and what they sealed would stand beside what they can't read."""
    is_any = False
    for sealed, place in samples(session, 1):
        try:
            keys.open(sealed, place)
        except UnknownKey:
            is_any = True
        except CannotOpen:
            return False  # damaged, under a secret of ours
        else:
            return False
    return is_any
