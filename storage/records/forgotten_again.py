"""Whoever was forgotten stays so: after a backup of before was put back they are forgotten once
more."""

from functools import partial

from sqlmodel import Session

from storage.engine import forgotten
from storage.engine.database import Database
from storage.engine.forgotten import Forget


def run(database: Database) -> int:
    """All that is on the list and stands here after all, each in a transaction of its own; how many
    they were. Killed half-way it is begun again; where there is nobody, nothing is changed."""
    count = 0
    for each in forgotten.AGAIN:
        for row in database.read_now(partial(forgotten.noted, rows=each.rows)):
            database.transact_now(partial(_forget, each.forget, row))
            count += 1
    return count


def _forget(forget: Forget, row: int, session: Session) -> None:
    forget(session, row)
