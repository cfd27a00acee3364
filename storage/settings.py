"""A community's settings as its admins change them: from what they saw, and back again."""

from typing import Any

from sqlmodel import Session, col, select

from storage import communities
from storage.errors import Refused
from storage.history import Entry

Value = str | int


class SetMeanwhile(Refused):
    """Somebody else set it after this person looked; `value` is what they made of it."""


def now(session: Session, community_id: int, name: str) -> Value:
    """The value in force. Raises NotFound, NoSuchNumber."""
    known = communities.known(session, community_id)
    if name == "language":
        return known.language
    communities.bounds(name)
    found: int = getattr(known.numbers, name)
    return found


def change(
    session: Session, by: int, community_id: int, name: str, seen: Value, value: Value
) -> bool:
    """Set one of a community's settings, for whoever saw it at `seen`; False when it is `value`
    already. Of two at once, who comes second is told what it is now.
    Raises NotFound, NotAllowed, NoSuchNumber, OutOfBounds, SetMeanwhile."""
    communities.get(session, community_id)
    communities.alone(session, community_id)
    session.info.pop("communities", None)
    current = now(session, community_id, name)
    if current not in (seen, value):
        raise SetMeanwhile(value=current)
    return bool(communities.adjust(session, by, community_id, **{name: value}))


def last(session: Session, community_id: int, name: str) -> Entry | None:
    """Who changed it last, from what to what; None when nobody ever did."""
    mine = {"community_id": community_id, "noun": "community", "row_id": community_id}
    lines = select(Entry).filter_by(**mine, what="adjusted")
    newest: Any = session.exec(lines.order_by(col(Entry.id).desc()))
    return next((line for line in newest if line.details["name"] == name), None)
