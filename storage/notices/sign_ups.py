"""Signing up for what is handed out: 「我要领」, one of a household, exactly as many as there are;
whoever comes later waits in line. For who has no telephone a worker or a captain does it."""

from typing import Any

from sqlmodel import Session, col, select

from storage.community import (
    captains,
    history,
    households,
    memberships,
    people,
    permissions,
)
from storage.community.households import Household
from storage.engine import clock, columns, transitions
from storage.engine.errors import NotFound, Refused, Stale, refuse
from storage.notices import acknowledgements, audience, handouts, notices, places
from storage.notices.facts import Pickup
from storage.notices.handouts import Handout
from storage.notices.notices import Audience, Notice, NoticeState, Wanted, Whom
from storage.notices.places import LIVE, SignedBy, SignUp, SignUpState

NAME_LIMIT = 20  # characters of a proxy's name, and of what they are to the household


class SignUpClosed(Refused):
    """Nobody signs up for this any more, or nobody ever did."""


class NotAmongThem(Refused):
    """It is handed out to others: other buildings, another role."""


class MoreThanEach(Refused):
    """A household may have less than that."""


class OnlySoMany(Refused):
    """Some are left, but not so many."""


class HouseholdHas(Refused):
    """Somebody else of the household signed up before."""


class ComesOneself(Refused):
    """Nobody else may come for it."""


# -- doors and rules -----------------------------------------------------------------------------


def for_holder(session: Session, person_id: int, sign_up_id: int) -> SignUp:
    """A sign-up, for whom it is for, who may act for their household, the captain who noted it, and
    workers. Raises NotFound."""
    place = session.get(SignUp, sign_up_id)
    if place is None or not memberships.held(session, person_id, place.community_id):
        raise NotFound()
    if person_id == place.person_id or _may_for(session, person_id, place):
        return place
    raise NotFound()


def _may_for(session: Session, person_id: int, place: SignUp) -> bool:
    home = place.community_id
    if permissions.may(session, person_id, "notice.write", home):
        return True
    if place.noted_by == person_id and permissions.may(session, person_id, "building.visit", home):
        return True
    acting = households.acting_for(session, place.household_id) if place.household_id else []
    return person_id in acting


def for_noter(session: Session, person_id: int, notice_id: int) -> Notice:
    """A notice, for who may sign up others: workers, and captains their buildings. Raises
    NotFound."""
    notice = notices.for_reader(session, person_id, notice_id)
    if not permissions.may(session, person_id, "building.visit", notice.community_id):
        raise NotFound()
    return notice


def how(session: Session, by: int, notice: Notice, person_id: int) -> SignedBy:
    """As what somebody signs this neighbour up. Raises NotFound for whom they may not."""
    here = notice.community_id
    memberships.member_here(session, here, person_id)
    if by == person_id:
        return SignedBy.SELF
    if permissions.may(session, by, "notice.write", here):
        return SignedBy.WORKER
    home = households.of_person(session, person_id, here)
    if home is not None and captains.may_visit(session, by, here, households.building_of(home)):
        return SignedBy.CAPTAIN
    if home is not None and by in households.acting_for(session, home.key):
        return SignedBy.HOUSEHOLD
    raise NotFound()


def why_not_sign(
    session: Session, person_id: int, notice: Notice, handout: Handout | None, many: int
) -> Refused | None:
    """Why nobody signs this person up for so many now, whether or not any are left."""
    if notice.state is not NoticeState.OUT or handout is None:
        return SignUpClosed()
    if handouts.is_closed(session, handout):
        return SignUpClosed()
    if not 1 <= many <= handout.most:
        return MoreThanEach(most=handout.most, unit=handout.unit)
    return None if is_for(session, notice, person_id) else NotAmongThem()


def is_for(session: Session, notice: Notice, person_id: int) -> bool:
    """Whether it is handed out to this neighbour."""
    whom = Audience.read(notice.audience)
    if whom.scope is Whom.EVERYBODY:
        return True
    those = audience.people(session, notice.community_id, whom, 0).subquery()
    found = select(those.c.person_id).where(those.c.person_id == person_id)
    return session.execute(found).first() is not None


