"""Permissions: who may do what in a community."""

from sqlmodel import Session, select

from storage.community import memberships, people
from storage.community.memberships import STAFF, Grant, Role
from storage.engine.errors import NotAllowed, NotFound, refuse


def as_staff(session: Session, person_id: int, community_id: int) -> None:
    """Nothing, for a worker of this community. Raises NotFound for a stranger, NotAllowed else."""
    held = memberships.held(session, person_id, community_id)
    if not held:
        raise NotFound()
    if not held & STAFF:
        raise NotAllowed()


class ForAdmins(NotAllowed):
    """A worker wants what only whoever is in charge of the community does."""


def why_not_admin(session: Session, person_id: int, community_id: int) -> NotAllowed | None:
    """Why this person may not do what an admin does; a worker reads who may."""
    held = memberships.held(session, person_id, community_id)
    if Role.ADMIN in held:
        return None
    if not held & STAFF:
        return NotAllowed()
    admins = select(Grant).filter_by(community_id=community_id, role=Role.ADMIN, revoked_at=None)
    names = [people.get(session, each.person_id).name for each in session.exec(admins)]
    return ForAdmins(names="、".join(names), count=len(names))


def as_admin(session: Session, person_id: int, community_id: int) -> None:
    """Nothing, for an admin of this community. Raises NotAllowed, ForAdmins."""
    refuse(why_not_admin(session, person_id, community_id))
