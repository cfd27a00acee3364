"""What a notice says when something is handed out: when and where, what to bring, and how many
portions may be signed up for. The words of the notice stay its writer's; these are facts beside
them."""

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, col, select

from storage.community import communities
from storage.engine import clock
from storage.engine.columns import Row, json_column, readable, word
from storage.kit.capacity import Capacity
from storage.notices.facts import Hours, NewHandout, Pickup
from storage.notices.notices import Notice


class Handout(Row, table=True):
    """The facts beside a notice. `portions`: how many there are to sign up for, 0 where nobody
    signs up; `taken` and `offered` of them are somebody's, or somebody is being asked."""

    __table_args__ = (UniqueConstraint("community_id", "notice_id"),)
    community_id: int = Field(foreign_key="community.id")
    notice_id: int = Field(foreign_key="notice.id")
    day: date | None = None
    hours: str = readable("everybody whom the notice is for reads it", default="")
    by_building: dict[str, Any] = json_column()  # building → its hours
    place: str = readable("everybody whom the notice is for reads it", default="")
    bring: str = readable("everybody whom the notice is for reads it", default="")
    closes_on: date | None = None  # the last day for signing up
    pickup: Pickup = word(Pickup, default=Pickup.OTHERS)
    portions: int = 0
    unit: str = readable("the group reads it: bags", default="")
    most: int = 1  # for one household
    taken: int = 0
    offered: int = 0
    is_open: bool = True  # figures of what is over stand still


def attach(session: Session, notice: Notice, new: NewHandout) -> Handout:
    """A new notice has these facts."""
    handout = Handout(
        community_id=notice.community_id,
        notice_id=notice.key,
        day=new.day,
        hours=new.hours.of_all,
        by_building=dict(new.hours.by_building),
        place=new.place,
        bring=new.bring,
        closes_on=new.closes_on,
        pickup=new.pickup,
        portions=new.portions,
        unit=new.unit,
        most=new.most,
    )
    session.add(handout)
    session.flush()
    return handout


# -- look-ups ------------------------------------------------------------------------------------


def of(session: Session, notice: Notice) -> Handout | None:
    """The facts beside a notice, if it has any."""
    here = select(Handout).filter_by(community_id=notice.community_id, notice_id=notice.key)
    return session.exec(here).first()


def hours_of(handout: Handout) -> Hours:
    """When, for all and by building."""
    return Hours(handout.hours, dict(handout.by_building))


def facts(handout: Handout) -> NewHandout:
    """As they were given, with what has changed since."""
    return NewHandout(
        day=handout.day,
        hours=hours_of(handout),
        place=handout.place,
        bring=handout.bring,
        closes_on=handout.closes_on,
        pickup=handout.pickup,
        portions=handout.portions,
        unit=handout.unit,
        most=handout.most,
    )


def left(handout: Handout) -> int:
    """How many portions nobody has and nobody is being asked about."""
    return handout.portions - handout.taken - handout.offered


def is_closed(session: Session, handout: Handout) -> bool:
    """Whether nobody signs up any more, or nobody ever did."""
    today = clock.today(communities.known(session, handout.community_id).zone)
    is_late = handout.closes_on is not None and handout.closes_on < today
    return not handout.portions or not handout.is_open or is_late


# -- figures -------------------------------------------------------------------------------------


def lock(session: Session, handout_id: int) -> Handout:
    """The facts as they are now, held until this transaction ends: whoever signs up, gives back or
    is asked holds them first, so that nobody waits in a circle."""
    session.flush()
    return session.get_one(Handout, handout_id, with_for_update=True, populate_existing=True)


def count(
    session: Session, handout: Handout, *, taken: int = 0, offered: int = 0, portions: int = 0
) -> bool:
    """Add to the figures. False when they would not add up: somebody was faster, or it is over."""
    by = {"taken": taken, "offered": offered, "portions": portions}
    return _PORTIONS.move(session, handout.key, **by)


def _add_up(portions: Any, taken: Any, offered: Any) -> list[Any]:
    return [taken >= 0, offered >= 0, taken + offered <= portions]


_PORTIONS = Capacity(
    Handout,
    *("portions", "taken", "offered"),
    where=col(Handout.is_open).is_(True),
    adds_up=_add_up,
    follows=lambda **_: {},
)
