"""What time alone brings about, and when it does so next."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session

from scheduler import daily
from storage.engine import clock
from storage.messaging import dispatch

Work = Callable[[Session], int]
Comes = Callable[[Session], datetime | None]  # when there is next something to do


class Timed(NamedTuple):
    work: Work
    comes: Comes
    is_hasty: bool = False  # somebody waits for minutes, not for days: looked at with every tick
    is_harmless: bool = False  # ends and deletes nothing: done also while the clock is not believed
    goes_on: bool = False  # does some at a time: called again and again until nothing is left


TIMED: dict[str, Timed] = {}


def timed(name: str, work: Work, comes: Comes, **how: bool) -> None:
    """Register what is done as soon as its time has come; `how`: is_hasty,
    is_harmless, goes_on."""
    assert name not in TIMED, name
    TIMED[name] = Timed(work, comes, **how)


def hasty() -> frozenset[str]:
    """The jobs that cannot wait for the hour."""
    return frozenset(name for name, one in TIMED.items() if one.is_hasty)


def harmless() -> frozenset[str]:
    """The jobs that are done at any hour, right or wrong."""
    return frozenset(name for name, one in TIMED.items() if one.is_harmless)


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
