"""The pieces of a wish: wanted, claimed, offered, brought, confirmed, and the state they make.

One statement moves the figures and the state together, and only where they still add up. Whoever
changes a wish and its claims locks the wish first: one order for all, so that nobody waits in a
circle.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Text, and_, bindparam, case, literal, null, or_
from sqlmodel import Session, col, select

from storage.engine import clock
from storage.kit.capacity import NOW, Capacity, added
from storage.wishes.wishes import PUBLIC, UNFINISHED, Wish, WishState, WishStep

MOVING = PUBLIC - {WishState.CONFIRMED}  # figures of a closed wish stand still, but for a mistake


def count(
    session: Session,
    wish_id: int,
    *,
    claimed: int = 0,
    offered: int = 0,
    delivered: int = 0,
    confirmed: int = 0,
    cut: int = 0,
    on: date = date.min,
) -> bool:
    """Add to a public wish's figures (pieces; negative takes away, `cut` lowers what is wanted).
    `on`: the local day, for whoever takes it on. False when they would not add up: somebody was
    faster, the wish has closed, or its last day is over."""
    by = {"claimed": claimed, "offered": offered, "delivered": delivered, "confirmed": confirmed}
    return _PIECES.move(session, wish_id, **by, wanted=-cut, on=on)


def lock(session: Session, wish_id: int) -> Wish:
    """The wish as it is now, held until this transaction ends."""
    session.flush()
    return session.get_one(Wish, wish_id, with_for_update=True, populate_existing=True)


def lock_all(session: Session, community_id: int) -> None:
    """Every unfinished wish of a community, held until this transaction ends: for who goes through
    many of them, always in the same order."""
    session.flush()
    here = select(Wish.id).filter_by(community_id=community_id)
    which = here.where(col(Wish.state).in_(UNFINISHED))
    session.exec(which.order_by(col(Wish.id)).with_for_update()).all()


def let_go(wish: Wish) -> int:
    """How many of the pieces that were asked for are not waited for any more."""
    return wish.asked - wish.wanted


def left(wish: Any) -> int:
    """How many pieces nobody holds and nobody is being asked about."""
    return int(wish.wanted - wish.claimed - wish.offered)


def opens_later(opens_at: datetime | None) -> bool:
    """Whether the announced minute is still to come."""
    return opens_at is not None and opens_at > clock.now()


def _said(word: WishState | WishStep) -> Any:
    return literal(word.value, Text)


def _may_move() -> Any:
    is_moving = col(Wish.state).in_([_said(each) for each in sorted(MOVING)])
    is_unsaid = and_(col(Wish.state) == _said(WishState.CONFIRMED), added("confirmed") < 0)
    is_in_time = or_(col(Wish.until).is_(None), col(Wish.until) >= bindparam("on", type_=Date))
    return and_(or_(is_moving, is_unsaid), is_in_time)


def _add_up(wanted: Any, claimed: Any, offered: Any, delivered: Any, confirmed: Any) -> list[Any]:
    return [
        wanted > 0,
        claimed + offered <= wanted,
        offered >= 0,
        delivered <= claimed,
        confirmed <= delivered,
        confirmed >= 0,
    ]


def _follows(
    wanted: Any, claimed: Any, offered: Any, delivered: Any, confirmed: Any
) -> dict[str, Any]:
    is_back = and_(claimed + offered < wanted, col(Wish.state) != _said(WishState.OPEN))
    return {
        "state": case(
            (confirmed >= wanted, _said(WishState.CONFIRMED)),
            (delivered >= wanted, _said(WishState.DELIVERED)),
            (claimed + offered >= wanted, _said(WishState.CLAIMED)),
            else_=_said(WishState.OPEN),
        ),
        # who looks after what waits too long counts anew from here
        "waits_since": case((is_back, NOW), else_=col(Wish.waits_since)),
        "step": case((is_back, _said(WishStep.NEW)), else_=col(Wish.step)),
        "closed_at": case((confirmed >= wanted, NOW), else_=null()),
        "revision": Wish.revision + 1,
        "changed_at": NOW,
    }


_PIECES = Capacity(
    Wish,
    *("wanted", "claimed", "offered", "delivered", "confirmed"),
    where=_may_move(),
    adds_up=_add_up,
    follows=_follows,
)
