"""Who acts for a home (代): what they say and take counts for all who live there."""

from sqlmodel import Session

from storage.community import history, households, memberships, moves, permissions
from storage.community.households import Household
from storage.engine import clock
from storage.engine.errors import NotAllowed, NotFound
from storage.messaging import outbox


def for_actor(session: Session, person_id: int, household_id: int) -> Household:
    """A household, for those who may act for it, and for workers. Raises NotFound."""
    home = session.get(Household, household_id)
    if home is None or home.ended_at is not None:
        raise NotFound()
    may_act = person_id in households.acting_for(session, household_id)
    if not may_act and not _is_staff(session, person_id, home):
        raise NotFound()
    return home


def allow(session: Session, by: int, household_id: int, person_id: int) -> None:
    """Somebody may act for a household from now on, from within or from elsewhere: a worker says
    so, or one who may; they hear of it. Twice is once. Raises NotFound."""
    home = for_actor(session, by, household_id)
    moves.alone(session, home.community_id)
    memberships.member_here(session, home.community_id, person_id)
    row = households.member(session, home.key, person_id)
    if row is None:
        row = moves.add(session, home, person_id, lives_here=False, may_act=True)
    elif row.may_act:
        return
    row.may_act, row.decided_at = True, clock.now()
    session.add(row)
    history.write(
        session, home.community_id, "household", home.key, "allowed", by, behalf=person_id
    )
    if person_id != by:
        told = households.ALLOWED, row.key
        outbox.tell(session, *told, community=home.community_id, person=person_id)


def disallow(session: Session, by: int, household_id: int, person_id: int) -> None:
    """Somebody may not, or no more. Of those who live there and may, only a worker says so: nobody
    shuts the others out. Raises NotFound, NotAllowed."""
    home = for_actor(session, by, household_id)
    moves.alone(session, home.community_id)
    row = households.member(session, home.key, person_id)
    if row is None:
        return
    if row.lives_here and row.may_act and by != person_id and not _is_staff(session, by, home):
        raise NotAllowed()
    row.may_act, row.decided_at = False, clock.now()
    row.until = None if row.lives_here else clock.now()
    session.add(row)
    history.write(
        session, home.community_id, "household", home.key, "disallowed", by, behalf=person_id
    )


def _is_staff(session: Session, person_id: int, home: Household) -> bool:
    return permissions.may(session, person_id, "household.note", home.community_id)
