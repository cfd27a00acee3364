"""A community's settings as its admins change them: from what they saw, and back again."""

from typing import Any

from sqlmodel import Session, col, select

from storage.community import communities, permissions
from storage.community.history import Entry
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine.errors import NotFound, Refused

Value = str | int

act("setting.read", STAFF)


class SetMeanwhile(Refused):
    """Somebody else set it after this person looked; `value` is what they made of it."""


def now(session: Session, community_id: int, name: str) -> Value:
    """The value in force. Raises NotFound, NoSuchNumber."""
    known = communities.known(session, community_id)
    if name in communities.PLAIN:
        row = session.get_one(communities.Community, community_id, populate_existing=True)
        return str(getattr(row, name))
    communities.bounds(name)
    found: int = getattr(known.numbers, name)
    return found


def bounds(session: Session, community_id: int, name: str) -> tuple[int, int]:
    """The least and the most that a number may be here, now. Raises NotFound, NoSuchNumber."""
    return communities.within(communities.known(session, community_id).numbers, name)


def change(
    session: Session, by: int, community_id: int, name: str, seen: Value, value: Value
) -> bool:
    """Set one of a community's settings, for whoever saw it at `seen`; False when it is `value`
    already. Of two at once, who comes second is told what it is now. Raises NotFound, NotAllowed,
    NoSuchNumber, OutOfBounds, OutOfOrder, NotAName, NameTaken, NoSuchZone, SetMeanwhile."""
    communities.get(session, community_id)
    communities.alone(session, community_id)
    session.info.pop("communities", None)
    current = now(session, community_id, name)
    if current not in (seen, value):
        raise SetMeanwhile(value=current)
    return bool(communities.adjust(session, by, community_id, **{name: value}))


def changed_by(session: Session, person_id: int, entry_id: int) -> Entry:
    """A change of a community's settings, for its admins. Raises NotFound."""
    line = session.get(Entry, entry_id)
    if line is None or (line.noun, line.what) != ("community", "adjusted"):
        raise NotFound()
    if not permissions.may(session, person_id, "setting.change", line.row_id):
        raise NotFound()
    return line


def undo(session: Session, by: int, line: Entry) -> bool:
    """Make it what it was before this change; False when it is so already. Raises what `change`
    raises: SetMeanwhile where it was set again after that."""
    name, was, now_is = (line.details[each] for each in ("name", "was", "is"))
    return change(session, by, line.row_id, name, now_is, was)


def last(session: Session, community_id: int, name: str) -> Entry | None:
    """Who changed it last, from what to what; None when nobody ever did."""
    mine = {"community_id": community_id, "noun": "community", "row_id": community_id}
    lines = select(Entry).filter_by(**mine, what="adjusted")
    newest: Any = session.exec(lines.order_by(col(Entry.id).desc()))
    return next((line for line in newest if line.details["name"] == name), None)
