"""Households: who lives where, and who may act for whom at a door. Read by workers and, of their
own building, by its captains; nothing of it is ever said in a group."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Index, delete, exists, func, update
from sqlmodel import Field, Session, col, select

from storage.community import communities, history, memberships, permissions, residency
from storage.community.addresses import Address, in_order
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, columns, personal, retention, vault
from storage.engine.columns import Row, blind, changed, index_while, moment, sealed, unique_while
from storage.engine.errors import NotFound, Refused
from storage.engine.personal import Stage

act("household.note", STAFF)  # note where somebody lives, and who acts for whom
ADDRESS_LIMIT = 60


class Household(Row, table=True):
    """A door behind which somebody lives. Whoever says an address that is no whole one has a
    household of their own: we do not know who lives together."""

    __table_args__ = (
        unique_while(
            "ended_at IS NULL AND is_whole", "community_id", "address_index", on="household"
        ),
        index_while("ended_at IS NULL", "ix_household_building", "community_id", "building_index"),
    )
    community_id: int = Field(foreign_key="community.id")
    building: str = sealed("household:{id}:building")  # 3号楼, "" where nobody knows
    building_index: str = blind("building", "household:building")
    address: str = sealed("household:{id}:address")  # 3号楼2单元501
    address_index: str = blind("address", "household:address")
    is_whole: bool = False
    created_at: datetime = moment()
    ended_at: datetime | None = moment(null=True)  # nobody lives here any more


def _over(before: datetime) -> Any:
    return col(Household.ended_at) < before


retention.ending(Household, _over)


class HouseholdMember(Row, table=True):
    """Somebody who lives in a household, acts for it, or both."""

    __tablename__ = "household_member"
    __table_args__ = (
        unique_while("until IS NULL AND lives_here", "community_id", "person_id", on="household"),
        unique_while("until IS NULL", "community_id", "household_id", "person_id"),
        Index(None, "person_id"),
    )
    community_id: int = Field(foreign_key="community.id")
    household_id: int = Field(foreign_key="household.id")
    person_id: int = Field(foreign_key="person.id")
    lives_here: bool = True  # or acts for them from elsewhere
    may_act: bool = False  # what they say and take counts for all of them
    since: datetime = moment()
    until: datetime | None = moment(null=True)


personal.listed(HouseholdMember, "person_id", "homes", at=6)


class Building(NamedTuple):
    """A building, as people call it; "" for those of whom nobody knows which."""

    label: str
    people: int
    households: int


class AddressMissing(Refused):
    """A home without a word about where it is."""


# -- look-ups ------------------------------------------------------------------------------------


def buildings(session: Session, community_id: int) -> list[Building]:
    """Where people live, in natural order; those of whom nobody knows where come last."""
    here = _living(
        func.min(Household.id),
        func.count(func.distinct(HouseholdMember.person_id)),
        func.count(func.distinct(Household.id)),
    )
    found = dict[str, Building]()
    for one, people, homes in session.exec(
        here.where(Household.community_id == community_id).group_by(col(Household.building_index))
    ):
        called = columns.opened(session.get_one(Household, one), "building")
        # while keys are turned over one building has an index under each
        before = found.get(called, Building(called, 0, 0))
        found[called] = Building(called, before.people + people, before.households + homes)
    return sorted(found.values(), key=lambda each: in_order(each.label))


def living_in(session: Session, community_id: int, labels: Collection[str]) -> Any:
    """The ids of those who live in these buildings, as a SELECT; "" are those of whom nobody knows
    where."""
    here = _living(HouseholdMember.person_id).where(Household.community_id == community_id)
    return here.where(col(Household.building_index).in_(indexes(labels)))


def of_person(session: Session, person_id: int, community_id: int) -> Household | None:
    """Where somebody lives in this community, if anybody said so."""
    here = _living(Household).where(HouseholdMember.community_id == community_id)
    found: Household | None = session.exec(
        here.where(HouseholdMember.person_id == person_id)
    ).first()
    return found


def members(session: Session, household_id: int) -> list[int]:
    """Who lives in a household."""
    here = _living(HouseholdMember.person_id).where(Household.id == household_id)
    return sorted(session.exec(here))


def at(session: Session, community_id: int, address: Address) -> list[int]:
    """Who lives at an address that is written so, also where it may be more than one door."""
    index = vault.current().blinds(address.text, "household:address") if address.text else ()
    here = _living(HouseholdMember.person_id).where(Household.community_id == community_id)
    return sorted(session.exec(here.where(col(Household.address_index).in_(index))))


def acting_for(session: Session, household_id: int) -> list[int]:
    """Who may act for a household, from within or from elsewhere."""
    here = select(HouseholdMember.person_id).filter_by(
        household_id=household_id, until=None, may_act=True
    )
    return sorted(session.exec(here))


def label(household: Household) -> str:
    """Its address in a line: 3号楼2单元501. The caller has checked who asks."""
    return columns.opened(household, "address")


def building_of(household: Household) -> str:
    """Its building, "" where nobody knows. The caller has checked who asks."""
    return columns.opened(household, "building")


def indexes(labels: Collection[str]) -> set[str]:
    """What buildings are looked up by, under every secret; "" for those that nobody knows."""
    found = {""} & set(labels)
    for each in labels:
        found.update(vault.current().blinds(each, "household:building") if each else ())
    return found


def _living(*what: Any) -> Any:
    on = col(Household.id) == col(HouseholdMember.household_id)
    return (
        select(*what)
        .select_from(HouseholdMember)
        .join(Household, on)
        .where(
            col(HouseholdMember.until).is_(None),
            col(HouseholdMember.lives_here),
            col(Household.ended_at).is_(None),
        )
    )


# -- verbs ---------------------------------------------------------------------------------------


def say(session: Session, person_id: int, community_id: int, address: Address) -> Household:
    """A neighbour says where they live. Who is the first behind a door may act for it; who says
    that they live where others do, only once a worker or one of them agrees. Twice is once.
    Raises NotFound, AddressMissing."""
    return _move(session, person_id, community_id, person_id, address, is_trusted=False)


def note(
    session: Session, by: int, community_id: int, person_id: int, address: Address
) -> Household:
    """A worker notes where a neighbour lives. Twice is once. Raises NotFound, NotAllowed,
    AddressMissing."""
    permissions.check(session, by, "household.note", community_id)
    return _move(session, by, community_id, person_id, address, is_trusted=True)


def leave(session: Session, person_id: int, community_id: int, by: int) -> bool:
    """Nobody knows any more where they live; what they may do for others stays. False when nobody
    did. With the last of them the household ends."""
    communities.alone(session, community_id)
    home = of_person(session, person_id, community_id)
    if home is None:
        return False
    _end(session, HouseholdMember.household_id == home.key, HouseholdMember.person_id == person_id)
    _close(session, home.key)
    history.write(session, community_id, "household", home.key, "left", by, behalf=person_id)
    return True


def allow(
    session: Session, by: int, household_id: int, person_id: int, *, may_act: bool = True
) -> None:
    """Somebody may act for a household from now on, or no more: a worker says so, or one who may.
    Raises NotFound."""
    home = for_actor(session, by, household_id)
    _alone(session, home.community_id)
    memberships.member_here(session, home.community_id, person_id)
    live = update(HouseholdMember).filter_by(household_id=home.key, person_id=person_id, until=None)
    if not changed(session, live.values(may_act=may_act)) and may_act:
        _add(session, home, person_id, lives_here=False, may_act=True)
    history.write(
        session,
        home.community_id,
        "household",
        home.key,
        "allowed" if may_act else "disallowed",
        by,
        behalf=person_id,
    )


def for_actor(session: Session, person_id: int, household_id: int) -> Household:
    """A household, for those who may act for it, and for workers. Raises NotFound."""
    home = session.get(Household, household_id)
    if home is None or home.ended_at is not None:
        raise NotFound()
    is_staff = permissions.may(session, person_id, "household.note", home.community_id)
    if not is_staff and person_id not in acting_for(session, household_id):
        raise NotFound()
    return home


# -- how a home changes --------------------------------------------------------------------------


def _move(
    session: Session,
    by: int,
    community_id: int,
    person_id: int,
    address: Address,
    *,
    is_trusted: bool,
) -> Household:
    if not address.text.strip():
        raise AddressMissing()
    _alone(session, community_id)
    memberships.member_here(session, community_id, person_id)
    before = of_person(session, person_id, community_id)
    if before is not None and label(before) == address.text:
        return before
    home = _at(session, community_id, address) or _make(session, community_id, address)
    is_first = not members(session, home.key)
    if before is not None:
        leave(session, person_id, community_id, by)
    _add(session, home, person_id, lives_here=True, may_act=is_trusted or is_first)
    history.write(session, community_id, "household", home.key, "joined", by, behalf=person_id)
    return home


def _alone(session: Session, community_id: int) -> None:
    """Two who note the same door come one after the other, and whoever was put out meanwhile is
    seen to be gone."""
    communities.alone(session, community_id)
    session.info.pop(memberships.ROLES, None)


def _at(session: Session, community_id: int, address: Address) -> Household | None:
    """Who lives at this door already."""
    if not address.is_whole:
        return None
    known = select(Household).filter_by(community_id=community_id, ended_at=None, is_whole=True)
    index = vault.current().blinds(address.text, "household:address")
    return session.exec(known.where(col(Household.address_index).in_(index))).first()


def _make(session: Session, community_id: int, address: Address) -> Household:
    home = Household(community_id=community_id, created_at=clock.now())
    session.add(home)
    session.flush()
    columns.seal(home, "building", address.building)
    columns.seal(home, "address", address.text)
    home.is_whole = address.is_whole  # the unique index looks at it from here on
    session.flush()
    return home


def _add(
    session: Session, home: Household, person_id: int, *, lives_here: bool, may_act: bool
) -> None:
    """They live here, or act from elsewhere; whoever did the one may do the other besides."""
    live = update(HouseholdMember).filter_by(household_id=home.key, person_id=person_id, until=None)
    if changed(session, live.values(lives_here=lives_here)):
        return
    row = HouseholdMember(
        community_id=home.community_id,
        household_id=home.key,
        person_id=person_id,
        lives_here=lives_here,
        may_act=may_act,
        since=clock.now(),
    )
    session.add(row)
    session.flush()


def _end(session: Session, *which: Any) -> None:
    live = update(HouseholdMember).where(col(HouseholdMember.until).is_(None), *which)
    changed(session, live.values(until=clock.now()))


def _close(session: Session, household_id: int, **wiped: str) -> None:
    """A household in which nobody lives is over, and so is acting for it."""
    live = exists().where(
        col(HouseholdMember.household_id) == household_id,
        col(HouseholdMember.until).is_(None),
        col(HouseholdMember.lives_here),
    )
    empty = update(Household).filter_by(id=household_id, ended_at=None).where(~live)
    session.flush()
    if changed(session, empty.values(ended_at=clock.now(), **wiped)):
        _end(session, HouseholdMember.household_id == household_id)
        session.expire_all()


# -- what ends it --------------------------------------------------------------------------------


@residency.ending
def move_out(session: Session, community_id: int, person_id: int, by: int) -> None:
    """Somebody is no neighbour here any more: nobody keeps where they lived, and they act for
    nobody."""
    leave(session, person_id, community_id, by)
    theirs = HouseholdMember.person_id == person_id
    _end(session, theirs, HouseholdMember.community_id == community_id)


@personal.forgetting(Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """That they lived there is nowhere any more; an address goes with the last who lived there."""
    theirs = select(HouseholdMember).filter_by(person_id=person_id)
    lived = {(each.community_id, each.household_id) for each in session.exec(theirs)}
    for community_id, household_id in sorted(lived):
        communities.alone(session, community_id)
        one = delete(HouseholdMember).filter_by(household_id=household_id, person_id=person_id)
        changed(session, one)
        _close(session, household_id, **columns.emptied(Household))
        _wipe_empty(session, household_id)


def _wipe_empty(session: Session, household_id: int) -> None:
    """What ended before keeps no address either, where nobody else ever lived."""
    anybody = exists().where(col(HouseholdMember.household_id) == household_id)
    over = update(Household).where(col(Household.ended_at).is_not(None), ~anybody)
    changed(session, over.filter_by(id=household_id).values(**columns.emptied(Household)))
