"""Who signed up for what is handed out: a row for each household. What is given back is offered
down the line, in the order in which they came; an offer holds its portions for some hours."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Index, case, func, or_
from sqlmodel import Field, Session, col, select

from storage.community import accounts, communities, households, memberships
from storage.community.households import Household
from storage.engine import clock, personal, retention, transitions
from storage.engine.columns import Row, moment, sealed, unique_while, word
from storage.engine.errors import Refused, refuse
from storage.kit.offers import Offers
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind
from storage.notices import acknowledgements, copies, handouts, settings
from storage.notices.handouts import Handout
from storage.notices.notices import Notice

ON_THE_DAY = timedelta(hours=1)  # to answer, when it is handed out today


class SignUpState(StrEnum):
    TAKEN = "taken"  # theirs to come for
    WAITING = "waiting"
    OFFERED = "offered"
    LEFT = "left"  # gave it back, or waits no longer
    DECLINED = "declined"
    LAPSED = "lapsed"  # no answer in time
    OVER = "over"  # it ended before their turn, or was called off


LIVE = frozenset({SignUpState.TAKEN, SignUpState.WAITING, SignUpState.OFFERED})
IN_LINE = frozenset({SignUpState.WAITING, SignUpState.OFFERED})


class SignedBy(StrEnum):
    """Who signed up for whom."""

    SELF = "self"
    HOUSEHOLD = "household"  # somebody who may act for them
    CAPTAIN = "captain"  # for a neighbour of their building
    WORKER = "worker"
    LIST = "list"  # they stand on a list that a worker pasted


_LIVE = "state IN ('taken', 'waiting', 'offered')"


class SignUp(Row, table=True):
    """What a household (or whoever has none with us) signed up for: so many portions, of one
    notice. `person_id`: for whom; `noted_by`: who said so."""

    __tablename__ = "handout_sign_up"
    __table_args__ = (
        unique_while(_LIVE, "community_id", "notice_id", "person_id", on="sign_up"),
        unique_while(_LIVE, "community_id", "notice_id", "household_id", on="sign_up"),
        Index(None, "notice_id", "state"),
        Index(None, "state", "until"),
        Index(None, "person_id"),
    )
    community_id: int = Field(foreign_key="community.id")
    notice_id: int = Field(foreign_key="notice.id")
    handout_id: int = Field(foreign_key="handout.id")
    household_id: int | None = Field(default=None, foreign_key="household.id")
    person_id: int = Field(foreign_key="person.id")
    count: int = 1
    state: SignUpState = word(SignUpState)
    way: SignedBy = word(SignedBy)
    noted_by: int = Field(foreign_key="person.id")
    proxy: str = sealed("handout_sign_up:{id}:proxy")  # who comes for it in their place
    relation: str = sealed("handout_sign_up:{id}:relation")  # and who that is to them
    joined_at: datetime = moment()
    until: datetime | None = moment(null=True)  # of the offer, as soon as they have read it
    ended_at: datetime | None = moment(null=True)


def _over(before: datetime) -> Any:
    gone = select(Notice.id).where(col(Notice.ended_at) < before)
    return (col(SignUp.ended_at) < before) | col(SignUp.notice_id).in_(gone)


retention.ending(SignUp, _over)
personal.listed(SignUp, "person_id", "signups", at=56)
personal.left_out(SignUp, "noted_by", "another's row; the deed is in the history")


class TurnOver(Refused):
    """The offer was answered, ran out, or there is nothing to offer any more."""


# -- what they are told ----------------------------------------------------------------------------


def _heard(session: Session, place_id: int) -> None:
    """They have read it: from now on they have time to answer."""
    place = session.get_one(SignUp, place_id, with_for_update=True, populate_existing=True)
    if place.state is SignUpState.OFFERED and place.until is None:
        place.until = answer_by(session, place)
        session.add(place)


def _unreached(session: Session, place_id: int) -> None:
    """They can't read it now: the next is asked, and whose chat is shut waits on."""
    place = session.get_one(SignUp, place_id)
    to = SignUpState.WAITING if reader(session, place) is None else SignUpState.LAPSED
    with suppress(TurnOver):
        pass_on(session, place, to, {SignUpState.OFFERED})


