"""Households: who lives where, and who may act for whom at a door. Read by workers and, of their
own building, by its captains; nothing of it is ever said in a group."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Index, func
from sqlmodel import Field, Session, col, select

from storage.community.addresses import Address, in_order
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import columns, personal, retention, vault
from storage.engine.columns import Row, blind, index_while, moment, sealed, unique_while
from storage.engine.errors import Refused
from storage.messaging import kinds

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
    decided_at: datetime | None = moment(null=True)  # somebody said whether they may
    since: datetime = moment()
    until: datetime | None = moment(null=True)


personal.listed(HouseholdMember, "person_id", "homes", at=6)
JOINED = kinds.declare("household.joined", HouseholdMember)  # to those who may act for it
ALLOWED = kinds.declare("household.allowed", HouseholdMember)  # to whoever may from now on


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
    here = living(
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
    here = living(HouseholdMember.person_id).where(Household.community_id == community_id)
    return here.where(col(Household.building_index).in_(indexes(labels)))


def one_in(session: Session, community_id: int, label: str) -> int:
    """The number of any household in a building, 0 where nobody lives there."""
    here = living(func.min(Household.id)).where(Household.community_id == community_id)
    found = session.exec(here.where(col(Household.building_index).in_(indexes([label])))).one()
    return found or 0


def of_person(session: Session, person_id: int, community_id: int) -> Household | None:
    """Where somebody lives in this community, if anybody said so."""
    here = living(Household).where(HouseholdMember.community_id == community_id)
    found: Household | None = session.exec(
        here.where(HouseholdMember.person_id == person_id)
    ).first()
    return found


def members(session: Session, household_id: int) -> list[int]:
    """Who lives in a household."""
    here = living(HouseholdMember.person_id).where(Household.id == household_id)
    return sorted(session.exec(here))


def at(session: Session, community_id: int, address: Address) -> list[int]:
    """Who lives at an address that is written so, also where it may be more than one door."""
    index = vault.current().blinds(address.text, "household:address") if address.text else ()
    here = living(HouseholdMember.person_id).where(Household.community_id == community_id)
    return sorted(session.exec(here.where(col(Household.address_index).in_(index))))


def member(session: Session, household_id: int, person_id: int) -> HouseholdMember | None:
    """What somebody is in a household: they live there, act for it, or both."""
    live = select(HouseholdMember).filter_by(household_id=household_id, until=None)
    return session.exec(live.filter_by(person_id=person_id)).first()


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


def living(*what: Any) -> Any:
    """A SELECT of this, of who lives where now."""
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
