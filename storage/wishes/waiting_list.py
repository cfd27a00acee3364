"""The waiting list of a wish: who would come next, and who is being asked just now.

What becomes free is offered down the list: those who were let down before go first, those who gave
up repeatedly of late go last, all others as they came. An offer holds its pieces for some hours.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Index, func
from sqlmodel import Field, Session, col, select

from storage.community import accounts, history, memberships
from storage.engine import clock, personal, transitions
from storage.engine.columns import Row, moment, unique_while, word
from storage.engine.errors import NotFound, Refused, refuse
from storage.kit.offers import Offers
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind
from storage.wishes import claiming, claims, quantities, settings, wishes
from storage.wishes.claims import Claim, ReleaseReason, TooLate
from storage.wishes.wishes import Wish

REMEMBERED = timedelta(days=90)  # for how long somebody who was let down goes first


class PlaceState(StrEnum):
    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"  # no answer in time
    LEFT = "left"
    OVER = "over"  # the wish closed first
    FREE = "free"  # on its last day nobody is asked in turn: they all hear that it is free


LIVE = frozenset({PlaceState.WAITING, PlaceState.OFFERED})


class Place(Row, table=True):
    """One person's place on one wish's list; `quantity` is what they would take."""

    __tablename__ = "waiting"
    __table_args__ = (
        unique_while(
            "state IN ('waiting', 'offered')",
            "community_id",
            "wish_id",
            "person_id",
            on="waiting",
        ),
        Index(None, "state", "until"),
        Index(None, "person_id", "state"),
    )
    community_id: int = Field(foreign_key="community.id")
    wish_id: int = Field(foreign_key="wish.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    quantity: int = 1
    state: PlaceState = word(PlaceState)
    joined_at: datetime = moment()
    until: datetime | None = moment(null=True)  # of the offer, as soon as they have read it
    ended_at: datetime | None = moment(null=True)


personal.listed(Place, "person_id", "lists", at=13)


def _heard(session: Session, place_id: int) -> None:
    """They have read it: from now on they have time to answer."""
    place = session.get_one(Place, place_id, with_for_update=True, populate_existing=True)
    if place.state is PlaceState.OFFERED and place.until is None:
        place.until = answer_by(session, place)
        session.add(place)


def _unreached(session: Session, place_id: int) -> None:
    """They can't read it now, so the next is asked; whose chat is shut waits on."""
    place = session.get_one(Place, place_id)
    is_shut = accounts.address(session, place.person_id) is None
    with suppress(OfferOver):
        to = PlaceState.WAITING if is_shut else PlaceState.LAPSED
        _pass_on(session, place, to, {PlaceState.OFFERED})


OFFERED = kinds.declare("place.offered", Place, said=_heard, unreached=_unreached)
LAPSED = kinds.declare("place.lapsed", Place)
OVER = kinds.declare("place.over", Place)
FREE = kinds.declare("place.free", Place)


class AlreadyWaiting(Refused):
    """This person stands on the list already."""


class StillOpen(Refused):
    """The wish can be claimed at once: nobody needs to wait."""


class OfferOver(Refused):
    """The offer was answered, ran out, or its wish closed."""


OFFERS = Offers(
    Place,
    PlaceState.OFFERED,
    OfferOver,
    ends=col(Place.until),
    order=(col(Place.wish_id), col(Place.id)),
)


# -- doors and rules -----------------------------------------------------------------------------


def for_holder(session: Session, person_id: int, place_id: int) -> Place:
    """One's own place. Raises NotFound."""
    place = session.get(Place, place_id)
    if place is None or place.person_id != person_id:
        raise NotFound()
    if not memberships.held(session, person_id, place.community_id):
        raise NotFound()
    return place


def why_not_join(session: Session, person_id: int, wish: Wish) -> Refused | None:
    """Why this person does not wait for this wish."""
    if wish.state is wishes.WishState.OPEN:
        return claiming.why_not_claim(session, person_id, wish) or StillOpen()
    if wish.state is wishes.WishState.CLAIMED:
        if wish.owner_id == person_id:
            return claims.OwnWish()
        if (late := claims.why_too_late(session, wish)) is not None:
            return late
        if claims.held_on(session, wish.key, person_id) is not None:
            return claims.AlreadyYours()
        return AlreadyWaiting() if _of(session, wish.key, person_id) else None
    return claiming.why_not_claim(session, person_id, wish)


# -- verbs ---------------------------------------------------------------------------------------


def join(session: Session, person_id: int, wish_id: int, quantity: int = 1) -> Place:
    """Wait for a wish that others hold. Raises NotFound, OwnWish, AlreadyYours, AlreadyWaiting,
    StillOpen, NotYetOpen, AlreadyClaimed (and brought), AlreadyDone, TooLate, LastDayOver,
    NotOpen."""
    claiming.within_reach(session, person_id, wish_id)
    wish = quantities.lock(session, wish_id)
    refuse(why_not_join(session, person_id, wish))
    place = Place(
        community_id=wish.community_id,
        wish_id=wish_id,
        person_id=person_id,
        quantity=max(1, min(quantity, wish.wanted)),
        state=PlaceState.WAITING,
        joined_at=clock.now(),
    )
    session.add(place)
    session.flush()
    history.write(session, wish.community_id, "wish", wish_id, "waits", person_id)
    return place


