"""Rotation: what former secrets sealed is sealed anew with the current one, in batches.

What is sealed already is not looked at again, so a run that was interrupted is begun again and goes
on where it was. The bot may run meanwhile, with the same secrets.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from sqlmodel import Session, select

from storage.engine import columns, vault
from storage.engine.columns import SealedField
from storage.engine.vault import CannotOpen

BATCH = 100  # rows that share a transaction


class Done(NamedTuple):
    """How far a batch came."""

    last: int  # the highest row it looked at; 0 when there was none
    sealed: int  # fields that are sealed anew
    shut: tuple[str, ...]  # where fields stand that no secret opens


Batch = Callable[[Session], Done]


def run(transact: Callable[[Batch], Done]) -> Done:
    """Turn everything over, a transaction for each batch. `last` of the sum says nothing."""
    sealed, shut = 0, list[str]()
    for field in columns.sealed_fields():
        after = 0
        while (done := transact(partial(_batch, field=field, after=after))).last:
            after, sealed = done.last, sealed + done.sealed
            shut += done.shut
    return Done(0, sealed, tuple(shut))


def _batch(session: Session, field: SealedField, after: int) -> Done:
    """The next rows that a former secret sealed, locked until they are turned over."""
    table, name = field
    kept = getattr(table, name)
    old = select(table).where(table.id > after, kept != "", ~kept.startswith(vault.current().mark))
    rows = session.exec(old.order_by(table.id).limit(BATCH).with_for_update()).all()
    sealed, shut = 0, list[str]()
    for row in rows:
        try:
            columns.seal(row, name, columns.opened(row, name))
            sealed += 1
        except CannotOpen as closed:
            shut.append(closed.place)
        session.add(row)
    return Done(rows[-1].id if rows else 0, sealed, tuple(shut))
