"""Claims: somebody takes a wish on. Its own row, its own history."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, bindparam, func
from sqlmodel import Field, Session, SQLModel, col, select

from storage import (
    outbox,
    people,
    pieces,
    wishes,
)
from storage.errors import NotFound, Refused
from storage.prepared import Prepared
from storage.tables import Json, moment, unique_while, word
from storage.wishes import Wish

AT_ONCE: dict[str, Any] = {"lane": outbox.Lane.ANSWER, "is_urgent": True}


class State(StrEnum):
    CLAIMED = "claimed"
    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    RELEASED = "released"  # the claimer could not
    HANDED_OVER = "handed_over"  # to a neighbour who accepted
    ENDED = "ended"  # the wish was taken back: never counts against the claimer


LIVE = frozenset({State.CLAIMED, State.DELIVERED})
STANDING = LIVE | {State.CONFIRMED}


class Reason(StrEnum):
    """Why a claim is given back: a short list, none of them a reproach."""

    NO_TIME = "no_time"
    NOT_FOUND = "not_found"  # could not get the thing
    NO_CONTACT = "no_contact"
    MISTAKE = "mistake"
    OTHER = "other"
    CHANGED = "changed"  # the resident's mind, which never counts
    SILENT = "silent"  # two days past the agreed day, without a word
    WORKER = "worker"  # taken back by a worker


MATTER = "matter"  # the noun of the cards about what is not right, in the workers' groups
JOINED = "joined"  # to the rest that the same neighbour still has to bring: not an end
SAID = (Reason.NO_TIME, Reason.NOT_FOUND, Reason.NO_CONTACT, Reason.MISTAKE, Reason.OTHER)


class Step(StrEnum):
    """How far a claim has been followed since its day was agreed or since it was brought."""

    NEW = ""
    REMINDED = "reminded"  # the day before
    DUE = "due"  # on the day
    ASKED_AGAIN = "asked_again"  # brought: has it come?
    WITH_WORKER = "with_worker"  # no answer: brought, or asking for a later day


class Matter(StrEnum):
    """What the resident answered instead of 收到了."""

    NONE = ""
    NOT_YET = "not_yet"
    PROBLEM = "problem"


class Claim(SQLModel, table=True):
    """`confirmed_how`: tap (by the owner) or phone (recorded by a worker)."""

    __table_args__ = (
        unique_while("state = 'claimed'", "community_id", "wish_id", "person_id"),
        Index(None, "person_id", "state"),
        Index(None, "community_id", "state", "agreed_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="community.id")
    wish_id: int = Field(foreign_key="wish.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    quantity: int
    state: State = word(State)
    agreed_on: date
    wanted_on: date | None = None  # a later day, that a worker or the owner is asked for
    extended: int = 0  # how often the day was moved
    step: Step = word(Step, default=Step.NEW)
    claimed_at: datetime = moment()
    delivered_at: datetime | None = moment(null=True)
    confirmed_at: datetime | None = moment(null=True)
    confirmed_by: int | None = Field(default=None, foreign_key="person.id")
    confirmed_how: str = ""
    ended_at: datetime | None = moment(null=True)
    reason: str = ""
    note: str = ""  # sealed
    photos: list[str] = Field(default_factory=list, sa_type=Json)
    shows_photos: bool = False
    matter: Matter = word(Matter, default=Matter.NONE)
    disputed: int = 0  # so many of its pieces the matter is about
    thanked_at: datetime | None = moment(null=True)
    traces: list[str] = Field(default_factory=list, sa_type=Json)  # messages with private details

    @property
    def key(self) -> int:
        """The id of a row that has been written."""
        assert self.id is not None
        return self.id

    @property
    def in_question(self) -> int:
        """So many pieces may have come: those that the matter is about, else all."""
        is_disputed = self.state is State.CLAIMED and self.matter and self.disputed
        return min(self.disputed, self.quantity) if is_disputed else self.quantity


class AlreadyYours(Refused):
    """This person holds the wish already."""


class AlreadyClaimed(Refused):
    """Somebody else claimed this wish first."""


class AlreadyDone(Refused):
    """The wish is fulfilled."""


class NotOpen(Refused):
    """The wish was taken back or is not in the group."""


class HoldingTooMany(Refused):
    """The person holds as many live claims as this community allows."""


class OwnWish(Refused):
    """Nobody claims their own wish."""


class NotHeld(Refused):
    """The claim is not live any more."""


class NotYetOpen(Refused):
    """The wish opens to everybody at an announced minute."""


class NotSoMany(Refused):
    """Fewer pieces are left than asked for."""

    may_be_mended = True


class RestTaken(Refused):
    """All that somebody does not hold themselves is taken; `held` and `unit` say what is theirs."""


class BeingOffered(Refused):
    """Somebody on the waiting list is being asked just now."""


class TooLate(Refused):
    """The wish was let go: nobody came in time."""


# -- doors ---------------------------------------------------------------------------------------


def held_by(session: Session, person_id: int, claim_id: int) -> Claim:
    """One's own claim. Raises NotFound."""
    claim = session.get(Claim, claim_id)
    if claim is None or claim.person_id != person_id:
        raise NotFound()
    if not people.roles(session, person_id, claim.community_id):
        raise NotFound()
    return claim


