"""The workers' queue: what waits for one of them. Each part in an order that nothing which happens
meanwhile changes, so that a page begins where the last one ended."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import exists, func
from sqlmodel import Session, col, select

from storage.community import communities
from storage.community.memberships import STAFF
from storage.community.people import Person
from storage.community.permissions import act
from storage.engine import clock
from storage.wishes import alarms, change_review
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.claims import LIVE, Claim, ClaimState, ClaimStep, Matter
from storage.wishes.wishes import Wish, WishState

UNHELPED = timedelta(days=14)  # a wish for which nobody came stays so long on the list

act("worklist.read", STAFF)


class Part(StrEnum):
    """Why something waits, in the order in which a worker should look."""

    DANGER = "danger"  # words of danger, and nobody has reached who wrote them
    REVIEW = "review"
    CHANGE = "change"  # what the owner of a wish in the group wants it to say instead
    LATE = "late"  # claimed, and the agreed day has passed
    ASKING = "asking"  # the claimer asks for a later day
    MATTER = "matter"  # the resident said that it has not come, or that something is wrong
    UNCONFIRMED = "unconfirmed"  # delivered, and nobody has said yet that it came
    CARED = "cared"  # not for the group: a worker has it in hand
    UNHELPED = "unhelped"  # nobody came in time: perhaps a worker knows another way
    ANSWER = "answer"  # a worker asked, and the owner has not answered


class Page(NamedTuple):
    """Some of a part, the oldest first, and how many come after them."""

    rows: list[Any]
    more: int


# What goes its own way for now: nobody has to look at it this morning.
RESTING = frozenset({Part.UNCONFIRMED, Part.CARED, Part.UNHELPED, Part.ANSWER})


class Morning(NamedTuple):
    """What waits, for the line that workers read in the morning."""

    counts: dict[Part, int]
    unread: int  # of those to review: for more than a day
    silent: int  # asked about, and no answer for `to_worker_days`: somebody should call
    lying: int  # in a worker's hands for `to_worker_days`
    expired: int  # nobody came, since the last such line

    @property
    def is_worth_saying(self) -> bool:
        """Whether anything calls for a worker."""
        waits = any(many for part, many in self.counts.items() if part not in RESTING)
        return waits or bool(self.silent or self.lying or self.expired)


def morning(session: Session, community_id: int, since: datetime | None) -> Morning:
    """All that waits now, and what ended after `since` (None: ever) because nobody came."""
    now, long_ago = clock.now(), _long_ago(session, community_id)

    def some(part: Part, *which: Any) -> int:
        return _count(session, _which(session, community_id, part).where(*which))

    asked = some(Part.ANSWER, col(Wish.waits_since) <= long_ago)
    brought = some(Part.UNCONFIRMED, col(Claim.step) == ClaimStep.WITH_WORKER)
    return Morning(
        {part: count(session, community_id, part) for part in Part},
        unread=some(Part.REVIEW, col(Wish.waits_since) <= now - timedelta(days=1)),
        silent=asked + brought,
        lying=some(Part.CARED, col(Wish.waits_since) <= long_ago),
        expired=some(Part.UNHELPED, *([col(Wish.closed_at) > since] if since else [])),
    )


def count(session: Session, community_id: int, part: Part) -> int:
    """How many there are of this part."""
    return _count(session, _which(session, community_id, part))


def page(session: Session, community_id: int, part: Part, limit: int, after: int = 0) -> Page:
    """The next `limit` of a part behind the row `after`."""
    row_id: Any = col(_TABLES.get(part, Claim).id)
    which = _which(session, community_id, part).where(row_id > after)
    rows = list(session.exec(which.order_by(row_id).limit(limit)))
    return Page(rows, _count(session, which) - len(rows))


def is_unanswered(session: Session, wish: Wish) -> bool:
    """Whether its owner has left a worker's question unanswered for `to_worker_days`."""
    return wish.waits_since is not None and wish.waits_since <= _long_ago(
        session, wish.community_id
    )


def _long_ago(session: Session, community_id: int) -> datetime:
    days = communities.numbers(session, community_id).to_worker_days
    return clock.now() - timedelta(days=days)


def _which(session: Session, community_id: int, part: Part) -> Any:
    today = clock.today(communities.get(session, community_id).zone)
    home: Any = col(_TABLES.get(part, Claim).community_id)
    return _PARTS[part](today).where(home == community_id)


def _count(session: Session, which: Any) -> int:
    return int(session.exec(select(func.count()).select_from(which.subquery())).one())


_IS_GONE = exists().where(
    col(Person.id) == col(Wish.owner_id), col(Person.forgotten_at).is_not(None)
)
_TABLES: dict[Part, Any] = {
    Part.DANGER: alarms.Alarm,
    Part.CHANGE: ChangeRequest,
    **dict.fromkeys((Part.REVIEW, Part.CARED, Part.UNHELPED, Part.ANSWER), Wish),
}
_PARTS: dict[Part, Callable[[date], Any]] = {
    Part.DANGER: lambda _: alarms.waiting_ones(),
    Part.REVIEW: lambda _: select(Wish).filter_by(state=WishState.REVIEW),
    Part.CHANGE: lambda _: change_review.waiting_ones(),
    Part.LATE: lambda today: select(Claim).where(
        col(Claim.state) == ClaimState.CLAIMED,
        col(Claim.agreed_on) < today,
        col(Claim.matter) == Matter.NONE,
        col(Claim.wanted_on).is_(None),
    ),
    Part.ASKING: lambda _: select(Claim).where(
        col(Claim.state) == ClaimState.CLAIMED, col(Claim.wanted_on).is_not(None)
    ),
    Part.MATTER: lambda _: select(Claim).where(
        col(Claim.state).in_(LIVE), col(Claim.matter) != Matter.NONE
    ),
    Part.UNCONFIRMED: lambda _: select(Claim).where(
        col(Claim.state) == ClaimState.DELIVERED, col(Claim.matter) == Matter.NONE
    ),
    Part.CARED: lambda _: select(Wish).filter_by(state=WishState.CARED_FOR),
    Part.UNHELPED: lambda _: select(Wish).where(
        col(Wish.state) == WishState.EXPIRED,
        col(Wish.closed_at) > clock.now() - UNHELPED,
        ~_IS_GONE,  # nobody is left to help
    ),
    Part.ANSWER: lambda _: select(Wish).filter_by(state=WishState.RETURNED),
}
