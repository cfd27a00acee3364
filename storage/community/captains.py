"""Building captains (楼长): which buildings a neighbour looks after. Their own building is all they
may see."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Index, update
from sqlmodel import Field, Session, col, select

from storage.community import communities, history, households, memberships, permissions
from storage.community.addresses import in_order
from storage.community.households import Household
from storage.community.memberships import STAFF, Grant, Role
from storage.community.permissions import act
from storage.engine import clock, columns, personal, retention
from storage.engine.columns import Row, blind, changed, moment, sealed, unique_while
from storage.engine.errors import NotFound, Refused
from storage.engine.personal import Stage
from storage.messaging import kinds, outbox

act("building.visit", STAFF | {Role.CAPTAIN})
act("building.give", STAFF)


class CaptainBuilding(Row, table=True):
    """A building that somebody is captain of. It belongs to their role: with the role it goes, and
    is not there again when they are given the role anew."""

    __tablename__ = "captain_building"
    __table_args__ = (
        unique_while("until IS NULL", "community_id", "grant_id", "building_index"),
        Index(None, "person_id"),
        Index(None, "community_id", "building_index"),
    )
    community_id: int = Field(foreign_key="community.id")
    grant_id: int = Field(foreign_key="role_grant.id")
    person_id: int = Field(foreign_key="person.id")
    building: str = sealed("captain_building:{id}:building")
    # of the same purpose as the household's: both are looked up by the same label
    building_index: str = blind("building", "household:building")
    since: datetime = moment()
    until: datetime | None = moment(null=True)


def _over(before: datetime) -> Any:
    gone = select(Grant.id).where(col(Grant.revoked_at) < before)
    return (col(CaptainBuilding.until) < before) | col(CaptainBuilding.grant_id).in_(gone)


retention.ending(CaptainBuilding, _over)
personal.listed(CaptainBuilding, "person_id", "buildings", at=7)


GIVEN = kinds.declare("captain.given", CaptainBuilding)


class NoCaptain(Refused):
    """A building is given to whoever is a captain here."""


# -- look-ups ------------------------------------------------------------------------------------


def of(session: Session, community_id: int, building_label: str) -> list[int]:
    """The captains of a building."""
    index = households.indexes([building_label] if building_label else [])
    here = _live(community_id).where(col(CaptainBuilding.building_index).in_(index))
    return sorted({each.person_id for each in session.exec(here)})


def buildings(session: Session, person_id: int, community_id: int) -> list[str]:
    """The buildings somebody is captain of, in natural order."""
    return [columns.opened(each, "building") for each in rows_of(session, person_id, community_id)]


def visitable(session: Session, person_id: int, community_id: int) -> list[str]:
    """The buildings in which somebody may see who lives there."""
    if memberships.is_staff(session, person_id, community_id):
        return [each.label for each in households.buildings(session, community_id)]
    return buildings(session, person_id, community_id)


def may_visit(session: Session, person_id: int, community_id: int, building_label: str) -> bool:
    """Whether somebody may see who lives in a building: its captain, or a worker."""
    if not permissions.may(session, person_id, "building.visit", community_id):
        return False
    if memberships.is_staff(session, person_id, community_id):
        return True
    return person_id in of(session, community_id, building_label)


def rows_of(session: Session, person_id: int, community_id: int) -> list[CaptainBuilding]:
    """What somebody looks after, a row for each building, in natural order."""
    theirs = session.exec(_live(community_id).where(CaptainBuilding.person_id == person_id))
    return sorted(theirs, key=lambda each: in_order(columns.opened(each, "building")))


def everybody(session: Session, community_id: int) -> list[int]:
    """Whoever is captain of a building."""
    return sorted({each.person_id for each in session.exec(_live(community_id))})


Change = Callable[[Session, int, int], None]  # of a community and a captain
_CHANGING: list[Change] = []


def changing(change: Change) -> Change:
    """Register what follows when somebody looks after other buildings."""
    _CHANGING.append(change)
    return change


def _has_changed(session: Session, community_id: int, person_id: int) -> None:
    for change in _CHANGING:
        change(session, community_id, person_id)


def _live(community_id: int) -> Any:
    """With the role everything ends at once, whoever took it and however."""
    role = select(CaptainBuilding).join(Grant, col(Grant.id) == col(CaptainBuilding.grant_id))
    return role.where(
        col(Grant.revoked_at).is_(None),
        col(CaptainBuilding.until).is_(None),
        CaptainBuilding.community_id == community_id,
    )


# -- doors ---------------------------------------------------------------------------------------


def for_staff(session: Session, person_id: int, row_id: int) -> CaptainBuilding:
    """Which building somebody looks after, for those who say so. Raises NotFound."""
    return permissions.found(session, person_id, "building.give", CaptainBuilding, row_id)


def for_visitor(session: Session, person_id: int, household_id: int) -> Household:
    """One household of a building, for its captains and for workers. Raises NotFound."""
    home = permissions.found(session, person_id, "building.visit", Household, household_id)
    called = households.building_of(home)
    if not may_visit(session, person_id, home.community_id, called):
        raise NotFound()
    return home


# -- verbs ---------------------------------------------------------------------------------------


def give(session: Session, by: int, community_id: int, person_id: int, building_label: str) -> bool:
    """A captain looks after this building too; False when they did before. Raises NotFound,
    NotAllowed, NoCaptain, AddressMissing."""
    grant = _captain(session, by, community_id, person_id)
    if not building_label:
        raise households.AddressMissing()
    if building_label in buildings(session, person_id, community_id):
        return False
    row = CaptainBuilding(
        community_id=community_id, grant_id=grant.key, person_id=person_id, since=clock.now()
    )
    session.add(row)
    session.flush()
    columns.seal(row, "building", building_label)
    session.flush()
    history.write(session, community_id, "captain", row.key, "given", by, behalf=person_id)
    outbox.tell(session, GIVEN, row.key, community=community_id, person=person_id)
    _has_changed(session, community_id, person_id)
    return True


def take(session: Session, by: int, row_id: int) -> bool:
    """A captain looks after this building no more; False when they did not. Raises NotFound."""
    row = for_staff(session, by, row_id)
    live = update(CaptainBuilding).filter_by(id=row.key, until=None)
    if not changed(session, live.values(until=clock.now())):
        return False
    home, captain = row.community_id, row.person_id
    history.write(session, home, "captain", row.key, "taken", by, behalf=captain)
    _has_changed(session, home, captain)
    return True


def _captain(session: Session, by: int, community_id: int, person_id: int) -> Grant:
    permissions.check(session, by, "building.give", community_id)
    communities.alone(session, community_id)  # a role that is being taken is taken first
    held = select(Grant).filter_by(community_id=community_id, person_id=person_id)
    grant = session.exec(held.filter_by(role=Role.CAPTAIN, revoked_at=None)).first()
    if grant is None:
        raise NoCaptain()
    return grant


@personal.forgetting(Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """They look after nothing any more."""
    theirs = update(CaptainBuilding).filter_by(person_id=person_id)
    changed(session, theirs.where(col(CaptainBuilding.until).is_(None)).values(until=clock.now()))
    gone = update(CaptainBuilding).filter_by(person_id=person_id)
    changed(session, gone.values(**columns.emptied(CaptainBuilding)))
