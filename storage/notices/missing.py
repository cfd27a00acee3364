"""Who has not said 「收到」, and why: those whom a notice is for, who live here now."""

from typing import Any

from sqlalchemy import exists
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from storage.community import memberships
from storage.community.memberships import Grant, Role
from storage.notices.acknowledgements import has_answered
from storage.notices.copies import Copy, Way
from storage.notices.notices import Notice


def on(notice: Any) -> tuple[Any, ...]:
    """Clauses: a `Copy` of this notice (or of any, for the table) whose reader is a neighbour."""
    grant = aliased(Grant)  # a statement around it may ask for roles
    is_neighbour = exists().where(
        col(grant.community_id) == notice.community_id,
        col(grant.person_id) == col(Copy.person_id),
        col(grant.role) == Role.RESIDENT,
        col(grant.revoked_at).is_(None),
    )
    here = col(Copy.community_id) == notice.community_id
    lives_here = is_neighbour.correlate_except(grant)  # in a statement within one, too
    return (here, col(Copy.notice_id) == notice.id, lives_here)


def of(notice: Any) -> tuple[Any, ...]:
    """The same, of those who have not answered."""
    return (*on(notice), ~has_answered(notice, col(Copy.person_id)))


def has_it() -> Any:
    """A clause: they could have read it."""
    return (col(Copy.way) == Way.GROUP) | col(Copy.told_at).is_not(None)


def people(session: Session, notice: Notice, person_ids: Any = None) -> list[int]:
    """Who has not answered, of these or of all."""
    found = select(Copy.person_id).where(*of(notice))
    if person_ids is not None:
        found = found.where(col(Copy.person_id).in_(person_ids))
    return sorted(session.exec(found))


def asks(session: Session, notice: Notice, person_id: int) -> bool:
    """Whether this one still is to say 「收到」."""
    return bool(people(session, notice, [person_id]))


def is_neighbour(session: Session, copy: Copy) -> bool:
    """Whether whoever it is for lives here still."""
    return memberships.residence(session, copy.community_id, copy.person_id) is not None
