"""Communities: their names, their clocks on the wall, their numbers."""

from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel, Field
from sqlalchemy import Column, Text, bindparam
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field as Col
from sqlmodel import Session, col, select

from storage.community import history, permissions
from storage.community.permissions import ADMINS, act
from storage.engine import clock
from storage.engine.columns import Row, json_column, moment
from storage.engine.errors import NotFound, Refused, refuse
from storage.engine.prepared import Prepared

act("setting.change", ADMINS)


class Numbers(BaseModel):
    """A community's settings, each with its bounds; what is not set is the default."""

    open_wishes: int = Field(5, ge=1, le=50)  # a person may have at once
    live_claims: int = Field(3, ge=1, le=50)  # a person may hold at once
    deliver_days: int = Field(7, ge=1, le=60)  # where the wish names no last day
    extensions: int = Field(2, ge=0, le=5)  # of a claim's day, before a worker is asked
    grace_days: int = Field(2, ge=0, le=14)  # past the agreed day, until a claim ends by itself
    offer_hours: int = Field(12, ge=1, le=72)  # to answer an offer
    dropouts: int = Field(2, ge=1, le=20)  # given up so often, one goes last on waiting lists
    dropout_days: int = Field(60, ge=7, le=365)  # for how long that is remembered
    still_looking_days: int = Field(2, ge=1, le=14)  # handed in and not looked at
    ask_again_days: int = Field(3, ge=1, le=30)  # brought and not confirmed, asked and not answered
    to_worker_days: int = Field(7, ge=1, le=60)
    announce_days: int = Field(3, ge=1, le=30)  # open and not claimed
    still_needed_days: int = Field(14, ge=2, le=90)
    expire_days: int = Field(30, ge=3, le=365)
    large_from: int = Field(10, ge=2, le=1000)  # pieces: opens to everybody at an announced minute
    large_lead: int = Field(60, ge=0, le=2880)  # minutes until then; 0 opens at once
    reminder_hour: int = Field(10, ge=6, le=21)  # the day before the agreed day
    digest_hour: int = Field(18, ge=6, le=21)
    quiet_from: int = Field(21, ge=18, le=23)
    quiet_until: int = Field(8, ge=5, le=10)


class OutOfBounds(Refused):
    """A number that no community may have."""


class OutOfOrder(Refused):
    """What is to come first would come last: nobody would be asked any more before it is over."""

    may_be_mended = True


# Its owner is asked before a wish is put away, and asked again before a worker is; whoever wants
# nothing said once more in the group may set that day as late as they like.
ORDER = (
    ("still_needed_days", "expire_days"),
    ("ask_again_days", "to_worker_days"),
)


class NoSuchNumber(Refused):
    """There is no setting of this name."""


NAME = (2, 30)  # characters of a community's name


class NotAName(Refused):
    """A community's name is too short or too long."""

    may_be_mended = True


class NameTaken(Refused):
    """Another community has this name."""

    may_be_mended = True


class NoSuchZone(Refused):
    """No clock on a wall goes by this name."""


class Community(Row, table=True):
    name: str = Col(sa_column=Column(Text, unique=True, nullable=False))
    zone: str
    language: str = "zh"
    numbers: dict[str, int] = json_column()
    created_at: datetime = moment()


def add(session: Session, name: str, zone: str = "Asia/Shanghai") -> Community:
    """Found a community. Raises IntegrityError for a name that is taken."""
    community = Community(name=name, zone=zone, created_at=clock.now())
    session.add(community)
    session.flush()
    return community


def every(session: Session) -> list[Community]:
    """All communities, oldest first."""
    return list(session.exec(select(Community).order_by(col(Community.id))))


def get(session: Session, community_id: int) -> Community:
    """One community. Raises NotFound."""
    community = session.get(Community, community_id)
    if community is None:
        raise NotFound()
    return community


def alone(session: Session, community_id: int) -> None:
    """Nobody else comes past here in this community until this transaction ends."""
    which = select(Community.id).filter_by(id=community_id)
    session.exec(which.with_for_update(key_share=True)).one()  # inserts of others go on


class KnownCommunity(NamedTuple):
    """A community, as far as every event in it needs to know."""

    zone: str
    language: str
    numbers: Numbers


def known(session: Session, community_id: int) -> KnownCommunity:
    """Its clock, its language, its settings in force. Raises NotFound."""
    seen = session.info.setdefault("communities", {})
    if community_id not in seen:
        row = _KNOWN.row(session, id=community_id)
        if row is None:
            raise NotFound()
        seen[community_id] = KnownCommunity(row[0], row[1], _numbers(tuple(row[2].items())))
    found: KnownCommunity = seen[community_id]
    return found


