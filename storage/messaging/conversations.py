"""Open conversations: what was answered so far, and nothing else."""

import json
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import UniqueConstraint, bindparam, delete, func, update
from sqlmodel import Field, Session, col, select

from storage.engine import clock, columns, personal
from storage.engine.columns import Row, changed, moment, readable, sealed
from storage.engine.prepared import Prepared
from storage.messaging import ended_forms
from storage.messaging.ended_forms import Became

KEPT = timedelta(days=2)  # an unfinished form is forgotten after that, and its owner told

REMINDED = timedelta(days=1)  # the open question is not shown again sooner by itself


class Conversation(Row, table=True):
    """One person filling in one form. `subject` is the row it is about, 0 for none."""

    __table_args__ = (
        UniqueConstraint("person_id", "flow", "subject"),
        {"sqlite_autoincrement": True},  # an old form's buttons must never fit a new form
    )
    person_id: int = Field(foreign_key="person.id", index=True)
    flow: str
    subject: int = 0
    community_id: int | None = Field(default=None, foreign_key="community.id")
    answers: str = sealed("conversation:{id}:answers")
    asked: str = ""  # the key of the question that is open
    turn: int = 0  # how often a question of this form was shown
    place: str = readable("the channel's number of the message that has its buttons", default="")
    opened_at: datetime = moment()
    touched_at: datetime = moment(index=True)
    reminded_at: datetime | None = moment(null=True)  # of the question that is open


personal.listed(Conversation, "person_id", "talks", at=70)


def open_one(
    session: Session,
    person_id: int,
    flow: str,
    subject: int = 0,
    community_id: int | None = None,
    answers: dict[str, str] | None = None,
) -> Conversation:
    """The conversation about this subject: the one that is open, or a new one."""
    found = select(Conversation).filter_by(person_id=person_id, flow=flow, subject=subject)
    talk = session.exec(found).first()
    if talk is None:
        now = clock.now()
        talk = Conversation(
            person_id=person_id,
            flow=flow,
            subject=subject,
            community_id=community_id,
            opened_at=now,
            touched_at=now,
        )
        session.add(talk)
        session.flush()
        write(session, talk, answers or {}, "")
    return talk


def current(session: Session, person_id: int) -> Conversation | None:
    """The conversation this person touched last."""
    return next(iter(of_person(session, person_id)), None)


def of_person(session: Session, person_id: int) -> list[Conversation]:
    """All that this person has open, the one they touched last first."""
    open_ones = (session.get(Conversation, row[0]) for row in _OPEN.rows(session, person=person_id))
    return [each for each in open_ones if each is not None]


# Most events come from somebody who has none, and every event asks.
_OPEN = Prepared(
    lambda _: (
        select(col(Conversation.id))
        .where(col(Conversation.person_id) == bindparam("person"))
        .order_by(col(Conversation.touched_at).desc(), col(Conversation.id).desc())
    )
)


def are_about(session: Session, person_id: int, flows: Collection[str], subject: int) -> bool:
    """Whether this person has one of these forms open about the row of this number."""
    return any(flow in flows for (flow,) in _ABOUT.rows(session, person=person_id, subject=subject))


_ABOUT = Prepared(
    lambda _: select(col(Conversation.flow)).where(
        col(Conversation.person_id) == bindparam("person"),
        col(Conversation.subject) == bindparam("subject"),
    )
)


def of(session: Session, person_id: int, talk_id: int) -> Conversation | None:
    """One's own conversation, while it is open."""
    return session.exec(select(Conversation).filter_by(id=talk_id, person_id=person_id)).first()


def answers(talk: Conversation) -> dict[str, str]:
    """What was answered so far: raw strings and media ids."""
    found: dict[str, str] = json.loads(columns.opened(talk, "answers"))
    return found


def write(session: Session, talk: Conversation, given: dict[str, str], asked: str) -> None:
    """Keep the answers and which question is open."""
    columns.seal(talk, "answers", json.dumps(given, ensure_ascii=False))
    talk.asked, talk.touched_at, talk.reminded_at = asked, clock.now(), None
    session.add(talk)
    session.flush()


def may_remind(talk: Conversation) -> bool:
    """Whether nobody was reminded of the open question within a day."""
    return talk.reminded_at is None or talk.reminded_at <= clock.now() - REMINDED


def remind(session: Session, talk: Conversation) -> None:
    """Note that its open question was shown once more; the form gets no older or younger by it."""
    talk.reminded_at = clock.now()
    session.add(talk)
    session.flush()


def next_turn(session: Session, talk: Conversation, place: str = "") -> int:
    """Its open question is shown once more: in the message `place`, or in a new one, whose number
    is known when it was sent (`stands`). Whatever showed it before is an old one."""
    talk.turn, talk.place = talk.turn + 1, place
    session.add(talk)
    session.flush()
    return talk.turn


def stands(session: Session, talk_id: int, turn: int, place: str) -> bool:
    """Note where the question of this turn stands; False: it is an old message already, and what
    is shown since stands elsewhere."""
    which = update(Conversation).filter_by(id=talk_id, turn=turn)
    if changed(session, which.values(place=place)):
        return True
    still_there = select(Conversation.id).filter_by(id=talk_id, place=place)
    return session.exec(still_there).first() is not None or ended_forms.stood(
        session, talk_id, place
    )


def close(
    session: Session, talk: Conversation, became: Became = Became.PUT_AWAY, subject: int = 0
) -> None:
    """Forget it, but for what became of it; `subject`: the row that it made."""
    about = subject or talk.subject
    ended_forms.note(session, talk.key, talk.person_id, talk.flow, became, about, talk.place)
    session.delete(talk)
    session.flush()


def stale(session: Session) -> list[Conversation]:
    """Those nobody touched for KEPT, locked."""
    old = select(Conversation).where(col(Conversation.touched_at) < clock.now() - KEPT)
    return list(session.exec(old.limit(200).with_for_update(skip_locked=True)))


def next_stale(session: Session) -> datetime | None:
    """When the next of them will be, if nobody goes on; None: none is open."""
    row = _OLDEST.row(session)
    return row[0] + KEPT if row and row[0] else None


_OLDEST = Prepared(lambda _: select(func.min(col(Conversation.touched_at))))


@personal.forgetting(personal.Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """Drop every unfinished form of a person."""
    changed(session, delete(Conversation).filter_by(person_id=person_id))
