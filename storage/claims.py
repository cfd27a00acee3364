"""Claims: somebody takes a wish on. Its own row, its own history."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Index, bindparam, func, update
from sqlmodel import Field, Session, SQLModel, col, select

from storage import cards, clock, communities, consents, groups, history, outbox, people, wishes
from storage.errors import NotFound, Refused, refuse
from storage.prepared import Prepared, forget
from storage.tables import Json, changed, moment, unique_while, word
from storage.wishes import Private, Wish

AT_ONCE: dict[str, Any] = {"lane": outbox.Lane.ANSWER, "is_urgent": True}
DAYS_TO_DELIVER = 7  # contact within a week, where neither the wish nor anybody names a day


class State(StrEnum):
    CLAIMED = "claimed"
    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    RELEASED = "released"  # the claimer could not
    ENDED = "ended"  # the wish was taken back: never counts against the claimer


LIVE = frozenset({State.CLAIMED, State.DELIVERED})


class Reason(StrEnum):
    """Why a claim is given back: a short list, none of them a reproach."""

    NO_TIME = "no_time"
    NOT_FOUND = "not_found"  # could not get the thing
    NO_CONTACT = "no_contact"
    MISTAKE = "mistake"
    OTHER = "other"


class Matter(StrEnum):
    """What the resident answered instead of 收到了."""

    NONE = ""
    NOT_YET = "not_yet"
    PROBLEM = "problem"


class Claim(SQLModel, table=True):
    """`confirmed_how`: tap (by the owner) or phone (recorded by a worker)."""

    __table_args__ = (
        unique_while("state IN ('claimed', 'delivered')", "community_id", "wish_id"),
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
    claimed_at: datetime = moment()
    reminded_at: datetime | None = moment(null=True)
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


class Reach(NamedTuple):
    """A wish, as far as a tap on its claim button needs to know."""

    id: int
    community_id: int
    owner_id: int
    state: wishes.State
    wanted: int
    until: date | None
    published_at: datetime | None


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


def why_not_claim(session: Session, person_id: int, wish: Reach | Wish) -> Refused | None:
    """Why this person may not claim this wish now: the true reason, the most telling first."""
    if wish.state is not wishes.State.OPEN:
        return _why_closed(session, person_id, wish)
    if wish.owner_id == person_id:
        return OwnWish()
    limit = communities.numbers(session, wish.community_id).live_claims
    if count_live(session, wish.community_id, person_id) >= limit:
        return HoldingTooMany(limit=limit)
    return None


def _why_closed(session: Session, person_id: int, wish: Reach | Wish) -> Refused:
    claim = of_wish(session, wish)
    if claim is None:
        return NotOpen()
    if claim.person_id == person_id and claim.state in LIVE:
        return AlreadyYours()
    if claim.state is State.CONFIRMED:
        return AlreadyDone()
    return AlreadyClaimed(name=people.masked(people.get(session, claim.person_id).name))


# -- verbs ---------------------------------------------------------------------------------------


def claim(session: Session, person_id: int, wish_id: int) -> Claim:
    """`take`, and the claim's row."""
    return session.get_one(Claim, take(session, person_id, wish_id))


def take(session: Session, person_id: int, wish_id: int) -> int:
    """Take a whole wish on; the claim's number. One statement decides among any number who tap at
    once, and everything here is prepared: a burst of taps is the one load that this has to bear.
    Raises NotFound, OwnWish, HoldingTooMany, AlreadyYours, AlreadyClaimed, AlreadyDone, NotOpen."""
    wish = within_reach(session, person_id, wish_id)
    refuse(why_not_claim(session, person_id, wish))
    if not _TAKE.changed(session, id=wish_id, now=clock.now()):
        raise _why_closed(session, person_id, within_reach(session, person_id, wish_id))
    forget(session, Wish, wish_id)
    home, new = wish.community_id, _write(session, person_id, wish)
    history.write(session, home, "wish", wish_id, "claimed", person_id, claim=new)
    outbox.tell(session, "claim-details", new, community=home, person=person_id, **AT_ONCE)
    outbox.tell(session, "claim-made", new, community=home, person=wish.owner_id)
    if not consents.stands(session, wish_id, consents.Kind.SHARE_PLACE):
        groups.tell_workers(session, home, "claim-to-arrange", new)
    cards.refresh(session, home, "wish", wish_id)
    return new


