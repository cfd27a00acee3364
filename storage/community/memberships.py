"""Memberships: what somebody is in a community, given and perhaps taken back."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, bindparam, func, or_, update
from sqlmodel import Field, Session, col, select

from storage.community import history, put_out
from storage.community.people import Person
from storage.engine import clock, personal
from storage.engine.columns import Row, changed, moment, unique_while, word
from storage.engine.errors import NotFound
from storage.engine.prepared import Prepared, bound
from storage.messaging import kinds, outbox


class Role(StrEnum):
    """What somebody is in one community. Everybody known there is at least a resident."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    PARTY_MEMBER = "party_member"
    BUSINESS = "business"
    DONOR = "donor"
    CAPTAIN = "captain"  # of buildings: `captains.py`
    WORKER = "worker"
    ADMIN = "admin"


STAFF = frozenset({Role.WORKER, Role.ADMIN})


class Grant(Row, table=True):
    """A role, given and perhaps taken back."""

    __tablename__ = "role_grant"
    __table_args__ = (
        unique_while("revoked_at IS NULL", "community_id", "person_id", "role"),
        Index(None, "person_id"),
    )
    community_id: int = Field(foreign_key="community.id")
    person_id: int = Field(foreign_key="person.id")
    role: Role = word(Role)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    granted_by: int | None = Field(default=None, foreign_key="person.id")
    granted_at: datetime = moment()
    revoked_at: datetime | None = moment(null=True)
    is_by_group: bool = False  # they spoke in a group, and nobody asked them here


personal.listed(Grant, "person_id", "roles", at=2)
personal.left_out(Grant, "granted_by", "another's row; the deed is in the history")


MENU = kinds.declare("person.menu", Person, is_urgent=True)


def held(session: Session, person_id: int, community_id: int) -> frozenset[Role]:
    """What this person is in this community; empty for a stranger."""
    return frozenset(_with_organisations(session, person_id, community_id))


def _with_organisations(
    session: Session, person_id: int, community_id: int
) -> dict[Role, int | None]:
    """The roles of this person here, each with the organisation behind it."""
    seen = session.info.setdefault(ROLES, {})
    if (person_id, community_id) not in seen:
        held = _ROLES.rows(session, person=person_id, community=community_id)
        seen[person_id, community_id] = dict(held)
    found: dict[Role, int | None] = seen[person_id, community_id]
    return found


ROLES = "roles"  # where a unit of work remembers what it looked up; gone with the first change


_HERE = col(Grant.community_id) == bindparam("community")


_THEIRS = col(Grant.person_id) == bindparam("person")


_ROLES = Prepared(lambda _: _live(Grant.role, Grant.organisation_id).where(_HERE, _THEIRS))


_HOMES = Prepared(lambda _: _live(Grant.community_id).where(_THEIRS))


_STAFF = Prepared(
    lambda _: _live(Grant.person_id).where(
        _HERE, or_(*(col(Grant.role) == each for each in sorted(STAFF)))
    )
)


def _live(*columns: Any) -> Any:
    return select(*columns).where(col(Grant.revoked_at).is_(None))


def homes(session: Session, person_id: int) -> list[int]:
    """The communities this person belongs to, oldest first."""
    return sorted({home for (home,) in _HOMES.rows(session, person=person_id)})


def last_home(session: Session, person_id: int) -> int | None:
    """Where they belonged last, of whoever belongs nowhere now."""
    gone = select(Grant.community_id).filter_by(person_id=person_id)
    return session.exec(gone.order_by(col(Grant.revoked_at).desc(), col(Grant.id).desc())).first()


def staff(session: Session, community_id: int) -> list[int]:
    """The workers and admins of a community."""
    return sorted({person for (person,) in _STAFF.rows(session, community=community_id)})


def is_staff(session: Session, person_id: int, community_id: int) -> bool:
    return bool(held(session, person_id, community_id) & STAFF)


def anywhere(session: Session, person_id: int) -> frozenset[Role]:
    """What this person is in any community."""
    theirs = (held(session, person_id, each) for each in homes(session, person_id))
    return frozenset[Role]().union(*theirs)


def member_here(session: Session, community_id: int, person_id: int) -> int:
    """The id of somebody who belongs to this community. Raises NotFound."""
    if not held(session, person_id, community_id):
        raise NotFound()
    return person_id