def had(session: Session, person_id: int, notice: Notice) -> int:
    """How many this person has for sure; 0: none, or a place in line."""
    place = places.live(session, notice, person_id, None)
    return place.count if place is not None and place.state is SignUpState.TAKEN else 0


# -- verbs ---------------------------------------------------------------------------------------


def take(
    session: Session, person_id: int, notice_id: int, many: int = 1, *, is_shown: bool = False
) -> SignUp:
    """So many for one's own household: theirs, or a place in line where none are left. Said again
    with another number it is that many; whoever is being asked says yes with it. `is_shown`: they
    read so where they tapped, and are told nothing besides. Raises NotFound, SignUpClosed,
    NotAmongThem, MoreThanEach, OnlySoMany, HouseholdHas."""
    notice = notices.for_reader(session, person_id, notice_id)
    if notice.seen is not Wanted.NO and notice.state is NoticeState.OUT:
        acknowledgements.say(session, person_id, notice)
    way = SignedBy.SELF
    return _sign(session, notice, person_id, many, way, person_id, is_shown=is_shown)


def note(
    session: Session,
    by: int,
    notice_id: int,
    person_id: int,
    many: int = 1,
    *,
    is_listed: bool = False,
) -> SignUp:
    """The same for somebody else (`is_listed`: they stand on a list that a worker pasted); they
    are told where they can be. Raises what `take` does; NotFound for whom one may not sign up."""
    notice = notices.for_reader(session, by, notice_id)
    way = how(session, by, notice, person_id)
    is_listed = is_listed and permissions.may(session, by, "notice.write", notice.community_id)
    return _sign(session, notice, person_id, many, SignedBy.LIST if is_listed else way, by)


def _sign(
    session: Session,
    notice: Notice,
    person_id: int,
    many: int,
    way: SignedBy,
    by: int,
    *,
    is_shown: bool = False,
) -> SignUp:
    found = handouts.of(session, notice)
    handout = handouts.lock(session, found.key) if found else None
    refuse(why_not_sign(session, person_id, notice, handout, many))
    assert handout is not None
    home = households.of_person(session, person_id, notice.community_id)
    place = places.live(session, notice, person_id, home)
    if place is None:
        place = _begin(session, handout, person_id, home, many, way, by)
    else:
        refuse(_why_not_again(session, place, person_id))
        if not _change(session, handout, place, many):
            return place
    if not is_shown:
        places.tell(session, place, places.SIGNED)
    places.follow(session, place)
    places.show(session, notice.key)
    return place


def _why_not_again(session: Session, place: SignUp, person_id: int) -> Refused | None:
    if place.person_id == person_id:
        return None
    name = people.get(session, place.noted_by).name
    return HouseholdHas(name=people.masked(name))


def _begin(
    session: Session,
    handout: Handout,
    person_id: int,
    home: Household | None,
    many: int,
    way: SignedBy,
    by: int,
) -> SignUp:
    """One statement decides who has the last of them. Raises OnlySoMany."""
    is_theirs = handouts.count(session, handout, taken=many)
    refuse(None if is_theirs else _why_fewer(session, handout))
    place = SignUp(
        community_id=handout.community_id,
        notice_id=handout.notice_id,
        handout_id=handout.key,
        household_id=home.key if home else None,
        person_id=person_id,
        count=many,
        state=SignUpState.TAKEN if is_theirs else SignUpState.WAITING,
        way=way,
        noted_by=by,
        joined_at=clock.now(),
    )
    session.add(place)
    session.flush()
    here, about = place.community_id, _about(place, by)
    history.write(session, here, "notice", place.notice_id, "signed-up", by, **about)
    return place


def _why_fewer(session: Session, handout: Handout) -> Refused | None:
    """None where none are left: then one waits."""
    session.refresh(handout)
    rest = handouts.left(handout)
    return OnlySoMany(left=rest, unit=handout.unit) if rest else None


