"""What somebody said to us in a voice message, for whoever cannot type: a worker listens, and does
with it what is to be done. The one who said it hears what became of it.

Only the channel's number of the recording is kept, sealed; the recording stays on the messenger.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, func, update
from sqlmodel import Field, Session, col, select

from storage.community import groups, history, memberships, permissions, posted_cards, residency
from storage.community.groups import Purpose
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, columns, personal, retention, transitions
from storage.engine.columns import Row, changed, moment, readable, sealed, word
from storage.engine.errors import Refused
from storage.messaging import kinds, outbox

act("voice.hear", STAFF)

ANSWER_LIMIT = 500


class VoiceState(StrEnum):
    WAITING = "waiting"  # for a worker to listen and see to it
    ANSWERED = "answered"
    WISH = "wish"  # a worker wrote it down as a wish of whoever said it
    CLOSED = "closed"  # there was nothing to do, or nobody to do it for any more


class VoiceMessage(Row, table=True):
    """So many `seconds` of somebody's voice."""

    __tablename__ = "voice_message"
    __table_args__ = (
        Index(None, "community_id", "state"),
        Index(None, "from_id", "state"),
    )
    community_id: int = Field(foreign_key="community.id")
    from_id: int = Field(foreign_key="person.id")
    channel: str = readable("the name of a channel")
    recording: str = sealed("voice_message:{id}:recording")  # the channel's number of it
    seconds: int
    answer: str = sealed("voice_message:{id}:answer")
    state: VoiceState = word(VoiceState)
    seen_to_by: int | None = Field(default=None, foreign_key="person.id")
    said_at: datetime = moment()
    seen_to_at: datetime | None = moment(null=True)


def _over(before: datetime) -> Any:
    since = func.coalesce(col(VoiceMessage.seen_to_at), col(VoiceMessage.said_at))
    return (col(VoiceMessage.state) != VoiceState.WAITING) & (since < before)


retention.ending(VoiceMessage, _over)
personal.listed(VoiceMessage, "from_id", "voices", at=31)
personal.left_out(VoiceMessage, "seen_to_by", "another's row; the deed is in the history")


TO_HEAR = kinds.declare("voice.to-hear", VoiceMessage)  # to the workers
ANSWERED = kinds.declare("voice.answered", VoiceMessage)  # to whoever said it
CARD = posted_cards.declare("voice", VoiceMessage, Purpose.WORKERS, first=TO_HEAR)


class VoiceOver(Refused):
    """Another worker has seen to it, or it is not there any more."""


# -- doors ---------------------------------------------------------------------------------------


def for_staff(session: Session, person_id: int, voice_id: int) -> VoiceMessage:
    """What a neighbour said, for the workers there. Raises NotFound."""
    return permissions.found(session, person_id, "voice.hear", VoiceMessage, voice_id)


def to_see_to(session: Session, person_id: int, voice_id: int) -> VoiceMessage:
    """The same, while it waits. Raises NotFound, VoiceOver."""
    row = for_staff(session, person_id, voice_id)
    if row.state is not VoiceState.WAITING:
        raise VoiceOver()
    return row


# -- verbs ---------------------------------------------------------------------------------------


def keep(
    session: Session, person_id: int, community_id: int, channel: str, recording: str, seconds: int
) -> VoiceMessage:
    """Somebody said something: it is on the workers' list. Raises NotFound."""
    memberships.member_here(session, community_id, person_id)
    row = VoiceMessage(
        community_id=community_id,
        from_id=person_id,
        channel=channel,
        seconds=seconds,
        state=VoiceState.WAITING,
        said_at=clock.now(),
    )
    session.add(row)
    session.flush()
    columns.seal(row, "recording", recording)
    session.flush()
    history.write(session, community_id, "voice", row.key, "said", person_id)
    groups.tell_workers(session, community_id, TO_HEAR, row.key, by=person_id)
    return row


def listen(session: Session, worker: int, voice_id: int) -> str:
    """The recording, for a worker, which is noted. Raises NotFound, VoiceOver."""
    row = to_see_to(session, worker, voice_id)
    history.write(session, row.community_id, "voice", row.key, "heard", worker, behalf=row.from_id)
    return columns.opened(row, "recording")


def answer(session: Session, worker: int, voice_id: int, words: str) -> VoiceMessage:
    """A worker answers in words. Raises NotFound, VoiceOver."""
    row = to_see_to(session, worker, voice_id)
    _seen_to(session, row, worker, VoiceState.ANSWERED, words)
    history.write(
        session, row.community_id, "voice", row.key, "answered", worker, behalf=row.from_id
    )
    _tell(session, row)
    return row


def close(session: Session, worker: int, voice_id: int) -> VoiceMessage:
    """There is nothing to do; whoever said it hears that it was heard. Raises NotFound,
    VoiceOver."""
    row = to_see_to(session, worker, voice_id)
    _seen_to(session, row, worker, VoiceState.CLOSED)
    history.write(session, row.community_id, "voice", row.key, "closed", worker, behalf=row.from_id)
    _tell(session, row)
    return row


def written_down(session: Session, worker: int, voice_id: int) -> VoiceMessage:
    """A worker made a wish of it; whoever does that tells whoever said it. Raises NotFound,
    VoiceOver."""
    row = to_see_to(session, worker, voice_id)
    _seen_to(session, row, worker, VoiceState.WISH)
    return row


# -- inside --------------------------------------------------------------------------------------


def _seen_to(
    session: Session, row: VoiceMessage, worker: int, to: VoiceState, words: str = ""
) -> None:
    values: dict[str, Any] = {"seen_to_by": worker, "seen_to_at": clock.now()}
    values["answer"] = columns.sealed_for(VoiceMessage, "answer", words, id=row.key)
    transitions.move(session, row, {VoiceState.WAITING}, to, VoiceOver, **values)
    posted_cards.follow(session, row.community_id, CARD, row.key)


def _tell(session: Session, row: VoiceMessage) -> None:
    outbox.tell(session, ANSWERED, row.key, community=row.community_id, person=row.from_id)


# -- whoever goes --------------------------------------------------------------------------------


@residency.ending
def end_here(session: Session, community_id: int, person_id: int, by: int) -> None:
    """Whoever is no neighbour any more waits for nobody here."""
    _end(session, person_id, community_id=community_id)


@personal.forgetting(personal.Stage.END)
def end(session: Session, person_id: int) -> None:
    _end(session, person_id)


def _end(session: Session, person_id: int, **where: int) -> None:
    waiting = select(VoiceMessage).filter_by(from_id=person_id, state=VoiceState.WAITING)
    for row in session.exec(waiting.filter_by(**where)):
        row.state, row.seen_to_at = VoiceState.CLOSED, clock.now()
        session.add(row)
        session.flush()
        posted_cards.follow(session, row.community_id, CARD, row.key)


@personal.forgetting(personal.Stage.WIPE)
def wipe(session: Session, person_id: int) -> None:
    theirs = update(VoiceMessage).where(col(VoiceMessage.from_id) == person_id)
    changed(session, theirs.values(**columns.emptied(VoiceMessage)))
