"""Communities: their names, their clocks on the wall, when they are spoken to."""

from datetime import datetime, timedelta
from typing import NamedTuple

from pydantic import BaseModel, Field
from sqlalchemy import Column, Text, bindparam
from sqlmodel import Field as Col
from sqlmodel import Session, col, select

from storage.engine import clock, settings
from storage.engine.columns import Row, json_column, moment
from storage.engine.errors import NotFound
from storage.engine.prepared import Prepared
from storage.engine.settings import Given, before


class CommunitySettings(BaseModel):
    """When a community is spoken to, on the clock on its wall; how long it remembers."""

    reminder_hour: int = Field(10, ge=6, le=21)  # the day before the agreed day
    digest_hour: int = Field(18, ge=6, le=21)
    week_day: int = Field(7, ge=0, le=7)  # of the week's digest: 1 is Monday; 0: never
    week_hour: int = Field(18, ge=6, le=21)
    quiet_from: int = Field(21, ge=18, le=23)
    quiet_until: int = Field(8, ge=5, le=10)
    keep_days: int = Field(90, ge=30, le=365)  # of what has ended, until what is private in it goes


# What has an hour of its own is said at that hour: nobody sleeps then.
settings.declare(
    "community",
    CommunitySettings,
    order=(
        before("community.quiet-until", "community.reminder-hour", gap=0),
        before("community.quiet-until", "community.digest-hour", gap=0),
        before("community.quiet-until", "community.week-hour", gap=0),
        before("community.reminder-hour", "community.quiet-from"),
        before("community.digest-hour", "community.quiet-from"),
        before("community.week-hour", "community.quiet-from"),
    ),
)


class Community(Row, table=True):
    name: str = Col(sa_column=Column(Text, unique=True, nullable=False))
    zone: str
    language: str = "zh"
    settings: dict[str, int] = json_column()
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
    settings: Given


def known(session: Session, community_id: int) -> KnownCommunity:
    """Its clock, its language, its settings in force. Raises NotFound."""
    seen = session.info.setdefault("communities", {})
    if community_id not in seen:
        row = _KNOWN.row(session, id=community_id)
        if row is None:
            raise NotFound()
        seen[community_id] = KnownCommunity(row[0], row[1], tuple(row[2].items()))
    found: KnownCommunity = seen[community_id]
    return found


_KNOWN = Prepared(
    lambda _: select(col(Community.zone), col(Community.language), col(Community.settings)).where(
        col(Community.id) == bindparam("id")
    )
)


def named(session: Session, name: str) -> Community:
    """The community of this name. Raises NotFound."""
    community = session.exec(select(Community).where(Community.name == name)).first()
    if community is None:
        raise NotFound()
    return community


def own(community: Community) -> CommunitySettings:
    """When it is spoken to."""
    return settings.read(CommunitySettings, tuple(community.settings.items()))


def waking(session: Session, community_id: int, moment: datetime) -> datetime:
    """`moment`, or the end of the quiet hours it falls into: when somebody may be asked."""
    found = known(session, community_id)
    here, ours = clock.local(moment, found.zone), settings.read(CommunitySettings, found.settings)
    if ours.quiet_until <= here.hour < ours.quiet_from:
        return moment
    day = here.date() + timedelta(days=here.hour >= ours.quiet_from)
    return clock.at(day, ours.quiet_until, found.zone)
