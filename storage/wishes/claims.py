"""Claims: somebody takes a wish on. Its own row, its own history."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, bindparam, func
from sqlmodel import Field, Session, col, select

from storage.community import consents, memberships, permissions, posted_cards
from storage.community.groups import Purpose
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, columns, personal, transitions
from storage.engine.columns import Json, Row, moment, readable, sealed, unique_while, word
from storage.engine.errors import NotFound, Refused
from storage.engine.prepared import Prepared
from storage.kit import traces
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind
from storage.wishes import wishes
from storage.wishes.looks import Look
from storage.wishes.wishes import Private, Wish

act("claim.confirm", STAFF)  # by phone
act("claim.correct", STAFF)


class ClaimState(StrEnum):
    CLAIMED = "claimed"
    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    RELEASED = "released"  # the claimer could not
    HANDED_OVER = "handed_over"  # to a neighbour who accepted
    ENDED = "ended"  # the wish was taken back: never counts against the claimer


LIVE = frozenset({ClaimState.CLAIMED, ClaimState.DELIVERED})
STANDING = LIVE | {ClaimState.CONFIRMED}


class ReleaseReason(StrEnum):
    """Why a claim is given back: a short list, none of them a reproach."""

    NO_TIME = "no_time"
    NOT_FOUND = "not_found"  # could not get the thing
    NO_CONTACT = "no_contact"
    MISTAKE = "mistake"
    OTHER = "other"
    CHANGED = "changed"  # the resident's mind, which never counts
    SILENT = "silent"  # two days past the agreed day, without a word
    WORKER = "worker"  # taken back by a worker
    PUT_OUT = "put_out"  # a worker said that the claimer is no neighbour here any more


JOINED = "joined"  # to the rest that the same neighbour still has to bring: not an end
SAID = (
    ReleaseReason.NO_TIME,
    ReleaseReason.NOT_FOUND,
    ReleaseReason.NO_CONTACT,
    ReleaseReason.MISTAKE,
    ReleaseReason.OTHER,
)


BY_WORKER = frozenset({ReleaseReason.WORKER, ReleaseReason.PUT_OUT})  # none of the claimer's doing
PROPOSAL = "?"  # before a message in which they read what is only proposed
REMINDER = "!"  # before one that reminds them, without a word of what is private


class ClaimStep(StrEnum):
    """How far a claim has been followed since its day was agreed or since it was brought."""

    NEW = ""
    REMINDED = "reminded"  # the day before
    DUE = "due"  # on the day
    LAST_DAY = "last_day"  # of the wish, while both sides wait for a worker
    ASKED_AGAIN = "asked_again"  # brought: has it come?
    WITH_WORKER = "with_worker"  # no answer: brought, or asking for a later day


class Matter(StrEnum):
    """What the resident answered instead of 收到了."""

    NONE = ""
    NOT_YET = "not_yet"
    PROBLEM = "problem"


class Arranging(StrEnum):
    """How far a worker has brought both sides together, where they can't find each other."""

    NONE = ""  # nobody is asked to
    WANTED = "wanted"
    TAKEN = "taken"  # by one worker
    DONE = "done"


