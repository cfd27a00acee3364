"""Who moves where: a neighbour says it, a worker notes it, and it ends with whoever is gone."""

from typing import Any

from sqlalchemy import delete, exists, update
from sqlmodel import Session, col, select

from storage.community import communities, history, households, memberships, permissions, residency
from storage.community.addresses import Address
from storage.community.households import AddressMissing, Household, HouseholdMember
from storage.engine import clock, columns, personal, vault
from storage.engine.columns import changed
from storage.engine.personal import Stage
from storage.messaging import outbox


def say(session: Session, person_id: int, community_id: int, address: Address) -> Household:
    """A neighbour says where they live. Who is the first behind a door may act for it; who says
    that they live where others do, only once a worker or one of them agrees. Twice is once.
    Raises NotFound, AddressMissing."""
    return _move(session, person_id, community_id, person_id, address, is_trusted=False)


def note(
    session: Session, by: int, community_id: int, person_id: int, address: Address
) -> Household:
    """A worker notes where a neighbour lives. Twice is once. Raises NotFound, NotAllowed,
    AddressMissing."""
    permissions.check(session, by, "household.note", community_id)
    return _move(session, by, community_id, person_id, address, is_trusted=True)


def leave(session: Session, person_id: int, community_id: int, by: int) -> bool:
    """Nobody knows any more where they live; what they may do for others stays. False when nobody
    did. With the last of them the household ends."""
    communities.alone(session, community_id)
    home = households.of_person(session, person_id, community_id)
    if home is None:
        return False
    _end(session, HouseholdMember.household_id == home.key, HouseholdMember.person_id == person_id)
    _close(session, home.key)
    history.write(session, community_id, "household", home.key, "left", by, behalf=person_id)
    return True


# -- how a home changes --------------------------------------------------------------------------


def _move(
    session: Session,
    by: int,
    community_id: int,
    person_id: int,
    address: Address,
    *,
    is_trusted: bool,
) -> Household:
    if not address.text.strip():
        raise AddressMissing()
    alone(session, community_id)
    memberships.member_here(session, community_id, person_id)
    before = households.of_person(session, person_id, community_id)
    if before is not None and households.label(before) == address.text:
        return before
    home = _at(session, community_id, address) or _make(session, community_id, address)
    may_act = is_trusted or not households.members(session, home.key)
    if before is not None:
        leave(session, person_id, community_id, by)
    row = add(session, home, person_id, lives_here=True, may_act=may_act)
    history.write(session, community_id, "household", home.key, "joined", by, behalf=person_id)
    if row.decided_at is None:
        _ask(session, row)
    return home


def _ask(session: Session, row: HouseholdMember) -> None:
    """Those who may act for a home are asked whether somebody belongs to it."""
    home = row.community_id
    for person_id in households.acting_for(session, row.household_id):
        outbox.tell(session, households.JOINED, row.key, community=home, person=person_id)


def alone(session: Session, community_id: int) -> None:
    """Two who note the same door come one after the other, and whoever was put out meanwhile is
    seen to be gone."""
    communities.alone(session, community_id)
    session.info.pop(memberships.ROLES, None)


def _at(session: Session, community_id: int, address: Address) -> Household | None:
    """Who lives at this door already."""
    if not address.is_whole:
        return None
    known = select(Household).filter_by(community_id=community_id, ended_at=None, is_whole=True)
    index = vault.current().blinds(address.text, "household:address")
    return session.exec(known.where(col(Household.address_index).in_(index))).first()


def _make(session: Session, community_id: int, address: Address) -> Household:
    home = Household(community_id=community_id, created_at=clock.now())
    session.add(home)
    session.flush()
    columns.seal(home, "building", address.building)
    columns.seal(home, "address", address.text)
    home.is_whole = address.is_whole  # the unique index looks at it from here on
    session.flush()
    return home


def add(
    session: Session, home: Household, person_id: int, *, lives_here: bool, may_act: bool
) -> HouseholdMember:
    """They live here, or act from elsewhere; whoever did the one may do the other besides."""
    row = households.member(session, home.key, person_id)
    if row is not None:
        row.lives_here = lives_here
        session.add(row)
        session.flush()
        return row
    now = clock.now()
    row = HouseholdMember(
        community_id=home.community_id,
        household_id=home.key,
        person_id=person_id,
        lives_here=lives_here,
        may_act=may_act,
        decided_at=now if may_act else None,
        since=now,
    )
    session.add(row)
    session.flush()
    return row


def _end(session: Session, *which: Any) -> None:
    live = update(HouseholdMember).where(col(HouseholdMember.until).is_(None), *which)
    changed(session, live.values(until=clock.now()))


def _close(session: Session, household_id: int, **wiped: str) -> None:
    """A household in which nobody lives is over, and so is acting for it."""
    live = exists().where(
        col(HouseholdMember.household_id) == household_id,
        col(HouseholdMember.until).is_(None),
        col(HouseholdMember.lives_here),
    )
    empty = update(Household).filter_by(id=household_id, ended_at=None).where(~live)
    session.flush()
    if changed(session, empty.values(ended_at=clock.now(), **wiped)):
        _end(session, HouseholdMember.household_id == household_id)
        session.expire_all()


# -- what ends it --------------------------------------------------------------------------------


@residency.ending
def move_out(session: Session, community_id: int, person_id: int, by: int) -> None:
    """Somebody is no neighbour here any more: nobody keeps where they lived, and they act for
    nobody."""
    leave(session, person_id, community_id, by)
    theirs = HouseholdMember.person_id == person_id
    _end(session, theirs, HouseholdMember.community_id == community_id)


@personal.forgetting(Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """That they lived there is nowhere any more; an address goes with the last who lived there."""
    theirs = select(HouseholdMember).filter_by(person_id=person_id)
    lived = {(each.community_id, each.household_id) for each in session.exec(theirs)}
    for community_id, household_id in sorted(lived):
        communities.alone(session, community_id)
        one = delete(HouseholdMember).filter_by(household_id=household_id, person_id=person_id)
        changed(session, one)
        _close(session, household_id, **columns.emptied(Household))
        _wipe_empty(session, household_id)


def _wipe_empty(session: Session, household_id: int) -> None:
    """What ended before keeps no address either, where nobody else ever lived."""
    anybody = exists().where(col(HouseholdMember.household_id) == household_id)
    over = update(Household).where(col(Household.ended_at).is_not(None), ~anybody)
    changed(session, over.filter_by(id=household_id).values(**columns.emptied(Household)))
