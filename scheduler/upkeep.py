"""Housekeeping: what nobody needs any more goes, each kind in a transaction of its own."""

from collections.abc import Callable

from sqlmodel import Session

from scheduler import expiry
from storage import alarms, inbox, jobs, outbox, pace

# Each returns how many rows it touched.
HOURLY: dict[str, Callable[[Session], int]] = {
    "expiry": expiry.run,
    "sweep-inbox": inbox.sweep,
    "sweep-outbox": outbox.sweep,
    "sweep-dead-letters": inbox.sweep_dead,
    "sweep-given-up": outbox.sweep_dead,
    "sweep-alarms": alarms.sweep,
    "sweep-pace": pace.sweep,
    "sweep-jobs": jobs.sweep,
}
