"""What a worker mends in a wish before the group reads it, besides its words: how many, and a
number that stands where others read it."""

import re

from sqlmodel import Session

from storage.community import history, screening
from storage.community.screening import TUCKED, Flag
from storage.engine import columns
from storage.engine.errors import Stale
from storage.wishes import flags, review, wishes
from storage.wishes.wishes import Wish, WishState

NUMBER = frozenset({Flag.phone})
PUBLIC, PRIVATE = ("title", "public_note"), ("story", "place")


def amount(
    session: Session,
    person_id: int,
    wish_id: int,
    quantity: int,
    unit: str,
    seen: int | None = None,
) -> Wish:
    """As many are wished as a worker found out. Raises NotFound, AlreadyReviewed, Stale."""
    wish = _held(session, person_id, wish_id, seen)
    wish.asked = wish.wanted = quantity
    wish.unit = unit
    history.write(session, wish.community_id, "wish", wish_id, "amount-mended", person_id)
    return _mended(session, wish)


def is_misplaced(wish: Wish) -> bool:
    """Whether a telephone number stands in another field than its own."""
    return any(screening.phones(_text(wish, name)) for name in (*PUBLIC, *PRIVATE))


def move_number(session: Session, person_id: int, wish_id: int, seen: int | None = None) -> Wish:
    """A telephone number goes where its owner says who may see it. Raises NotFound,
    AlreadyReviewed, Stale."""
    wish = _held(session, person_id, wish_id, seen)
    found = [columns.opened(wish, "phone")]
    for name in (*PUBLIC, *PRIVATE):
        text = _text(wish, name)
        kept = re.sub(r"^\W+|\W+$", "", screening.tucked(text, NUMBER).replace(TUCKED, " "))
        if kept and kept != text:
            found += screening.phones(text)
            _keep(wish, name, kept)
    columns.seal(wish, "phone", ", ".join(dict.fromkeys(filter(None, found))))
    history.write(session, wish.community_id, "wish", wish_id, "number-moved", person_id)
    return _mended(session, wish)


def _text(wish: Wish, name: str) -> str:
    return columns.opened(wish, name) if name in PRIVATE else str(getattr(wish, name))


def _keep(wish: Wish, name: str, text: str) -> None:
    if name in PRIVATE:
        columns.seal(wish, name, text)
    else:
        setattr(wish, name, text)


def _held(session: Session, person_id: int, wish_id: int, seen: int | None) -> Wish:
    wish = review.to_decide(session, person_id, wish_id, seen)
    wishes.move(session, wish, {WishState.REVIEW}, WishState.REVIEW, Stale, at=wish.revision)
    return wish


def _mended(session: Session, wish: Wish) -> Wish:
    session.add(wish)
    session.flush()
    flags.flag(session, wish)
    return wish
