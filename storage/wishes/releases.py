"""Releases: a claim or a wish ends before all was brought, and nobody is blamed."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session

from storage.community import consents, groups, history, permissions
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock
from storage.engine.errors import NotFound, Refused
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind
from storage.wishes import (
    announcements,
    change_requests,
    changes,
    claims,
    due_days,
    handovers,
    in_person,
    quantities,
    waiting_list,
    wishes,
)
from storage.wishes.claims import Claim, ClaimState, ReleaseReason
from storage.wishes.wishes import CloseReason, Wish

act("wish.close", STAFF)
NO_CONTACT = kinds.declare("claim.no-contact", Claim)
TAKEN_BACK = kinds.declare("claim.taken-back", Claim)
RELEASED = kinds.declare("claim.released", Claim)
ENDED = kinds.declare("claim.ended", Claim)
ONE_LESS = kinds.declare("claim.one-less", Claim)  # to the others who share a wish
CLOSED = kinds.declare("wish.closed", Wish)
EXPIRED = kinds.declare("wish.expired", Wish)
ON_LAST_DAY = kinds.declare("claim.on-last-day", Claim)


class NotWithdrawable(Refused):
    """The wish is delivered or closed."""


CLOSABLE = frozenset(
    {
        wishes.WishState.RETURNED,
        wishes.WishState.OPEN,
        wishes.WishState.CLAIMED,
        wishes.WishState.CARED_FOR,
        wishes.WishState.EXPIRED,
    }
)
FEW = 6  # who share a wish, and hear of each other
WITHDRAWABLE = CLOSABLE - {wishes.WishState.EXPIRED} | {wishes.WishState.REVIEW}


def release(session: Session, person_id: int, claim_id: int, reason: ReleaseReason) -> Claim:
    """This time it can't be done: whoever waits is asked, else the wish is open again. Workers
    hear of a resident who could not be reached. Raises NotFound, NotHeld."""
    claim = claims.for_holder(session, person_id, claim_id)
    give_back(session, claim, reason, by=person_id)
    if reason is ReleaseReason.NO_CONTACT:  # somebody old may need a call, whoever brings the thing
        groups.tell_workers(
            session, claim.community_id, NO_CONTACT, claim.key, from_person=person_id
        )
    return claim


def give_up(session: Session, person_id: int, change_id: int) -> Claim:
    """The claimer lets go of a wish whose owner proposes something else: the resident's change of
    mind, which never counts against them. Raises NotFound, ChangeOver."""
    _, claim = changes.waiting_for(session, person_id, change_id)
    give_back(session, claim, ReleaseReason.CHANGED, by=person_id)
    return claim


def take_back(session: Session, person_id: int, claim_id: int) -> Claim:
    """A worker frees a claim, after a word with the claimer, whom it does not count against.
    Raises NotFound, NotHeld."""
    claim = claims.for_staff(session, person_id, claim_id)
    give_back(session, claim, ReleaseReason.WORKER, by=person_id)
    claims.tell(session, claim, TAKEN_BACK, claim.person_id)
    return claim


def forget(session: Session, held: Iterable[Claim], by: int) -> None:
    """Somebody goes, or a worker puts them out: what they hold is free again. The caller holds the
    wishes."""
    for claim in held:
        session.refresh(claim)
        if claim.state is ClaimState.CLAIMED:
            is_theirs = by == claim.person_id
            reason = ReleaseReason.OTHER if is_theirs else ReleaseReason.PUT_OUT
            give_back(session, claim, reason, by=by)


def let_go(session: Session, wish: Wish, by: int | None) -> None:
    """Whoever wishes it goes: what nobody brought ends, and a worker who sees to it in person hears
    that. The caller holds the wish."""
    if wish.state in WITHDRAWABLE:
        _withdraw(session, wish, by)


def give_back(session: Session, claim: Claim, reason: ReleaseReason, *, by: int | None) -> None:
    """End a claim that was not brought; its pieces are offered to whoever waits. Raises NotHeld."""
    wish = quantities.lock(session, claim.wish_id)
    ended = {"ended_at": clock.now(), "reason": reason}
    claims.move(session, claim, {ClaimState.CLAIMED}, ClaimState.RELEASED, **ended)
    handovers.drop(session, claim)
    what = "taken-back" if reason in claims.BY_WORKER else "released"
    free(session, claim, by, what, reason)
    claims.tell(session, claim, RELEASED, wish.owner_id)
    _tell_sharers(session, claim)


def _tell_sharers(session: Session, ended: Claim) -> None:
    """Where few share a wish, and pieces of it are free again, they hear who let go; of many the
    card in the group tells."""
    wish = session.get_one(Wish, ended.wish_id)
    held = [each for each in claims.live_on(session, wish) if each.state is ClaimState.CLAIMED]
    if wish.state is not wishes.WishState.OPEN or len(held) > FEW:
        return
    for each in held:
        once = f"{ONE_LESS.name}:{each.key}"
        claims.tell(session, each, ONE_LESS, each.person_id, once=once, who=ended.person_id)


def free(session: Session, claim: Claim, by: int | None, what: str, reason: str) -> None:
    """The pieces of a claim that just ended are open again. The caller holds the wish."""
    quantities.count(session, claim.wish_id, claimed=-claim.quantity)
    about: dict[str, Any] = {"claim": claim.key, "reason": str(reason), "quantity": claim.quantity}
    history.write(session, claim.community_id, "wish", claim.wish_id, what, by, **about)
    wish = quantities.lock(session, claim.wish_id)
    if wish.state is wishes.WishState.OPEN:
        # its last day may have passed while somebody held it: it waits anew
        wish.waits_since, wish.step = clock.now(), wishes.WishStep.NEW
        due_days.put_off(session, wish, wishes.day_ahead(session, wish), None)
    waiting_list.offer(session, claim.wish_id)
    changes.settle(session, claim.wish_id)
    wish = quantities.lock(session, claim.wish_id)
    _say_aloud(session, claim, wish)
    wishes.show(session, wish)


def _say_aloud(session: Session, claim: Claim, wish: Wish) -> None:
    """On the last day of a wish that is free again nobody looks into a list any more."""
    if wish.state is wishes.WishState.OPEN and wish.until == wishes.today_of(session, wish):
        announcements.announce(session, wish)
        groups.tell_workers(session, wish.community_id, ON_LAST_DAY, claim.key)


def call_off(session: Session, person_id: int, wish_id: int) -> Wish:
    """The owner takes back what nobody brought yet; who had claimed it hears kindly, and it never
    counts against them. Where a part was brought, that part is the wish. A worker who sees to it in
    person hears it. Raises NotFound, NotWithdrawable."""
    wishes.for_owner(session, person_id, wish_id)
    wish = quantities.lock(session, wish_id)
    if wish.state not in WITHDRAWABLE:
        raise NotWithdrawable()
    _withdraw(session, wish, person_id)
    return wish


def _withdraw(session: Session, wish: Wish, by: int | None) -> None:
    if wish.state is wishes.WishState.CARED_FOR:
        in_person.tell_taker(session, wish, in_person.OFF_HANDS)
    _end(session, wish, wishes.WishState.WITHDRAWN, by)


def close(session: Session, person_id: int, wish_id: int, reason: CloseReason) -> Wish:
    """A worker closes a wish that is in the group, in a worker's hands, asked about or put away,
    with a reason; owner and claimers hear it. Raises NotFound, NotWithdrawable."""
    wish = wishes.for_reader(session, person_id, wish_id)
    if not permissions.may(session, person_id, "wish.close", wish.community_id):
        raise NotFound()
    wish = quantities.lock(session, wish_id)
    if wish.state not in CLOSABLE:
        raise NotWithdrawable()
    _end(session, wish, wishes.WishState.CLOSED, person_id, reason)
    tell_owner(session, wish, CLOSED)
    return wish


def expire(session: Session, wish: Wish) -> None:
    """Nobody came for what is left of an open wish, and its owner said nothing more. The caller
    holds the wish."""
    _end(session, wish, wishes.WishState.EXPIRED, None, claimers=())
    tell_owner(session, wish, EXPIRED)


def _end(
    session: Session,
    wish: Wish,
    state: wishes.WishState,
    by: int | None,
    reason: str = "",
    claimers: Iterable[Claim] | None = None,
) -> None:
    """End the claims that were not brought and what nobody took; what is left, if anything, is
    what others already brought or still hold."""
    ending = claims.live_on(session, wish) if claimers is None else claimers
    for claim in ending:
        if claim.state is ClaimState.CLAIMED:
            _end_claim(session, claim)
    waiting_list.close(session, wish.key)
    wish = quantities.lock(session, wish.key)
    was_public = wish.state in wishes.PUBLIC
    if wish.claimed and was_public:
        cut = wish.wanted - wish.claimed
        quantities.count(session, wish.key, offered=-wish.offered, cut=cut)
        quantities.lock(session, wish.key).reason = reason
        change_requests.drop(session, wish.key, change_requests.ChangeState.REVIEW)
        changes.settle(session, wish.key)  # nobody is asked any more whose claim ended
    else:
        change_requests.drop(session, wish.key)
        over: dict[str, Any] = {
            "claimed": 0,
            "offered": 0,
            "closed_at": clock.now(),
            "reason": reason,
        }
        wishes.move(session, wish, {wish.state}, state, NotWithdrawable, **over)
        if state is not wishes.WishState.EXPIRED:  # which its owner may open again
            consents.withdraw(session, wish.key)
    history.write(session, wish.community_id, "wish", wish.key, state, by, reason=reason)
    wishes.show(session, wish)


def _end_claim(session: Session, claim: Claim) -> None:
    claims.move(session, claim, {ClaimState.CLAIMED}, ClaimState.ENDED, ended_at=clock.now())
    handovers.drop(session, claim)
    quantities.count(session, claim.wish_id, claimed=-claim.quantity)
    claims.tell(session, claim, ENDED, claim.person_id)


def tell_owner(session: Session, wish: Wish, kind: Kind) -> None:
    """Promise a wish's owner a message about it."""
    outbox.tell(session, kind, wish.key, community=wish.community_id, person=wish.owner_id)
