"""The wish list: finding wishes by their code, their owner, or by how long they wait."""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import case, func, or_
from sqlmodel import Session, col, select

from storage.community import communities, posted_cards, screening
from storage.community.people import Person
from storage.engine import clock, columns
from storage.wishes import wishes
from storage.wishes.claims import LIVE, Claim
from storage.wishes.wishes import Category, Urgency, Wish, WishState

AT_MOST = 1000  # open wishes that a new group is shown
SHOWN = 5  # of one's own that wait for a word
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


# -- looked for, and under way ---------------------------------------------------------------------


def search(
    session: Session, community_id: int, text: str, limit: int, *, is_staff: bool
) -> list[Wish]:
    """The wishes whose title has all these words, or whose number this is; the newest first. Those
    in the group; for workers all, and what somebody of this name has in hand, or is for this
    building."""
    which = select(Wish).filter_by(community_id=community_id)
    if not is_staff:
        which = which.where(col(Wish.state).in_(wishes.PUBLIC))
    numbers = [int(each) for each in re.findall(r"\d{1,6}", text)]
    if re.fullmatch(r"[\s#]*(\d{4}-)?\d{1,6}\s*", text):
        which = which.where(col(Wish.number) == numbers[-1])
        which = which.filter_by(year=numbers[0]) if len(numbers) > 1 else which
    else:
        words = text[: wishes.TITLE_LIMIT].split()
        which = which.where(*(col(Wish.title).icontains(each, autoescape=True) for each in words))
    found = list(session.exec(which.order_by(col(Wish.id).desc()).limit(limit)))
    if is_staff and len(found) < limit:
        found += [each for each in _of(session, community_id, text.strip()) if each not in found]
    return found[:limit]


def _of(session: Session, community_id: int, text: str) -> list[Wish]:
    """What is claimed by somebody of this name, and what waits or is under way in this building."""
    if place := screening.building(text):
        here = select(Wish).filter_by(community_id=community_id)
        live = here.where(col(Wish.state).in_(wishes.UNFINISHED)).order_by(col(Wish.id).desc())
        rows = session.exec(live.limit(AT_MOST))
        return [each for each in rows if _building(each) == place]
    held = under_way(session, community_id, By.CLAIMER)
    theirs = {each.wish.key: each.wish for each in held if text and text in each.name}
    return list(theirs.values())


class By(StrEnum):
    """How workers look at what is under way."""

    CLAIMER = "claimer"
    BUILDING = "building"
    AGE = "age"


class Held(NamedTuple):
    """What somebody has in hand; `building` as the owner wrote it, "" where nothing is known;
    `days`: 1 on the day on which it was claimed."""

    wish: Wish
    claim: Claim
    name: str
    building: str
    days: int


def under_way(session: Session, community_id: int, by: By) -> list[Held]:
    """What is claimed or brought and not confirmed: by who has it, by building, or the longest
    first."""
    live = (
        select(Wish, Claim, Person.name)
        .where(col(Claim.wish_id) == col(Wish.id), col(Person.id) == col(Claim.person_id))
        .where(col(Claim.community_id) == community_id, col(Claim.state).in_(LIVE))
        .order_by(col(Claim.claimed_at), col(Claim.id))
        .limit(AT_MOST)
    )
    zone = communities.known(session, community_id).zone
    today = clock.today(zone)
    held = [_held(*row, today, zone) for row in session.exec(live)]
    keys = {By.CLAIMER: lambda each: each.name, By.BUILDING: lambda each: _floor(each.building)}
    return sorted(held, key=keys[by]) if by in keys else held


def _held(wish: Wish, claim: Claim, name: str, today: date, zone: str) -> Held:
    days = (today - clock.local(claim.claimed_at, zone).date()).days + 1
    return Held(wish, claim, name, _building(wish), days)


def _building(wish: Wish) -> str:
    return screening.building(columns.opened(wish, "place"))


def _floor(building: str) -> tuple[bool, int, str]:
    """Building 2 comes before building 10; what is nowhere, last."""
    number = re.search(r"\d+", building)
    return not building, int(number[0]) if number else 0, building


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


def came_true(session: Session, community_id: int, since: datetime) -> int:
    """How many wishes were confirmed after `since`."""
    done = select(func.count()).select_from(Wish)
    done = done.filter_by(community_id=community_id, state=WishState.CONFIRMED)
    return session.exec(done.where(col(Wish.closed_at) > since)).one()


def asked_of(session: Session, person_id: int) -> list[Wish]:
    """A person's own wishes about which a worker asked something, oldest first."""
    mine = select(Wish).filter_by(owner_id=person_id, state=WishState.RETURNED)
    return list(session.exec(mine.order_by(col(Wish.id))))


def asked_whether_needed(session: Session, person_id: int) -> list[Wish]:
    """A person's own wishes of which they were asked whether they still want them, or that were put
    away without an answer, the newest first."""
    is_asked = (col(Wish.state) == WishState.OPEN) & col(Wish.step).in_(wishes.ASKED)
    mine = select(Wish).filter_by(owner_id=person_id)
    found = mine.where(is_asked | (col(Wish.state) == WishState.EXPIRED))
    return list(session.exec(found.order_by(col(Wish.id).desc()).limit(SHOWN)))


def of_owner(session: Session, person_id: int, limit: int = 10) -> list[Wish]:
    """A person's own wishes, newest first."""
    mine = select(Wish).filter_by(owner_id=person_id).order_by(col(Wish.id).desc())
    return list(session.exec(mine.limit(limit)))


def brought_to(session: Session, person_id: int) -> list[tuple[Claim, Wish]]:
    """What others promised or brought for a person's own wishes, and has not come as far as they
    said; what was brought first. What a worker wrote down for somebody is not among it."""
    live = select(Claim, Wish).join(Wish, col(Wish.id) == col(Claim.wish_id))
    theirs = live.where(col(Wish.owner_id) == person_id, col(Wish.recorded_by).is_(None))
    in_turn = (col(Claim.delivered_at).is_(None), col(Claim.id))
    return list(session.exec(theirs.where(col(Claim.state).in_(LIVE)).order_by(*in_turn)))
