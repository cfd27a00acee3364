"""Residency: somebody is a neighbour no more, for they left the group or a worker says so. What
they hold here ends with it."""

from collections.abc import Callable

from sqlalchemy import update
from sqlmodel import Session, col

from storage.community import accounts, history, memberships, permissions, put_out
from storage.community.memberships import ROLES, STAFF, Grant, Role
from storage.community.permissions import act
from storage.community.put_out import PutOut, Why
from storage.engine import clock
from storage.engine.columns import changed, insert
from storage.engine.errors import Refused, refuse
from storage.messaging import conversations, kinds, outbox

act("person.put-out", STAFF)
PUT_OUT = kinds.declare("person.put-out", PutOut)
WELCOMED = kinds.declare("person.welcomed", PutOut)

End = Callable[[Session, int, int, int], None]  # of a community and a person, by whom
_ENDING: list[End] = []


def ending(end: End) -> End:
    """Register what ends with somebody's residency."""
    _ENDING.append(end)
    return end


class StaffStays(Refused):
    """A worker or admin is not put out: first somebody in charge takes the role."""


# -- doors ---------------------------------------------------------------------------------------


def for_staff(session: Session, person_id: int, grant_id: int) -> Grant:
    """What makes somebody a neighbour, for the workers there. Raises NotFound."""
    return permissions.found(session, person_id, "person.put-out", Grant, grant_id)


def out_for_staff(session: Session, person_id: int, out_id: int) -> PutOut:
    """Somebody who was put out, for the workers there. Raises NotFound."""
    return permissions.found(session, person_id, "person.put-out", PutOut, out_id)


# -- verbs ---------------------------------------------------------------------------------------


def why_not_put_out(session: Session, community_id: int, person_id: int) -> Refused | None:
    """Why this person can't be put out."""
    return StaffStays() if memberships.is_staff(session, person_id, community_id) else None


def put_out_of(session: Session, by: int, grant_id: int, why: Why) -> PutOut | None:
    """A worker says that somebody is no neighbour here any more: what they hold ends, and nothing
    but a worker makes them one again. None when that was so. Raises NotFound, StaffStays."""
    grant = for_staff(session, by, grant_id)
    home, person_id = grant.community_id, grant.person_id
    accounts.hold(session, person_id)
    session.info.pop(ROLES, None)
    refuse(why_not_put_out(session, home, person_id))
    values = {
        "community_id": home,
        "person_id": person_id,
        "token": put_out.token_of(session, person_id),
        "why": why,
        "put_out_by": by,
        "at": clock.now(),
    }
    if not changed(session, insert(session, PutOut).values(values).on_conflict_do_nothing()):
        return None
    _end(session, home, person_id, by)
    history.write(session, home, "person", person_id, "put-out", by, why=why)
    out = put_out.last(session, home, person_id)
    assert out is not None
    outbox.tell(session, PUT_OUT, out.key, community=home, person=person_id)
    return out


def welcome(session: Session, by: int, out_id: int) -> PutOut:
    """A worker asks them back. Twice is once. Raises NotFound."""
    out = out_for_staff(session, by, out_id)
    holds = update(PutOut).filter_by(id=out_id, undone_at=None)
    if changed(session, holds.values(undone_at=clock.now(), undone_by=by)):
        memberships.grant(session, out.community_id, out.person_id, Role.RESIDENT, by)
        history.write(session, out.community_id, "person", out.person_id, "welcomed", by)
        outbox.tell(session, WELCOMED, out_id, community=out.community_id, person=out.person_id)
    session.refresh(out)
    return out


def left(session: Session, community_id: int, person_id: int) -> bool:
    """Somebody is in no group of the community any more; False for whoever was no neighbour there,
    and for its workers, whose post does not hang on a group."""
    accounts.hold(session, person_id)
    session.info.pop(ROLES, None)
    held = memberships.held(session, person_id, community_id)
    if not held or held & STAFF:
        return False
    _end(session, community_id, person_id, person_id)
    history.write(session, community_id, "person", person_id, "left", person_id)
    return True


def not_seen(session: Session, community_id: int, person_id: int, *, is_removed: bool) -> bool:
    """No group of the community has them; whether they are a neighbour no more. Who came by a link
    or a worker's word need not be in a group, unless they were removed from one."""
    if not is_removed and not memberships.came_by_group(session, community_id, person_id):
        return False
    return left(session, community_id, person_id)


def _end(session: Session, community_id: int, person_id: int, by: int) -> None:
    for end in _ENDING:
        end(session, community_id, person_id, by)
    session.info.pop(ROLES, None)
    held = update(Grant).filter_by(community_id=community_id, person_id=person_id)
    changed(session, held.where(col(Grant.revoked_at).is_(None)).values(revoked_at=clock.now()))
    if not memberships.homes(session, person_id):
        conversations.forget(session, person_id)