SIGNED = kinds.declare("handout.signed", SignUp)
OFFERED = kinds.declare("handout.offered", SignUp, said=_heard, unreached=_unreached)
LAPSED = kinds.declare("handout.lapsed", SignUp)
# to those who signed up for a notice, all at once
CHANGED = kinds.declare("handout.changed", Notice)
ENDED = kinds.declare("handout.ended", Notice)


def tell(session: Session, place: SignUp, kind: Kind) -> None:
    """Tell whoever it is for, or who signed up for them where they have no chat with us."""
    home, once = place.community_id, f"{kind.name}:{place.key}"
    person = reader(session, place) or place.person_id
    outbox.tell(session, kind, place.key, community=home, person=person, once=once)


def reader(session: Session, place: SignUp) -> int | None:
    """Whoever can be told of it."""
    for person in dict.fromkeys((place.person_id, place.noted_by)):
        if accounts.address(session, person) is not None:
            return person
    return None


# -- look-ups ------------------------------------------------------------------------------------


def live(session: Session, notice: Notice, person_id: int, home: Household | None) -> SignUp | None:
    """What stands for somebody or their household."""
    theirs = col(SignUp.person_id) == person_id
    if home is not None:
        theirs = or_(theirs, col(SignUp.household_id) == home.key)
    here = select(SignUp).filter_by(community_id=notice.community_id, notice_id=notice.key)
    own_first = case((col(SignUp.person_id) == person_id, 0), else_=1)
    return session.exec(here.where(theirs, col(SignUp.state).in_(LIVE)).order_by(own_first)).first()


def of_notice(
    session: Session, notice: Notice, states: Collection[SignUpState] = LIVE
) -> list[SignUp]:
    """All that stand, as they came."""
    here = select(SignUp).filter_by(community_id=notice.community_id, notice_id=notice.key)
    return list(session.exec(here.where(col(SignUp.state).in_(states)).order_by(col(SignUp.id))))


def of_person(session: Session, person_id: int) -> list[SignUp]:
    """What stands for somebody and may still change, in the order in which hand-outs are held."""
    goes_on = select(Handout.id).where(col(Handout.is_open).is_(True))
    theirs = select(SignUp).filter_by(person_id=person_id).where(col(SignUp.state).in_(LIVE))
    theirs = theirs.where(col(SignUp.handout_id).in_(goes_on))
    return list(session.exec(theirs.order_by(col(SignUp.handout_id))))


def position(session: Session, place: SignUp) -> int:
    """Where somebody stands in line: 1 is the next."""
    before = select(func.count()).select_from(SignUp).filter_by(notice_id=place.notice_id)
    ahead = col(SignUp.state).in_(IN_LINE) & (col(SignUp.id) < place.key)
    return session.exec(before.where(ahead)).one() + 1


class SoFar(NamedTuple):
    """How it stands, for all to read."""

    left: int
    taken: int
    waiting: int  # households in line


def figures(session: Session, handout: Handout) -> SoFar:
    """How many portions are left and taken, and how many households wait."""
    waits = select(func.count()).select_from(SignUp).filter_by(notice_id=handout.notice_id)
    line = session.exec(waits.where(col(SignUp.state).in_(IN_LINE))).one()
    return SoFar(handouts.left(handout), handout.taken, line)


def answer_by(session: Session, place: SignUp) -> datetime:
    """Until when somebody who reads an offer now may answer: some hours by day, and one hour on the
    day itself."""
    if place.until is not None:
        return place.until
    home = place.community_id
    day = session.get_one(Handout, place.handout_id).day
    is_today = day is not None and day <= clock.today(communities.known(session, home).zone)
    hours = timedelta(hours=settings.of(session, home).answer_hours)
    now = communities.waking(session, home, clock.now())
    return now + (ON_THE_DAY if is_today else hours)


