"""Who has a notice and has said 「收到」, by building and by role, and by name: for its writer and
the other workers alone."""

from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import and_, case, exists, func, literal
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from storage.community import history
from storage.community.addresses import in_order
from storage.community.households import Household, HouseholdMember
from storage.community.memberships import Grant, Role
from storage.community.people import Person
from storage.engine import columns
from storage.messaging.outbox import OutboxState, Told
from storage.notices import acknowledgements, audience, copies, missing, notices
from storage.notices.acknowledgements import Acknowledgement, SeenBy
from storage.notices.copies import Copy, Way
from storage.notices.notices import Notice

PAGE = 15  # names


class Stand(StrEnum):
    """How it is with somebody: they have seen it, or why they have not."""

    SEEN = "seen"
    AT_HOME = "at-home"  # one of their household has
    SILENT = "silent"  # they have it, and said nothing
    WAITS = "waits"  # they are told soon
    QUIET = "quiet"  # asked for quiet
    BLOCKED = "blocked"  # closed the chat with us
    NEVER = "never"  # never had one
    FAILED = "failed"  # the channel would not take it


class SeenFigures(NamedTuple):
    """Of those who belong together: `label` is a building ("": nobody knows), or a role."""

    label: str
    people: int
    seen: int
    unreached: int  # have not seen it, and can't be written to


class Line(NamedTuple):
    """Somebody whom it is for."""

    name: str
    building: str
    stand: Stand
    way: SeenBy | None
    note: str  # what they said, or who passes it on
    noted_by: int | None


# -- in figures ----------------------------------------------------------------------------------


def by_building(session: Session, notice: Notice) -> list[SeenFigures]:
    """Each building's, in natural order; those of whom nobody knows where they live come last."""
    index = col(Household.building_index)
    found = dict[str, SeenFigures]()
    counts = select(func.min(Household.id), *_counts(notice)).select_from(Copy)
    at_home = counts.outerjoin(HouseholdMember, _LIVES).outerjoin(Household, _IN)
    for one, *figures in session.execute(at_home.where(*missing.on(notice)).group_by(index)):
        label = columns.opened(session.get_one(Household, one), "building") if one else ""
        before = found.get(label, SeenFigures(label, 0, 0, 0))
        sums = (had + more for had, more in zip(before[1:], figures, strict=True))
        found[label] = SeenFigures(label, *sums)
    return sorted(found.values(), key=lambda each: in_order(each.label))


def by_role(session: Session, notice: Notice) -> list[SeenFigures]:
    """Each role's; everybody is a resident."""
    held = and_(
        col(Grant.person_id) == col(Copy.person_id),
        col(Grant.community_id) == col(Copy.community_id),
        col(Grant.revoked_at).is_(None),
    )
    counts = select(Grant.role, *_counts(notice)).select_from(Copy).join(Grant, held)
    rows = session.execute(counts.where(*missing.on(notice)).group_by(col(Grant.role)))
    found = {role: SeenFigures(str(role), *figures) for role, *figures in rows}
    return [found[role] for role in Role if role in found]


def _counts(notice: Notice) -> list[Any]:
    answered = acknowledgements.has_answered(notice, col(Copy.person_id))
    lost = and_(~answered, ~missing.has_it(), ~audience.has_chat(col(Copy.person_id)))
    return [func.count(), func.count().filter(answered), func.count().filter(lost)]


_LIVES = and_(
    col(HouseholdMember.person_id) == col(Copy.person_id),
    col(HouseholdMember.community_id) == col(Copy.community_id),
    col(HouseholdMember.until).is_(None),
    col(HouseholdMember.lives_here),
)
_IN = col(Household.id) == col(HouseholdMember.household_id)


# -- by name -------------------------------------------------------------------------------------


class Names(NamedTuple):
    """A page of those who have not answered, and how many there are."""

    lines: list[Line]
    total: int


def names(session: Session, by: int, notice_id: int, page: int) -> Names:
    """Who has not answered, by building, and why; that it was looked at is noted. Raises
    NotFound."""
    notice = notices.for_staff(session, by, notice_id)
    history.write(session, notice.community_id, "notice", notice.key, "names-read", by)
    which = missing.of(notice)
    total = session.exec(select(func.count()).select_from(Copy).where(*which)).one()
    at = min(page, max(total - 1, 0) // PAGE)
    return Names(_lines(session, notice, which, at * PAGE, PAGE), total)


def everybody(session: Session, by: int, notice_id: int) -> list[Line]:
    """All whom it is for, by building, for a sheet to keep; that it was made is noted. Raises
    NotFound."""
    notice = notices.for_staff(session, by, notice_id)
    history.write(session, notice.community_id, "notice", notice.key, "sheet-made", by)
    return _lines(session, notice, missing.on(notice), 0, None)


def _lines(
    session: Session, notice: Notice, which: Any, offset: int, limit: int | None
) -> list[Line]:
    buildings = _buildings(session, notice.community_id)
    rank = {index: at for at, index in enumerate(buildings)}
    index = col(Household.building_index)
    place = case(rank, value=index, else_=len(rank)) if rank else literal(0)
    own = aliased(Acknowledgement)
    mine = and_(
        *acknowledgements.counts_for(notice, own),
        col(own.person_id) == col(Copy.person_id),
    )
    found = (
        select(Person.name, index, _stand(notice, own), own)
        .select_from(Copy)
        .join(Person, col(Person.id) == col(Copy.person_id))
        .outerjoin(HouseholdMember, _LIVES)
        .outerjoin(Household, _IN)
        .outerjoin(own, mine)
        .where(*which)
        .order_by(place, col(Household.id), col(Copy.id))
    )
    rows = session.execute(found.offset(offset).limit(limit))
    return [_line(name, buildings.get(at, ""), stand, ack) for name, at, stand, ack in rows]


def _line(name: str, building: str, stand: str, ack: Acknowledgement | None) -> Line:
    if ack is None:
        return Line(name, building, Stand(stand), None, "", None)
    note = columns.opened(ack, "note")
    return Line(name, building, Stand(stand), ack.way, note, ack.noted_by)


def _buildings(session: Session, community_id: int) -> dict[str, str]:
    """What each is called, by its index, in natural order."""
    known = select(func.min(Household.id)).filter_by(community_id=community_id, ended_at=None)
    ids = session.exec(known.group_by(col(Household.building_index)))
    found = [session.get_one(Household, one) for one in ids if one]
    called = {each.building_index: columns.opened(each, "building") for each in found}
    return dict(sorted(called.items(), key=lambda each: in_order(each[1])))


def _stand(notice: Notice, own: Any) -> Any:
    person = col(Copy.person_id)
    is_quiet = and_(col(Copy.way) == Way.PRIVATE, col(Person.is_quiet).is_(True))
    return case(
        (col(own.id).is_not(None), Stand.SEEN.value),
        (acknowledgements.has_answered(notice, person), Stand.AT_HOME.value),
        (missing.has_it(), Stand.SILENT.value),
        (~audience.has_chat(person, is_open=False), Stand.NEVER.value),
        (~audience.has_chat(person), Stand.BLOCKED.value),
        (is_quiet, Stand.QUIET.value),
        (_failed(notice), Stand.FAILED.value),
        else_=Stand.WAITS.value,
    )


def _failed(notice: Notice) -> Any:
    return exists().where(
        col(Told.community_id) == notice.community_id,
        col(Told.kind).in_([each.name for each in copies.KINDS]),
        col(Told.row_id) == notice.key,
        col(Told.person_id) == col(Copy.person_id),
        col(Told.state).in_((OutboxState.DEAD, OutboxState.UNCERTAIN)),
    )
