"""How a worker gets in touch with somebody who wrote words of danger, and about which wish."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.community import history, memberships
from storage.engine import clock, columns
from storage.engine.columns import changed
from storage.engine.errors import NotFound
from storage.kit import traces
from storage.messaging import kinds, outbox, promises
from storage.wishes import alarms, wishes
from storage.wishes.alarms import Alarm
from storage.wishes.wishes import UNFINISHED, Wish


class Seen(NamedTuple):
    """What the worker who gets in touch needs; "" for what is not known."""

    words: str
    phone: str
    place: str


DETAILS = kinds.declare("alarm.details", Alarm, kinds.Lane.ANSWER, is_urgent=True)
HIDDEN = kinds.declare(
    "alarm.hidden", Alarm, kinds.Lane.ANSWER, is_urgent=True, outlives_reader=True
)


def send(session: Session, person_id: int, alarm_id: int) -> Alarm:
    """How to get in touch, for the worker who said that they do, until it is over, in a message
    that is emptied then; the opening is recorded. One waiting copy is enough. Raises NotFound."""
    alarm = alarms.for_staff(session, person_id, alarm_id)
    if alarm.taken_by != person_id or not may_read(session, alarm):
        raise NotFound()
    history.write(session, alarm.community_id, "alarm", alarm_id, "opened", person_id)
    if not promises.is_waiting(session, person_id, DETAILS, alarm_id):
        outbox.tell(session, DETAILS, alarm_id, community=alarm.community_id, person=person_id)
    return alarm


def may_read(session: Session, alarm: Alarm) -> bool:
    """Whether who took it reads what is private: it is not over, and they are a worker there."""
    taker, home = alarm.taken_by, alarm.community_id
    is_open = alarm.reached_at is None and taker is not None
    return is_open and memberships.is_staff(session, taker or 0, home)


def seen(session: Session, alarm: Alarm) -> Seen:
    """What they read: the telephone and place are those of the neighbour's own wishes."""
    if not may_read(session, alarm):
        return Seen("", "", "")
    found = [wishes.private(wish) for wish in _wishes(session, alarm)]
    phone = next((each.phone for each in found if each.phone), "")
    place = next((each.place for each in found if each.place), "")
    return Seen(columns.opened(alarm, "words"), phone, place)


def traced(
    session: Session, alarm_id: int, reader: int, message_id: str, instead_of: str = ""
) -> None:
    """The worker reads private details in this message: it is emptied when the alarm is over, or
    at once where somebody else is to see to it now."""
    alarm = session.get(Alarm, alarm_id, with_for_update=True, populate_existing=True)
    if alarm is None:
        return
    if alarm.taken_by != reader:
        if message_id:
            _empty(session, alarm, reader, message_id)
        return
    if traces.add(alarm, message_id, instead_of):
        session.add(alarm)
    if not may_read(session, alarm):  # it ended while the message was on its way
        hide(session, [alarm])


def hide(session: Session, ended: Iterable[Alarm]) -> None:
    """Empty every message in which a worker reads private details of these."""
    for alarm in ended:
        for message in alarm.traces:
            _empty(session, alarm, alarm.taken_by or 0, message)
        if alarm.traces:
            alarm.traces = []
            session.add(alarm)
    session.flush()


def _empty(session: Session, alarm: Alarm, reader: int, message_id: str) -> None:
    home = alarm.community_id
    outbox.tell(session, HIDDEN, alarm.key, community=home, person=reader, message=message_id)


def leave(session: Session, community_id: int, worker: int) -> None:
    """Somebody is no worker here any more: what they read of neighbours goes."""
    mine = select(Alarm).filter_by(community_id=community_id, taken_by=worker)
    hide(session, session.exec(mine).all())


def _wishes(session: Session, alarm: Alarm) -> list[Wish]:
    """Their unfinished wishes: the one that the words were about first, then the newest."""
    mine = select(Wish).filter_by(community_id=alarm.community_id, owner_id=alarm.person_id)
    newest = mine.where(col(Wish.state).in_(UNFINISHED)).order_by(col(Wish.id).desc())
    return sorted(session.exec(newest), key=lambda wish: wish.id != alarm.wish_id)


def belongs_to(session: Session, wish: Wish) -> None:
    """What was written on the way to this wish was about it: the alarm leads there now."""
    loose = {"community_id": wish.community_id, "person_id": wish.owner_id, "wish_id": None}
    recent = col(Alarm.heard_at) > clock.now() - timedelta(days=2)
    if changed(session, update(Alarm).filter_by(**loose).where(recent).values(wish_id=wish.id)):
        alarms.show_all(session, wish.community_id, wish.owner_id)
