"""What time alone brings about, and when it does so next."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session

from scheduler import daily, expiry
from storage.engine import clock
from storage.messaging import conversations, dispatch, outbox
from storage.wishes import alarms, handovers, waiting_list


class Timed(NamedTuple):
    work: Callable[[Session], int]
    comes: Callable[[Session], datetime | None]  # when there is next something to do for `work`


# Alarms that nobody took, offers and questions to somebody that ran out, calls that died, forms
# that were forgotten.
TIMED: dict[str, Timed] = {
    "offers": Timed(waiting_list.lapse, waiting_list.OFFERS.next_lapse),
    "handovers": Timed(handovers.lapse, handovers.QUESTIONS.next_lapse),
    "alarms": Timed(alarms.call_again, alarms.next_call),
    "recover": Timed(outbox.recover, outbox.next_recovery),
    "expiry": Timed(expiry.run, conversations.next_stale),
}


def due(session: Session) -> list[str]:
    """The jobs that have something to do now: one read, instead of a transaction for each of
    them."""
    now = clock.now()
    looks = ((name, one.comes(session)) for name, one in TIMED.items())
    return [name for name, at in looks if at is not None and at <= now]


def comes(session: Session) -> datetime | None:
    """When the next job, promise or end of waiting is due, which may be past; None: nothing is."""
    looks = [daily.comes, dispatch.comes, *(one.comes for one in TIMED.values())]
    return min(filter(None, (look(session) for look in looks)), default=None)
