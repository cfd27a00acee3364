"""Alarms: somebody wrote words of danger; the first worker to say so sees to it, and it stands in
the queue until they have been reached."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Index, delete, exists, func, update
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, col, select

from storage.community import groups, history, memberships, people, permissions, posted_cards
from storage.community.groups import Purpose
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, columns, personal
from storage.engine.columns import HOW, Row, changed, moment, sealed
from storage.engine.errors import NotFound, Refused
from storage.engine.prepared import Prepared
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind
from storage.wishes import wishes
from storage.wishes.wishes import STORY_LIMIT, UNFINISHED, Wish

KEPT = timedelta(days=90)
CALLS = (timedelta(minutes=10), timedelta(hours=1))  # nobody took it: every worker in person
ASKED = timedelta(hours=1)  # after somebody took it: 联系上了吗？


act("alarm.take", STAFF)


class Alarm(Row, table=True):
    """Words of danger that a person wrote. `wish_id`: what they were about; `calls`: how often
    workers were called again since it was heard or taken."""

    __table_args__ = (Index(None, "community_id", "person_id"),)
    community_id: int = Field(foreign_key="community.id")
    person_id: int = Field(foreign_key="person.id")
    wish_id: int | None = Field(default=None, foreign_key="wish.id")
    heard_at: datetime = moment()
    taken_by: int | None = Field(default=None, foreign_key="person.id")
    taken_at: datetime | None = moment(null=True)
    reached_at: datetime | None = moment(null=True)
    calls: int = 0
    words: str = sealed("alarm:{id}:words")


personal.listed(Alarm, "person_id", "alarms", at=80)
personal.left_out(Alarm, "taken_by", "another's row; the deed is in the history")


HEARD = kinds.declare("alarm.heard", Alarm, is_urgent=True)
STILL_WAITS = kinds.declare("alarm.again", Alarm, is_urgent=True)
TAKEN = kinds.declare("alarm.taken", Alarm, kinds.Lane.ANSWER)
REACHED = kinds.declare("alarm.reached", Alarm, is_urgent=True)
SEEN_TO = kinds.declare("alarm.seen-to", Alarm, is_urgent=True)
CARD = posted_cards.declare("alarm", Alarm, Purpose.WORKERS, first=HEARD)


class AlreadySeenTo(Refused):
    """Another worker said first that they see to it."""


class Seen(NamedTuple):
    """What the worker who gets in touch needs; "" for what is not known."""

    words: str
    phone: str
    place: str


def for_staff(session: Session, person_id: int, alarm_id: int) -> Alarm:
    """An alarm for a worker of its community. Raises NotFound."""
    return permissions.found(session, person_id, "alarm.take", Alarm, alarm_id)


def ring(session: Session, person_id: int, wish_id: int | None = None, words: str = "") -> bool:
    """Somebody wrote words of danger in private: the workers of every community of theirs hear it
    now, at night too. `wish_id`: their own wish that the words are about. False when there is
    nobody to tell."""
    wish = session.get(Wish, wish_id) if wish_id else None
    homes = memberships.homes(session, person_id)
    told = [_ring_in(session, home, person_id, wish, words) for home in homes]
    return any(told)


def _ring_in(session: Session, home: int, person_id: int, wish: Wish | None, words: str) -> bool:
    is_here = wish is not None and wish.community_id == home and wish.owner_id == person_id
    alarm = Alarm(
        community_id=home,
        person_id=person_id,
        wish_id=wish.id if wish and is_here else None,
        heard_at=clock.now(),
    )
    session.add(alarm)
    session.flush()
    if words:
        columns.seal(alarm, "words", words[:STORY_LIMIT])
        session.flush()
    history.write(session, home, "alarm", alarm.key, "heard", person_id)
    return groups.tell_workers(session, home, HEARD, alarm.key)


def take(session: Session, person_id: int, alarm_id: int) -> Alarm:
    """A worker sees to it now; what else this neighbour wrote meanwhile is theirs as well. The
    neighbour hears who it is. Raises NotFound, AlreadySeenTo."""
    alarm = for_staff(session, person_id, alarm_id)
    home, whose = alarm.community_id, alarm.person_id
    open_ones = update(Alarm).filter_by(community_id=home, person_id=whose, taken_by=None)
    by = {"taken_by": person_id, "taken_at": clock.now(), "calls": 0}
    won = _moved(session, open_ones.values(**by))
    session.refresh(alarm)
    if alarm_id not in won:
        raise AlreadySeenTo(name=people.get(session, alarm.taken_by or 0).name)
    history.write(session, home, "alarm", alarm_id, "taken", person_id, behalf=whose)
    outbox.tell(session, TAKEN, alarm_id, community=home, person=whose)
    _tell_others(session, alarm)
    return alarm


def read(session: Session, person_id: int, alarm_id: int) -> Seen:
    """How to get in touch, for the worker who said that they do; the opening is recorded. The
    telephone and place are those of the neighbour's own wishes. Raises NotFound."""
    alarm = for_staff(session, person_id, alarm_id)
    if alarm.taken_by != person_id:
        raise NotFound()
    history.write(session, alarm.community_id, "alarm", alarm_id, "opened", person_id)
    found = [wishes.private(wish) for wish in _wishes(session, alarm)]
    phone = next((each.phone for each in found if each.phone), "")
    place = next((each.place for each in found if each.place), "")
    return Seen(columns.opened(alarm, "words"), phone, place)


