"""Whether a write succeeds: a disk that is full, or broken, answers every question as ever."""

from sqlmodel import Session

from storage.engine import clock
from storage.engine.columns import insert
from storage.messaging.rate_limits import Pace

KEY = "probe"  # a limit of nobody's: swept like any other that is idle


def write(session: Session) -> None:
    """Change one row: what does not differ SQLite would not write."""
    now = {"empty_at": clock.now()}
    row = insert(session, Pace).values(key=KEY, **now)
    session.execute(row.on_conflict_do_update(index_elements=["key"], set_=now))
