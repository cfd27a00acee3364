"""Permissions: who may do which act in a community. Each subject says whose its acts are, once."""

from typing import Any, TypeVar, cast

from sqlmodel import Session, col, select

from storage.community import memberships, people
from storage.community.memberships import Grant, Role
from storage.engine.columns import Row
from storage.engine.errors import NotAllowed, NotFound, refuse

R = TypeVar("R", bound=Row)

ADMINS = frozenset({Role.ADMIN})
ACTS: dict[str, frozenset[Role]] = {}


def act(name: str, roles: frozenset[Role]) -> None:
    """Declare an act (`noun.act`), and by which roles it may be done."""
    assert name not in ACTS, name
    ACTS[name] = roles


def may(session: Session, person_id: int, act: str, community_id: int) -> bool:
    """Whether this person may do this here."""
    return not ACTS[act].isdisjoint(memberships.held(session, person_id, community_id))


def may_somewhere(session: Session, person_id: int, act: str) -> bool:
    """Whether there is any community in which this person may do this."""
    return not ACTS[act].isdisjoint(memberships.anywhere(session, person_id))


class ForAdmins(NotAllowed):
    """A worker wants what only whoever is in charge of the community does."""


def why_not(session: Session, person_id: int, act: str, community_id: int) -> NotAllowed | None:
    """Why this person may not do this here; a worker reads who may."""
    if may(session, person_id, act, community_id):
        return None
    if not memberships.is_staff(session, person_id, community_id):
        return NotAllowed()
    theirs = select(Grant).filter_by(community_id=community_id, revoked_at=None)
    admins = theirs.where(col(Grant.role).in_(ACTS[act]))
    names = [people.get(session, each.person_id).name for each in session.exec(admins)]
    return ForAdmins(names="、".join(names), count=len(names))


def found(session: Session, person_id: int, act: str, table: type[R], row_id: int) -> R:
    """The row, for those who may do this in its community. Raises NotFound for absent and not
    theirs alike."""
    row: Any = session.get(table, row_id)
    if row is None or not may(session, person_id, act, row.community_id):
        raise NotFound()
    return cast(R, row)


def check(session: Session, person_id: int, act: str, community_id: int) -> None:
    """Nothing, for whoever may do this here. Raises NotFound for a stranger, NotAllowed,
    ForAdmins."""
    memberships.member_here(session, community_id, person_id)
    refuse(why_not(session, person_id, act, community_id))