def _wishes(session: Session, alarm: Alarm) -> list[Wish]:
    """Their unfinished wishes: the one that the words were about first, then the newest."""
    mine = select(Wish).filter_by(community_id=alarm.community_id, owner_id=alarm.person_id)
    newest = mine.where(col(Wish.state).in_(UNFINISHED)).order_by(col(Wish.id).desc())
    return sorted(session.exec(newest), key=lambda wish: wish.id != alarm.wish_id)


def reached(session: Session, person_id: int, alarm_id: int) -> Alarm:
    """A worker has spoken to them: it is over, with all they wrote before somebody took it up.
    Twice is once. Raises NotFound."""
    alarm = for_staff(session, person_id, alarm_id)
    theirs = {"community_id": alarm.community_id, "person_id": alarm.person_id}
    waits = update(Alarm).filter_by(**theirs, reached_at=None)
    taken = waits.where(col(Alarm.taken_by).is_not(None))
    if alarm_id in _moved(session, taken.values(reached_at=clock.now())):
        about = {"behalf": alarm.person_id}
        history.write(session, alarm.community_id, "alarm", alarm_id, "reached", person_id, **about)
        _show(session, alarm.community_id, alarm.person_id)
    session.refresh(alarm)
    return alarm


# -- nobody took it, or nobody said that they were reached ---------------------------------------


def waiting_ones() -> Any:
    """Neighbours who have not been reached: of each the newest alarm."""
    later = aliased(Alarm)
    is_older = exists().where(_same_one(later), col(later.id) > col(Alarm.id))
    return select(Alarm).where(col(Alarm.reached_at).is_(None), ~is_older)


@cache  # asked every half minute, and to make it costs more than to run it
def _untaken() -> Any:
    """What nobody took: of each neighbour the first, which the others do not make younger."""
    other: Any = aliased(Alarm)
    is_later = exists().where(_same_one(other), other.taken_by.is_(None), other.id < col(Alarm.id))
    return (col(Alarm.reached_at).is_(None), col(Alarm.taken_by).is_(None), ~is_later)


def _same_one(other: Any) -> Any:
    same = (other.community_id == Alarm.community_id) & (other.person_id == Alarm.person_id)
    return same & other.reached_at.is_(None)


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
            for worker in memberships.staff(session, alarm.community_id):
                _tell(session, STILL_WAITS, alarm, worker)
            count += 1
        session.flush()
    return count


def _ask_takers(session: Session) -> int:
    due = (col(Alarm.calls) == 0, col(Alarm.taken_at) <= clock.now() - ASKED)
    asked = _locked(session, *_taken(), *due)
    for alarm in asked:
        alarm.calls = 1
    once = {(each.community_id, each.person_id): each for each in asked}
    for alarm in once.values():
        _tell(session, REACHED, alarm, alarm.taken_by or 0)
    session.flush()
    return len(once)


def _locked(session: Session, *where: Any) -> list[Alarm]:
    found = select(Alarm).where(*where).order_by(col(Alarm.id))
    return list(session.exec(found.with_for_update(of=Alarm, skip_locked=True)))


def _tell(session: Session, kind: Kind, alarm: Alarm, worker: int) -> None:
    outbox.tell(session, kind, alarm.key, community=alarm.community_id, person=worker)


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


# -- inside, and what becomes of it ----------------------------------------------------------------


def _moved(session: Session, statement: Any) -> list[int]:
    """The alarms that this UPDATE touched: one statement decides who was first."""
    found = session.execute(statement.returning(col(Alarm.id)), execution_options=HOW)
    return list(found.scalars())


def _tell_others(session: Session, alarm: Alarm) -> None:
    """What stands in the workers' groups says who sees to it; without a group each is told."""
    home = alarm.community_id
    _show(session, home, alarm.person_id)
    if groups.ids(session, home, groups.Purpose.WORKERS):
        return
    for one in memberships.staff(session, home):
        if one != alarm.taken_by:
            outbox.tell(session, SEEN_TO, alarm.key, community=home, person=one)


def belongs_to(session: Session, wish: Wish) -> None:
    """What was written on the way to this wish was about it: the alarm leads there now."""
    loose = {"community_id": wish.community_id, "person_id": wish.owner_id, "wish_id": None}
    recent = col(Alarm.heard_at) > clock.now() - timedelta(days=2)
    if changed(session, update(Alarm).filter_by(**loose).where(recent).values(wish_id=wish.id)):
        _show(session, wish.community_id, wish.owner_id)


def forget(session: Session, person_id: int) -> None:
    """Their words go, nobody is called any more, and what stands in the workers' groups names this
    person no more."""
    theirs = update(Alarm).filter_by(person_id=person_id)
    changed(session, theirs.values(words=""))
    changed(session, theirs.filter_by(reached_at=None).values(reached_at=clock.now()))
    for home in sorted({each.community_id for each in of(session, person_id)}):
        _show(session, home, person_id)


def of(session: Session, person_id: int) -> list[Alarm]:
    """Every alarm about a person, oldest first."""
    theirs = select(Alarm).filter_by(person_id=person_id).order_by(col(Alarm.id))
    return list(session.exec(theirs))


def _show(session: Session, home: int, person_id: int) -> None:
    theirs = select(Alarm.id).filter_by(community_id=home, person_id=person_id)
    for alarm_id in session.exec(theirs):
        posted_cards.follow(session, home, CARD, alarm_id or 0)


def sweep(session: Session) -> int:
    """Forget alarms of long ago."""
    return changed(session, delete(Alarm).where(col(Alarm.heard_at) < clock.now() - KEPT))