class Claim(Row, table=True):
    """`confirmed_how`: tap (by the owner), phone (recorded by a worker) or gone (the owner
    was forgotten, and it counts)."""

    __table_args__ = (
        unique_while("state = 'claimed'", "community_id", "wish_id", "person_id"),
        Index(None, "person_id", "state"),
        Index(None, "community_id", "state", "agreed_on"),
    )
    community_id: int = Field(foreign_key="community.id")
    wish_id: int = Field(foreign_key="wish.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    quantity: int
    state: ClaimState = word(ClaimState)
    agreed_on: date
    meet_at: datetime | None = moment(null=True)  # the hour that both sides agreed to
    agreed_hour: str = readable("an hour of that day, as it was said, without words", default="")
    wanted_on: date | None = None  # a later day, that a worker or the owner is asked for
    wanted_hour: str = readable("the same of the later day", default="")
    extended: int = 0  # how often the day was moved
    step: ClaimStep = word(ClaimStep, default=ClaimStep.NEW)
    heard_at: datetime | None = moment(null=True)  # when that was read by whoever is to answer
    claimed_at: datetime = moment()
    delivered_at: datetime | None = moment(null=True)
    confirmed_at: datetime | None = moment(null=True)
    confirmed_by: int | None = Field(default=None, foreign_key="person.id")
    confirmed_how: str = readable("tap, phone or gone", default="")
    ended_at: datetime | None = moment(null=True)
    reason: str = readable("one of a short list", default="")
    note: str = sealed("claim:{id}:note")
    photos: list[str] = Field(default_factory=list, sa_type=Json)
    shows_photos: bool = False
    photos_look: Look = word(Look, default=Look.NONE)
    matter: Matter = word(Matter, default=Matter.NONE)
    disputed: int = 0  # so many of its pieces the matter is about
    thanked_at: datetime | None = moment(null=True)
    arranging: Arranging = word(Arranging, default=Arranging.NONE)
    arranged_by: int | None = Field(default=None, foreign_key="person.id")
    sought_at: datetime | None = moment(null=True)  # since when both wait for a worker
    traces: list[str] = Field(default_factory=list, sa_type=Json)  # messages with private details
    asked_in: list[str] = Field(default_factory=list, sa_type=Json)  # has it come? to the owner
    shown_in: list[str] = Field(default_factory=list, sa_type=Json)  # both sides, to a worker

    @property
    def in_question(self) -> int:
        """So many pieces may have come: those that the matter is about, else all."""
        is_disputed = self.state is ClaimState.CLAIMED and self.matter and self.disputed
        return min(self.disputed, self.quantity) if is_disputed else self.quantity


personal.listed(Claim, "person_id", "claims", at=11)
personal.left_out(Claim, "confirmed_by", "another's row; the deed is in the history")
personal.left_out(Claim, "arranged_by", "another's row; the deed is in the history")


def heard(session: Session, claim_id: int) -> None:
    """What a claim waits for an answer to was read, the first time."""
    claim = session.get_one(Claim, claim_id, with_for_update=True, populate_existing=True)
    claim.heard_at = claim.heard_at or clock.now()
    session.add(claim)


DETAILS = kinds.declare(
    "claim.details", Claim, kinds.Lane.ANSWER, is_urgent=True, for_neighbours=True
)
HIDDEN = kinds.declare(
    "claim.hidden", Claim, kinds.Lane.ANSWER, is_urgent=True, outlives_reader=True
)
TO_ARRANGE = kinds.declare("claim.to-arrange", Claim)
IN_QUESTION = kinds.declare("claim.matter", Claim)
MATTER = posted_cards.declare("matter", Claim, Purpose.WORKERS, first=IN_QUESTION)
ARRANGED = posted_cards.declare("arranged", Claim, Purpose.WORKERS, first=TO_ARRANGE)


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


class LastDayOver(Refused):
    """The wish's last day is over: nobody takes it on until its owner has said a later one."""


def why_too_late(session: Session, wish: Any) -> Refused | None:
    """Why nobody takes anything of this wish on any more today."""
    return LastDayOver(day=wish.until) if wishes.is_past(session, wish) else None


# -- doors ---------------------------------------------------------------------------------------


def for_holder(session: Session, person_id: int, claim_id: int) -> Claim:
    """One's own claim. Raises NotFound."""
    claim = session.get(Claim, claim_id)
    if claim is None or claim.person_id != person_id:
        raise NotFound()
    if not memberships.held(session, person_id, claim.community_id):
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
    wish = wishes.for_reader(session, person_id, claim.wish_id)
    is_owner, home = wish.owner_id == person_id, wish.community_id
    if not (is_owner or permissions.may(session, person_id, "claim.confirm", home)):
        raise NotFound()
    return claim


def for_staff(session: Session, person_id: int, claim_id: int) -> Claim:
    """Any claim for the workers of its community. Raises NotFound."""
    return permissions.found(session, person_id, "claim.correct", Claim, claim_id)


# -- look-ups ------------------------------------------------------------------------------------


def live_on(session: Session, wish: Wish) -> list[Claim]:
    """The live claims on a wish, oldest first."""
    return [each for each in reversed(of_wish(session, wish)) if each.state in LIVE]


def held_on(session: Session, wish_id: int, person_id: int) -> Claim | None:
    """What this person still has to bring for a wish."""
    which = {"wish_id": wish_id, "person_id": person_id, "state": ClaimState.CLAIMED}
    return session.exec(select(Claim).filter_by(**which)).first()


def holders(session: Session, wish_id: int) -> set[int]:
    """Who still has something to bring for a wish."""
    held = select(Claim.person_id).filter_by(wish_id=wish_id, state=ClaimState.CLAIMED)
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
            col(Claim.state) == ClaimState.CLAIMED,
            col(Claim.community_id) == bindparam("community"),
        )
    )
)


