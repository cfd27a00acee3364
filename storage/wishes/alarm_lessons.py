"""Sentences to learn from: what an alarm rang for though nobody was in danger, as a worker says.
Kept only where a community agreed to it, sealed, for a year at most."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import delete
from sqlmodel import Field, Session, col, select

from storage.community import screening
from storage.engine import clock, columns, personal
from storage.engine.columns import Row, changed, moment, readable, sealed, word
from storage.engine.personal import Stage
from storage.wishes import alarm_ends, alarm_settings
from storage.wishes.alarms import Alarm

KEPT = timedelta(days=365)


class Verdict(StrEnum):
    """What a worker says of the words."""

    HARMLESS = "harmless"


class AlarmLesson(Row, table=True):
    """A message that was taken for danger of a `family`, and what it is by a worker's word."""

    __tablename__ = "alarm_lesson"
    community_id: int = Field(foreign_key="community.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    family: str = readable("one of a few words, none of theirs")
    verdict: Verdict = word(Verdict)
    said_at: datetime = moment()
    words: str = sealed("alarm_lesson:{id}:words")


personal.listed(AlarmLesson, "person_id", "lessons", at=81)


class Lesson(NamedTuple):
    """What is learnt from, without whose it was."""

    text: str
    family: str
    verdict: str


def nothing(session: Session, person_id: int, alarm_id: int) -> Alarm:
    """Who took it read the words: nobody is in danger. It is over; where the community agreed to
    it, each message is kept to learn from, but nothing of an hour in which this neighbour was in
    danger. Twice is once. Raises NotFound."""
    alarm, ends = alarm_ends.nothing(session, person_id, alarm_id)
    is_agreed = bool(alarm_settings.of(session, alarm.community_id).keep_words)
    if ends and is_agreed and not _was_in_danger(session, alarm):
        for message in columns.opened(alarm, "words").splitlines():
            found = screening.heard(message)
            _keep(session, alarm, message, found.family if found else alarm.family)
    return alarm


def _was_in_danger(session: Session, alarm: Alarm) -> bool:
    """Whether another alarm of theirs, of danger for sure, was open beside this one and no worker
    said that it was none."""
    others = {"community_id": alarm.community_id, "person_id": alarm.person_id}
    sure = select(Alarm.id).filter_by(**others, is_sure=True, is_nothing=False)
    ended = col(Alarm.reached_at)
    beside = sure.where(ended.is_(None) | (ended > alarm.heard_at), col(Alarm.id) != alarm.key)
    return session.exec(beside.limit(1)).first() is not None


def _keep(session: Session, alarm: Alarm, words: str, family: str) -> None:
    lesson = AlarmLesson(
        community_id=alarm.community_id,
        person_id=alarm.person_id,
        family=family,
        verdict=Verdict.HARMLESS,
        said_at=clock.now(),
    )
    session.add(lesson)
    session.flush()
    columns.seal(lesson, "words", screening.tucked(words))  # nobody learns from a telephone
    session.add(lesson)


def of(session: Session, community_id: int) -> list[Lesson]:
    """All of a community in clear, oldest first; the caller has recorded why."""
    mine = select(AlarmLesson).filter_by(community_id=community_id).order_by(col(AlarmLesson.id))
    return [
        Lesson(columns.opened(each, "words"), each.family, each.verdict)
        for each in session.exec(mine)
    ]


@personal.forgetting(Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """Nothing is learnt from whoever asked to be forgotten."""
    changed(session, delete(AlarmLesson).filter_by(person_id=person_id))


def sweep(session: Session) -> int:
    """Forget lessons of long ago."""
    return changed(
        session, delete(AlarmLesson).where(col(AlarmLesson.said_at) < clock.now() - KEPT)
    )
