"""What somebody looked for in the directory and did not find: a worker answers, and what a person
answered can teach the directory one more.

Whatever is asked is sealed: a question says what somebody needs.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, func, update
from sqlmodel import Field, Session, col, select

from storage.community import (
    groups,
    history,
    memberships,
    permissions,
    posted_cards,
    residency,
    screening,
)
from storage.community.groups import Purpose
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, columns, personal, retention, transitions
from storage.engine.columns import Row, changed, moment, sealed, word
from storage.engine.errors import NotFound, Refused, Stale, refuse
from storage.messaging import kinds, outbox
from storage.services import entries, settings
from storage.services.entries import ServiceEntry

act("question.answer", STAFF)

QUESTION_LIMIT = 200
ANSWER_LIMIT = 500


class QuestionState(StrEnum):
    LOOKED_UP = "looked_up"  # only looked for: nobody else reads it, and it goes after a while
    WAITING = "waiting"  # for a worker
    ANSWERED = "answered"
    CLOSED = "closed"  # without an answer


class AskedQuestion(Row, table=True):
    """What somebody asked, in their own words. `entry_id`: what a worker answered with, if any."""

    __tablename__ = "asked_question"
    __table_args__ = (
        Index(None, "community_id", "state"),
        Index(None, "asker_id", "state"),
    )
    community_id: int = Field(foreign_key="community.id")
    asker_id: int = Field(foreign_key="person.id")
    said: str = sealed("asked_question:{id}:said")
    answer: str = sealed("asked_question:{id}:answer")
    entry_id: int | None = Field(default=None, foreign_key="service_entry.id")
    answered_by: int | None = Field(default=None, foreign_key="person.id")
    state: QuestionState = word(QuestionState)
    asked_at: datetime = moment()
    answered_at: datetime | None = moment(null=True)


def _over(before: datetime) -> Any:
    since = func.coalesce(col(AskedQuestion.answered_at), col(AskedQuestion.asked_at))
    return (col(AskedQuestion.state) != QuestionState.WAITING) & (since < before)


retention.ending(AskedQuestion, _over)
personal.listed(AskedQuestion, "asker_id", "questions", at=30)
personal.left_out(AskedQuestion, "answered_by", "another's row; the deed is in the history")


ASKED = kinds.declare("question.asked", AskedQuestion)  # to the workers
ANSWERED = kinds.declare("question.answered", AskedQuestion)  # to whoever asked
CARD = posted_cards.declare("question", AskedQuestion, Purpose.WORKERS, first=ASKED)


class TooManyQuestions(Refused):
    """So many of somebody's questions as may wait at once are waiting."""


class QuestionOver(Refused):
    """It was answered, or is not asked any more."""


# -- doors ---------------------------------------------------------------------------------------


def for_asker(session: Session, person_id: int, question_id: int) -> AskedQuestion:
    """What one asked oneself. Raises NotFound."""
    row = session.get(AskedQuestion, question_id)
    if row is None or row.asker_id != person_id:
        raise NotFound()
    memberships.member_here(session, row.community_id, person_id)
    return row


def for_staff(session: Session, person_id: int, question_id: int) -> AskedQuestion:
    """What a neighbour asked the workers, for them. Raises NotFound."""
    row = permissions.found(session, person_id, "question.answer", AskedQuestion, question_id)
    if row.state is QuestionState.LOOKED_UP:
        raise NotFound()
    return row


def to_answer(session: Session, person_id: int, question_id: int) -> AskedQuestion:
    """The same, while it waits. Raises NotFound, QuestionOver."""
    row = for_staff(session, person_id, question_id)
    if row.state is not QuestionState.WAITING:
        raise QuestionOver()
    return row


# -- rules ---------------------------------------------------------------------------------------


def why_not_ask(session: Session, person_id: int, community_id: int) -> Refused | None:
    """Why the workers are not asked one more."""
    waiting = (
        select(func.count())
        .select_from(AskedQuestion)
        .filter_by(community_id=community_id, asker_id=person_id, state=QuestionState.WAITING)
    )
    most = settings.of(session, community_id).open_questions
    return TooManyQuestions(limit=most) if session.exec(waiting).one() >= most else None


# -- verbs ---------------------------------------------------------------------------------------


def look_up(session: Session, person_id: int, community_id: int, said: str) -> AskedQuestion:
    """Keep what somebody looks for: each has a row of its own, for each has a button that sends
    it. Raises NotFound."""
    memberships.member_here(session, community_id, person_id)
    row = AskedQuestion(
        community_id=community_id,
        asker_id=person_id,
        state=QuestionState.LOOKED_UP,
        asked_at=clock.now(),
    )
    session.add(row)
    session.flush()
    columns.seal(row, "said", said[:QUESTION_LIMIT])
    return row


