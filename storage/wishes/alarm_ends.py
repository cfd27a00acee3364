"""How an alarm ends: a worker has spoken to whoever wrote it, or read it and found no danger."""

from typing import Any

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from storage.community import history, people
from storage.engine import clock, personal
from storage.engine.columns import changed
from storage.engine.personal import Stage
from storage.wishes import alarm_contact, alarms
from storage.wishes.alarms import Alarm, AlreadySeenTo


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
    and a colleague took. Also whether it ended now: twice is once. Raises NotFound,
    AlreadySeenTo."""
    alarm = alarms.for_staff(session, person_id, alarm_id)
    if alarm.taken_by not in (None, person_id):
        raise AlreadySeenTo(name=people.get(session, alarm.taken_by or 0).name)
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
    ended = alarms.moved(session, taken.values(end))
    ends = alarm.key in ended
    if ended:
        _hide(session, col(Alarm.id).in_(ended))
        alarms.show_all(session, home, whose)
    session.refresh(alarm)
    return ends


@personal.forgetting(Stage.END)
def end(session: Session, person_id: int) -> None:
    """No worker reads their words any more or how to reach them, nor they those of others."""
    _hide(session, (col(Alarm.person_id) == person_id) | (col(Alarm.taken_by) == person_id))


def forget(session: Session, person_id: int) -> None:
    """Their words go, nobody is called any more, and what stands in the workers' groups names this
    person no more."""
    theirs = update(Alarm).filter_by(person_id=person_id)
    changed(session, theirs.values(words=""))
    changed(session, theirs.filter_by(reached_at=None).values(reached_at=clock.now()))
    for home in sorted({each.community_id for each in alarms.of(session, person_id)}):
        alarms.show_all(session, home, person_id)


def sweep(session: Session) -> int:
    """Forget alarms of long ago."""
    old = col(Alarm.heard_at) < clock.now() - alarms.KEPT
    _hide(session, old)
    return changed(session, delete(Alarm).where(old))


def _hide(session: Session, which: Any) -> None:
    found = select(Alarm).where(which).order_by(col(Alarm.id))
    held = found.with_for_update().execution_options(populate_existing=True)
    alarm_contact.hide(session, session.exec(held).all())
