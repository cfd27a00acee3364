"""Somebody is forgotten: what becomes of their wishes, and of what they held or waited for."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from storage.community import residency
from storage.engine import columns, personal
from storage.engine.columns import changed
from storage.engine.personal import Card, Stage
from storage.wishes import (
    alarm_ends,
    alarms,
    change_requests,
    claims,
    confirmations,
    handovers,
    listing,
    quantities,
    releases,
    waiting_list,
    wishes,
)
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.looks import Look
from storage.wishes.wishes import UNFINISHED, Wish

ALL = 10_000  # of somebody's wishes
NOTHING_SAID: dict[str, Any] = {**columns.emptied(Claim), "photos": [], "photos_look": Look.NONE}


@personal.at_stake("wishes")
def live_wishes(session: Session, person_id: int) -> int:
    mine = select(func.count()).select_from(Wish).where(col(Wish.state).in_(UNFINISHED))
    return session.exec(mine.filter_by(owner_id=person_id)).one()


@personal.at_stake("claims")
def live_claims(session: Session, person_id: int) -> int:
    held = select(func.count()).select_from(Claim).filter_by(state=ClaimState.CLAIMED)
    return session.exec(held.filter_by(person_id=person_id)).one()


@personal.naming
def cards(session: Session, person_id: int) -> set[Card]:
    """The cards that name this person, or say what they wished for or wrote."""
    stands = select(Claim).where(col(Claim.state).in_(claims.STANDING))
    held = session.exec(stands.filter_by(person_id=person_id)).all()
    own = listing.of_owner(session, person_id, ALL)
    shown = {(each.community_id, each.wish_id) for each in held}
    shown |= {(each.community_id, each.key) for each in own}
    views = (wishes.CARD, wishes.REVIEW)
    told: set[Card] = {(home, view, wish_id) for home, wish_id in shown for view in views}
    told |= {(each.community_id, claims.ARRANGED, each.key) for each in held}
    for_them = select(Claim).join(Wish, col(Wish.id) == col(Claim.wish_id))
    brought = session.exec(for_them.where(Wish.owner_id == person_id))
    told |= {(each.community_id, claims.MATTER, each.key) for each in brought}
    rung = alarms.of(session, person_id)
    return told | {(each.community_id, alarms.CARD, each.key) for each in rung}


@personal.forgetting(Stage.END)
def end(session: Session, person_id: int) -> None:
    """Not through the doors, which are shut for who has left the community before."""
    _end(session, person_id, lambda rows: list(rows), person_id)
    change_requests.forget(session, person_id)


@residency.ending
def end_here(session: Session, community_id: int, person_id: int, by: int) -> None:
    """Somebody is no neighbour here any more: what they hold or wait for in this community."""
    here = lambda rows: [each for each in rows if each.community_id == community_id]  # noqa: E731
    _end(session, person_id, here, by)
    change_requests.forget(session, person_id, community_id)


def _end(
    session: Session, person_id: int, ours: Callable[[Iterable[Any]], list[Any]], by: int
) -> None:
    own = [each for each in listing.of_owner(session, person_id, ALL) if each.state in UNFINISHED]
    own, held = ours(own), ours(claims.of_person(session, person_id, 1000))
    places = ours(waiting_list.of_person(session, person_id))
    asked = ours(handovers.of_person(session, person_id))
    wanted = {each.wish_id for each in (*held, *places)} | {each.key for each in own}
    wanted |= {session.get_one(Claim, each.claim_id).wish_id for each in asked}
    _hold(session, wanted)
    waiting_list.forget(session, places)
    handovers.forget(session, asked)
    releases.forget(session, held, by)
    for claim in held:
        claims.hide_details(session, claim)
    let_go(session, own, by)


def let_go(session: Session, own: list[Wish], by: int | None) -> None:
    """Whoever these are for goes: what nobody brought ends, what was brought counts. The caller
    holds the wishes."""
    for wish in own:
        releases.let_go(session, wish, by)
        for brought in claims.live_on(session, wish):
            confirmations.count_as_come(session, brought)


def _hold(session: Session, wish_ids: set[int]) -> None:
    """In the one order in which many wishes are held."""
    for wish_id in sorted(wish_ids):
        quantities.lock(session, wish_id)


@personal.forgetting(Stage.WIPE)
def wipe(session: Session, person_id: int) -> None:
    """Codes, titles and figures of finished wishes stay without a name: they belong to the
    community's account."""
    for wish in listing.of_owner(session, person_id, ALL):
        wipe_wish(session, wish)
    theirs = update(Claim).where(col(Claim.person_id) == person_id)
    changed(session, theirs.values(**NOTHING_SAID))
    wipe_claims(session, select(Wish.id).filter_by(owner_id=person_id))
    alarm_ends.forget(session, person_id)


def wipe_wish(session: Session, wish: Wish) -> None:
    """Nothing that is private stays in it, nor the title of one that did not come true."""
    stood_in_groups = bool(wish.public_note)
    for name in (*columns.emptied(Wish), "photo", "public_note"):
        setattr(wish, name, "")
    wish.photo_look = Look.NONE
    if wish.state is not wishes.WishState.CONFIRMED:
        wish.title = ""
    session.add(wish)
    if stood_in_groups:
        wishes.show(session, wish)


def wipe_claims(session: Session, wish_ids: Any) -> None:
    """What claimers said about bringing these wishes."""
    on_them = update(Claim).where(col(Claim.wish_id).in_(wish_ids))
    changed(session, on_them.values(**NOTHING_SAID))