# -- the line --------------------------------------------------------------------------------------

OFFERS = Offers(
    SignUp,
    SignUpState.OFFERED,
    TurnOver,
    ends=col(SignUp.until),
    order=(col(SignUp.handout_id), col(SignUp.id)),
)


def offer(session: Session, handout: Handout) -> int:
    """Offer what is free down the line; how many were asked. The caller holds the hand-out."""
    asked = 0
    for place in _still_here(session, handout):
        many = min(handouts.left(handout), place.count)
        if many < 1 or not handouts.count(session, handout, offered=many):
            break
        move(session, place, {SignUpState.WAITING}, SignUpState.OFFERED, count=many, until=None)
        session.refresh(handout)
        tell(session, place, OFFERED)
        asked += 1
    return asked


def _still_here(session: Session, handout: Handout) -> Iterator[SignUp]:
    """Who waits and can be asked; who lives here no more has no place any more."""
    waits = select(SignUp).filter_by(notice_id=handout.notice_id, state=SignUpState.WAITING)
    for place in session.exec(waits.order_by(col(SignUp.id)).limit(200)).all():
        if not memberships.held(session, place.person_id, place.community_id):
            move(session, place, {SignUpState.WAITING}, SignUpState.LEFT)
        elif reader(session, place) is not None:
            yield place


def pass_on(
    session: Session, place: SignUp, to: SignUpState, froms: Collection[SignUpState]
) -> SignUp:
    """What stands ends, or waits on; the portions that it held go to the next. Raises TurnOver."""
    handout = handouts.lock(session, place.handout_id)
    session.refresh(place)
    refuse(None if handout.is_open else TurnOver())
    held = {SignUpState.TAKEN: "taken", SignUpState.OFFERED: "offered"}.get(place.state)
    move(session, place, froms, to)
    if held and handouts.count(session, handout, **{held: -place.count}):
        session.refresh(handout)
        offer(session, handout)
    show(session, place.notice_id)
    return place


def close(session: Session, community_id: int, today: date) -> None:
    """The last day for signing up was yesterday: the buttons go from the cards."""
    here = select(Handout).filter_by(community_id=community_id, is_open=True)
    late = here.where(col(Handout.closes_on) == today - timedelta(days=1))
    for handout in session.exec(late.order_by(col(Handout.id))).all():
        show(session, handout.notice_id)


def lapse(session: Session) -> int:
    """Offers that nobody answered in time go to the next; how many did."""
    return OFFERS.lapse(session, _lapse)


def next_lapse(session: Session) -> datetime | None:
    """When the next of them ends; None: nobody is asked."""
    return OFFERS.next_lapse(session)


def _lapse(session: Session, place: SignUp) -> None:
    pass_on(session, place, SignUpState.LAPSED, {SignUpState.OFFERED})
    tell(session, place, LAPSED)


def move(
    session: Session,
    place: SignUp,
    froms: Collection[SignUpState],
    to: SignUpState,
    **values: Any,
) -> None:
    """The loser of a race hears TurnOver."""
    if to not in LIVE:
        values["ended_at"] = clock.now()
    transitions.move(session, place, froms, to, TurnOver, **values)
    follow(session, place)


def follow(session: Session, place: SignUp) -> None:
    """The notices that they and their household have say how it stands."""
    theirs = {place.person_id}
    if place.household_id is not None:
        theirs.update(households.members(session, place.household_id))
    copies.refresh(session, session.get_one(Notice, place.notice_id), theirs)


def show(session: Session, notice_id: int) -> None:
    """The cards in groups say how many are left."""
    acknowledgements.show_count(session, session.get_one(Notice, notice_id), 0)
