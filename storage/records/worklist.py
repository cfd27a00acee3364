"""The workers' queue: what waits for one of them. Each part in an order that nothing which happens
meanwhile changes, so that a page begins where the last one ended."""

from typing import Any, NamedTuple

from sqlalchemy import func
from sqlmodel import Session, col, select

from storage.community import communities
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, worklist
from storage.engine.worklist import CALLS, Part, Since

act("worklist.read", STAFF)


class Page(NamedTuple):
    """Some of a part, the oldest first, and how many come after them."""

    rows: list[Any]
    more: int


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


def page(session: Session, community_id: int, part: Part, limit: int, after: int = 0) -> Page:
    """The next `limit` of a part behind the row `after`."""
    row_id = col(part.table.id)
    which = _which(session, community_id, part).where(row_id > after)
    rows = list(session.exec(which.order_by(row_id).limit(limit)))
    return Page(rows, _count(session, which) - len(rows))


def _which(session: Session, community_id: int, part: Part) -> Any:
    today = clock.today(communities.get(session, community_id).zone)
    return part.which(today).where(col(part.table.community_id) == community_id)


def _count(session: Session, which: Any) -> int:
    return int(session.exec(select(func.count()).select_from(which.subquery())).one())
