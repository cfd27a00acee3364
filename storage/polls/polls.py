"""Polls: neighbours decide something together. A worker asks, each voice counts once, and the
result stands in the groups. The table, the doors, how a poll begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, func
from sqlmodel import Field, Session, col, select

from storage.community import groups, history, memberships, permissions, posted_cards, screening
from storage.community.groups import Purpose
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.community.screening import Flag
from storage.engine import clock, personal, transitions
from storage.engine.columns import Row, json_column, moment, readable, word
from storage.engine.errors import NotFound, Refused, refuse

act("poll.write", STAFF)

QUESTION_LIMIT = 200
OPTION_LIMIT = 40
OPTIONS = (2, 8)  # the fewest and the most
FARTHEST = timedelta(days=60)
KEPT_OUT = {Flag.id_number, Flag.money, Flag.phone}  # the whole group would read it


class PollState(StrEnum):
    OPEN = "open"
    OVER = "over"


class Voice(StrEnum):
    """Who has one voice."""

    PERSON = "person"
    HOUSEHOLD = "household"  # whoever has no home that we know of is one of their own


class Ballot(StrEnum):
    """Whether workers can see who chose what; nobody else ever does."""

    HIDDEN = "hidden"
    NAMED = "named"


class Showing(StrEnum):
    """From when everybody reads how many chose what."""

    START = "start"
    END = "end"


class Poll(Row, table=True):
    """A question to the neighbourhood. `options`: one a line. `tally`: the last figures, kept when
    it is over, for then it may be forgotten who chose what."""

    __table_args__ = (Index(None, "community_id", "state"), Index(None, "state", "ends_at"))
    community_id: int = Field(foreign_key="community.id")
    writer_id: int = Field(foreign_key="person.id", index=True)
    state: PollState = word(PollState)
    question: str = readable("the group reads it")
    options: str = readable("the group reads them")
    voice: Voice = word(Voice)
    ballot: Ballot = word(Ballot)
    figures: Showing = word(Showing)
    tally: dict[str, Any] = json_column()
    ends_at: datetime = moment()
    written_at: datetime = moment()
    ended_at: datetime | None = moment(null=True)
    ended_by: int | None = Field(default=None, foreign_key="person.id")  # None: by itself

    @property
    def choices(self) -> list[str]:
        """What one may choose, in its order."""
        return self.options.split("\n")


personal.listed(Poll, "writer_id", "polls", at=58)
personal.left_out(Poll, "ended_by", "another's words; the deed is in the history")

CARD = posted_cards.declare("poll", Poll, Purpose.NOTICES)


@dataclass(frozen=True, slots=True)
class NewPoll:
    """The filled-in form."""

    community_id: int
    question: str
    options: tuple[str, ...]
    ends_at: datetime
    voice: Voice = Voice.PERSON
    ballot: Ballot = Ballot.HIDDEN
    figures: Showing = Showing.START


class PollOver(Refused):
    """The poll has ended."""


class NotForAll(Refused):
    """A telephone or identity number, or a call for money: nothing that a group is asked."""

    may_be_mended = True


class TooFewOptions(Refused):
    """Two to eight different options, each in a short line."""

    may_be_mended = True


class NoTimeLeft(Refused):
    """It would end before anybody could choose, or too far ahead."""

    may_be_mended = True


# -- doors ---------------------------------------------------------------------------------------


def for_reader(session: Session, person_id: int, poll_id: int) -> Poll:
    """A poll of one's own community. Raises NotFound."""
    poll = session.get(Poll, poll_id)
    if poll is None:
        raise NotFound()
    memberships.member_here(session, poll.community_id, person_id)
    return poll


def for_staff(session: Session, person_id: int, poll_id: int) -> Poll:
    """The same, for those who ask and end. Raises NotFound."""
    return permissions.found(session, person_id, "poll.write", Poll, poll_id)


# -- asking --------------------------------------------------------------------------------------


def why_not_ask(*texts: str) -> Refused | None:
    """Why these words are put to no group."""
    found = {each.flag for text in texts for each in screening.screen(text=text)}
    return NotForAll() if found & KEPT_OUT else None


def why_not_offer(options: Sequence[str]) -> Refused | None:
    """Why these are nothing to choose from."""
    least, most = OPTIONS
    is_right = least <= len(options) <= most and len(set(options)) == len(options)
    fits = all(0 < len(each) <= OPTION_LIMIT and "\n" not in each for each in options)
    shown = {"least": least, "most": most, "limit": OPTION_LIMIT}
    return None if is_right and fits else TooFewOptions(**shown)


def ask(session: Session, person_id: int, new: NewPoll) -> Poll:
    """It stands in the neighbours' groups from now on. Raises NotFound, NotAllowed, NotForAll,
    TooFewOptions, NoTimeLeft."""
    permissions.check(session, person_id, "poll.write", new.community_id)
    refuse(why_not_ask(new.question, *new.options))
    refuse(why_not_offer(new.options))
    now = clock.now()
    refuse(None if now < new.ends_at <= now + FARTHEST else NoTimeLeft())
    poll = Poll(
        community_id=new.community_id,
        writer_id=person_id,
        state=PollState.OPEN,
        question=new.question[:QUESTION_LIMIT],
        options="\n".join(new.options),
        voice=new.voice,
        ballot=new.ballot,
        figures=new.figures,
        ends_at=new.ends_at,
        written_at=now,
    )
    session.add(poll)
    session.flush()
    history.write(session, poll.community_id, "poll", poll.key, "asked", person_id)
    for room in groups.of_neighbours(session, poll.community_id):
        posted_cards.promise(session, poll.community_id, room, CARD, poll.key)
    return poll


def show(session: Session, poll: Poll) -> None:
    """Every card of it that stands is to look like it."""
    posted_cards.follow(session, poll.community_id, CARD, poll.key)


def end(session: Session, poll: Poll, by: int | None) -> None:
    """Nobody chooses any more; who was first to end it is refused by nobody. Raises PollOver."""
    over = {"ended_at": clock.now(), "ended_by": by}
    transitions.move(session, poll, {PollState.OPEN}, PollState.OVER, PollOver, **over)


# -- look-ups ------------------------------------------------------------------------------------


@posted_cards.chosen(CARD)
def that_run(session: Session, group_id: int) -> list[int]:
    """What a group of neighbours is to read that is new, or came back."""
    group = session.get_one(groups.Group, group_id)
    if group.purpose == Purpose.WORKERS or group.community_id is None:
        return []
    return [poll.key for poll in running(session, group.community_id)]


def running(session: Session, community_id: int) -> list[Poll]:
    """What may be chosen now, what ends first, first."""
    here = select(Poll).filter_by(community_id=community_id, state=PollState.OPEN)
    return list(session.exec(here.order_by(col(Poll.ends_at), col(Poll.id))))


def ended(session: Session, community_id: int, limit: int) -> list[Poll]:
    """What was decided last."""
    here = select(Poll).filter_by(community_id=community_id, state=PollState.OVER)
    newest = (col(Poll.ended_at).desc(), col(Poll.id).desc())
    return list(session.exec(here.order_by(*newest).limit(limit)))


def next_end(session: Session) -> datetime | None:
    """When the next poll ends by itself."""
    return session.scalar(select(func.min(col(Poll.ends_at))).where(Poll.state == PollState.OPEN))
