"""Housekeeping: what nobody needs any more goes, each kind in a transaction of its own."""

from collections.abc import Callable

from sqlmodel import Session

from scheduler import expiry
from storage.messaging import dead_letters, inbox, job_runs, outbox, rate_limits
from storage.wishes import alarms

# Each returns how many rows it touched.
HOURLY: dict[str, Callable[[Session], int]] = {
    "expiry": expiry.run,
    "sweep-inbox": inbox.sweep,
    "sweep-outbox": outbox.sweep,
    "sweep-dead-letters": dead_letters.sweep,
    "sweep-given-up": outbox.sweep_dead,
    "sweep-alarms": alarms.sweep,
    "sweep-pace": rate_limits.sweep,
    "sweep-jobs": job_runs.sweep,
}
