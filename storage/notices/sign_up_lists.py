"""Who signed up, for those who hand out: by building, then who waits. Read by workers alone."""

from typing import NamedTuple

from sqlmodel import Session

from storage.community import households, memberships, people
from storage.community.addresses import in_order
from storage.community.households import Household
from storage.engine import columns
from storage.engine.errors import NotFound
from storage.notices import places, sign_ups
from storage.notices.notices import Notice
from storage.notices.places import SignedBy, SignUp, SignUpState

MANY = 20  # of one name


class SignedUp(NamedTuple):
    """One household in the list."""

    row: SignUp
    building: str  # "" where nobody knows
    name: str
    noted_by: str  # "" for whoever signed up by themselves
    proxy: str
    relation: str


def of(session: Session, notice: Notice) -> list[SignedUp]:
    """Whoever has something, by building; then who waits, in the order of the line. The caller has
    checked who asks."""
    lines = [line(session, each) for each in places.of_notice(session, notice)]
    has = [each for each in lines if each.row.state is SignUpState.TAKEN]
    waits = [each for each in lines if each.row.state is not SignUpState.TAKEN]
    return [*sorted(has, key=lambda each: in_order(each.building)), *waits]


def line(session: Session, row: SignUp) -> SignedUp:
    """One of them."""
    home = session.get(Household, row.household_id) if row.household_id else None
    is_own = row.way is SignedBy.SELF
    return SignedUp(
        row,
        households.building_of(home) if home else "",
        people.get(session, row.person_id).name,
        "" if is_own else people.get(session, row.noted_by).name,
        columns.opened(row, "proxy"),
        columns.opened(row, "relation"),
    )


def called(session: Session, by: int, notice: Notice, name: str) -> list[tuple[int, str, str]]:
    """The neighbours of this name whom somebody may sign up, with their buildings; whoever is
    called just so, where there is one."""
    home = notice.community_id
    found, _ = memberships.found(session, home, name, 0, MANY)
    exact = [(each, said) for each, said in found if said == name]
    may = [each for each in exact or found if _may(session, by, notice, each[0])]
    return [(each, said, _building(session, home, each)) for each, said in may]


def _may(session: Session, by: int, notice: Notice, person_id: int) -> bool:
    try:
        sign_ups.how(session, by, notice, person_id)
    except NotFound:
        return False
    return True


def _building(session: Session, community_id: int, person_id: int) -> str:
    home = households.of_person(session, person_id, community_id)
    return households.building_of(home) if home else ""
