"""The wish list: finding wishes by their code, their owner, or by how long they wait."""

from datetime import datetime
from typing import Any

from sqlalchemy import case, func, or_
from sqlmodel import Session, col, select

from storage.community import communities, posted_cards
from storage.engine import clock
from storage.wishes import wishes
from storage.wishes.wishes import Category, Urgency, Wish, WishState

AT_MOST = 1000  # open wishes that a new group is shown
_HURRY = case({Urgency.TODAY: 0, Urgency.DAYS: 1}, value=col(Wish.urgency), else_=2)


def open_ones(
    session: Session, community_id: int, category: Category | None, offset: int, limit: int
) -> tuple[list[Wish], int]:
    """A page of open wishes, the urgent ones first, then those who wait longest, and how many there
    are."""
    which = select(Wish).where(*_to_be_had(session, community_id))
    if category is not None:
        which = which.filter_by(category=category)
    total = session.exec(select(func.count()).select_from(which.subquery())).one()
    page = which.order_by(_HURRY, col(Wish.published_at), col(Wish.id)).offset(offset).limit(limit)
    return list(session.exec(page)), total


def _to_be_had(session: Session, community_id: int) -> tuple[Any, ...]:
    """Open, and its last day is not over."""
    today = clock.today(communities.known(session, community_id).zone)
    is_in_time = or_(col(Wish.until).is_(None), col(Wish.until) >= today)
    return col(Wish.community_id) == community_id, col(Wish.state) == WishState.OPEN, is_in_time


@posted_cards.standing(wishes.CARD)
def that_wait(session: Session, community_id: int) -> list[int]:
    """What a group sees that is new to the wishes."""
    return [wish.key for wish in open_ones(session, community_id, None, 0, AT_MOST)[0]]


def has_news(session: Session, community_id: int, since: datetime | None) -> bool:
    """Whether a wish that is open now came into the groups, or came back, after `since`."""
    news = select(Wish.id).where(*_to_be_had(session, community_id))
    if since is not None:
        news = news.where(col(Wish.changed_at) > since)  # came, or came back
    return session.exec(news.limit(1)).first() is not None


def asked_of(session: Session, person_id: int) -> list[Wish]:
    """A person's own wishes about which a worker asked something, oldest first."""
    mine = select(Wish).filter_by(owner_id=person_id, state=WishState.RETURNED)
    return list(session.exec(mine.order_by(col(Wish.id))))


def of_owner(session: Session, person_id: int, limit: int = 10) -> list[Wish]:
    """A person's own wishes, newest first."""
    mine = select(Wish).filter_by(owner_id=person_id).order_by(col(Wish.id).desc())
    return list(session.exec(mine.limit(limit)))
