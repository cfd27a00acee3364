"""For whom a notice is: who they are, in which groups it stands, and how many can be reached."""

from typing import Any, NamedTuple

from sqlalchemy import and_, exists, func
from sqlmodel import Session, col, select

from storage.community import group_members, groups, households
from storage.community.accounts import Account
from storage.community.groups import Group, Purpose
from storage.community.memberships import Grant, Role
from storage.community.people import Person
from storage.notices.notices import Audience, Whom


class Reached(NamedTuple):
    """How many people and groups would read a notice, by the way in which they do; the rest by why
    they can't be reached."""

    people: int  # all whom it is for
    groups: int  # chat groups that take messages
    troubled: int  # chat groups that took nothing lately
    in_groups: int  # people who read it in one of the groups
    private: int  # people who are told in private
    never_came: int  # have no chat with us
    blocked: int  # closed it
    quiet: int  # asked for quiet


def rooms(session: Session, community_id: int, audience: Audience) -> list[int]:
    """The groups in which it stands: those for notices, or where there are none those in which the
    neighbours are."""
    ours = set(_all_rooms(session, community_id))
    if audience.scope is Whom.EVERYBODY:
        return sorted(ours)
    return sorted(ours.intersection(audience.groups)) if audience.scope is Whom.GROUPS else []


def _all_rooms(session: Session, community_id: int) -> list[int]:
    own = groups.ids(session, community_id, Purpose.NOTICES)
    return own or groups.ids(session, community_id, Purpose.WISHES)


def offered_rooms(session: Session, community_id: int) -> list[tuple[int, str]]:
    """The groups that a notice may be for, with their names."""
    found = select(Group.id, Group.title).where(
        col(Group.id).in_(_all_rooms(session, community_id))
    )
    return [(at or 0, title) for at, title in session.exec(found.order_by(col(Group.id)))]


def people(session: Session, community_id: int, audience: Audience, but: int) -> Any:
    """A SELECT of the numbers of those whom it is for: who lives here now, but not its writer."""
    here = select(Grant.person_id).where(
        col(Grant.community_id) == community_id,
        col(Grant.revoked_at).is_(None),
        col(Grant.person_id) != but,
    )
    role = audience.role if audience.scope is Whom.ROLE else Role.RESIDENT
    return _only(session, community_id, audience, here.where(col(Grant.role) == role))


def _only(session: Session, community_id: int, audience: Audience, here: Any) -> Any:
    if audience.scope is Whom.PEOPLE:
        return here.where(col(Grant.person_id).in_(audience.people))
    if audience.scope is Whom.GROUPS:
        inside = group_members.in_any(rooms(session, community_id, audience))
        return here.where(col(Grant.person_id).in_(inside))
    if audience.scope is Whom.BUILDINGS:
        living = households.living_in(session, community_id, audience.buildings)
        return here.where(col(Grant.person_id).in_(living))
    return here


def reads_in(room_ids: Any, person: Any) -> Any:
    """A clause: this person reads what stands in one of these groups."""
    return person.in_(group_members.in_any(room_ids))


def has_chat(person: Any, *, is_open: bool = True) -> Any:
    """A clause: this person opened a chat with us, that they did not close."""
    theirs = and_(col(Account.person_id) == person, col(Account.opened_at).is_not(None))
    return (
        exists().where(theirs, col(Account.blocked_at).is_(None))
        if is_open
        else exists().where(theirs)
    )


def count(session: Session, community_id: int, audience: Audience, by: int) -> int:
    """How many people a notice by this writer would be for now."""
    whom = people(session, community_id, audience, by).subquery()
    return int(session.execute(select(func.count()).select_from(whom)).scalar_one())


def reach(session: Session, community_id: int, audience: Audience, by: int) -> Reached:
    """How many a notice by this writer would reach now, and how."""
    own = rooms(session, community_id, audience)
    taking = (
        select(func.count()).select_from(Group).where(col(Group.id).in_(own), Group.trouble == "")
    )
    whom = people(session, community_id, audience, by).subquery()
    person = whom.c.person_id
    reads = reads_in(_taking(own), person)
    is_open, ever = has_chat(person), has_chat(person, is_open=False)
    is_quiet = exists().where(col(Person.id) == person, col(Person.is_quiet).is_(True))
    ways = (
        reads,
        and_(~reads, is_open, ~is_quiet),
        and_(~reads, ~ever),
        and_(~reads, ever, ~is_open),
        and_(~reads, is_open, is_quiet),
    )
    counts = [func.count().filter(way) for way in ways]
    total, *found = session.execute(select(func.count(), *counts).select_from(whom)).one()
    takes = session.exec(taking).one()
    return Reached(total, takes, len(own) - takes, *found)


def _taking(room_ids: list[int]) -> Any:
    return select(Group.id).where(col(Group.id).in_(room_ids), col(Group.trouble) == "")
