"""Words that we carry between the two sides of a claim, and to and from the worker who brings them
together: nobody shows a number.

They are sealed, read while the claim lives, and go with it: from our rows, and from the chats.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Index, func, or_, update
from sqlmodel import Field, Session, col, select

from storage.community import accounts, communities, memberships, screening
from storage.engine import clock, columns, personal
from storage.engine.columns import Row, changed, moment, readable, sealed, word
from storage.engine.errors import NotFound, Refused, refuse
from storage.messaging import kinds, outbox
from storage.wishes import claims, quantities, settings
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish

LIMIT = 300  # letters


class Side(StrEnum):
    """Who speaks, and to whom."""

    OWNER = "owner"  # or who acts for them: their worker, where somebody has no phone
    CLAIMER = "claimer"
    WORKER = "worker"  # who brings both together


class Meeting(StrEnum):
    """How far an hour has been agreed to."""

    NONE = ""  # words alone
    ASKED = "asked"
    AGREED = "agreed"
    DROPPED = "dropped"  # for another hour, or with its claim
    DECLINED = "declined"  # whoever was asked would rather have another one


class Report(StrEnum):
    """Whether a worker is to look at what was said."""

    NONE = ""
    ASKED = "asked"
    FINE = "fine"
    STOPPED = "stopped"  # nothing more is carried between these two


class Relayed(Row, table=True):
    """What one side said to the other: words, a picture, or an hour. `message_id`: where the reader
    has it."""

    __table_args__ = (Index(None, "community_id", "report"),)
    community_id: int = Field(foreign_key="community.id")
    claim_id: int = Field(foreign_key="claim.id", index=True)
    from_id: int = Field(foreign_key="person.id", index=True)
    from_side: Side = word(Side)
    to_id: int = Field(foreign_key="person.id", index=True)
    to_side: Side = word(Side)
    words: str = sealed("relayed:{id}:words")
    photo: str = readable("the channel's number of a picture", default="")
    meet_at: datetime | None = moment(null=True)
    meeting: Meeting = word(Meeting, default=Meeting.NONE)
    report: Report = word(Report, default=Report.NONE)
    message_id: str = readable("the channel's number of a message", default="")
    said_at: datetime = moment()


personal.listed(Relayed, "from_id", "relayed", at=16)
personal.left_out(Relayed, "to_id", "another's words, which stand in one's own chat")


class Saying(NamedTuple):
    """What somebody wants carried: one of them at least."""

    words: str = ""
    photo: str = ""
    meet_at: datetime | None = None


class NoWayThere(Refused):
    """The other side can't be written to, or is no neighbour any more."""


class SaidEnough(Refused):
    """So many words as one side may have carried in a day were carried."""


class BeingLookedAt(Refused):
    """One side asked for a worker's look: until then nothing is carried."""


class CarriedNoMore(Refused):
    """A worker stopped the carrying between these two."""


class BetterToAWorker(Refused):
    """Words about money or danger, which only a worker should hear."""

    may_be_mended = True


def _unreached(session: Session, relayed_id: int) -> None:
    """Whoever said it hears, once, that it waits."""
    row = session.get_one(Relayed, relayed_id)
    once = f"{WAITS.name}:{row.claim_id}:{row.from_id}"
    _tell(session, row, WAITS, row.from_id, once=once)


SAID = kinds.declare("relay.said", Relayed, for_neighbours=True, unreached=_unreached)
WAITS = kinds.declare("relay.waits", Relayed)
OVER = kinds.declare("relay.over", Relayed, kinds.Lane.CARD, is_urgent=True, outlives_reader=True)


# -- who speaks to whom --------------------------------------------------------------------------


def parties(session: Session, claim: Claim) -> dict[Side, int]:
    """Who speaks on each side now."""
    owner = session.get_one(Wish, claim.wish_id).owner_id
    found = {Side.CLAIMER: claim.person_id, Side.OWNER: owner}
    if claim.arranged_by is not None:
        found[Side.WORKER] = claim.arranged_by
    return found


def side_of(session: Session, claim: Claim, person_id: int) -> Side:
    """On which side somebody speaks. Raises NotFound."""
    for side, who in parties(session, claim).items():
        if who == person_id:
            return side
    raise NotFound()


def party(session: Session, person_id: int, claim_id: int) -> Claim:
    """A claim between whose sides one's words may be carried: its claimer, its owner, the worker
    who brings them together. Raises NotFound."""
    claim = session.get(Claim, claim_id)
    if claim is None:
        raise NotFound()
    memberships.member_here(session, claim.community_id, person_id)
    side_of(session, claim, person_id)
    return claim


def for_reader(session: Session, person_id: int, relayed_id: int) -> Relayed:
    """What was said to oneself. Raises NotFound."""
    row = session.get(Relayed, relayed_id)
    if row is None or row.to_id != person_id:
        raise NotFound()
    memberships.member_here(session, row.community_id, person_id)
    return row


# -- rules ---------------------------------------------------------------------------------------


