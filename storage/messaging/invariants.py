"""What must always hold of what is heard and what is told."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from storage.engine import clock
from storage.engine.invariants import rule
from storage.messaging.outbox import OutboxState, Told

STUCK = timedelta(hours=1)  # far longer than a lease and the look for lost ones


def _stuck() -> Any:
    lease = col(Told.leased_until)
    since = lease.is_(None) | (lease < clock.now() - STUCK)
    return select(Told.id).where(since).filter_by(state=OutboxState.SENDING)


rule("a message has been in sending for more than an hour", _stuck)
rule(
    "something is to be told to nobody, or to two at once",
    "SELECT id FROM outbox WHERE (person_id IS NULL) = (group_id IS NULL)",
)
rule(
    "what was heard outlived its event",
    "SELECT id FROM inbox WHERE state = 'done' AND content <> ''",
)
