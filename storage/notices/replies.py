"""What people answer to a notice: one thread for each person and notice, seen to by whoever wrote
the notice, or by the colleague to whom it was handed. What is said is sealed."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Index, UniqueConstraint, delete, func
from sqlmodel import Field, Session, col, select

from storage.community import history, memberships, permissions, residency
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, columns, personal, retention, transitions
from storage.engine.columns import Row, changed, insert, moment, sealed, word
from storage.engine.errors import NotAllowed, NotFound, Refused, refuse
from storage.engine.personal import Stage
from storage.messaging import kinds, outbox
from storage.notices import notices
from storage.notices.notices import Notice

act("notice.answer", STAFF)

LIMIT = 500  # characters of a line
MANY = 10  # lines that one person may say about one notice in a day
DAY = timedelta(days=1)


class ThreadState(StrEnum):
    OPEN = "open"
    SETTLED = "settled"  # until they say more


class NoticeThread(Row, table=True):
    """What one person has to say about one notice; `handler_id`: who sees to it, and who
    has said at `promised_at` that an answer comes that day."""

    __tablename__ = "notice_thread"
    __table_args__ = (
        UniqueConstraint("community_id", "notice_id", "person_id"),
        Index(None, "community_id", "state"),
    )
    community_id: int = Field(foreign_key="community.id")
    notice_id: int = Field(foreign_key="notice.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    handler_id: int = Field(foreign_key="person.id", index=True)
    state: ThreadState = word(ThreadState)
    changed_at: datetime = moment()
    promised_at: datetime | None = moment(null=True)


class NoticeLine(Row, table=True):
    """One thing that was said in a thread, by the neighbour or (`is_answer`) by a worker;
    `is_canned`: with the words that many get."""

    __tablename__ = "notice_line"
    community_id: int = Field(foreign_key="community.id")
    thread_id: int = Field(foreign_key="notice_thread.id", index=True)
    by_id: int = Field(foreign_key="person.id", index=True)
    is_answer: bool = False
    is_canned: bool = False
    words: str = sealed("notice_line:{id}:words")
    said_at: datetime = moment()


retention.ending(NoticeLine, lambda before: col(NoticeLine.said_at) < before)
personal.listed(NoticeThread, "person_id", "replies", at=53)
personal.left_out(NoticeThread, "handler_id", "another's thread; the deed is in the history")
personal.listed(NoticeLine, "by_id", "remarks", at=54)


REPLIED = kinds.declare("notice.replied", NoticeThread)  # to whoever sees to it
ANSWERED = kinds.declare("notice.answered", NoticeLine, for_neighbours=True)


class SaidPlenty(Refused):
    """So many lines a day were said about this notice."""


class ThreadSettled(Refused):
    """A colleague has seen to it."""


class PromisedBefore(Refused):
    """They have been told that an answer comes today."""


class Said(NamedTuple):
    """A line, opened."""

    is_answer: bool
    words: str
    at: datetime
    is_canned: bool = False


# -- doors ---------------------------------------------------------------------------------------


def for_staff(session: Session, person_id: int, thread_id: int) -> NoticeThread:
    """A thread, for the workers of its community. Raises NotFound."""
    return permissions.found(session, person_id, "notice.answer", NoticeThread, thread_id)


def to_reply(session: Session, person_id: int, notice_id: int) -> Notice:
    """A notice that somebody may say something about. Raises NotFound."""
    notice = notices.for_reader(session, person_id, notice_id)
    if notice.state not in notices.TOLD_STATES:
        raise NotFound()
    return notice


# -- verbs ---------------------------------------------------------------------------------------


def say(session: Session, person_id: int, notice_id: int, words: str) -> NoticeThread:
    """A neighbour says something about a notice, in private: whoever sees to it hears it. Raises
    NotFound, SaidPlenty."""
    notice = to_reply(session, person_id, notice_id)
    thread = _thread(session, person_id, notice)
    refuse(SaidPlenty(limit=MANY) if _said_today(session, thread, person_id) >= MANY else None)
    _line(session, thread, person_id, words, is_answer=False)
    home = thread.community_id
    history.write(session, home, "notice", notice.key, "asked", person_id)
    _tell_handler(session, thread)
    return thread


def _thread(session: Session, person_id: int, notice: Notice) -> NoticeThread:
    """Theirs, open again; whose worker is none any more goes to another."""
    home, now = notice.community_id, clock.now()
    key = {"community_id": home, "notice_id": notice.key, "person_id": person_id}
    new = key | {"handler_id": notice.writer_id, "state": ThreadState.OPEN, "changed_at": now}
    put = insert(session, NoticeThread).values(new)
    opened = {"state": ThreadState.OPEN, "changed_at": now}
    session.execute(put.on_conflict_do_update(index_elements=list(key), set_=opened))
    found = select(NoticeThread).filter_by(**key)
    thread = session.exec(found.execution_options(populate_existing=True)).one()
    staff = memberships.staff(session, home)
    if thread.handler_id not in staff and staff:
        thread.handler_id = staff[0]
        session.add(thread)
        session.flush()
    return thread


def _said_today(session: Session, thread: NoticeThread, by: int) -> int:
    lines = select(func.count()).select_from(NoticeLine).filter_by(thread_id=thread.key, by_id=by)
    return session.exec(lines.where(NoticeLine.said_at > clock.now() - DAY)).one()


def _line(
    session: Session,
    thread: NoticeThread,
    by: int,
    words: str,
    *,
    is_answer: bool,
    is_canned: bool = False,
) -> NoticeLine:
    line = NoticeLine(
        community_id=thread.community_id,
        thread_id=thread.key,
        by_id=by,
        is_answer=is_answer,
        is_canned=is_canned,
        said_at=clock.now(),
    )
    session.add(line)
    session.flush()
    columns.seal(line, "words", words)
    session.add(line)
    session.flush()
    return line


def _tell_handler(session: Session, thread: NoticeThread) -> None:
    home, once = thread.community_id, f"{REPLIED.name}:{thread.key}:{thread.handler_id}"
    outbox.tell(session, REPLIED, thread.key, community=home, person=thread.handler_id, once=once)


def answer(
    session: Session, by: int, thread_id: int, words: str, *, is_canned: bool = False
) -> NoticeLine:
    """A worker answers, who sees to it from now on; it is settled until they say more. Raises
    NotFound, ThreadSettled."""
    thread = _settle(session, by, thread_id)
    return _answered(session, thread, by, words, is_canned=is_canned)


def promise(session: Session, by: int, thread_id: int, words: str) -> NoticeLine:
    """A worker says that an answer comes today, and sees to it: it stays open until one does.
    Raises NotFound, ThreadSettled, PromisedBefore."""
    thread = for_staff(session, by, thread_id)
    is_open = col(NoticeThread.state) == ThreadState.OPEN
    is_new = col(NoticeThread.promised_at).is_(None)
    values = {"handler_id": by, "promised_at": clock.now()}
    transitions.change(session, thread, lambda: _why_no_promise(thread), is_open, is_new, **values)
    return _answered(session, thread, by, words, is_canned=True)


def _why_no_promise(thread: NoticeThread) -> Refused:
    return PromisedBefore() if thread.state is ThreadState.OPEN else ThreadSettled()


def _answered(
    session: Session, thread: NoticeThread, by: int, words: str, *, is_canned: bool
) -> NoticeLine:
    line = _line(session, thread, by, words, is_answer=True, is_canned=is_canned)
    home = thread.community_id
    outbox.tell(session, ANSWERED, line.key, community=home, person=thread.person_id)
    history.write(session, home, "notice", thread.notice_id, "answered", by)
    return line


def settle(session: Session, by: int, thread_id: int) -> NoticeThread:
    """Nothing is to be answered. Raises NotFound, ThreadSettled."""
    thread = _settle(session, by, thread_id)
    history.write(session, thread.community_id, "notice", thread.notice_id, "settled", by)
    return thread


def _settle(session: Session, by: int, thread_id: int) -> NoticeThread:
    """Of two workers who answer in one moment one does."""
    thread = for_staff(session, by, thread_id)
    froms, to = {ThreadState.OPEN}, ThreadState.SETTLED
    values = {"handler_id": by, "changed_at": clock.now(), "promised_at": None}
    transitions.move(session, thread, froms, to, ThreadSettled, **values)
    return thread


def hand_over(session: Session, by: int, thread_id: int, to: int) -> NoticeThread:
    """A colleague sees to it from now on, and hears so. Raises NotFound, NotAllowed,
    ThreadSettled."""
    thread = for_staff(session, by, thread_id)
    is_colleague = memberships.is_staff(session, to, thread.community_id)
    refuse(None if is_colleague else NotAllowed())
    is_open = col(NoticeThread.state) == ThreadState.OPEN
    transitions.change(session, thread, ThreadSettled, is_open, handler_id=to)
    home = thread.community_id
    history.write(session, home, "notice", thread.notice_id, "handed-over", by, to=to)
    _tell_handler(session, thread)
    return thread


# -- look-ups ------------------------------------------------------------------------------------


def lines(session: Session, thread: NoticeThread) -> list[Said]:
    """What was said, oldest first. The caller has checked who asks."""
    rows = select(NoticeLine).filter_by(thread_id=thread.key).order_by(col(NoticeLine.id))
    opened = ((each, columns.opened(each, "words")) for each in session.exec(rows))
    return [
        Said(each.is_answer, words, each.said_at, each.is_canned) for each, words in opened if words
    ]


# -- who goes --------------------------------------------------------------------------------------


@memberships.leaving
def leave(session: Session, community_id: int, person_id: int) -> None:
    """What a worker saw to, a colleague does."""
    others = [each for each in memberships.staff(session, community_id) if each != person_id]
    theirs = select(NoticeThread).filter_by(community_id=community_id, handler_id=person_id)
    for thread in session.exec(theirs.where(NoticeThread.state == ThreadState.OPEN)):
        if others:
            thread.handler_id = others[0]
            session.add(thread)
            session.flush()
            _tell_handler(session, thread)


@residency.ending
def left(session: Session, community_id: int, person_id: int, by: int) -> None:
    """Nobody answers whoever is no neighbour any more."""
    theirs = select(NoticeThread).filter_by(community_id=community_id, person_id=person_id)
    for thread in session.exec(theirs):
        thread.state = ThreadState.SETTLED
        session.add(thread)
    session.flush()


@personal.forgetting(Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """Their threads go, with what was answered there."""
    threads = select(NoticeThread.id).filter_by(person_id=person_id)
    changed(session, delete(NoticeLine).where(col(NoticeLine.thread_id).in_(threads)))
    changed(session, delete(NoticeThread).filter_by(person_id=person_id))
