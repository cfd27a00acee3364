"""Roles: a worker gives one to a neighbour or takes it back; the neighbour hears of either."""

from sqlalchemy import exists
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from storage.community import communities, memberships, permissions
from storage.community.communities import Community
from storage.community.memberships import STAFF, Grant, Role
from storage.community.permissions import ADMINS, act
from storage.engine.errors import NotAllowed, Refused, refuse
from storage.messaging import kinds, outbox

act("person.find", STAFF)
act("role.give", STAFF)
act("role.appoint", ADMINS)  # workers, and admins

GIVEABLE = tuple(role for role in Role if role is not Role.RESIDENT)
GIVEN = kinds.declare("role.given", Community)
TAKEN = kinds.declare("role.taken", Community)
APPOINTED = kinds.declare("role.appointed", Grant, is_urgent=True)  # a stolen link is used at night


class LastAdmin(Refused):
    """A community keeps at least one admin: only an admin makes another."""


def why_not_change(
    session: Session, person_id: int, community_id: int, role: Role
) -> Refused | None:
    """Why this person may not give or take this role here: only admins make workers and admins."""
    if role in STAFF:
        return permissions.why_not(session, person_id, "role.appoint", community_id)
    no = permissions.why_not(session, person_id, "role.give", community_id)
    return no or (None if role in GIVEABLE else NotAllowed())


def give(session: Session, by: int, community_id: int, person_id: int, role: Role) -> bool:
    """A neighbour has a role from now on, and hears of it; False when they had it before.
    Raises NotFound, NotAllowed."""
    memberships.member_here(session, community_id, person_id)
    refuse(why_not_change(session, by, community_id, role))
    if not memberships.grant(session, community_id, person_id, role, by):
        return False
    outbox.tell(session, GIVEN, community_id, community=community_id, person=person_id)
    announce(session, community_id, person_id, role, by)
    return True


def announce(
    session: Session, community_id: int, person_id: int, role: Role, by: int | None
) -> None:
    """Those in charge hear of whoever is new in the team, but `by`, who gave the role; None: they
    came by a link."""
    if role not in STAFF:
        return
    key = {"community_id": community_id, "revoked_at": None}
    new = session.exec(select(Grant).filter_by(**key, person_id=person_id, role=role)).one()
    admins = session.exec(select(Grant.person_id).filter_by(**key, role=Role.ADMIN))
    for admin in sorted(set(admins) - {person_id, by}):
        outbox.tell(session, APPOINTED, new.key, community=community_id, person=admin, by=by)


def take(session: Session, by: int, community_id: int, person_id: int, role: Role) -> bool:
    """A neighbour has this role no more, and hears of it; False when they did not have it. Two
    admins who take each other's role at once come one after the other.
    Raises NotFound, NotAllowed, LastAdmin."""
    memberships.member_here(session, community_id, person_id)
    refuse(why_not_change(session, by, community_id, role))
    communities.alone(session, community_id)
    other = aliased(Grant)
    another = exists().where(
        col(other.community_id) == community_id,
        col(other.role) == Role.ADMIN,
        col(other.revoked_at).is_(None),
        col(other.person_id) != person_id,
    )
    only = (another,) if role is Role.ADMIN else ()
    if not memberships.revoke(session, community_id, person_id, role, by, *only):
        if role in memberships.held(session, person_id, community_id):
            raise LastAdmin()
        return False
    outbox.tell(
        session,
        TAKEN,
        community_id,
        community=community_id,
        person=person_id,
        role=str(role),
    )
    return True