@lru_cache
def _numbers(given: tuple[tuple[str, int], ...]) -> Numbers:
    """Checked once for all events; nobody changes what is given out here."""
    return Numbers.model_validate(dict(given))


_KNOWN = Prepared(
    lambda _: select(col(Community.zone), col(Community.language), col(Community.numbers)).where(
        col(Community.id) == bindparam("id")
    )
)


def named(session: Session, name: str) -> Community:
    """The community of this name. Raises NotFound."""
    community = session.exec(select(Community).where(Community.name == name)).first()
    if community is None:
        raise NotFound()
    return community


def numbers(session: Session, community_id: int) -> Numbers:
    """The settings in force."""
    return known(session, community_id).numbers


def bounds(name: str) -> tuple[int, int]:
    """The least and the most that a number may be. Raises NoSuchNumber."""
    if name not in Numbers.model_fields:
        raise NoSuchNumber(name=name, names=", ".join(Numbers.model_fields))
    found = _schema()[name]
    return found["minimum"], found["maximum"]


def within(numbers: Numbers, name: str) -> tuple[int, int]:
    """The same beside the community's other numbers, which keep their order; where they are out of
    order already, as if each stood alone."""
    least, most = by_itself = bounds(name)
    for earlier, later in ORDER:
        if name == earlier:
            most = min(most, getattr(numbers, later) - 1)
        elif name == later:
            least = max(least, getattr(numbers, earlier) + 1)
    return (least, most) if least <= most else by_itself


@cache
def _schema() -> dict[str, Any]:
    properties: dict[str, Any] = Numbers.model_json_schema()["properties"]
    return properties


def adjust(session: Session, by: int | None, community_id: int, **values: str | int) -> list[str]:
    """Set some of a community's `numbers`, its `name`, `zone` or `language` (which the caller has
    checked); which of them changed. Asked by an admin of it, or by the operator (None). Raises
    NotFound, NotAllowed, NoSuchNumber, OutOfBounds, OutOfOrder, NotAName, NameTaken,
    NoSuchZone."""
    if by is not None:
        refuse(permissions.why_not(session, by, "setting.change", community_id))
    row = session.get(Community, community_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound()
    wanted = {name: _allowed(name, value) for name, value in values.items()}
    before = Numbers.model_validate(row.numbers).model_dump() | row.model_dump(include=PLAIN)
    news = {name: value for name, value in wanted.items() if before[name] != value}
    _check_order(before | news, news)
    for name, value in news.items():
        told = {"name": name, "was": before[name], "is": value}
        history.write(session, community_id, "community", community_id, "adjusted", by, **told)
    try:
        with session.begin_nested():
            _set(row, news)
            session.add(row)
    except IntegrityError:
        raise NameTaken() from None
    session.info.pop("communities", None)
    return list(news)


def _check_order(numbers: dict[str, Any], news: dict[str, Any]) -> None:
    """What was out of order before may stay so: it is nobody's business here."""
    for earlier, later in ORDER:
        early, late = numbers[earlier], numbers[later]
        if news.keys() & {earlier, later} and early >= late:
            raise OutOfOrder(earlier=earlier, later=later, early=early, late=late)


def _set(row: Community, news: dict[str, Any]) -> None:
    for name in PLAIN & news.keys():
        setattr(row, name, news[name])
    numbers = {name: value for name, value in news.items() if name not in PLAIN}
    row.numbers = row.numbers | numbers


PLAIN = {"name", "zone", "language"}


def _allowed(name: str, value: str | int) -> str | int:
    if name in PLAIN:
        plain = " ".join(str(value).split())  # one line, also where it was written on two
        _check(name, plain)
        return plain
    least, most = bounds(name)
    if not (isinstance(value, int) and least <= value <= most):
        raise OutOfBounds(name=name, value=value, least=least, most=most)
    return value


def _check(name: str, value: str) -> None:
    if name == "name" and not NAME[0] <= len(value) <= NAME[1]:
        raise NotAName(least=NAME[0], most=NAME[1])
    if name == "zone" and not clock.is_zone(value):
        raise NoSuchZone(value=value)


def waking(session: Session, community_id: int, moment: datetime) -> datetime:
    """`moment`, or the end of the quiet hours it falls into: when somebody may be asked."""
    found = known(session, community_id)
    here, numbers = clock.local(moment, found.zone), found.numbers
    if numbers.quiet_until <= here.hour < numbers.quiet_from:
        return moment
    day = here.date() + timedelta(days=here.hour >= numbers.quiet_from)
    return clock.at(day, numbers.quiet_until, found.zone)


def answer_by(session: Session, community_id: int) -> datetime:
    """Until when somebody who is asked now may answer: the hours count from when they hear it."""
    hours = timedelta(hours=numbers(session, community_id).offer_hours)
    return waking(session, community_id, clock.now()) + hours
