"""Votes: one voice for a person or a household, changed until the end; the figures; the end."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint, delete, func, update
from sqlmodel import Field, Session, col, select

from storage.community import history, households, people, residency, settings
from storage.community.communities import CommunitySettings
from storage.engine import clock, personal
from storage.engine.columns import Row, changed, insert, moment
from storage.engine.errors import NotFound, Refused, refuse
from storage.messaging import kinds, outbox
from storage.polls import polls
from storage.polls.polls import Ballot, Poll, PollOver, PollState, Voice

ENDED = kinds.declare("poll.ended", Poll)  # to whoever asked


class Vote(Row, table=True):
    """What somebody chose, for themselves or for their household. Of a secret ballot nothing is
    left when it is over."""

    __tablename__ = "poll_vote"
    __table_args__ = (
        UniqueConstraint("community_id", "poll_id", "person_id"),
        UniqueConstraint("community_id", "poll_id", "household_id"),
    )
    community_id: int = Field(foreign_key="community.id")
    poll_id: int = Field(foreign_key="poll.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    household_id: int | None = Field(default=None, foreign_key="household.id")
    option: int  # its place among the options
    at: datetime = moment()


personal.listed(Vote, "person_id", "votes", at=59)


class Result(StrEnum):
    """What came of a poll that is over."""

    DECIDED = "decided"
    TIED = "tied"  # several have the most voices
    NOBODY = "nobody"  # has chosen


class HomeHasVoted(Refused):
    """Somebody of this household has chosen; only they can change it. `name`: who, masked."""


class NoSuchOption(Refused):
    """The poll offers nothing of this number."""


# -- choosing ------------------------------------------------------------------------------------


def why_not_vote(poll: Poll) -> Refused | None:
    """Why nobody chooses now."""
    is_open = poll.state is PollState.OPEN and clock.now() < poll.ends_at
    return None if is_open else PollOver()


def cast(session: Session, person_id: int, poll_id: int, option: int) -> Poll:
    """Choose, or choose anew. What is chosen while somebody ends the poll counts or is refused,
    never lost. Raises NotFound, PollOver, NoSuchOption, HomeHasVoted."""
    poll = polls.for_reader(session, person_id, poll_id)
    session.exec(select(Poll.id).filter_by(id=poll_id).with_for_update(read=True)).one()
    session.refresh(poll)
    refuse(why_not_vote(poll))
    refuse(None if 0 <= option < len(poll.choices) else NoSuchOption())
    if not _change(session, person_id, poll, option):
        _put(session, person_id, poll, option)
    polls.show(session, poll)
    return poll


def _change(session: Session, person_id: int, poll: Poll, option: int) -> bool:
    theirs = update(Vote).filter_by(
        community_id=poll.community_id, poll_id=poll.key, person_id=person_id
    )
    return changed(session, theirs.values(option=option, at=clock.now())) == 1


def _put(session: Session, person_id: int, poll: Poll, option: int) -> None:
    """The first of a household has its voice; a double tap is one."""
    home = households.of_person(session, person_id, poll.community_id)
    household = home.key if home and poll.voice is Voice.HOUSEHOLD else None
    new = {
        "community_id": poll.community_id,
        "poll_id": poll.key,
        "person_id": person_id,
        "household_id": household,
        "option": option,
        "at": clock.now(),
    }
    put = insert(session, Vote).values(new).on_conflict_do_nothing()
    if not changed(session, put) and not _change(session, person_id, poll, option):
        raise HomeHasVoted(name=_who_has(session, poll, household))


def _who_has(session: Session, poll: Poll, household: int | None) -> str:
    which = select(Vote.person_id).filter_by(poll_id=poll.key, household_id=household)
    who = session.exec(which).first()
    return people.masked(people.get(session, who).name) if who else ""


# -- figures -------------------------------------------------------------------------------------


def counts(session: Session, poll: Poll) -> list[int]:
    """How many voices each option has: now, or in the end."""
    if poll.state is PollState.OVER:
        return [int(each) for each in poll.tally["counts"]]
    return _counted(session, poll)


def result(poll: Poll) -> Result:
    """Whether one option has more voices than any other, by the last figures."""
    figures = poll.tally["counts"]
    most = max(figures)
    if not most:
        return Result.NOBODY
    return Result.TIED if figures.count(most) > 1 else Result.DECIDED


def _counted(session: Session, poll: Poll) -> list[int]:
    each = select(Vote.option, func.count()).filter_by(poll_id=poll.key).group_by(col(Vote.option))
    found = dict(session.exec(each).all())
    return [found.get(place, 0) for place in range(len(poll.choices))]


def chosen_by(session: Session, person_id: int, poll: Poll) -> int | None:
    """What this person chose, as far as it is known still."""
    mine = select(Vote.option).filter_by(poll_id=poll.key, person_id=person_id)
    return session.exec(mine).first()


def who_chose(session: Session, by: int, poll_id: int) -> list[list[str]]:
    """The names behind each option of a named ballot, for workers. Raises NotFound, also for a
    secret one."""
    poll = polls.for_staff(session, by, poll_id)
    if poll.ballot is Ballot.HIDDEN:
        raise NotFound()
    names: list[list[str]] = [[] for _ in poll.choices]
    for vote in session.exec(select(Vote).filter_by(poll_id=poll.key).order_by(col(Vote.id))):
        names[vote.option].append(people.get(session, vote.person_id).name)
    return names


# -- the end -------------------------------------------------------------------------------------


def close(session: Session, person_id: int, poll_id: int) -> Poll:
    """A worker ends it now. Raises NotFound, PollOver."""
    poll = polls.for_staff(session, person_id, poll_id)
    polls.end(session, poll, person_id)
    history.write(session, poll.community_id, "poll", poll.key, "closed", person_id)
    _settle(session, poll)
    return poll


def end_due(session: Session) -> int:
    """What has come to its hour is over; how many."""
    due = select(Poll).where(Poll.state == PollState.OPEN, col(Poll.ends_at) <= clock.now())
    rows = list(session.exec(due.order_by(col(Poll.id)).with_for_update(skip_locked=True)))
    for poll in rows:
        polls.end(session, poll, None)
        history.write(session, poll.community_id, "poll", poll.key, "ended", None)
        _settle(session, poll)
    return len(rows)


def _settle(session: Session, poll: Poll) -> None:
    """The last figures stay; of a secret ballot nothing else does."""
    poll.tally = {"counts": _counted(session, poll)}
    session.add(poll)
    session.flush()
    if poll.ballot is Ballot.HIDDEN:
        changed(session, delete(Vote).filter_by(poll_id=poll.key))
    polls.show(session, poll)
    if poll.ended_by != poll.writer_id:
        home = poll.community_id
        outbox.tell(session, ENDED, poll.key, community=home, person=poll.writer_id)


def forget_old(session: Session, community_id: int) -> None:
    """Who chose what in a named ballot goes `community.keep-days` after the end; figures stay."""
    days = settings.of(session, community_id, CommunitySettings).keep_days
    over = select(Poll.id).filter_by(community_id=community_id, state=PollState.OVER)
    old = over.where(col(Poll.ended_at) < clock.now() - timedelta(days=days))
    changed(session, delete(Vote).where(col(Vote.poll_id).in_(old)))


# -- whoever is no neighbour any more ------------------------------------------------------------


@residency.ending
def move_out(session: Session, community_id: int, person_id: int, by: int) -> None:
    """What is still to be decided here is decided without them."""
    _take_back(session, person_id, col(Poll.community_id) == community_id, _IS_OPEN)


@personal.forgetting(personal.Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """Nothing is left of what they chose; of what is over, the figure."""
    _take_back(session, person_id)


_IS_OPEN = col(Poll.state) == PollState.OPEN


def _take_back(session: Session, person_id: int, *which: Any) -> None:
    theirs = select(Poll).join(Vote, col(Vote.poll_id) == col(Poll.id))
    for poll in session.exec(theirs.where(Vote.person_id == person_id, *which)).all():
        changed(session, delete(Vote).filter_by(poll_id=poll.key, person_id=person_id))
        if poll.state is PollState.OPEN:
            polls.show(session, poll)
