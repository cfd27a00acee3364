"""What becomes of an alarm that nobody took, or of whom nobody said that they were reached: workers
are called again, and where none can be, the operator's bell rings."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import exists, func, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from storage.community import accounts, communities, history, memberships
from storage.engine import clock
from storage.engine.columns import changed
from storage.engine.prepared import Prepared
from storage.messaging import outbox, promises
from storage.messaging.outbox import OutboxState
from storage.wishes import alarm_contact, alarms
from storage.wishes.alarms import Alarm, Called

CALLS = (timedelta(minutes=10), timedelta(hours=1))  # nobody took it: every worker in person
ASKED = timedelta(hours=1)  # after somebody took it: 联系上了吗？
TOLD = (alarms.HEARD, alarms.STILL_WAITS)
COMING = (OutboxState.PARKED, OutboxState.READY, OutboxState.SENDING)
BELL_AGAIN = timedelta(minutes=1)  # until it was heard


def is_wondering(session: Session, person_id: int) -> bool:
    """Whether they wrote before what may be danger, and nobody took it up yet."""
    open_ones = {"person_id": person_id, "is_sure": False, "taken_by": None, "reached_at": None}
    return session.exec(select(Alarm.id).filter_by(**open_ones).limit(1)).first() is not None


def waiting_ones() -> Any:
    """Neighbours who have not been reached: of each the newest alarm."""
    later = aliased(Alarm)
    is_older = exists().where(same_one(later), col(later.id) > col(Alarm.id))
    return select(Alarm).where(col(Alarm.reached_at).is_(None), ~is_older)


def same_one(other: Any) -> Any:
    """Another alarm about the same neighbour that is not over."""
    same = (other.community_id == Alarm.community_id) & (other.person_id == Alarm.person_id)
    return same & other.reached_at.is_(None)


@cache  # asked every half minute, and to make it costs more than to run it
def _untaken() -> Any:
    """What nobody took: of each neighbour the first, which the others do not make younger."""
    other: Any = aliased(Alarm)
    is_later = exists().where(same_one(other), other.taken_by.is_(None), other.id < col(Alarm.id))
    return (col(Alarm.reached_at).is_(None), col(Alarm.taken_by).is_(None), ~is_later)


def _taken() -> Any:
    return (col(Alarm.reached_at).is_(None), col(Alarm.taken_by).is_not(None))


def call_again(session: Session) -> int:
    """Call every worker in person for whom nobody took up, and ask who did whether it went well;
    how many neighbours that was for. Each time once, at any hour."""
    return _call_workers(session) + _ask_takers(session)


def _call_workers(session: Session) -> int:
    count = 0
    for calls, waits in reversed(list(enumerate(CALLS, 1))):  # after a long sleep: only once
        due = (col(Alarm.calls) < calls, col(Alarm.heard_at) <= clock.now() - waits)
        for alarm in _locked(session, *_untaken(), *due):
            alarm.calls = calls
            alarms.call_again(session, alarm)
            if alarm.is_sure and alarms.called(session, alarm.community_id) is Called.UNHEARD:
                alarms.say_unheard(session, alarm)
                alarm.bell_at = clock.now()
            count += 1
        session.flush()
    return count


def _ask_takers(session: Session) -> int:
    due = (col(Alarm.calls) == 0, col(Alarm.taken_at) <= clock.now() - ASKED)
    asked = _locked(session, *_taken(), *due)
    for alarm in asked:
        alarm.calls = 1
    once = {(each.community_id, each.person_id, each.taken_by): each for each in asked}
    for alarm in once.values():
        home, taker = alarm.community_id, alarm.taken_by
        outbox.tell(session, alarms.REACHED, alarm.key, community=home, person=taker)
    session.flush()
    return len(once)


@memberships.beginning
def tell_new(session: Session, community_id: int, worker: int) -> None:
    """Somebody is a worker from now on: what nobody took yet is told to them at once, unless it is
    on its way. Masked until they take it."""
    _tell_untaken(session, community_id, worker, is_masked=True)


def _tell_untaken(session: Session, community_id: int, worker: int, **about: Any) -> None:
    for alarm_id in alarms.untaken_in(session, community_id):
        alarm = session.get_one(Alarm, alarm_id)
        if worker not in promises.people(session, community_id, alarm_id, *TOLD, states=COMING):
            alarms.tell_worker(session, alarm, worker, **about)


@accounts.coming
def tell_back(session: Session, person_id: int) -> None:
    """Somebody can be written to again: the same, where they are a worker."""
    for home in memberships.homes(session, person_id):
        if memberships.is_staff(session, person_id, home):
            _tell_untaken(session, home, person_id)


@memberships.leaving
def let_go(session: Session, community_id: int, worker: int) -> None:
    """Who sees to somebody is no worker any more, and reads nothing of them: of each neighbour the
    newest waits for another, who ends it with all before it; workers are called again by the
    ladder, at once where its rungs are past."""
    alarm_contact.leave(session, community_id, worker)
    other: Any = aliased(Alarm)
    newer = exists().where(same_one(other), other.id > col(Alarm.id))
    mine = update(Alarm).filter_by(community_id=community_id, taken_by=worker, reached_at=None)
    free = {"taken_by": None, "taken_at": None, "calls": 0}
    freed = alarms.moved(session, mine.where(~newer).values(free))
    for alarm_id in freed:
        alarm = session.get_one(Alarm, alarm_id, populate_existing=True)
        history.write(session, community_id, "alarm", alarm_id, "let-go", worker)
        alarms.show_all(session, community_id, alarm.person_id)


def _locked(session: Session, *where: Any) -> list[Alarm]:
    found = select(Alarm).where(*where).order_by(col(Alarm.id))
    return list(session.exec(found.with_for_update(of=Alarm, skip_locked=True)))


def next_call(session: Session) -> datetime | None:
    """When `call_again` has next something to do; None: nobody waits."""
    since = _SINCE.row(session)
    assert since is not None, "a row of moments, or of none"
    stages = zip(since, (*CALLS, ASKED), strict=True)
    return min((at + waits for at, waits in stages if at), default=None)


def _since(_: Any) -> Any:
    """When the first began to wait for each of the calls, and for the question whether it went
    well."""
    stages: list[Any] = [
        (Alarm.heard_at, (*_untaken(), col(Alarm.calls) < calls))
        for calls, _ in enumerate(CALLS, 1)
    ]
    stages.append((Alarm.taken_at, (*_taken(), col(Alarm.calls) == 0)))
    firsts = (select(func.min(since)).where(*where) for since, where in stages)
    return select(*(each.scalar_subquery() for each in firsts))


_SINCE = Prepared(_since)


# -- the operator's bell -------------------------------------------------------------------------


class Bell(NamedTuple):
    """That somebody needs help whom no worker hears: never who, never a word of theirs."""

    alarm_id: int
    community: str
    zone: str
    language: str
    heard_at: datetime


def _waits_for_bell() -> Any:
    no_one = (col(Alarm.taken_by).is_(None), col(Alarm.reached_at).is_(None))
    return (col(Alarm.bell_at).is_not(None), col(Alarm.bell_at) <= clock.now(), *no_one)


def count_unheard(session: Session) -> int:
    """How many neighbours are in danger whom no worker could be called for, and of whom none has
    taken up since."""
    waits = (col(Alarm.taken_by).is_(None), col(Alarm.reached_at).is_(None))
    lonely = select(func.count(func.distinct(Alarm.person_id))).where(*waits)
    return session.exec(lonely.where(col(Alarm.unheard_at).is_not(None))).one()


def has_bell(session: Session) -> bool:
    """Whether `bells` has any."""
    return session.exec(select(Alarm.id).where(*_waits_for_bell()).limit(1)).first() is not None


def bells(session: Session) -> list[Bell]:
    """For whom the bell is to ring now; again after BELL_AGAIN, until it is `rung`."""
    found = _locked(session, *_waits_for_bell())
    for alarm in found:
        alarm.bell_at = clock.now() + BELL_AGAIN
    return [_bell(session, alarm) for alarm in found]


def _bell(session: Session, alarm: Alarm) -> Bell:
    home = communities.get(session, alarm.community_id)
    return Bell(alarm.key, home.name, home.zone, home.language, alarm.heard_at)


def rung(session: Session, alarm_id: int) -> None:
    """Somebody heard the bell."""
    changed(session, update(Alarm).filter_by(id=alarm_id).values(bell_at=None))
