"""The captain's list: at which doors of their buildings somebody has not said 「收到」. They knock,
and tick it off. One message for each captain, which goes on being true."""

from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import UniqueConstraint, update
from sqlmodel import Field, Session, col, select

from storage.community import captains, history, households, memberships, people, residency
from storage.community.addresses import in_order
from storage.community.households import Household, HouseholdMember
from storage.engine import clock, personal
from storage.engine.columns import Row, changed, insert, readable
from storage.engine.errors import NotFound, refuse
from storage.messaging import kinds, outbox
from storage.messaging.outbox import Told
from storage.notices import acknowledgements, copies, missing
from storage.notices.acknowledgements import SeenBy
from storage.notices.copies import Copy
from storage.notices.notices import LadderStep, Notice, NoticeState

BETWEEN = timedelta(seconds=5)  # many taps end in one edit
PAGE = 8  # doors
SHOWN = (LadderStep.CAPTAINS, LadderStep.PHONES)


class KnockList(Row, table=True):
    """The message in which a captain has the doors of a notice, and its page."""

    __tablename__ = "notice_knocks"
    __table_args__ = (UniqueConstraint("community_id", "notice_id", "person_id"),)
    community_id: int = Field(foreign_key="community.id")
    notice_id: int = Field(foreign_key="notice.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    message_id: str = readable("the channel's number of a message", default="")
    page: int = 0


personal.listed(KnockList, "person_id", "knocks", at=57)
LIST = kinds.declare("notice.knocks", KnockList)


class AskedDoor(NamedTuple):
    """A household in which somebody has not answered: their `copy_id` stands for it."""

    copy_id: int
    address: str
    names: tuple[str, ...]
    is_away: bool  # somebody knocked, and nobody was at home


# -- whose it is ---------------------------------------------------------------------------------


def for_captain(session: Session, person_id: int, list_id: int) -> KnockList:
    """Their own list, for whoever is a captain still. Raises NotFound."""
    found = session.get(KnockList, list_id)
    if found is None or found.person_id != person_id or not _buildings(session, found):
        raise NotFound()
    return found


def for_visitor(session: Session, person_id: int, copy_id: int) -> Copy:
    """Somebody who has not answered, for the captain of the building in which they live now, and
    for workers. Raises NotFound."""
    copy = session.get(Copy, copy_id)
    if copy is None or not memberships.held(session, copy.person_id, copy.community_id):
        raise NotFound()
    home = households.of_person(session, copy.person_id, copy.community_id)
    building = households.building_of(home) if home else ""
    if not captains.may_visit(session, person_id, copy.community_id, building):
        raise NotFound()
    return copy


def own(session: Session, person_id: int, copy: Copy) -> KnockList | None:
    """The list of this captain on which somebody stands."""
    mine = select(KnockList).filter_by(notice_id=copy.notice_id, person_id=person_id)
    return session.exec(mine.filter_by(community_id=copy.community_id)).first()


def _buildings(session: Session, one: KnockList) -> list[str]:
    if not memberships.held(session, one.person_id, one.community_id):
        return []
    return captains.buildings(session, one.person_id, one.community_id)


# -- who stands on it ----------------------------------------------------------------------------


def waiting(session: Session, one: KnockList) -> list[AskedDoor]:
    """The doors that are left, in natural order; none where they are no captain any more, or the
    notice asks nobody now. The captain's own is not among them."""
    notice = session.get_one(Notice, one.notice_id)
    buildings = _buildings(session, one)
    if notice.state is not NoticeState.OUT or notice.step not in SHOWN or not buildings:
        return []
    living = households.living_in(session, one.community_id, buildings)
    at_home = (col(Copy.person_id).in_(living), col(Copy.person_id) != one.person_id)
    found = _doors(session, notice, *at_home)
    return sorted(found, key=lambda each: (in_order(each.address), each.copy_id))


def _doors(session: Session, notice: Notice, *which: Any) -> list[AskedDoor]:
    grouped: dict[int, list[Copy]] = {}
    for copy, household_id in session.exec(_at_home(notice).where(*which).order_by(col(Copy.id))):
        grouped.setdefault(household_id, []).append(copy)
    return [_door(session, home, found) for home, found in grouped.items()]


def _door(session: Session, household_id: int, found: list[Copy]) -> AskedDoor:
    names = tuple(people.get(session, each.person_id).name for each in found)
    address = households.label(session.get_one(Household, household_id))
    return AskedDoor(found[0].key, address, names, any(each.away_at for each in found))


def _at_home(notice: Notice) -> Any:
    lives = (
        (col(HouseholdMember.person_id) == col(Copy.person_id))
        & (col(HouseholdMember.community_id) == col(Copy.community_id))
        & col(HouseholdMember.until).is_(None)
        & col(HouseholdMember.lives_here)
    )
    found = select(Copy, HouseholdMember.household_id).join(HouseholdMember, lives)
    return found.where(*missing.of(notice))


def door(session: Session, copy: Copy) -> AskedDoor | None:
    """The door behind which somebody lives; None when nobody there is to be asked any more."""
    notice = session.get_one(Notice, copy.notice_id)
    home = households.of_person(session, copy.person_id, copy.community_id)
    if home is None or notice.state is not NoticeState.OUT:
        return None
    found = _doors(session, notice, col(HouseholdMember.household_id) == home.key)
    return found[0] if found else None


# -- asked ---------------------------------------------------------------------------------------


def ask(session: Session, notice: Notice) -> None:
    """Every captain in whose buildings somebody has not answered has a list. Twice is once."""
    for person_id in captains.everybody(session, notice.community_id):
        _ask(session, notice, person_id)


def _ask(session: Session, notice: Notice, person_id: int) -> None:
    about: dict[str, Any] = {"community_id": notice.community_id, "notice_id": notice.key}
    about["person_id"] = person_id
    if waiting(session, KnockList(**about)):
        new = insert(session, KnockList).values(**about, message_id="", page=0)
        changed(session, new.on_conflict_do_nothing())
    for one in session.exec(select(KnockList).filter_by(**about)):
        _promise(session, one)


def _promise(session: Session, one: KnockList) -> None:
    """An edit makes no sound; a new list waits for the morning."""
    stands = bool(one.message_id)
    at = clock.now() + BETWEEN if stands else None
    once = f"{LIST.name}:{one.key}"
    home, to = one.community_id, one.person_id
    how: dict[str, Any] = {"at": at, "is_urgent": stands, "once": once}
    outbox.tell(session, LIST, one.key, community=home, person=to, **how)


def follow(session: Session, notice: Notice, person_id: int | None = None) -> None:
    """The lists go on being true: those that this person may stand on, or all."""
    if notice.step is LadderStep.SAID and person_id is not None:
        return
    lists = list(session.exec(select(KnockList).filter_by(notice_id=notice.key)))
    home = notice.community_id
    if lists and person_id is not None:
        lives = households.of_person(session, person_id, home)
        label = households.building_of(lives) if lives else ""
        theirs = captains.of(session, home, label)
        lists = [each for each in lists if each.person_id in theirs]
    for one in lists:
        _promise(session, one)


def message(session: Session, told: Told) -> tuple[str, int]:
    """The message that a list stands in."""
    return session.get_one(KnockList, told.row_id).message_id, 0


def note(session: Session, told: Told, message_id: str, revision: int) -> None:
    """It stands there now ("": they deleted it)."""
    stands = update(KnockList).filter_by(id=told.row_id)
    changed(session, stands.values(message_id=message_id))


def turn(session: Session, one: KnockList, page: int) -> None:
    """They look at this page."""
    one.page = page
    session.add(one)
    session.flush()


# -- after knocking ------------------------------------------------------------------------------


def knocked(session: Session, by: int, copy_id: int) -> bool:
    """They told whoever is behind this door: all of them have seen it. False when that was known.
    Raises NotFound, NotOut."""
    return bool(_at_door(session, by, copy_id, is_there=True))


def away(session: Session, by: int, copy_id: int) -> bool:
    """They knocked, and nobody was at home: it stays on the list. False when they had answered.
    Raises NotFound, NotOut."""
    return bool(_at_door(session, by, copy_id, is_there=False))


def _at_door(session: Session, by: int, copy_id: int, *, is_there: bool) -> list[int]:
    copy = for_visitor(session, by, copy_id)
    notice = session.get_one(Notice, copy.notice_id, populate_existing=True)
    refuse(acknowledgements.why_not_say(notice))
    home = households.of_person(session, copy.person_id, copy.community_id)
    asked = households.members(session, home.key) if home else [copy.person_id]
    left = missing.people(session, notice, asked)
    for person_id in left:
        if is_there:
            acknowledgements.say(session, person_id, notice, SeenBy.DOOR, by)
        else:
            copies.mark(session, notice, person_id, "away_at")
        _note(session, notice, by, person_id, is_there=is_there)
    if left:
        told(session, notice, copy.person_id)
    return left


def _note(session: Session, notice: Notice, by: int, whom: int, *, is_there: bool) -> None:
    here = notice.community_id
    history.write(
        session, here, "notice", notice.key, "knocked" if is_there else "away", by, behalf=whom
    )


def told(session: Session, notice: Notice, person_id: int) -> None:
    """Somebody has answered, in whatever way: cards and lists go on being true."""
    acknowledgements.show_count(session, notice)
    follow(session, notice, person_id)


# -- who looks after what ------------------------------------------------------------------------


@captains.changing
def changed_hands(session: Session, community_id: int, person_id: int) -> None:
    """Somebody looks after another building now: their lists say so, and a new captain has them."""
    asks = select(Notice).filter_by(community_id=community_id, state=NoticeState.OUT)
    for notice in session.exec(asks.where(col(Notice.step).in_(SHOWN)).order_by(col(Notice.id))):
        _ask(session, notice, person_id)


@memberships.leaving
def _no_role(session: Session, community_id: int, person_id: int) -> None:
    """Whoever lost a role may be no captain any more: what they have of it is emptied."""
    theirs = select(KnockList).filter_by(community_id=community_id, person_id=person_id)
    for one in session.exec(theirs.where(KnockList.message_id != "")):
        _promise(session, one)


@residency.ending
def gone(session: Session, community_id: int, person_id: int, by: int) -> None:
    """Somebody is no neighbour any more: they stand on no list, and what they had is emptied."""
    _no_role(session, community_id, person_id)
    for copy in session.exec(
        select(Copy).filter_by(community_id=community_id, person_id=person_id)
    ).all():
        notice = session.get_one(Notice, copy.notice_id)
        if notice.state is NoticeState.OUT:
            follow(session, notice, person_id)
            session.delete(copy)
    session.flush()