def awaited_by(session: Session, person_id: int, claim_id: int) -> Claim:
    """A claim on one's own wish, or any for the workers of its community; one that was joined to
    the rest leads there. Raises NotFound."""
    claim = session.get(Claim, claim_id)
    if claim is None:
        raise NotFound()
    if claim.reason == JOINED:
        claim = held_on(session, claim.wish_id, claim.person_id) or claim
    wish = wishes.seen_by(session, person_id, claim.wish_id)
    if wish.owner_id != person_id and not people.is_staff(session, person_id, wish.community_id):
        raise NotFound()
    return claim


def moderated_by(session: Session, person_id: int, claim_id: int) -> Claim:
    """Any claim for the workers of its community. Raises NotFound."""
    claim = session.get(Claim, claim_id)
    if claim is None or not people.is_staff(session, person_id, claim.community_id):
        raise NotFound()
    return claim


# -- look-ups ------------------------------------------------------------------------------------


def live_on(session: Session, wish: Wish) -> list[Claim]:
    """The live claims on a wish, oldest first."""
    return [each for each in reversed(of_wish(session, wish)) if each.state in LIVE]


def held_on(session: Session, wish_id: int, person_id: int) -> Claim | None:
    """What this person still has to bring for a wish."""
    which = {"wish_id": wish_id, "person_id": person_id, "state": State.CLAIMED}
    return session.exec(select(Claim).filter_by(**which)).first()


def holders(session: Session, wish_id: int) -> set[int]:
    """Who still has something to bring for a wish."""
    held = select(Claim.person_id).filter_by(wish_id=wish_id, state=State.CLAIMED)
    return set(session.exec(held))


def of_wish(session: Session, wish: Wish) -> list[Claim]:
    """The claims that stand for a wish, live or confirmed, newest first."""
    standing = select(Claim).where(col(Claim.state).in_(STANDING)).filter_by(wish_id=wish.id)
    return list(session.exec(standing.order_by(col(Claim.id).desc())))


def of_person(session: Session, person_id: int, limit: int = 10) -> list[Claim]:
    """Somebody's live claims, oldest first."""
    claims = select(Claim).where(col(Claim.state).in_(LIVE)).filter_by(person_id=person_id)
    return list(session.exec(claims.order_by(col(Claim.id)).limit(limit)))


def count_live(session: Session, community_id: int, person_id: int) -> int:
    """How many claims somebody still has to deliver here."""
    row = _HELD.row(session, community=community_id, person=person_id)
    return int(row[0]) if row else 0


_HELD = Prepared(
    lambda _: (
        select(func.count())
        .select_from(Claim)
        .where(
            col(Claim.person_id) == bindparam("person"),
            col(Claim.state) == State.CLAIMED,
            col(Claim.community_id) == bindparam("community"),
        )
    )
)


# -- inside --------------------------------------------------------------------------------------


def why_not_more(claim: Claim, wish: Wish) -> Refused | None:
    """Why nothing can be added to this claim."""
    if claim.state is not State.CLAIMED:
        return NotHeld(state=claim.state)
    return None if pieces.left(wish) else RestTaken(held=claim.quantity, unit=wish.unit)


def tell(session: Session, claim: Claim, kind: str, person_id: int, **how: Any) -> None:
    """Promise somebody a message about this claim."""
    outbox.tell(session, kind, claim.key, community=claim.community_id, person=person_id, **how)
