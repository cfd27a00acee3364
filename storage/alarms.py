"""Alarms: somebody wrote words of danger; the first worker to say so sees to it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, delete, update
from sqlmodel import Field, Session, SQLModel, col, select

from storage import cards, clock, groups, history, outbox, people
from storage.errors import NotFound, Refused
from storage.tables import HOW, changed, moment
from storage.wishes import Wish

NOUN = "danger"  # of the messages in the workers' groups
KEPT = timedelta(days=90)


class Alarm(SQLModel, table=True):
    """Words of danger that a person wrote, without the words. `wish_id`: what they were about."""

    __table_args__ = (Index(None, "community_id", "person_id"),)
    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="community.id")
    person_id: int = Field(foreign_key="person.id")
    wish_id: int | None = Field(default=None, foreign_key="wish.id")
    heard_at: datetime = moment()
    taken_by: int | None = Field(default=None, foreign_key="person.id")
    taken_at: datetime | None = moment(null=True)

    @property
    def key(self) -> int:
        """The id of a row that has been written."""
        assert self.id is not None
        return self.id


class AlreadySeenTo(Refused):
    """Another worker said first that they see to it."""


def for_staff(session: Session, person_id: int, alarm_id: int) -> Alarm:
    """An alarm for a worker of its community. Raises NotFound."""
    alarm = session.get(Alarm, alarm_id)
    if alarm is None or not people.is_staff(session, person_id, alarm.community_id):
        raise NotFound()
    return alarm


def ring(session: Session, person_id: int, wish_id: int | None = None) -> bool:
    """Somebody wrote words of danger in private: the workers of every community of theirs hear it
    now, at night too. `wish_id`: their own wish that the words are about. False when there is
    nobody to tell."""
    wish = session.get(Wish, wish_id) if wish_id else None
    homes = people.homes(session, person_id)
    told = [_ring_in(session, home, person_id, wish) for home in homes]
    return any(told)


def _ring_in(session: Session, home: int, person_id: int, wish: Wish | None) -> bool:
    is_here = wish is not None and wish.community_id == home and wish.owner_id == person_id
    alarm = Alarm(
        community_id=home,
        person_id=person_id,
        wish_id=wish.id if wish and is_here else None,
        heard_at=clock.now(),
    )
    session.add(alarm)
    session.flush()
    history.write(session, home, "alarm", alarm.key, "heard", person_id)
    return groups.tell_workers(session, home, "danger-heard", alarm.key, is_urgent=True)


def take(session: Session, person_id: int, alarm_id: int) -> Alarm:
    """A worker sees to it now; what else this neighbour wrote meanwhile is theirs as well. The
    neighbour hears who it is. Raises NotFound, AlreadySeenTo."""
    alarm = for_staff(session, person_id, alarm_id)
    home, whose = alarm.community_id, alarm.person_id
    open_ones = update(Alarm).filter_by(community_id=home, person_id=whose, taken_by=None)
    by = {"taken_by": person_id, "taken_at": clock.now()}
    won = _moved(session, open_ones.values(**by))
    session.refresh(alarm)
    if alarm_id not in won:
        raise AlreadySeenTo(name=people.get(session, alarm.taken_by or 0).name)
    history.write(session, home, "alarm", alarm_id, "taken", person_id, behalf=whose)
    outbox.tell(
        session, "danger-taken", alarm_id, community=home, person=whose, lane=outbox.Lane.ANSWER
    )
    _tell_others(session, alarm)
    return alarm


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
    for one in people.staff(session, home):
        if one != alarm.taken_by:
            outbox.tell(
                session, "danger-seen-to", alarm.key, community=home, person=one, is_urgent=True
            )


def belongs_to(session: Session, wish: Wish) -> None:
    """What was written on the way to this wish was about it: the alarm leads there now."""
    loose = {"community_id": wish.community_id, "person_id": wish.owner_id, "wish_id": None}
    recent = col(Alarm.heard_at) > clock.now() - timedelta(days=2)
    if changed(session, update(Alarm).filter_by(**loose).where(recent).values(wish_id=wish.id)):
        _show(session, wish.community_id, wish.owner_id)


def forget(session: Session, person_id: int) -> None:
    """What stands in the workers' groups names this person no more."""
    for home in sorted({each.community_id for each in of(session, person_id)}):
        _show(session, home, person_id)


def of(session: Session, person_id: int) -> list[Alarm]:
    """Every alarm about a person, oldest first."""
    theirs = select(Alarm).filter_by(person_id=person_id).order_by(col(Alarm.id))
    return list(session.exec(theirs))


def _show(session: Session, home: int, person_id: int) -> None:
    theirs = select(Alarm.id).filter_by(community_id=home, person_id=person_id)
    for alarm_id in session.exec(theirs):
        cards.follow(session, home, NOUN, alarm_id or 0)


def sweep(session: Session) -> int:
    """Forget alarms of long ago."""
    return changed(session, delete(Alarm).where(col(Alarm.heard_at) < clock.now() - KEPT))
