"""How a worker gets in touch with somebody who wrote words of danger, and about which wish."""

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.community import history
from storage.engine import clock, columns
from storage.engine.columns import changed
from storage.engine.errors import NotFound
from storage.wishes import alarms, wishes
from storage.wishes.alarms import Alarm
from storage.wishes.wishes import UNFINISHED, Wish


class Seen(NamedTuple):
    """What the worker who gets in touch needs; "" for what is not known."""

    words: str
    phone: str
    place: str


def read(session: Session, person_id: int, alarm_id: int) -> Seen:
    """How to get in touch, for the worker who said that they do, until it is over; the opening is
    recorded. The telephone and place are those of the neighbour's own wishes. Raises NotFound."""
    alarm = alarms.for_staff(session, person_id, alarm_id)
    if alarm.taken_by != person_id or alarm.reached_at is not None:
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


def belongs_to(session: Session, wish: Wish) -> None:
    """What was written on the way to this wish was about it: the alarm leads there now."""
    loose = {"community_id": wish.community_id, "person_id": wish.owner_id, "wish_id": None}
    recent = col(Alarm.heard_at) > clock.now() - timedelta(days=2)
    if changed(session, update(Alarm).filter_by(**loose).where(recent).values(wish_id=wish.id)):
        alarms.show_all(session, wish.community_id, wish.owner_id)
