"""Claims: somebody takes a wish on. Its own row, its own history."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Index, Text, bindparam, func, literal
from sqlmodel import Field, Session, SQLModel, col, select

from storage import (
    cards,
    clock,
    communities,
    consents,
    groups,
    history,
    outbox,
    people,
    pieces,
    proposals,
    wishes,
)
from storage.errors import NotFound, Refused, Stale, refuse
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
_STANDING_WORDS = [literal(each.value, Text) for each in sorted(STANDING)]


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


JOINED = "joined"  # to the rest that the same neighbour still has to bring: not an end
SAID = (Reason.NO_TIME, Reason.NOT_FOUND, Reason.NO_CONTACT, Reason.MISTAKE, Reason.OTHER)


class Step(StrEnum):
    """How far a claim has been followed since its day was agreed or since it was brought."""

    NEW = ""
    REMINDED = "reminded"  # the day before
    DUE = "due"  # on the day
    ASKED_AGAIN = "asked_again"  # brought: has it come?
    WITH_WORKER = "with_worker"  # brought, and no answer


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
    wanted_on: date | None = None  # a later day, that a worker is asked for
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
    thanked_at: datetime | None = moment(null=True)
    traces: list[str] = Field(default_factory=list, sa_type=Json)  # messages with private details

    @property
    def key(self) -> int:
        """The id of a row that has been written."""
        assert self.id is not None
        return self.id


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
    """A claim on one's own wish, or any for the workers of its community. Raises NotFound."""
    claim = session.get(Claim, claim_id)
    if claim is None:
        raise NotFound()
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


class Reach(NamedTuple):
    """A wish, as far as a tap on its claim button needs to know."""

    id: int
    community_id: int
    owner_id: int
    state: wishes.State
    wanted: int
    claimed: int
    offered: int
    until: date | None
    published_at: datetime | None
    opens_at: datetime | None


def within_reach(session: Session, person_id: int, wish_id: int) -> Reach:
    """What `wishes.seen_by` lets this person see, for a claim. Raises NotFound."""
    row = _REACH.row(session, id=wish_id)
    wish = Reach(*row) if row else None
    if wish is None:
        raise NotFound()
    held = people.roles(session, person_id, wish.community_id)
    was_public = wish.state in wishes.PUBLIC or wish.published_at is not None
    may_see = was_public or wish.owner_id == person_id or held & people.STAFF
    if not (held and may_see):
        raise NotFound()
    return wish


_REACH = Prepared(
    lambda _: select(*(col(getattr(Wish, name)) for name in Reach._fields)).where(
        col(Wish.id) == bindparam("id")
    )
)

# -- rules ---------------------------------------------------------------------------------------


def why_not_claim(
    session: Session, person_id: int, wish: Reach | Wish, quantity: int = 1
) -> Refused | None:
    """Why this person may not claim so much of this wish now: the true reason, the most telling
    first."""
    if wish.state is not wishes.State.OPEN:
        return _why_closed(session, person_id, wish)
    if wish.owner_id == person_id:
        return OwnWish()
    if pieces.opens_later(wish.opens_at):
        zone = communities.known(session, wish.community_id).zone
        return NotYetOpen(at=clock.local(wish.opens_at or clock.now(), zone))
    if wish.wanted > 1 and held_on(session, wish.id or 0, person_id) is not None:
        return AlreadyYours()
    limit = communities.numbers(session, wish.community_id).live_claims
    if count_live(session, wish.community_id, person_id) >= limit:
        return HoldingTooMany(limit=limit)
    left = pieces.left(wish)
    return None if 1 <= quantity <= left else NotSoMany(left=left)


def _why_closed(session: Session, person_id: int, wish: Reach | Wish) -> Refused:
    standing = _STANDING.rows(session, wish=wish.id)
    if any(holder == person_id and state in LIVE for holder, state, _ in standing):
        return AlreadyYours()
    if wish.state is wishes.State.CONFIRMED:
        return AlreadyDone()
    if wish.state is wishes.State.EXPIRED:
        return TooLate()
    if wish.state not in wishes.PUBLIC:
        return NotOpen()
    if not standing:
        return BeingOffered()
    return AlreadyClaimed(name=people.masked(standing[0][-1]))


# Who stands for a wish and how it goes with each, newest first.
_STANDING = Prepared(
    lambda _: (
        select(col(Claim.person_id), col(Claim.state), col(people.Person.name))
        .join(people.Person, col(people.Person.id) == col(Claim.person_id))
        .where(col(Claim.wish_id) == bindparam("wish"), col(Claim.state).in_(_STANDING_WORDS))
        .order_by(col(Claim.id).desc())
    )
)


# -- verbs ---------------------------------------------------------------------------------------


