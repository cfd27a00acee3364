"""A notice for a small city: how long the rows of all its readers take, and how long anybody who
writes meanwhile has to wait."""

import threading
import time
from statistics import median
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from storage.community import communities, memberships
from storage.community.accounts import Account
from storage.community.groups import Group, Purpose
from storage.community.memberships import Grant, Role
from storage.community.people import Person
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import broadcasts
from storage.notices import copies, notices, rounds, submission
from storage.notices.notices import NewNotice, Notice
from tests.bench.running import Fresh
from tests.bench.taps import Row

PEOPLE, ROOMS = 30_000, 3_000
WRITER, SECOND = 1, 2


def broadcast(fresh: Fresh) -> Row:
    """Seconds for all rows; milliseconds of the longest step, and of the waits of somebody who
    writes in between."""
    with fresh() as url:
        database = Database(url)
        try:
            return _measured(database)
        finally:
            database.close()


def _measured(database: Database) -> Row:
    home = database.transact_now(_settle)
    new = NewNotice(home, "x")
    waits: list[float] = []
    over = threading.Event()
    other = threading.Thread(target=_writes, args=(database, home, over, waits))
    other.start()
    began = time.perf_counter()
    notice = database.transact_now(lambda s: submission.write(s, WRITER, new))
    steps = [time.perf_counter() - began]
    began = time.perf_counter()
    database.transact_now(lambda s: submission.approve(s, SECOND, notice.key))
    steps.append(time.perf_counter() - began)
    went = 1
    while went:
        at = time.perf_counter()
        went = database.transact_now(rounds.go_on)
        steps.append(time.perf_counter() - at)
    seconds = time.perf_counter() - began
    over.set()
    other.join()
    assert database.transact_now(lambda s: _told(s, notice)) == PEOPLE
    milliseconds = sorted(each * 1000 for each in waits)
    return {
        "seconds": seconds,
        "longest_step_ms": max(steps) * 1000,
        "wait_median_ms": median(milliseconds),
        "wait_p99_ms": milliseconds[int(len(milliseconds) * 0.99)],
        "wait_most_ms": milliseconds[-1],
    }


def _told(session: Session, notice: Notice) -> int:
    """How many are promised it in private, but the one who writes."""
    assert len(notices.rooms(session, notice)) == ROOMS
    counts = broadcasts.counts(session, copies.KINDS, notice.community_id, notice.key)
    return sum(counts.values())


def _writes(database: Database, home: int, over: threading.Event, waits: list[float]) -> None:
    """Somebody who writes a little, again and again, as taps do."""
    while not over.is_set():
        at = time.perf_counter()
        database.transact_now(lambda s: memberships.grant(s, home, SECOND, Role.VOLUNTEER))
        waits.append(time.perf_counter() - at)
        over.wait(0.01)


def _settle(session: Session) -> int:
    """A writer, a second worker, and all the others, each with a chat."""
    home, now = communities.add(session, "large").key, clock.now()
    of_people: dict[str, Any] = {"name": "x", "language": "", "is_quiet": False, "created_at": now}
    session.execute(insert(Person), [of_people] * (PEOPLE + 1))
    numbers = range(1, PEOPLE + 2)
    account = {"channel": "telegram", "username": "", "opened_at": now}
    session.execute(
        insert(Account),
        [account | {"external_id": str(each), "person_id": each} for each in numbers],
    )
    grant = {"community_id": home, "role": Role.RESIDENT, "granted_at": now, "is_by_group": False}
    session.execute(insert(Grant), [grant | {"person_id": each} for each in numbers])
    room: dict[str, Any] = {
        "channel": "telegram",
        "title": "x",
        "thread": "",
        "community_id": home,
        "purpose": Purpose.NOTICES,
        "is_present": True,
        "trouble": "",
        "added_at": now,
    }
    rooms = [room | {"external_id": str(-each)} for each in range(1, ROOMS + 1)]
    session.execute(insert(Group), rooms)
    for each in (WRITER, SECOND):
        memberships.grant(session, home, each, Role.WORKER)
    return home