def leave(session: Session, person_id: int, place_id: int) -> Place:
    """Wait no longer; an offer goes on to the next. Raises NotFound, OfferOver."""
    place = for_holder(session, person_id, place_id)
    return _pass_on(session, place, PlaceState.LEFT, LIVE)


def accept(session: Session, person_id: int, place_id: int) -> Claim:
    """Take what is offered; who holds some of it already, holds more then. Raises NotFound,
    OfferOver, LastDayOver, HoldingTooMany."""
    place = for_holder(session, person_id, place_id)
    wish = quantities.lock(session, place.wish_id)
    _move(session, place, {PlaceState.OFFERED}, PlaceState.ACCEPTED)
    refuse(claims.why_too_late(session, wish))
    passed = {"claimed": place.quantity, "offered": -place.quantity}
    if not quantities.count(session, wish.key, **passed, on=wishes.today_of(session, wish)):
        raise TooLate()
    if held := claims.held_on(session, wish.key, person_id):
        claiming.grow(session, wish, held, place.quantity)
        return held
    limit = settings.of(session, wish.community_id).live_claims
    if claims.count_live(session, wish.community_id, person_id) >= limit:
        raise claims.HoldingTooMany(limit=limit)
    new = claiming.begin(session, person_id, quantities.lock(session, wish.key), place.quantity)
    return session.get_one(Claim, new.id)


def decline(session: Session, person_id: int, place_id: int) -> Place:
    """Not this time; the next is asked. Raises NotFound, OfferOver."""
    place = for_holder(session, person_id, place_id)
    return _pass_on(session, place, PlaceState.DECLINED, {PlaceState.OFFERED})


def offer(session: Session, wish_id: int) -> int:
    """Offer what is free of a wish down its list; how many were asked. On its last day nobody is
    asked in turn, for the others would hear of it too late."""
    wish, asked = quantities.lock(session, wish_id), 0
    if wishes.is_past(session, wish):
        return 0
    if _is_short(session, wish):
        return _free(session, wish)
    for place in still_here(session, wish):
        free = quantities.left(wish)
        if not free or wish.state is not wishes.WishState.OPEN:
            break
        many = min(free, place.quantity)
        _move(session, place, {PlaceState.WAITING}, PlaceState.OFFERED, quantity=many, until=None)
        quantities.count(session, wish_id, offered=many)
        wish, asked = quantities.lock(session, wish_id), asked + 1
        _tell(session, place, OFFERED)
    return asked


def answer_by(session: Session, place: Place) -> datetime:
    """Until when somebody may answer; as if they read it now where they have not."""
    wish = session.get_one(Wish, place.wish_id)
    return place.until or wishes.answer_by(session, wish)


def _is_short(session: Session, wish: Wish) -> bool:
    """Whether somebody who is asked now may answer too late for the others."""
    is_last_day = wish.until is not None and wish.until == wishes.today_of(session, wish)
    return is_last_day or wishes.answer_by(session, wish) == wishes.last_minute(session, wish)


def _free(session: Session, wish: Wish) -> int:
    """What is free of a wish is free to everybody: whoever waits hears so."""
    if wish.state is not wishes.WishState.OPEN or not quantities.left(wish):
        return 0
    told = list(still_here(session, wish))
    for place in told:
        _move(session, place, {PlaceState.WAITING}, PlaceState.FREE)
        _tell(session, place, FREE)
    return len(told)


def end(session: Session, place_id: int, answer: PlaceState) -> None:
    """Somebody was asked to go on with another's claim and has answered, or was silent: they wait
    no longer. The caller holds the wish."""
    place = session.get_one(Place, place_id)
    try:
        _move(session, place, {PlaceState.WAITING}, answer)
    except OfferOver:
        return  # they left, or are offered what is free
    if answer is PlaceState.LAPSED:
        _tell(session, place, LAPSED)


def lapse(session: Session) -> int:
    """Offers that nobody answered in time go on to the next; how many did."""
    return OFFERS.lapse(session, _lapse)


def _lapse(session: Session, place: Place) -> None:
    _pass_on(session, place, PlaceState.LAPSED, {PlaceState.OFFERED})
    _tell(session, place, LAPSED)


def close(session: Session, wish_id: int) -> None:
    """The wish has closed: whoever waited for it hears so. The caller holds the wish."""
    theirs = select(Place).where(col(Place.state).in_(LIVE)).filter_by(wish_id=wish_id)
    for place in session.exec(theirs):
        _move(session, place, LIVE, PlaceState.OVER)
        _tell(session, place, OVER)


