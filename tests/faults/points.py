"""Every point at which the process may end on the way from an update to the messages it causes.

The product knows nothing of them: a process of the tests wraps the seam that a point names, and
ends there as if its host had lost power (nothing is closed, nothing is flushed).
"""

import functools
import inspect
import os
import signal
import threading
from collections.abc import Callable
from enum import Enum, auto
from types import FrameType
from typing import Any, NamedTuple

from starlette.routing import Route

from bot import app
from bot.hearing import inbox as hearing
from bot.hearing.inbox import Inbox
from bot.speaking.delivery import Delivery
from storage.community import posted_cards
from storage.engine import database
from storage.engine.database import WRITER
from storage.messaging import inbox, job_runs, outbox, rate_limits
from storage.wishes import claiming, quantities

DIED = 137
DETAILS = "claim.details"
ARMED = b'{"event": "armed"}\n'


class Given(Enum):
    """What the tap that leads there meets."""

    NOTHING = auto()
    LOST = auto()  # the answer to the first message in private is lost
    SLOW = auto()  # the first message in private is told to wait
    BROKEN = auto()  # its handler fails, once
    CLAIMED = auto()  # somebody else was faster
    DEAD = auto()  # the process had died in the middle of telling
    DAY = auto()  # nobody taps: a community's daily job is due when the process starts


class When(Enum):
    """When the process ends, seen from the seam."""

    BEFORE = auto()
    AFTER = auto()
    UNCOMMITTED = auto()  # the seam's transaction was done, and not committed


class Point(NamedTuple):
    of: Any
    seam: str
    when: When
    given: Given = Given.NOTHING
    kind: str = ""  # of the promise, where the seam handles one


BEFORE, AFTER, UNCOMMITTED = When
NOTHING, LOST, SLOW, BROKEN, CLAIMED, DEAD, DAY = Given

POINTS: dict[str, Point] = {
    # the inbox, and the transaction of a tap
    "01 heard": Point(Inbox, "hear", BEFORE),
    "02 its number noted": Point(inbox, "first_time", AFTER),
    "03 the pieces counted": Point(quantities, "count", AFTER),
    "04 the first promise made": Point(outbox, "tell", AFTER),
    "05 the verb done": Point(hearing, "answer", AFTER),
    "06 not committed": Point(hearing, "answer", UNCOMMITTED),
    "07 committed": Point(Inbox, "hear", AFTER),
    "08 answered": Point(Route, "handle", AFTER),
    # a refused tap is undone, and its number noted by itself
    "09 refused": Point(hearing, "_note", BEFORE, CLAIMED),
    "10 refusal not committed": Point(hearing, "_note", UNCOMMITTED, CLAIMED),
    # a handler that failed: the update is kept, and tried again
    "11 a handler failed": Point(Inbox, "_keep", BEFORE, BROKEN),
    "12 kept, not committed": Point(inbox, "keep", UNCOMMITTED, BROKEN),
    "13 kept": Point(Inbox, "_keep", AFTER, BROKEN),
    "14 tried again, not committed": Point(inbox, "done", UNCOMMITTED, BROKEN),
    "15 mended": Point(app, "respond", BEFORE, BROKEN),
    # delivery of a message
    "16 leased, not committed": Point(outbox, "begin", UNCOMMITTED, kind=DETAILS),
    "17 leased": Point(Delivery, "_deliver", BEFORE, kind=DETAILS),
    "18 composed": Point(Delivery, "_say", BEFORE, kind=DETAILS),
    "19 said": Point(Delivery, "_say", AFTER, kind=DETAILS),
    "20 being noted": Point(outbox, "sent", AFTER),
    "21 noted, not committed": Point(outbox, "sent", UNCOMMITTED),
    "22 noted": Point(Delivery, "_deliver", AFTER, kind=DETAILS),
    # of an edit
    "23 the card changed": Point(Delivery, "_say", AFTER, kind="wish.card"),
    "24 the card's place not committed": Point(posted_cards, "note", UNCOMMITTED),
    # of what went wrong
    "25 an answer lost": Point(Delivery, "_lost", BEFORE, LOST),
    "26 counted, not committed": Point(outbox, "lost", UNCOMMITTED, LOST),
    "27 counted": Point(Delivery, "_lost", AFTER, LOST),
    "28 told to wait": Point(rate_limits, "hold", BEFORE, SLOW),
    "29 the wait not committed": Point(rate_limits, "hold", UNCOMMITTED, SLOW),
    "30 recovered, not committed": Point(outbox, "lost", UNCOMMITTED, DEAD),
    # of a daily job
    "31 a job taken": Point(job_runs, "first_today", AFTER, DAY),
    "32 a job not committed": Point(job_runs, "first_today", UNCOMMITTED, DAY),
}

_is_armed = threading.Event()
_unit = threading.local()


def place(name: str, *, is_armed: bool) -> None:
    """From SIGUSR1 on, or at once, this process ends when it comes to this point."""
    point = POINTS[name]
    if is_armed:
        _is_armed.set()
    signal.signal(signal.SIGUSR1, _arm)
    _wrap(point.of, point.seam, point.when, point.kind)
    if point.when is UNCOMMITTED:
        _watch_commits()


def break_once() -> None:
    """The first claim once this is armed fails, as a handler with a fault does."""
    take, is_well = claiming.take, threading.Event()

    def broken(*args: Any, **kwargs: Any) -> claiming.Taken:
        if _is_armed.is_set() and not is_well.is_set():
            is_well.set()
            raise LookupError("broken for once")
        return take(*args, **kwargs)

    claiming.take = broken


def _arm(_: int, __: FrameType | None) -> None:
    _is_armed.set()
    os.write(2, ARMED)


def _wrap(of: Any, seam: str, when: When, kind: str) -> None:
    verb = getattr(of, seam)
    before = _dies if when is BEFORE else _passes
    after = _dies if when is AFTER else _marks if when is UNCOMMITTED else _passes

    @functools.wraps(verb)
    def plain(*args: Any, **kwargs: Any) -> Any:
        before(kind, args)
        result = verb(*args, **kwargs)
        after(kind, args)
        return result

    @functools.wraps(verb)
    async def waiting(*args: Any, **kwargs: Any) -> Any:
        before(kind, args)
        result = await verb(*args, **kwargs)
        after(kind, args)
        return result

    setattr(of, seam, waiting if inspect.iscoroutinefunction(verb) else plain)


def _passes(kind: str, args: tuple[Any, ...]) -> None:
    pass


def _dies(kind: str, args: tuple[Any, ...]) -> None:
    if _is_armed.is_set() and (not kind or kind in map(_kind, args)):
        os._exit(DIED)


def _marks(kind: str, args: tuple[Any, ...]) -> None:
    if not kind or kind in map(_kind, args):
        _unit.is_last = True


def _kind(about: Any) -> str:
    """Of a promise, or of the job that keeps it."""
    return str(getattr(getattr(about, "told", about), "kind", ""))


def _watch_commits() -> None:
    """A unit of work that came past the seam is done, and whatever would commit it never begins."""
    work: Callable[..., Any] = database._in_session

    def watched(*args: Any, **kwargs: Any) -> Any:
        _unit.is_last = False
        result = work(*args, **kwargs)
        if _unit.is_last and threading.current_thread().name.startswith(WRITER):
            _dies("", ())
        return result

    database._in_session = watched
