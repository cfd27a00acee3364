"""How an alarm ends: a worker has spoken to whoever wrote it, or read it and found no danger."""

from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col

from storage.community import history
from storage.engine import clock
from storage.engine.columns import changed
from storage.engine.errors import NotFound
from storage.wishes import alarms
from storage.wishes.alarms import Alarm


def reached(session: Session, person_id: int, alarm_id: int) -> Alarm:
    """A worker says that they have been spoken to: it is over, with all that they wrote up to it
    and somebody took. What they wrote later waits on. Twice is once. Raises NotFound."""
    alarm = alarms.for_staff(session, person_id, alarm_id)
    if _over(session, alarm, person_id, col(Alarm.id) <= alarm_id):
        home, whose = alarm.community_id, alarm.person_id
        history.write(session, home, "alarm", alarm_id, "reached", person_id, behalf=whose)
    return alarm


def nothing(session: Session, person_id: int, alarm_id: int) -> tuple[Alarm, bool]:
    """Who took it read the words: nobody is in danger. It alone is over, whatever else they wrote
    and a colleague took. Also whether it ended now: twice is once. Raises NotFound."""
    alarm = alarms.for_staff(session, person_id, alarm_id)
    if alarm.taken_by != person_id:
        raise NotFound()
    ends = _over(session, alarm, person_id, col(Alarm.id) == alarm_id, is_nothing=True)
    if ends:
        home, whose = alarm.community_id, alarm.person_id
        history.write(session, home, "alarm", alarm_id, "nothing", person_id, behalf=whose)
    return alarm, ends


def _over(session: Session, alarm: Alarm, by: int, which: Any, **values: Any) -> bool:
    """Whether it ends now, if somebody took it; with it end those of this neighbour that `which`
    holds for."""
    home, whose = alarm.community_id, alarm.person_id
    waits = update(Alarm).filter_by(community_id=home, person_id=whose, reached_at=None)
    taken = waits.where(which, col(Alarm.taken_by).is_not(None))
    end = {"reached_at": clock.now(), "reached_by": by, **values}
    ends = alarm.key in alarms.moved(session, taken.values(end))
    if ends:
        alarms.show_all(session, home, whose)
    session.refresh(alarm)
    return ends


def forget(session: Session, person_id: int) -> None:
    """Their words go, nobody is called any more, and what stands in the workers' groups names this
    person no more."""
    theirs = update(Alarm).filter_by(person_id=person_id)
    changed(session, theirs.values(words=""))
    changed(session, theirs.filter_by(reached_at=None).values(reached_at=clock.now()))
    for home in sorted({each.community_id for each in alarms.of(session, person_id)}):
        alarms.show_all(session, home, person_id)