def why_not_say(session: Session, person_id: int, claim: Claim, to: Side) -> Refused | None:
    """Why this person's words are not carried to that side now."""
    reader = parties(session, claim).get(to)
    if reader is None or reader == person_id:
        return NotFound()
    if claim.state not in claims.LIVE:
        return claims.NotHeld(state=claim.state)
    if (stopped := _why_held(session, claim, person_id, reader)) is not None:
        return stopped
    is_here = memberships.held(session, reader, claim.community_id)
    if not is_here or accounts.address(session, reader) is None:
        return NoWayThere()
    most = settings.of(session, claim.community_id).relays
    return SaidEnough(limit=most) if _count(session, claim, person_id) >= most else None


def _why_held(session: Session, claim: Claim, *people: int) -> Refused | None:
    """Between these two; the worker who brings them together is heard all the same."""
    between = select(Relayed.report).filter_by(claim_id=claim.id)
    theirs = between.where(col(Relayed.from_id).in_(people), col(Relayed.to_id).in_(people))
    found = set(session.exec(theirs.where(col(Relayed.report) != Report.NONE)))
    if Report.STOPPED in found:
        return CarriedNoMore()
    return BeingLookedAt() if Report.ASKED in found else None


def _count(session: Session, claim: Claim, person_id: int) -> int:
    zone = communities.known(session, claim.community_id).zone
    today = clock.at(clock.today(zone), 0, zone)
    theirs = select(func.count()).select_from(Relayed).where(col(Relayed.said_at) >= today)
    return session.exec(theirs.filter_by(claim_id=claim.id, from_id=person_id)).one()


def kept(words: str) -> str:
    """The words as they are carried: without telephone and house numbers, whoever says them. What
    the owner shares stands in the details, from which it can be taken back."""
    return screening.tucked(words)


def why_not_words(words: str) -> Refused | None:
    """Why these words are for a worker alone."""
    found = {finding.flag for finding in screening.screen(words=words)}
    return BetterToAWorker() if found & screening.WORKER_ONLY else None


# -- verbs ---------------------------------------------------------------------------------------


def say(session: Session, person_id: int, claim_id: int, to: Side, said: Saying) -> Relayed:
    """Carry words, a picture or an hour to another side. Raises NotFound, NotHeld, NoWayThere,
    SaidEnough, BeingLookedAt, CarriedNoMore, BetterToAWorker."""
    claim = party(session, person_id, claim_id)
    quantities.lock(session, claim.wish_id)
    session.refresh(claim)
    refuse(why_not_say(session, person_id, claim, to))
    refuse(why_not_words(said.words))
    sender = side_of(session, claim, person_id)
    row = Relayed(
        community_id=claim.community_id,
        claim_id=claim.key,
        from_id=person_id,
        from_side=sender,
        to_id=parties(session, claim)[to],
        to_side=to,
        photo=said.photo,
        meet_at=said.meet_at,
        meeting=Meeting.ASKED if said.meet_at else Meeting.NONE,
        said_at=clock.now(),
    )
    session.add(row)
    session.flush()
    columns.seal(row, "words", kept(said.words))
    session.flush()
    _tell(session, row, SAID, row.to_id)
    return row


def stands_in(session: Session, relayed_id: int, message_id: str) -> None:
    """The reader has it in this message: it is emptied when the claim ends."""
    row = session.get_one(Relayed, relayed_id, with_for_update=True, populate_existing=True)
    row.message_id = message_id
    session.add(row)
    if session.get_one(Claim, row.claim_id).state not in claims.LIVE:  # it ended on the way
        _take_back(session, row)


@claims.outside(claims.LIVE)
def end(session: Session, claim: Claim) -> None:
    """With the claim go the words, from our rows and from the chats; what a worker was asked to
    look at stays until they have looked."""
    theirs = select(Relayed).filter_by(claim_id=claim.id).where(col(Relayed.message_id) != "")
    rows = list(session.exec(theirs.order_by(col(Relayed.id))))
    newest = {row.to_id: row.key for row in rows}
    for row in rows:
        _take_back(session, row, is_newest=newest[row.to_id] == row.key)
    of_claim = update(Relayed).where(col(Relayed.claim_id) == claim.key)
    is_open = col(Relayed.meeting) == Meeting.ASKED
    changed(session, of_claim.where(is_open).values(meeting=Meeting.DROPPED))
    over = of_claim.where(col(Relayed.report) != Report.ASKED)
    changed(session, over.values(words="", photo="", message_id=""))


def _take_back(session: Session, row: Relayed, *, is_newest: bool = True) -> None:
    """The newest of a reader's messages says how it ended, the others no more than they must."""
    _tell(session, row, OVER, row.to_id, message=row.message_id, is_newest=is_newest)


@personal.forgetting(personal.Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """What somebody said, and what was said to them, goes, whatever became of the claim."""
    theirs = or_(col(Relayed.from_id) == person_id, col(Relayed.to_id) == person_id)
    changed(session, update(Relayed).where(theirs).values(words="", photo=""))


# -- inside --------------------------------------------------------------------------------------


def _tell(
    session: Session,
    row: Relayed,
    kind: kinds.Kind,
    person_id: int,
    once: str | None = None,
    **about: Any,
) -> None:
    home = row.community_id
    outbox.tell(session, kind, row.key, community=home, person=person_id, once=once, **about)
