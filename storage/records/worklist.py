"""The workers' queue: what waits for one of them, a matter behind the other: the parts in their
order, in each the oldest first. Nothing that happens meanwhile changes this order."""

from bisect import bisect_left, bisect_right
from datetime import timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.community import communities, memberships, walks
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.community.walks import QueuePlace, Walk
from storage.engine import clock, worklist
from storage.engine.worklist import CALLS, Part, Since

act("worklist.read", STAFF)
FRESH = timedelta(days=2)  # what lies longer in a chat is not looked at any more


class Step(StrEnum):
    """What a button of the queue asks for."""

    ALL = "all"  # a message of its own, from the beginning
    HERE = "here"  # where the worker was, or what comes next there
    BEFORE = "before"
    NEXT = "next"


class Waiting(NamedTuple):
    """What waits for a worker: a row, for the reason that its part gives."""

    part: Part
    row_id: int

    @property
    def place(self) -> QueuePlace:
        return QueuePlace(self.part.at, self.row_id)


class Morning(NamedTuple):
    """What waits, for the line that workers read in the morning: how many there are of each part,
    and of what calls for a worker."""

    counts: dict[str, int]
    calls: dict[str, int]

    @property
    def is_worth_saying(self) -> bool:
        """Whether anything calls for a worker."""
        waits = any(self.counts[each.name] for each in worklist.in_order() if not each.rests)
        return waits or any(self.calls.values())


def morning(session: Session, community_id: int, since: Since) -> Morning:
    """All that waits now, and what came about after `since` (None: ever)."""
    calls: dict[str, int] = {}
    for each in sorted(CALLS, key=lambda one: one.at):
        which = _which(session, community_id, each.part)
        some = which.where(each.which(session, community_id, since))
        calls[each.name] = calls.get(each.name, 0) + _count(session, some)
    return Morning(counts(session, community_id), calls)


def counts(session: Session, community_id: int) -> dict[str, int]:
    """How many there are of each part, by name, in the order in which a worker should look."""
    return {each.name: count(session, community_id, each) for each in worklist.in_order()}


def count(session: Session, community_id: int, part: Part) -> int:
    """How many there are of this part."""
    return _count(session, _which(session, community_id, part))


def matters(session: Session, community_id: int) -> list[Waiting]:
    """All that waits, in its order."""
    return [
        Waiting(part, row_id)
        for part in worklist.in_order()
        for row_id in _rows(session, community_id, part)
    ]


def _rows(session: Session, community_id: int, part: Part) -> list[int]:
    row_id = col(part.table.id)
    which = _which(session, community_id, part).with_only_columns(row_id)
    return list(session.execute(which.order_by(row_id)).scalars())


def waits(session: Session, community_id: int, place: QueuePlace) -> bool:
    """Whether this matter still waits."""
    for part in worklist.in_order():
        this = col(part.table.id) == place.row_id
        if part.at == place.at and _count(session, _which(session, community_id, part).where(this)):
            return True
    return False


# -- walked through ------------------------------------------------------------------------------


def show(session: Session, community_id: int, person_id: int) -> None:
    """Promise a worker the queue, from its beginning, as a message of its own. The one that showed
    it before is made still as soon as this one stands."""
    walk = walks.of(session, community_id, person_id)
    walks.go(session, walk, walks.START)
    move(session, walk, Step.HERE)
    walks.say(session, walk, is_first=True)


def move(session: Session, walk: Walk, step: Step) -> None:
    """To the next matter, the one before, or where it was if that still waits; behind the last one
    begins the first."""
    places = [each.place for each in matters(session, walk.community_id)]
    if step is Step.BEFORE:
        at = max(bisect_left(places, walk.place) - 1, 0)
    else:
        at = (bisect_right if step is Step.NEXT else bisect_left)(places, walk.place)
    walks.go(session, walk, places[at if at < len(places) else 0] if places else walks.START)


def dealt_with(session: Session, person_id: int) -> None:
    """Somebody has just done something: who looks at what waits no more reads that it was done,
    and by whom."""
    homes = memberships.homes(session, person_id)
    here = select(Walk).where(col(Walk.community_id).in_(homes), col(Walk.at) >= 0)
    looked = here.where(col(Walk.message_id) != "", col(Walk.seen_at) > clock.now() - FRESH)
    for walk in session.exec(looked.order_by(col(Walk.id))):
        if not waits(session, walk.community_id, walk.place):
            walks.make_still(session, walk, by=person_id)


# -- inside --------------------------------------------------------------------------------------


def _which(session: Session, community_id: int, part: Part) -> Any:
    today = clock.today(communities.get(session, community_id).zone)
    return part.which(today).where(col(part.table.community_id) == community_id)


def _count(session: Session, which: Any) -> int:
    return int(session.exec(select(func.count()).select_from(which.subquery())).one())
