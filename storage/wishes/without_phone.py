"""Neighbours without a phone, whose wishes a worker wrote down: forgotten at their word, which they
say to any worker of their community."""

from enum import StrEnum

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.community import consents, groups, history, permissions, posted_cards
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import columns, forgotten, vault
from storage.engine.columns import changed
from storage.engine.database import wipe_traces
from storage.engine.errors import NotFound
from storage.messaging import kinds
from storage.wishes import personal_data, quantities, wishes
from storage.wishes.alarms import Alarm
from storage.wishes.wishes import Wish

act("wish.forget", STAFF)
FORGOTTEN = kinds.declare("wish.forgotten", Wish)


class ForgetReason(StrEnum):
    """At whose word."""

    ASKED = "asked"  # their own
    FAMILY = "family"  # of those who act for them
    GONE = "gone"  # they moved away, or have died


def is_named(wish: Wish) -> bool:
    """Whether somebody is named in it who has no phone, and has not been forgotten."""
    return wish.recorded_by is not None and bool(wish.beneficiary)


def for_staff(session: Session, person_id: int, wish_id: int) -> Wish:
    """A wish that was written down for somebody without a phone, for the workers there. Raises
    NotFound."""
    wish = permissions.found(session, person_id, "wish.forget", Wish, wish_id)
    if wish.recorded_by is None:
        raise NotFound()
    return wish


def about_them(session: Session, wish: Wish) -> list[Wish]:
    """The wishes of this community that were written down for the same neighbour: of this name, at
    this place or telephone."""
    if not is_named(wish):
        return []
    recorded = select(Wish).filter_by(community_id=wish.community_id)
    named = recorded.where(col(Wish.recorded_by).is_not(None), col(Wish.beneficiary) != "")
    theirs = _traits(wish)
    found = session.exec(named.order_by(col(Wish.id)))
    return [each for each in found if each.id == wish.id or _is_same(theirs, _traits(each))]


def forget(session: Session, by: int, wish_id: int, why: ForgetReason) -> list[Wish]:
    """What was written down for this neighbour is wiped, and what is live of it ends; all workers
    of the community hear of it. Twice is once: nothing is left to forget. Raises NotFound."""
    wish = for_staff(session, by, wish_id)
    gone = forget_again(session, wish, by, why)
    if gone:
        home, codes = wish.community_id, [each.code for each in gone]
        groups.tell_workers(session, home, FORGOTTEN, wish_id, by=by, who=by, why=why, codes=codes)
    return gone


def forget_again(
    session: Session, wish: Wish, by: int | None = None, why: str = "again"
) -> list[Wish]:
    """The same, without a word to anybody who heard it before."""
    theirs = [quantities.lock(session, each.key) for each in about_them(session, wish)]
    theirs = [each for each in theirs if is_named(each)]  # or somebody else was faster
    personal_data.let_go(session, theirs, by)
    ids = [each.key for each in theirs]
    forgotten.note(_name(each) for each in theirs)
    for wish_id in ids:
        consents.withdraw(session, wish_id)
        history.write(session, wish.community_id, "wish", wish_id, "forgotten", by, why=why)
        personal_data.wipe_wish(session, quantities.lock(session, wish_id))
        posted_cards.follow(session, wish.community_id, wishes.REVIEW, wish_id)
    personal_data.wipe_claims(session, ids)
    over = update(Alarm).where(col(Alarm.wish_id).in_(ids), col(Alarm.reached_at).is_not(None))
    changed(session, over.values(**columns.emptied(Alarm)))
    wipe_traces(session)
    return theirs


def _traits(wish: Wish) -> tuple[str, set[str]]:
    """A name, and where somebody is found; both as they are compared, however they were typed."""
    private, blind = wishes.private(wish), vault.current().blind
    where = {blind(each, "same") for each in (private.place, private.phone) if each}
    return blind(private.beneficiary, "same"), where


def _is_same(one: tuple[str, set[str]], other: tuple[str, set[str]]) -> bool:
    return one[0] == other[0] and bool(one[1] & other[1])


# -- after a backup of before was put back -------------------------------------------------------


def _name(wish: Wish) -> str:
    return f"wish:{wish.code}:{wish.created_at.isoformat()}"


def _named(session: Session) -> list[tuple[str, int]]:
    found = select(Wish).where(col(Wish.recorded_by).is_not(None), col(Wish.beneficiary) != "")
    return [(_name(each), each.key) for each in session.exec(found)]


forgotten.again(_named, lambda session, row: forget_again(session, session.get_one(Wish, row)))
