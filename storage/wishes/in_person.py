"""In a worker's own hands: what the group does not read, until that worker says that it is done.

A worker's word is not the resident's 收到了: it stands as helped, counts by itself in the figures,
and the resident may say that it is not done yet.
"""

from typing import Any

from sqlmodel import Session

from storage.community import consents, groups, history, memberships
from storage.engine import clock
from storage.engine.errors import Refused, Stale, refuse
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind
from storage.wishes import review, wishes
from storage.wishes.wishes import Wish, WishState, WishStep

HELPED = kinds.declare("wish.helped", Wish)
NOT_HELPED = kinds.declare("wish.not-helped", Wish)
OFF_HANDS = kinds.declare("wish.off-hands", Wish)


def why_not_helped(wish: Wish) -> Refused | None:
    """Why nobody says now that they have helped."""
    return None if wish.state is WishState.CARED_FOR else Stale()


def helped(session: Session, person_id: int, wish_id: int) -> Wish:
    """A worker has helped in person; the resident hears who. From then on it is this worker's, and
    whoever had it in hand before hears that there is nothing left to see to.
    Raises NotFound, Stale."""
    wish = review.for_staff(session, person_id, wish_id)
    home = wish.community_id
    former = wish.reviewed_by if wish.reviewed_by != person_id else None
    done: dict[str, Any] = {"closed_at": clock.now(), "reviewed_by": person_id}
    wishes.move(session, wish, {WishState.CARED_FOR}, WishState.HELPED, Stale, **done)
    consents.withdraw(session, wish_id)
    history.write(session, home, "wish", wish_id, "helped", person_id, instead_of=former)
    review.tell_of_worker(session, wish, HELPED)
    if former is not None and memberships.is_staff(session, former, home):
        outbox.tell(session, OFF_HANDS, wish_id, community=home, person=former)
    return wish


def take_up(session: Session, person_id: int, wish_id: int) -> Wish:
    """A worker sees in person to what nobody came for. Raises NotFound, Stale, TooLongOver."""
    wish = review.for_staff(session, person_id, wish_id)
    refuse(wishes.why_not_again(wish))
    anew: dict[str, Any] = {"closed_at": None, "waits_since": clock.now(), "step": WishStep.NEW}
    mine = {"reviewed_by": person_id, **anew}
    wishes.move(session, wish, {WishState.EXPIRED}, WishState.CARED_FOR, Stale, **mine)
    history.write(session, wish.community_id, "wish", wish_id, "cared-for", person_id)
    wishes.show(session, wish)
    review.tell_of_worker(session, wish, review.CARED_FOR)
    return wish


def not_yet(session: Session, person_id: int, wish_id: int) -> Wish:
    """The resident says that it is not done: the worker has it in hand again, and hears it.
    Raises NotFound, Stale, TooLongOver."""
    wish = wishes.for_owner(session, person_id, wish_id)
    refuse(wishes.why_not_again(wish))
    anew: dict[str, Any] = {"closed_at": None, "waits_since": clock.now(), "step": WishStep.NEW}
    wishes.move(session, wish, {WishState.HELPED}, WishState.CARED_FOR, Stale, **anew)
    history.write(session, wish.community_id, "wish", wish_id, "not-helped", person_id)
    tell_taker(session, wish, NOT_HELPED)
    return wish


def tell_taker(session: Session, wish: Wish, kind: Kind) -> None:
    """Promise it to the worker who sees to the wish; to all, if that one is no worker any more."""
    home, taker = wish.community_id, wish.reviewed_by
    if taker is not None and memberships.is_staff(session, taker, home):
        outbox.tell(session, kind, wish.key, community=home, person=taker)
    else:
        groups.tell_workers(session, home, kind, wish.key)