def claim(session: Session, person_id: int, wish_id: int, quantity: int | None = None) -> Claim:
    """`take` by the wish's number, and the claim's row."""
    wish = within_reach(session, person_id, wish_id)
    return session.get_one(Claim, take(session, person_id, wish, quantity).id)


class Taken(NamedTuple):
    """A new claim: its number, and whether its holder reads where to bring it."""

    id: int
    shares_place: bool


def take(session: Session, person_id: int, wish: Reach, quantity: int | None = None) -> Taken:
    """Take so many pieces of a wish on (None: all that are left). One statement decides among any
    number who tap at once, and everything here is prepared: a burst of taps is the one load that
    this has to bear. Raises NotFound, OwnWish, NotYetOpen, HoldingTooMany, NotSoMany, AlreadyYours,
    AlreadyClaimed, BeingOffered, AlreadyDone, TooLate, NotOpen."""
    many = pieces.left(wish) if quantity is None else quantity
    refuse(why_not_claim(session, person_id, wish, many))
    if not pieces.count(session, wish.id, claimed=many):
        now = within_reach(session, person_id, wish.id)
        raise why_not_claim(session, person_id, now, many) or Stale()
    if wish.wanted > 1 and held_on(session, wish.id, person_id) is not None:
        raise AlreadyYours()  # what they had brought was theirs to bring again in this moment
    return begin(session, person_id, wish, many)


def begin(
    session: Session, person_id: int, wish: Reach | Wish, quantity: int, kind: str = "claim-made"
) -> Taken:
    """Somebody holds so many pieces, which were counted (so the wish is locked, and what its owner
    shares stands still): their claim's row, and everybody who has to hear; `kind` is what the owner
    hears."""
    home, wish_id, new = wish.community_id, wish.id or 0, _write(session, person_id, wish, quantity)
    about = {"claim": new, "quantity": quantity}
    history.write(session, home, "wish", wish_id, "claimed", person_id, **about)
    outbox.tell(session, "claim-details", new, community=home, person=person_id, **AT_ONCE)
    outbox.tell(session, kind, new, community=home, person=wish.owner_id)
    shared, proposed = _GOES_WITH_IT.row(session, wish=wish_id) or (None, None)
    if proposed is not None:
        proposals.tell(session, home, proposed, "change-proposed", person_id)
    if shared is None:
        groups.tell_workers(session, home, "claim-to-arrange", new)
    cards.refresh(session, home, "wish", wish_id)
    return Taken(new, shared is not None)


# The consent to share the place, and the proposal that whoever takes the wish on is asked as well.
_GOES_WITH_IT = Prepared(
    lambda _: select(
        consents.standing(consents.Kind.SHARE_PLACE).scalar_subquery(),
        proposals.asked().scalar_subquery(),
    )
)


# -- look-ups ------------------------------------------------------------------------------------


def live_on(session: Session, wish: Wish) -> list[Claim]:
    """The live claims on a wish, oldest first."""
    return [each for each in reversed(of_wish(session, wish)) if each.state in LIVE]


def held_on(session: Session, wish_id: int, person_id: int) -> Claim | None:
    """What this person still has to bring for a wish."""
    which = {"wish_id": wish_id, "person_id": person_id, "state": State.CLAIMED}
    return session.exec(select(Claim).filter_by(**which)).first()


def of_wish(session: Session, wish: Reach | Wish) -> list[Claim]:
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


def _write(session: Session, person_id: int, wish: Reach | Wish, quantity: int) -> int:
    known = communities.known(session, wish.community_id)
    today = clock.today(known.zone)
    day = wish.until or today + timedelta(days=known.numbers.deliver_days)
    row = _INSERT.row(
        session,
        community_id=wish.community_id,
        wish_id=wish.id,
        person_id=person_id,
        organisation_id=people.organisation_id(session, wish.community_id, person_id),
        quantity=quantity,
        agreed_on=max(today, day),
        claimed_at=clock.now(),
    )
    assert row is not None
    return int(row[0])


_GIVEN = ("community_id", "wish_id", "person_id", "organisation_id", "quantity", "agreed_on")
_INSERT = Prepared(
    lambda sql: (
        sql.insert(Claim)
        .values(
            state=State.CLAIMED,
            photos=[],
            traces=[],
            claimed_at=bindparam("claimed_at"),
            **{name: bindparam(name) for name in _GIVEN},
        )
        .returning(col(Claim.id))
    )
)


def tell(session: Session, claim: Claim, kind: str, person_id: int, **how: Any) -> None:
    """Promise somebody a message about this claim."""
    outbox.tell(session, kind, claim.key, community=claim.community_id, person=person_id, **how)
