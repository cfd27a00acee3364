"""Figures of a community over a span of days: counts and medians, nobody's name."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from statistics import median
from typing import Any, NamedTuple

from sqlmodel import Session, col, func, select

from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.wishes import Category, Urgency, Wish, WishState

act("statistics.read", STAFF)


class Figures(NamedTuple):
    """Wishes; hours are medians, None where there is nothing to measure."""

    posted: int
    claimed: int  # for the first time
    # all that was still waited for came, as the resident said, or a worker who asked
    confirmed: int
    fewer: int  # of these, fewer pieces than were asked for
    helped: int  # by a worker in person, who said so: nobody else has seen it
    hours_to_claim: float | None  # from the card in the group to the first claim
    hours_to_confirm: float | None  # from a claim to 收到了
    by_category: dict[Category, int]  # of what was posted, the most first
    by_urgency: dict[Urgency, int]


def between(session: Session, community_id: int, since: datetime, until: datetime) -> Figures:
    """What happened in a community from `since` to before `until`."""
    span = (community_id, since, until)
    posted, first = _posted(session, *span), _first_claims(session, *span)
    return Figures(
        posted=len(posted),
        claimed=len(first),
        confirmed=_closed(session, *span, WishState.CONFIRMED),
        fewer=_closed(session, *span, WishState.CONFIRMED, col(Wish.wanted) < col(Wish.asked)),
        helped=_closed(session, *span, WishState.HELPED),
        hours_to_claim=_median(_hours(shown, claimed) for shown, claimed in first),
        hours_to_confirm=_median(_hours(*each) for each in _brought(session, *span)),
        by_category=dict(Counter(Category(category) for category, _ in posted).most_common()),
        by_urgency=dict(Counter(Urgency(urgency) for _, urgency in posted).most_common()),
    )


def _within(at: Any, since: datetime, until: datetime) -> tuple[Any, Any]:
    return at >= since, at < until


def _posted(
    session: Session, community_id: int, since: datetime, until: datetime
) -> list[tuple[Category, Urgency]]:
    which: Any = select(Wish.category, Wish.urgency).filter_by(community_id=community_id)
    return list(session.exec(which.where(*_within(col(Wish.created_at), since, until))))


def _closed(
    session: Session,
    community_id: int,
    since: datetime,
    until: datetime,
    state: WishState,
    *which: Any,
) -> int:
    here = {"community_id": community_id, "state": state}
    count = select(func.count()).select_from(Wish).filter_by(**here).where(*which)
    return session.exec(count.where(*_within(col(Wish.closed_at), since, until))).one()


def _first_claims(
    session: Session, community_id: int, since: datetime, until: datetime
) -> list[tuple[datetime | None, datetime]]:
    """When each wish could be claimed by everybody, and when somebody first did."""
    at: Any = func.min(col(Claim.claimed_at))
    seen: Any = func.coalesce(col(Wish.opens_at), col(Wish.published_at))
    which = select(seen, at).join(Claim, col(Claim.wish_id) == col(Wish.id))
    each = which.where(col(Wish.community_id) == community_id).group_by(col(Wish.id))
    return list(session.exec(each.having(*_within(at, since, until))))


def _brought(
    session: Session, community_id: int, since: datetime, until: datetime
) -> list[tuple[datetime, datetime | None]]:
    which = select(Claim.claimed_at, Claim.confirmed_at)
    here = which.filter_by(community_id=community_id, state=ClaimState.CONFIRMED)
    return list(session.exec(here.where(*_within(col(Claim.confirmed_at), since, until))))


def _hours(start: datetime | None, end: datetime | None) -> float | None:
    if start is None or end is None:
        return None
    return max(0.0, (end - start).total_seconds() / 3600)


def _median(hours: Iterable[float | None]) -> float | None:
    known = [each for each in hours if each is not None]
    return round(median(known), 1) if known else None