def send(session: Session, person_id: int, question_id: int) -> AskedQuestion:
    """Ask the workers. Twice is once. Raises NotFound, TooManyQuestions, QuestionOver for words
    that are not kept any more."""
    row = for_asker(session, person_id, question_id)
    if row.state is not QuestionState.LOOKED_UP:
        return row
    refuse(why_not_ask(session, person_id, row.community_id))
    if not row.said:
        raise QuestionOver()
    now = clock.now()
    is_new = col(AskedQuestion.state) == QuestionState.LOOKED_UP
    transitions.change(session, row, Stale, is_new, state=QuestionState.WAITING, asked_at=now)
    history.write(session, row.community_id, "question", row.key, "asked", person_id)
    groups.tell_workers(session, row.community_id, ASKED, row.key, by=person_id)
    return row


def answer_with(session: Session, worker: int, question_id: int, entry_id: int) -> AskedQuestion:
    """A worker answers with an entry, which the asker reads whole. Raises NotFound, QuestionOver,
    EntryRetired."""
    row = to_answer(session, worker, question_id)
    entry = entries.to_change(session, worker, entry_id)
    if entry.community_id != row.community_id:
        raise NotFound()
    return _answered(session, row, worker, entry_id=entry_id)


def answer(session: Session, worker: int, question_id: int, words: str) -> AskedQuestion:
    """A worker answers in words. Raises NotFound, QuestionOver."""
    row = to_answer(session, worker, question_id)
    return _answered(session, row, worker, words=words)


def close(session: Session, worker: int, question_id: int) -> AskedQuestion:
    """It needs no answer; the asker hears that it was read. Raises NotFound, QuestionOver."""
    row = to_answer(session, worker, question_id)
    return _answered(session, row, worker, to=QuestionState.CLOSED)


def learn(session: Session, worker: int, question_id: int, entry_id: int) -> ServiceEntry:
    """Whoever asks like this finds the entry from now on. Raises NotFound, EntryRetired."""
    said = as_kept(for_staff(session, worker, question_id))
    return entries.learn(session, worker, entry_id, said)


# -- look-ups ------------------------------------------------------------------------------------


def as_kept(row: AskedQuestion) -> str:
    """The question without telephone and house numbers, as an entry would keep it."""
    kept = screening.tucked(columns.opened(row, "said")).replace(screening.TUCKED, " ")
    return " ".join(kept.split())[: entries.LETTERS]


def suggested(session: Session, row: AskedQuestion) -> list[ServiceEntry]:
    """The entries that may answer it, the likeliest first."""
    return entries.find(session, row.community_id, columns.opened(row, "said"))


# -- inside --------------------------------------------------------------------------------------


def _answered(
    session: Session,
    row: AskedQuestion,
    worker: int,
    *,
    to: QuestionState = QuestionState.ANSWERED,
    words: str = "",
    entry_id: int | None = None,
) -> AskedQuestion:
    now, home = clock.now(), row.community_id
    values: dict[str, Any] = {"answered_by": worker, "answered_at": now, "entry_id": entry_id}
    values["answer"] = columns.sealed_for(AskedQuestion, "answer", words, id=row.key)
    transitions.move(session, row, {QuestionState.WAITING}, to, QuestionOver, **values)
    asker, is_over = row.asker_id, to is QuestionState.CLOSED
    history.write(
        session,
        home,
        "question",
        row.key,
        "closed" if is_over else "answered",
        worker,
        behalf=asker,
    )
    outbox.tell(session, ANSWERED, row.key, community=home, person=asker)
    posted_cards.follow(session, home, CARD, row.key)
    return row


# -- whoever goes --------------------------------------------------------------------------------


@residency.ending
def end_here(session: Session, community_id: int, person_id: int, by: int) -> None:
    """Whoever is no neighbour any more asks nothing."""
    _end(session, person_id, community_id=community_id)


@personal.forgetting(personal.Stage.END)
def end(session: Session, person_id: int) -> None:
    _end(session, person_id)


def _end(session: Session, person_id: int, **where: int) -> None:
    waiting = select(AskedQuestion).filter_by(asker_id=person_id, state=QuestionState.WAITING)
    for row in session.exec(waiting.filter_by(**where)):
        row.state, row.answered_at = QuestionState.CLOSED, clock.now()
        session.add(row)
        session.flush()
        posted_cards.follow(session, row.community_id, CARD, row.key)


@personal.forgetting(personal.Stage.WIPE)
def wipe(session: Session, person_id: int) -> None:
    """What they asked and were answered. Words that a worker kept in an entry are the
    directory's, and nobody's."""
    mine = update(AskedQuestion).where(col(AskedQuestion.asker_id) == person_id)
    changed(session, mine.values(**columns.emptied(AskedQuestion)))