# -- inside --------------------------------------------------------------------------------------


def tell(session: Session, claim: Claim, kind: Kind, person_id: int, **how: Any) -> None:
    """Promise somebody a message about this claim."""
    outbox.tell(session, kind, claim.key, community=claim.community_id, person=person_id, **how)


End = Callable[[Session, Claim], None]
_ENDS: list[tuple[Collection[ClaimState], End]] = []


def outside(states: Collection[ClaimState]) -> Callable[[End], End]:
    """Register what else goes when a claim is moved to none of these."""

    def register(end: End) -> End:
        _ENDS.append((states, end))
        return end

    return register


def move(
    session: Session, claim: Claim, froms: Collection[ClaimState], to: ClaimState, **values: Any
) -> None:
    """Lead a claim on; the loser of a race hears NotHeld. What the claimer read is hidden where
    the claim ends."""
    transitions.move(session, claim, froms, to, lambda: NotHeld(state=claim.state), **values)
    for view in (MATTER, ARRANGED):
        posted_cards.follow(session, claim.community_id, view, claim.key)
    if to not in LIVE:
        hide_details(session, claim)
    for states, end in _ENDS:
        if to not in states:
            end(session, claim)


def may_read(session: Session, claim: Claim) -> bool:
    """Whether the claimer reads what is private: the claim lives, and they are a neighbour."""
    is_neighbour = memberships.held(session, claim.person_id, claim.community_id)
    return claim.state in LIVE and bool(is_neighbour)


def details(session: Session, claim: Claim) -> Private:
    """What the claimer needs to deliver, as far as consented."""
    if not may_read(session, claim):
        return Private()
    allowed = consents.given(session, claim.wish_id)
    wish = session.get_one(Wish, claim.wish_id)
    has_place = consents.ConsentKind.SHARE_PLACE in allowed
    return Private(
        story=columns.opened(wish, "story") if has_place else "",
        place=columns.opened(wish, "place") if has_place else "",
        phone=columns.opened(wish, "phone") if consents.ConsentKind.SHARE_PHONE in allowed else "",
        beneficiary=columns.opened(wish, "beneficiary") if has_place else "",
        proxy=columns.opened(wish, "proxy") if has_place else "",
    )


def traced(session: Session, claim_id: int, message_id: str, instead_of: str = "") -> None:
    """The claimer reads private details in this message: it is emptied when the claim ends."""
    claim = session.get_one(Claim, claim_id, with_for_update=True, populate_existing=True)
    if traces.add(claim, message_id, instead_of):
        session.add(claim)
    if claim.state not in LIVE:  # it ended while the message was on its way
        hide_details(session, claim)


def hide_details(session: Session, claim: Claim) -> None:
    """Empty every message in which the claimer reads private details."""
    for message_id in dict.fromkeys(each.lstrip(PROPOSAL + REMINDER) for each in claim.traces):
        tell(session, claim, HIDDEN, claim.person_id, message=message_id)
    claim.traces = []
    session.add(claim)
