"""A wish of many pieces, taken on by neighbours who said so in a list elsewhere: each who is new
holds a claim, without an account; a worker sees to what has to be told."""

from typing import Any, NamedTuple

from sqlmodel import Session, select

from storage.community import communities, history, neighbours, numbered_lists, permissions
from storage.community.numbered_lists import Listed, ListedNeighbour
from storage.engine import clock
from storage.engine.errors import Refused, Stale, refuse
from storage.messaging import kinds, outbox
from storage.wishes import claiming, claims, listing, quantities, wishes
from storage.wishes.wishes import Wish, WishState

LISTED = kinds.declare("wish.listed", Wish)  # to its owner: how many came by a list
OFFERED = 5  # wishes at once


class Sorted(NamedTuple):
    """What a list says of a wish: who is new, who was taken over before, who is called like
    somebody that holds some of it already, who says another number now, for whom nothing is left,
    who is called like somebody that could claim it: a name is no key to where its owner lives.
    """

    new: list[Listed]
    known: list[Listed]
    alike: list[Listed]
    other: list[Listed]
    left_out: list[Listed]
    unsure: list[Listed]


def for_staff(session: Session, person_id: int, wish_id: int) -> Wish:
    """A wish that a list may be taken over for. Raises NotFound."""
    return permissions.found(session, person_id, "list.take", Wish, wish_id)


def open_ones(session: Session, community_id: int) -> list[Wish]:
    """The open wishes of several pieces, the urgent ones first."""
    found, _ = listing.open_ones(session, community_id, None, 0, listing.AT_MOST)
    return [each for each in found if each.wanted > 1][:OFFERED]


def why_not(session: Session, wish: Wish) -> Refused | None:
    """Why nobody can be taken over for it now."""
    if wish.state is not WishState.OPEN:
        return claims.NotSoMany(left=0) if wish.state in wishes.PUBLIC else claims.NotOpen()
    if wish.opens_at is not None and quantities.opens_later(wish.opens_at):
        zone = communities.known(session, wish.community_id).zone
        return claims.NotYetOpen(at=clock.local(wish.opens_at, zone))
    return claims.why_too_late(session, wish)


def sort_out(session: Session, wish: Wish, entries: list[Listed]) -> Sorted:
    """Each line of a list under one heading, as it would be now."""
    found = Sorted([], [], [], [], [], [])
    left, seen = quantities.left(wish), set[tuple[str, str]]()
    holders = _holders(session, wish)
    for one in entries:
        before = numbered_lists.known(session, wish.community_id, "wish", wish.key, one)
        if before is not None or _is_among(seen, one):
            is_other = before is not None and before.quantity != one.quantity
            (found.other if is_other else found.known).append(one)
        elif one.name in holders:
            found.alike.append(one)
        elif _is_unsure(session, wish, one):
            found.unsure.append(one)
        elif one.quantity > left:
            found.left_out.append(one)
        else:
            found.new.append(one)
            left -= one.quantity
        seen.add((one.name, one.address.text))
    return found


def _is_among(seen: set[tuple[str, str]], one: Listed) -> bool:
    """Whether the list named them before, at this address where both lines say one."""
    where = one.address.text
    return any(name == one.name and (at == where or not (at and where)) for name, at in seen)


def _is_unsure(session: Session, wish: Wish, one: Listed) -> bool:
    """Whether it may be one of several, or whoever has an account and claims by themselves."""
    meant = numbered_lists.whom(session, wish.community_id, "wish", wish.key, one)
    return len(meant) > 1 or any(neighbours.has_account(session, each) for each in meant)


def _holders(session: Session, wish: Wish) -> set[str]:
    """The names of those who hold some of it otherwise."""
    held = {each.person_id for each in claims.of_wish(session, wish)}
    which = {"community_id": wish.community_id, "noun": "wish", "row_id": wish.key}
    listed = {each.person_id for each in session.exec(select(ListedNeighbour).filter_by(**which))}
    return numbered_lists.called(session, held - listed)


def take_over(session: Session, by: int, wish_id: int, entries: list[Listed]) -> Sorted:
    """Everybody on the list who is new holds what they said; all others stay as they are. The owner
    hears once how many. Raises NotFound, NotOpen, NotSoMany, NotYetOpen, LastDayOver."""
    for_staff(session, by, wish_id)
    wish = quantities.lock(session, wish_id)
    refuse(why_not(session, wish))
    found = sort_out(session, wish, entries)
    for one in found.new:
        _claim(session, by, wish, one)
    if found.new:
        _tell(session, by, wish, found.new)
    return found


def _claim(session: Session, by: int, wish: Wish, one: Listed) -> None:
    home, wish_id = wish.community_id, wish.key
    person = numbered_lists.take_over(session, by, home, "wish", wish_id, one)
    if person is None or not quantities.count(
        session, wish_id, claimed=one.quantity, on=wishes.today_of(session, wish)
    ):
        raise Stale()
    claiming.begin(session, person, wish, one.quantity, kind=None)


def _tell(session: Session, by: int, wish: Wish, new: list[Listed]) -> None:
    """Its owner, who is not to read a word for each."""
    home, many = wish.community_id, sum(each.quantity for each in new)
    history.write(session, home, "wish", wish.key, "listed", by, people=len(new), quantity=many)
    session.expire(wish)
    if wish.owner_id != by:
        about: dict[str, Any] = {"people": len(new), "many": many, "who": by}
        outbox.tell(session, LISTED, wish.key, community=home, person=wish.owner_id, **about)
