"""A community's settings: what holds now, and as its admins change them: from what they saw, and
back again. What there is to set is declared by each subject (`storage.engine.settings`)."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from storage.community import communities, history, permissions
from storage.community.communities import Community
from storage.community.history import Entry
from storage.community.memberships import STAFF
from storage.community.permissions import ADMINS, act
from storage.engine import clock
from storage.engine import settings as declared
from storage.engine.errors import NotFound, Refused, refuse
from storage.engine.settings import M, Name, Valued, in_force, read

Value = str | int

act("setting.read", STAFF)
act("setting.change", ADMINS)


# The community's own words, by name, and the columns where they stand.
PLAIN = {"community.name": "name", "community.zone": "zone", "community.language": "language"}
NAME = (2, 30)  # characters of a community's name


class OutOfBounds(Refused):
    """A number that no community may have."""


class NotDialled(Refused):
    """No telephone number: 3 to 12 digits, or 0 where it may be left out."""

    may_be_mended = True


class OutOfOrder(Refused):
    """Two settings would contradict each other: what is to come first would come last, or an hour
    would fall into the night."""

    may_be_mended = True


class NotAName(Refused):
    """A community's name is too short or too long."""

    may_be_mended = True


class NameTaken(Refused):
    """Another community has this name."""

    may_be_mended = True


class NoSuchZone(Refused):
    """No clock on a wall goes by this name."""


class SetMeanwhile(Refused):
    """Somebody else set it after this person looked; `value` is what they made of it."""


def of(session: Session, community_id: int, model: type[M]) -> M:
    """A subject's settings in force here. Raises NotFound."""
    return read(model, communities.known(session, community_id).settings)


def now(session: Session, community_id: int, name: str) -> Value:
    """The value in force. Raises NotFound, NoSuchNumber."""
    known = communities.known(session, community_id)
    if name in PLAIN:
        row = session.get_one(Community, community_id, populate_existing=True)
        return str(getattr(row, PLAIN[name]))
    declared.pattern(name)
    found: Value = in_force(known.settings)[name]
    return found


def bounds(session: Session, community_id: int, name: str) -> tuple[int, int]:
    """The least and the most that a number may be here, now, beside the community's other numbers,
    which keep their order; where they are out of order already, as if each stood alone. Raises
    NotFound, NoSuchNumber."""
    numbers = in_force(communities.known(session, community_id).settings)
    least, most = by_itself = declared.bounds(name)
    for order in declared.orders():
        if name == order.earlier:
            most = min(most, order.most(numbers[order.later]))
        elif name == order.later:
            least = max(least, order.least(numbers[order.earlier]))
    return (least, most) if least <= most else by_itself


def beside(session: Session, community_id: int, name: str) -> list[Name]:
    """The settings for whose sake this one cannot go as far as it could alone. Raises NotFound,
    NoSuchNumber."""
    numbers = in_force(communities.known(session, community_id).settings)
    least, most = declared.bounds(name)
    found = []
    for order in declared.orders():
        if name == order.earlier and order.most(numbers[order.later]) < most:
            found.append(order.later)
        if name == order.later and order.least(numbers[order.earlier]) > least:
            found.append(order.earlier)
    return found


def change(
    session: Session, by: int, community_id: int, name: str, seen: Value, value: Value
) -> bool:
    """Set one of a community's settings, for whoever saw it at `seen`; False when it is `value`
    already. Of two at once, who comes second is told what it is now. Raises NotFound, NotAllowed,
    NoSuchNumber, OutOfBounds, NotDialled, OutOfOrder, NotAName, NameTaken, NoSuchZone,
    SetMeanwhile."""
    communities.get(session, community_id)
    communities.alone(session, community_id)
    session.info.pop("communities", None)
    current = now(session, community_id, name)
    if current not in (seen, value):
        raise SetMeanwhile(value=current)
    return bool(adjust(session, by, community_id, {name: value}))


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


def adjust(
    session: Session, by: int | None, community_id: int, values: Mapping[str, Value]
) -> list[str]:
    """Set some of a community's numbers, or of its own words (the language is checked by the
    caller); which of them changed. Asked by an admin of it, or by the operator (None). Raises
    NotFound, NotAllowed, NoSuchNumber, OutOfBounds, NotDialled, OutOfOrder, NotAName, NameTaken,
    NoSuchZone."""
    if by is not None:
        refuse(permissions.why_not(session, by, "setting.change", community_id))
    row = session.get(Community, community_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound()
    wanted = {name: _allowed(name, value) for name, value in values.items()}
    before: dict[str, Value] = dict(in_force(tuple(row.settings.items())))
    before |= {name: getattr(row, column) for name, column in PLAIN.items()}
    news = {name: value for name, value in wanted.items() if before[name] != value}
    _check_order(before | news, news)
    for name, value in news.items():
        told: dict[str, Any] = {"name": name, "was": before[name], "is": value}
        history.write(session, community_id, "community", community_id, "adjusted", by, **told)
    try:
        with session.begin_nested():
            _set(row, news)
            session.add(row)
    except IntegrityError:
        raise NameTaken() from None
    session.info.pop("communities", None)
    return list(news)


# -- inside --------------------------------------------------------------------------------------


def _check_order(numbers: dict[str, Any], news: dict[str, Any]) -> None:
    """What was out of order before may stay so: it is nobody's business here."""
    for order in declared.orders():
        early, late = numbers[order.earlier], numbers[order.later]
        if news.keys() & {order.earlier, order.later} and not order.holds(early, late):
            raise OutOfOrder(
                earlier=order.earlier,
                later=order.later,
                gap=order.gap,
                early=Valued(order.earlier, early),
                late=Valued(order.later, late),
            )


def _set(row: Community, news: dict[str, Any]) -> None:
    for name in PLAIN.keys() & news.keys():
        setattr(row, PLAIN[name], news[name])
    numbers = {name: value for name, value in news.items() if name not in PLAIN}
    row.settings = row.settings | numbers


def _allowed(name: str, value: Value) -> Value:
    if name in PLAIN:
        plain = " ".join(str(value).split())  # one line, also where it was written on two
        _check(name, plain)
        return plain
    if pattern := declared.pattern(name):
        if not (isinstance(value, str) and re.fullmatch(pattern, value)):
            raise NotDialled(name=name)
        return value
    least, most = declared.bounds(name)
    if not (isinstance(value, int) and least <= value <= most):
        raise OutOfBounds(name=name, value=value, least=least, most=most)
    return value


def _check(name: str, value: str) -> None:
    if name == "community.name" and not NAME[0] <= len(value) <= NAME[1]:
        raise NotAName(least=NAME[0], most=NAME[1])
    if name == "community.zone" and not clock.is_zone(value):
        raise NoSuchZone(value=value)