def forget(session: Session, places: Iterable[Place]) -> None:
    """Somebody goes: they wait for nothing any more, and what they were offered goes on."""
    for place in places:
        _pass_on(session, place, PlaceState.LEFT, LIVE)


# -- look-ups ------------------------------------------------------------------------------------


def in_order(session: Session, wish: Wish) -> list[Place]:
    """Who waits for a wish, in the order in which they will be asked."""
    theirs = select(Place).filter_by(wish_id=wish.id, state=PlaceState.WAITING)
    rows = list(session.exec(theirs.order_by(col(Place.id)).limit(200)))
    return sorted(rows, key=lambda place: rank(session, wish.community_id, place.person_id))


def still_here(session: Session, wish: Wish) -> Iterator[Place]:
    """The same, as far as they can be asked: who lives here no more has no place any more, and
    who can't be written to keeps theirs."""
    for place in in_order(session, wish):
        if not memberships.held(session, place.person_id, wish.community_id):
            _move(session, place, {PlaceState.WAITING}, PlaceState.LEFT)
        elif accounts.address(session, place.person_id) is not None:
            yield place


def rank(session: Session, community_id: int, person_id: int) -> int:
    """Where somebody goes on a list: 0 first (was let down before), 1, 2 last (gave up often)."""
    numbers = settings.of(session, community_id)
    if dropouts(session, community_id, person_id) >= numbers.dropouts:
        return 2
    return 0 if _was_let_down(session, community_id, person_id) else 1


def dropouts(session: Session, community_id: int, person_id: int) -> int:
    """How often somebody gave a claim up lately; the resident's change of mind never counts."""
    days = settings.of(session, community_id).dropout_days
    blameless = (
        ReleaseReason.CHANGED,
        ReleaseReason.NO_CONTACT,
        ReleaseReason.MISTAKE,
        *claims.BY_WORKER,
    )
    gave_up = (
        select(func.count())
        .select_from(Claim)
        .where(
            col(Claim.ended_at) > clock.now() - timedelta(days=days),
            col(Claim.reason).not_in(blameless),
        )
    )
    mine = {
        "community_id": community_id,
        "person_id": person_id,
        "state": claims.ClaimState.RELEASED,
    }
    return session.exec(gave_up.filter_by(**mine)).one()


def of_person(session: Session, person_id: int) -> list[Place]:
    """Where somebody waits, or is being asked."""
    mine = select(Place).where(col(Place.state).in_(LIVE)).filter_by(person_id=person_id)
    return list(session.exec(mine.order_by(col(Place.id))))


def count(session: Session, wish_id: int, states: Collection[PlaceState] = LIVE) -> int:
    """How many wait for a wish."""
    theirs = select(func.count()).select_from(Place).filter_by(wish_id=wish_id)
    return session.exec(theirs.where(col(Place.state).in_(states))).one()


# -- inside --------------------------------------------------------------------------------------


def _was_let_down(session: Session, community_id: int, person_id: int) -> bool:
    """A wish they held or waited for was closed by others."""
    since = clock.now() - REMEMBERED
    here = {"community_id": community_id, "person_id": person_id}
    ended = select(Claim.id).filter_by(**here, state=claims.ClaimState.ENDED)
    ended = ended.where(col(Claim.reason) != claims.JOINED)
    over = select(Place.id).filter_by(**here, state=PlaceState.OVER)
    rows = (ended.where(col(Claim.ended_at) > since), over.where(col(Place.ended_at) > since))
    return any(session.exec(each.limit(1)).first() is not None for each in rows)


def _of(session: Session, wish_id: int, person_id: int) -> Place | None:
    mine = select(Place).where(col(Place.state).in_(LIVE))
    return session.exec(mine.filter_by(wish_id=wish_id, person_id=person_id)).first()


def _pass_on(
    session: Session, place: Place, to: PlaceState, froms: Collection[PlaceState]
) -> Place:
    """End a place; the pieces it held go on to the next."""
    wish = quantities.lock(session, place.wish_id)
    session.refresh(place)
    was_offered = place.state is PlaceState.OFFERED
    _move(session, place, froms, to)
    if was_offered:
        quantities.count(session, wish.key, offered=-place.quantity)
        offer(session, wish.key)
        wishes.show(session, quantities.lock(session, wish.key))
    return place


def _move(
    session: Session,
    place: Place,
    froms: Collection[PlaceState],
    to: PlaceState,
    **values: object,
) -> None:
    """The loser of a race hears OfferOver."""
    if to not in LIVE:
        values["ended_at"] = clock.now()
    transitions.move(session, place, froms, to, OfferOver, **values)


def _tell(session: Session, place: Place, kind: Kind) -> None:
    outbox.tell(
        session,
        kind,
        place.key,
        community=place.community_id,
        person=place.person_id,
    )