def _change(session: Session, handout: Handout, place: SignUp, many: int) -> bool:
    """Another number, or yes to what is offered; False where all is as it was. Whoever waits and
    could not be asked has what is free when they come by themselves. Raises OnlySoMany."""
    if place.state is SignUpState.OFFERED:
        _accept(session, handout, place)
    elif place.state is SignUpState.WAITING:
        is_theirs = handouts.count(session, handout, taken=many)
        if not is_theirs and many == place.count:
            return False
        to = SignUpState.TAKEN if is_theirs else SignUpState.WAITING
        places.move(session, place, {SignUpState.WAITING}, to, count=many)
    elif many != place.count:
        _take_more(session, handout, place, many)
    else:
        return False
    return True


def _take_more(session: Session, handout: Handout, place: SignUp, many: int) -> None:
    """More or fewer than they have; what becomes free goes down the line."""
    if not handouts.count(session, handout, taken=many - place.count):
        raise OnlySoMany(left=handouts.left(handout), unit=handout.unit)
    is_theirs = col(SignUp.state) == SignUpState.TAKEN
    transitions.change(session, place, Stale, is_theirs, count=many)
    session.refresh(handout)
    places.offer(session, handout)


def _accept(session: Session, handout: Handout, place: SignUp) -> None:
    places.move(session, place, {SignUpState.OFFERED}, SignUpState.TAKEN, until=None)
    if not handouts.count(session, handout, taken=place.count, offered=-place.count):
        raise SignUpClosed()


def accept(session: Session, person_id: int, sign_up_id: int) -> SignUp:
    """Take what is offered. Raises NotFound, TurnOver, SignUpClosed."""
    place = for_holder(session, person_id, sign_up_id)
    handout = handouts.lock(session, place.handout_id)
    session.refresh(place)
    _accept(session, handout, place)
    history.write(
        session,
        place.community_id,
        "notice",
        place.notice_id,
        "accepted",
        person_id,
        **_about(place, person_id),
    )
    places.tell(session, place, places.SIGNED)
    places.show(session, place.notice_id)
    return place


def decline(session: Session, person_id: int, sign_up_id: int) -> SignUp:
    """Not this time; the next is asked. Raises NotFound, TurnOver."""
    place = for_holder(session, person_id, sign_up_id)
    return places.pass_on(session, place, SignUpState.DECLINED, {SignUpState.OFFERED})


def leave(session: Session, person_id: int, sign_up_id: int) -> SignUp:
    """Give back what is theirs, or wait no longer; what becomes free goes to the next. Raises
    NotFound, TurnOver."""
    place = for_holder(session, person_id, sign_up_id)
    places.pass_on(session, place, SignUpState.LEFT, LIVE)
    history.write(
        session,
        place.community_id,
        "notice",
        place.notice_id,
        "gave-back",
        person_id,
        **_about(place, person_id),
    )
    return place


def name_proxy(session: Session, by: int, sign_up_id: int, name: str, relation: str) -> SignUp:
    """Somebody comes for it in their place; "" for nobody. Raises NotFound, ComesOneself,
    TurnOver."""
    place = for_holder(session, by, sign_up_id)
    refuse(why_not_proxy(session, place))
    columns.seal(place, "proxy", name[:NAME_LIMIT])
    columns.seal(place, "relation", relation[:NAME_LIMIT] if name else "")
    session.add(place)
    session.flush()
    history.write(
        session,
        place.community_id,
        "notice",
        place.notice_id,
        "named-proxy",
        by,
        **_about(place, by),
    )
    return place


def why_not_proxy(session: Session, place: SignUp) -> Refused | None:
    """Why nobody else may come for it."""
    if place.state not in LIVE:
        return places.TurnOver()
    handout = session.get_one(Handout, place.handout_id)
    return ComesOneself() if handout.pickup is Pickup.OWN else None


def _about(place: SignUp, by: int) -> dict[str, Any]:
    """For the history of the notice: ids and numbers alone."""
    behalf = place.person_id if place.person_id != by else None
    return {"behalf": behalf, "sign_up": place.key, "count": place.count}
