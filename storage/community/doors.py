"""The doors of a building, as a captain or a worker goes from one to the next."""

from typing import NamedTuple

from sqlmodel import Session, col, select

from storage.community import history, households
from storage.community.accounts import Account
from storage.community.addresses import in_order
from storage.community.households import Household, HouseholdMember
from storage.community.neighbours import Telephone
from storage.community.people import Person
from storage.engine import columns


class Dweller(NamedTuple):
    """Somebody behind a door: whether our words reach them, and whether they can be called."""

    person_id: int
    name: str
    has_account: bool
    has_telephone: bool


class Door(NamedTuple):
    """A household by what is behind the building in its address, "" where that was not said."""

    household_id: int
    flat: str
    people: list[Dweller]


def visit(session: Session, by: int, community_id: int, building_label: str) -> list[Door]:
    """The same for somebody's eyes: it is recorded. The caller has checked who asks."""
    found = of_building(session, community_id, building_label)
    for door in found[:1]:
        history.write(session, community_id, "household", door.household_id, "visited", by)
    return found


def of_building(session: Session, community_id: int, building_label: str) -> list[Door]:
    """Who lives in a building, door by door, in natural order. The caller has checked who asks."""
    found = dict[int, list[Dweller]]()
    homes = dict[int, Household]()
    inside = households.living_in(session, community_id, [building_label])
    theirs = households.living(Household, Person)
    theirs = theirs.join(Person, col(Person.id) == col(HouseholdMember.person_id))
    theirs = theirs.where(
        Household.community_id == community_id, col(HouseholdMember.person_id).in_(inside)
    )
    reached = set(session.exec(select(Account.person_id).where(col(Account.person_id).in_(inside))))
    called = select(Telephone.person_id).filter_by(community_id=community_id)
    callable_ = set(session.exec(called.where(col(Telephone.person_id).in_(inside))))
    for home, person in session.exec(theirs.order_by(col(Person.id))):
        homes[home.key] = home
        dweller = Dweller(person.key, person.name, person.key in reached, person.key in callable_)
        found.setdefault(home.key, []).append(dweller)
    doors = [Door(key, _flat(home, building_label), found[key]) for key, home in homes.items()]
    return sorted(doors, key=lambda door: (in_order(door.flat), door.household_id))


def _flat(home: Household, building_label: str) -> str:
    return columns.opened(home, "address").removeprefix(building_label)
