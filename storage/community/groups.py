"""Group chats: which community they belong to and what they are for."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import UniqueConstraint, bindparam, or_, update
from sqlmodel import Field, Session, col, select

from storage.community import history, memberships, permissions
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, personal
from storage.engine.columns import Row, changed, insert, moment
from storage.engine.prepared import Prepared
from storage.messaging import kinds, outbox
from storage.messaging.kinds import Kind

ABSENT = "we are not in the group"
GIVEN_AWAY = "the group was given to somebody else"

act("group.bind", STAFF)


class Purpose(StrEnum):
    WISHES = "wishes"
    NOTICES = "notices"
    WORKERS = "workers"


class Group(Row, table=True):
    """A group chat we are or were in. `community_id` None: not bound to anything yet."""

    __tablename__ = "chat_group"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)
    channel: str
    external_id: str
    title: str
    thread: str = ""  # the topic that was open when the group was bound
    community_id: int | None = Field(default=None, foreign_key="community.id", index=True)
    purpose: str = ""
    is_present: bool = True  # we are still in it
    trouble: str = ""  # why the channel would not take what was last said there
    well_at: datetime | None = moment(null=True)  # when all that waited for it was last let go
    welcomed_on: date | None = None  # the last day on which somebody was welcomed there
    week_message: str = ""  # the channel's number of the last digest of a week
    added_at: datetime = moment()
    bound_by: int | None = Field(default=None, foreign_key="person.id")


personal.left_out(Group, "bound_by", "a group's row; the deed is in the history")


LEFT = kinds.declare("group.left", Group)
BETWEEN_WAVES = timedelta(minutes=1)


def met(session: Session, channel: str, external_id: str, title: str) -> Group:
    """The group that something just came from."""
    key = {"channel": channel, "external_id": external_id}
    found = select(Group).filter_by(**key)
    group = session.exec(found).first()
    if group is None:
        values = {**key, "title": title, "added_at": clock.now(), "thread": "", "purpose": ""}
        values |= {"is_present": True, "week_message": ""}
        session.execute(insert(session, Group).values(values).on_conflict_do_nothing())
        group = session.exec(found).one()
    return group


class KnownGroup(NamedTuple):
    """A group, as far as every event in it needs to know. `is_back`: we had left it before this
    sign of life; `is_troubled`: it would not take what was last said there."""

    id: int
    community_id: int | None
    is_back: bool = False
    is_troubled: bool = False


def for_staff(session: Session, person_id: int, group_id: int) -> Group:
    """A group of a community, for its workers. Raises NotFound."""
    return permissions.found(session, person_id, "group.bind", Group, group_id)


def known(
    session: Session, channel: str, external_id: str, title: str, *, is_here: bool = False
) -> KnownGroup:
    """The group that something just came from; a new one is noted. `is_here`: we hear it from
    within, so that a group which we thought we had left is ours again."""
    row = _KNOWN.row(session, channel=channel, external_id=external_id)
    number, home, is_present, trouble = row or (0, None, False, "")
    if row is None or (is_here and not is_present):
        group = met(session, channel, external_id, title)
        is_back = is_here and not group.is_present
        present(session, group, group.is_present or is_here)
        return KnownGroup(group.key, group.community_id, is_back)
    return KnownGroup(number, home, is_troubled=is_here and bool(trouble))


_KNOWN = Prepared(
    lambda _: select(
        col(Group.id), col(Group.community_id), col(Group.is_present), col(Group.trouble)
    ).where(
        col(Group.channel) == bindparam("channel"),
        col(Group.external_id) == bindparam("external_id"),
    )
)


def bind(
    session: Session, person_id: int, group: Group, community_id: int, purpose: Purpose, thread: str
) -> Group:
    """Make a group a community's. Raises NotFound or NotAllowed for anybody but its workers,
    and for a group that another community holds whose worker this is not."""
    permissions.check(session, person_id, "group.bind", community_id)
    if group.community_id not in (None, community_id):
        permissions.check(session, person_id, "group.bind", group.community_id)
    if (group.community_id, group.purpose) != (community_id, purpose):
        outbox.drop_all(session, group.key, GIVEN_AWAY)
    group.community_id, group.purpose, group.thread = community_id, purpose, thread
    group.bound_by, group.is_present = person_id, True
    session.add(group)
    history.write(session, community_id, "group", group.key, "bound", person_id, purpose=purpose)
    return group


def of(session: Session, community_id: int, purpose: Purpose) -> list[Group]:
    """A community's groups for this purpose that we are still in."""
    found = select(Group).filter_by(community_id=community_id, purpose=purpose, is_present=True)
    return list(session.exec(found.order_by(col(Group.id))))


def ids(session: Session, community_id: int, purpose: Purpose) -> list[int]:
    """The same groups, only their numbers."""
    return [row[0] for row in _IDS.rows(session, community=community_id, purpose=purpose)]