def grant(
    session: Session,
    community_id: int,
    person_id: int,
    role: Role,
    by: int | None = None,
    organisation_id: int | None = None,
    *,
    is_by_group: bool = False,
) -> bool:
    """Give a role; False when it is held already. Whoever holds any is a resident too."""
    if role is not Role.RESIDENT:
        grant(session, community_id, person_id, Role.RESIDENT, by)
    values = {
        "community_id": community_id,
        "person_id": person_id,
        "role": role,
        "organisation_id": organisation_id,
        "granted_by": by,
        "granted_at": clock.now(),
        "is_by_group": is_by_group,
    }
    session.info.pop(ROLES, None)
    if not _GRANT.changed(session, **values):
        return _stand_behind(session, values)
    history.write(session, community_id, "person", person_id, "granted", by, role=role)
    _menu_changed(session, community_id, person_id, role)
    if role in STAFF:
        for begin in _BEGINNING:
            begin(session, community_id, person_id)
    return True


Leave = Callable[[Session, int, int], None]  # of a community and a worker who is one no more
_LEAVING: list[Leave] = []


def leaving(leave: Leave) -> Leave:
    """Register what goes with the post of whoever is no worker any more."""
    _LEAVING.append(leave)
    return leave


Begin = Callable[[Session, int, int], None]  # of a community and a worker who is new to it
_BEGINNING: list[Begin] = []


def beginning(begin: Begin) -> Begin:
    """Register what whoever is new in the team has to hear at once."""
    _BEGINNING.append(begin)
    return begin


_GRANT = Prepared(
    lambda sql: (
        sql.insert(Grant).values(bound(Grant, but=("id", "revoked_at"))).on_conflict_do_nothing()
    )
)


def _stand_behind(session: Session, values: dict[str, Any]) -> bool:
    """The role is held already; an organisation that is new behind it still counts."""
    if values["organisation_id"] is None:
        return False
    key = {name: values[name] for name in ("community_id", "person_id", "role")}
    held = update(Grant).filter_by(**key, revoked_at=None, organisation_id=None)
    return changed(session, held.values(organisation_id=values["organisation_id"])) == 1


def revoke(
    session: Session, community_id: int, person_id: int, role: Role, by: int, *only: Any
) -> bool:
    """Take a role back, if all of `only` holds; False when it was not held."""
    held = update(Grant).filter_by(
        community_id=community_id, person_id=person_id, role=role, revoked_at=None
    )
    session.info.pop(ROLES, None)
    if not changed(session, held.where(*only).values(revoked_at=clock.now())):
        return False
    history.write(session, community_id, "person", person_id, "revoked", by, role=role)
    _menu_changed(session, community_id, person_id, role)
    if not is_staff(session, person_id, community_id):
        for leave in _LEAVING:
            leave(session, community_id, person_id)
    return True


def _menu_changed(session: Session, community_id: int, person_id: int, role: Role) -> None:
    """What a worker's chat offers follows their roles."""
    if role in STAFF:
        home, once = community_id, f"menu:{person_id}"
        outbox.tell(session, MENU, person_id, community=home, person=person_id, once=once)


def found(
    session: Session, community_id: int, name: str, offset: int, limit: int
) -> tuple[list[tuple[int, str]], int]:
    """A page of the people here with `name` in their name ("": everybody), those who joined last
    first, as id and name; and how many there are."""
    joined = select(Person.id, Person.name).join(Grant, col(Grant.person_id) == col(Person.id))
    here = joined.where(
        Grant.community_id == community_id,
        Grant.role == Role.RESIDENT,
        col(Grant.revoked_at).is_(None),
    )
    if name:
        here = here.where(func.lower(Person.name).contains(name.lower(), autoescape=True))
    total = session.exec(select(func.count()).select_from(here.subquery())).one()
    page = session.exec(here.order_by(col(Grant.id).desc()).offset(offset).limit(limit))
    return [(person_id or 0, called) for person_id, called in page], total


def join(session: Session, community_id: int, person_id: int) -> None:
    """Whoever speaks or taps in a community's group is its resident, unless they were put out."""
    if held(session, person_id, community_id) or put_out.is_out(session, person_id, community_id):
        return
    grant(session, community_id, person_id, Role.RESIDENT, is_by_group=True)


def came_by_group(session: Session, community_id: int, person_id: int) -> bool:
    """Whether it is only by a group that they are here."""
    found = residence(session, community_id, person_id)
    return found is not None and found.is_by_group


def residence(session: Session, community_id: int, person_id: int) -> Grant | None:
    """What makes somebody a neighbour here."""
    mine = select(Grant).filter_by(community_id=community_id, person_id=person_id)
    return session.exec(mine.filter_by(role=Role.RESIDENT, revoked_at=None)).first()


def organisation_id(session: Session, community_id: int, person_id: int) -> int | None:
    """The number of the organisation that stands behind this person here, if any."""
    behind = _with_organisations(session, person_id, community_id).values()
    return next((each for each in behind if each is not None), None)


@personal.forgetting(personal.Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """They are nothing anywhere."""
    session.info.pop(ROLES, None)
    held = update(Grant).filter_by(person_id=person_id, revoked_at=None)
    changed(session, held.values(revoked_at=clock.now()))