_TAKE = Prepared(
    lambda _: (
        update(Wish)
        .where(col(Wish.id) == bindparam("id"), col(Wish.state) == wishes.State.OPEN)
        .values(
            state=wishes.State.CLAIMED,
            claimed=Wish.wanted,
            revision=Wish.revision + 1,
            changed_at=bindparam("now"),
        )
    )
)


def remind(session: Session, community_id: int, tomorrow: date) -> int:
    """Remind every claimer whose agreed day is `tomorrow` or nearer, once; how many."""
    near = select(Claim).where(col(Claim.agreed_on) <= tomorrow)
    due = near.filter_by(community_id=community_id, state=State.CLAIMED, reminded_at=None)
    claims = list(session.exec(due.with_for_update(skip_locked=True)))
    for each in claims:
        each.reminded_at = clock.now()
        session.add(each)
        tell(session, each, "claim-remind", each.person_id)
    return len(claims)


# -- look-ups ------------------------------------------------------------------------------------


def details(session: Session, claim: Claim) -> Private:
    """What the claimer needs to deliver, as far as consented and while the claim lives."""
    if claim.state not in LIVE:
        return Private()
    allowed = consents.given(session, claim.wish_id)
    wish = session.get_one(Wish, claim.wish_id)
    has_place = consents.Kind.SHARE_PLACE in allowed
    return Private(
        story=wishes.opened(wish, "story") if has_place else "",
        place=wishes.opened(wish, "place") if has_place else "",
        phone=wishes.opened(wish, "phone") if consents.Kind.SHARE_PHONE in allowed else "",
        beneficiary=wishes.opened(wish, "beneficiary") if has_place else "",
        proxy=wishes.opened(wish, "proxy") if has_place else "",
    )


def live_on(session: Session, wish: Wish) -> Claim | None:
    """The live claim on a wish."""
    claims = select(Claim).where(col(Claim.state).in_(LIVE))
    return session.exec(claims.filter_by(wish_id=wish.id)).first()


def of_wish(session: Session, wish: Reach | Wish) -> Claim | None:
    """The claim that stands for a wish: the live or the confirmed one."""
    standing = select(Claim).where(col(Claim.state).in_(LIVE | {State.CONFIRMED}))
    newest = standing.filter_by(wish_id=wish.id).order_by(col(Claim.id).desc())
    return session.exec(newest).first()


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


def _write(session: Session, person_id: int, wish: Reach) -> int:
    today = clock.today(communities.known(session, wish.community_id).zone)
    row = _INSERT.row(
        session,
        community_id=wish.community_id,
        wish_id=wish.id,
        person_id=person_id,
        organisation_id=people.organisation_id(session, wish.community_id, person_id),
        quantity=wish.wanted,
        agreed_on=max(today, wish.until or today + timedelta(days=DAYS_TO_DELIVER)),
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


def move(
    session: Session, claim: Claim, froms: Collection[State], to: State, **values: Any
) -> None:
    """Lead a claim on; the loser of a race hears NotHeld."""
    session.flush()
    which = update(Claim).where(col(Claim.id) == claim.id, col(Claim.state).in_(froms))
    won = changed(session, which.values(state=to, **values))
    session.refresh(claim)
    if not won:
        raise NotHeld(state=claim.state)
    if to not in LIVE:
        hide_details(session, claim)


def traced(session: Session, claim_id: int, message_id: str) -> None:
    """The claimer reads private details in this message: it is emptied when the claim ends."""
    claim = session.get_one(Claim, claim_id, with_for_update=True, populate_existing=True)
    if message_id and message_id not in claim.traces:
        claim.traces = [*claim.traces, message_id]
        session.add(claim)
    if claim.state not in LIVE:  # it ended while the message was on its way
        hide_details(session, claim)


def hide_details(session: Session, claim: Claim) -> None:
    """Empty every message in which the claimer reads private details."""
    for message_id in claim.traces:
        tell(session, claim, "claim-hidden", claim.person_id, message=message_id, **AT_ONCE)
    claim.traces = []
    session.add(claim)


def send_details(session: Session, claim: Claim, message: str = "") -> None:
    """The claimer asked for what is needed to deliver once more, in place of a `message` that had
    it, or as a new one; one waiting copy of that is enough."""
    if message or not outbox.is_waiting(session, claim.person_id, "claim-details", claim.key):
        tell(session, claim, "claim-details", claim.person_id, message=message, **AT_ONCE)


def tell(session: Session, claim: Claim, kind: str, person_id: int, **how: Any) -> None:
    """Promise somebody a message about this claim."""
    outbox.tell(session, kind, claim.key, community=claim.community_id, person=person_id, **how)