_IDS = Prepared(
    lambda _: (
        select(col(Group.id))
        .where(
            col(Group.community_id) == bindparam("community"),
            col(Group.purpose) == bindparam("purpose"),
            col(Group.is_present).is_(True),
        )
        .order_by(col(Group.id))
    )
)


def addresses(session: Session, channel: str, group_ids: list[int]) -> dict[str, int]:
    """Those of these groups that are on a channel and have us, by their addresses."""
    found = select(Group.external_id, Group.id).filter_by(channel=channel, is_present=True)
    rows = session.exec(found.where(col(Group.id).in_(group_ids)))
    return {address: number or 0 for address, number in rows}


def beside(session: Session, channel: str, community_id: int, but: str = "") -> list[str]:
    """The addresses of a community's groups on a channel, all but one."""
    found = select(Group.external_id).filter_by(channel=channel, community_id=community_id)
    here = found.where(col(Group.is_present).is_(True), col(Group.external_id) != but)
    return list(session.exec(here.order_by(col(Group.id))))


def of_neighbours(session: Session, community_id: int) -> list[int]:
    """The numbers of its groups in which the neighbours are, all but the workers'."""
    found = select(Group.id).filter_by(community_id=community_id, is_present=True)
    ours = found.where(col(Group.purpose).in_((Purpose.WISHES, Purpose.NOTICES)))
    return [each or 0 for each in session.exec(ours.order_by(col(Group.id)))]


def taking(session: Session, community_id: int, purpose: Purpose) -> list[int]:
    """Those of them that take what is said there, as far as we know."""
    found = select(Group.id).filter_by(community_id=community_id, purpose=purpose, trouble="")
    return [each or 0 for each in session.exec(found.where(col(Group.is_present).is_(True)))]


def tell_all(
    session: Session, community_id: int, purpose: Purpose, kind: Kind, row_id: int, **how: Any
) -> None:
    """Promise it to every group for this purpose. `how` as `outbox.tell` takes it."""
    for room in ids(session, community_id, purpose):
        outbox.tell(session, kind, row_id, community=community_id, group=room, **how)


def tell_workers(
    session: Session,
    community_id: int,
    kind: Kind,
    row_id: int,
    *,
    by: int | None = None,
    **how: Any,
) -> bool:
    """Promise it to the workers' groups, or to each worker where there is none; whether anybody is
    told. `by`: whose deed they hear of; `how` as `outbox.tell` takes it."""
    rooms = ids(session, community_id, Purpose.WORKERS)
    workers = [] if rooms else memberships.staff(session, community_id)
    how |= {"community": community_id, "from_person": by}
    for room in rooms:
        outbox.tell(session, kind, row_id, group=room, **how)
    for worker in workers:
        outbox.tell(session, kind, row_id, person=worker, **how)
    return bool(rooms or workers)


def present(session: Session, group: Group, is_present: bool) -> bool:
    """We were added to, or removed from, a group; False when we knew."""
    if group.is_present == is_present:
        return False
    group.is_present = is_present
    session.add(group)
    if group.community_id:
        what = "returned" if is_present else "left"
        history.write(session, group.community_id, "group", group.key, what, None)
    return True


def left(session: Session, group: Group) -> None:
    """We are out of a group, whoever noticed it first: its community's workers are told, once."""
    if not present(session, group, False) or group.community_id is None:
        return
    for worker in memberships.staff(session, group.community_id):
        outbox.tell(session, LEFT, group.key, community=group.community_id, person=worker)


def troubled(session: Session, group_id: int, why: str) -> None:
    """The channel would not take what we said there."""
    changed(session, update(Group).filter_by(id=group_id).values(trouble=why))


def well(session: Session, group_id: int) -> bool:
    """Something was said there: whatever was wrong is over, and all that waits may be let go. False
    where that was done just now: a single message that is always refused sets off no others."""
    which = update(Group).filter_by(id=group_id)
    changed(session, which.values(trouble=""))
    now = clock.now()
    is_due = or_(col(Group.well_at).is_(None), col(Group.well_at) < now - BETWEEN_WAVES)
    return changed(session, which.where(is_due).values(well_at=now)) == 1


def renamed(session: Session, group: Group, title: str) -> None:
    """Follow a group's new title."""
    if title and group.title != title:
        group.title = title
        session.add(group)


def moved(session: Session, channel: str, old: str, new: str) -> int | None:
    """A group has a new address: everything kept under the old one follows. Twice is once: the
    group's number when it moved now."""
    stray = select(Group).filter_by(channel=channel, external_id=new)
    group = session.exec(select(Group).filter_by(channel=channel, external_id=old)).first()
    if group is None:
        return None
    other = session.exec(stray).first()
    if other is not None and other.community_id is None:
        session.delete(other)  # we met the new address before we heard of the move
        session.flush()
    elif other is not None:
        present(session, group, False)  # a worker bound the new address already
        return None
    which = update(Group).filter_by(id=group.id)
    changed(session, which.values(external_id=new, week_message=""))
    session.expire(group)
    if group.community_id:
        history.write(session, group.community_id, "group", group.key, "moved", None)
    return group.id
