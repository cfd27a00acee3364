"""Notices: a worker says something once, and it reaches groups and people. The tables, the doors,
and how a notice stands in groups."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, bindparam, update
from sqlmodel import Field, Session, col, select

from storage.community import memberships, permissions, posted_cards
from storage.community.groups import Group, Purpose
from storage.community.memberships import STAFF, Role
from storage.community.permissions import act
from storage.engine import clock, personal
from storage.engine.columns import Row, changed, json_column, moment, readable, word
from storage.engine.errors import NotFound, Refused
from storage.engine.prepared import Prepared
from storage.kit.spans import Spans
from storage.messaging.kinds import Lane
from storage.notices.facts import NewHandout

act("notice.write", STAFF)

TEXT_LIMIT = 3000  # characters: with what stands around it one message takes it
BESIDE_PICTURE = 900  # characters that stand under a picture or a file for good
SHORT = 24  # characters by which a notice is called in a list


class NoticeKind(StrEnum):
    """What it is about."""

    NEWS = "news"
    ACTIVITY = "activity"
    HANDOUT = "handout"
    URGENT = "urgent"
    SEARCH = "search"  # somebody or something is looked for, or was found


class NoticeState(StrEnum):
    SECOND = "second"  # waits for the yes of a second worker
    PLANNED = "planned"  # goes out at its hour
    OUT = "out"
    OVER = "over"  # it counts no more
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"  # the second worker would not have it


class Whom(StrEnum):
    """For whom it is."""

    EVERYBODY = "everybody"
    BUILDINGS = "buildings"
    ROLE = "role"
    GROUPS = "groups"
    PEOPLE = "people"


class LadderStep(StrEnum):
    """How far those who have not said 「收到」 have been gone after."""

    SAID = "said"  # it was only said
    NUDGED = "nudged"  # they heard it once more, in private
    CAPTAINS = "captains"  # the captain of their building has them on a list
    PHONES = "phones"  # workers call them
    STOPPED = "stopped"  # nobody goes after them any more


class Wanted(StrEnum):
    """Whether 「收到」 is asked for."""

    NO = "no"
    EACH = "each"  # of everybody
    HOUSEHOLD = "household"  # one of a household is enough


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom a notice is: `buildings`, a `role`, chat groups or people by their numbers, as far
    as its scope asks for them."""

    scope: Whom = Whom.EVERYBODY
    buildings: tuple[str, ...] = ()
    role: Role = Role.RESIDENT
    groups: tuple[int, ...] = ()
    people: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As a notice keeps it."""
        of = {Whom.BUILDINGS: "buildings", Whom.GROUPS: "groups", Whom.PEOPLE: "people"}
        kept: dict[str, Any] = {"scope": str(self.scope)}
        if self.scope in of:
            kept[of[self.scope]] = list(getattr(self, of[self.scope]))
        return kept | ({"role": str(self.role)} if self.scope is Whom.ROLE else {})

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "Audience":
        """What a notice keeps."""
        lists = {name: tuple(kept.get(name, ())) for name in ("buildings", "groups", "people")}
        role = Role(kept.get("role", Role.RESIDENT))
        return cls(Whom(kept.get("scope", Whom.EVERYBODY)), role=role, **lists)


class Notice(Row, table=True):
    """Something that is said to many. `version` counts what was said; `asked_version` is the first
    that a 「收到」 counts for; `revision` counts all that its cards show."""

    __table_args__ = (Index(None, "community_id", "state"),)
    community_id: int = Field(foreign_key="community.id")
    writer_id: int = Field(foreign_key="person.id", index=True)
    kind: NoticeKind = word(NoticeKind)
    state: NoticeState = word(NoticeState)
    text: str = readable("everybody whom it is for reads it")
    looks: dict[str, Any] = json_column()  # how parts of it look
    photo: str = readable("the channel's number of a picture that they see", default="")
    file: str = readable("the channel's number of a file that they may open", default="")
    file_name: str = readable("they read it under the notice", default="")
    audience: dict[str, Any] = json_column()
    seen: Wanted = word(Wanted, default=Wanted.NO)
    seen_until: date | None = None
    asked_at: datetime | None = moment(null=True)  # its words that count were first really said
    step: LadderStep = word(LadderStep, default=LadderStep.SAID)
    goes_at: datetime | None = moment(null=True)  # None: at once
    is_loud: bool = False  # also in quiet hours
    until: date | None = None  # the last day on which it counts
    version: int = 1
    asked_version: int = 1
    revision: int = 1
    is_paused: bool = False  # nobody more is told until it goes on
    progress_message: str = readable("the channel's number of the writer's message", default="")
    progress_at: datetime | None = moment(null=True)
    looked_by: int | None = Field(default=None, foreign_key="person.id")  # the second worker
    written_at: datetime = moment()
    out_at: datetime | None = moment(null=True)
    ended_at: datetime | None = moment(null=True)


class Room(Row, table=True):
    """A chat group that a notice is for."""

    __tablename__ = "notice_room"
    __table_args__ = (UniqueConstraint("community_id", "notice_id", "group_id"),)
    community_id: int = Field(foreign_key="community.id")
    notice_id: int = Field(foreign_key="notice.id")
    group_id: int = Field(foreign_key="chat_group.id", index=True)


class Version(Row, table=True):
    """What a notice said, and from when. `matters`: whoever said 「收到」 before is asked anew."""

    __tablename__ = "notice_version"
    __table_args__ = (UniqueConstraint("community_id", "notice_id", "number"),)
    community_id: int = Field(foreign_key="community.id")
    notice_id: int = Field(foreign_key="notice.id")
    number: int
    text: str = readable("everybody whom it was for read it")
    looks: dict[str, Any] = json_column()
    matters: bool = True
    said_by: int | None = Field(default=None, foreign_key="person.id")
    said_at: datetime = moment()


personal.listed(Notice, "writer_id", "notices", at=50)
personal.left_out(Notice, "looked_by", "another's words; the deed is in the history")
personal.left_out(Version, "said_by", "it is in their own notices, and in the history")


GONE = (NoticeState.OVER, NoticeState.WITHDRAWN, NoticeState.DECLINED)
TOLD_STATES = (NoticeState.OUT, NoticeState.OVER, NoticeState.WITHDRAWN)


def was_said(session: Session, notice_id: int) -> None:
    """Somebody reads it: from the first of them on it waits for 「收到」."""
    asks = update(Notice).filter_by(id=notice_id, state=NoticeState.OUT)
    changed(session, asks.where(col(Notice.asked_at).is_(None)).values(asked_at=clock.now()))


CARD = posted_cards.declare(
    "notice", Notice, Purpose.NOTICES, lane=Lane.BROADCAST, first_shown=was_said
)


@dataclass(frozen=True, slots=True)
class NewNotice:
    """The filled-in form."""

    community_id: int
    text: str
    kind: NoticeKind = NoticeKind.NEWS
    audience: Audience = field(default_factory=Audience)
    seen: Wanted = Wanted.NO
    goes_at: datetime | None = None
    until: date | None = None
    photo: str = ""
    is_loud: bool = False
    looks: Spans = ()
    file: str = ""
    file_name: str = ""
    handout: NewHandout | None = None


class NotOut(Refused):
    """The notice is not out, or not any more."""


# -- doors ---------------------------------------------------------------------------------------


def for_reader(session: Session, person_id: int, notice_id: int) -> Notice:
    """A notice that is out, for whoever belongs to its community. Raises NotFound."""
    notice = session.get(Notice, notice_id)
    if notice is None:
        raise NotFound()
    memberships.member_here(session, notice.community_id, person_id)
    is_told = notice.state in TOLD_STATES
    if not is_told and not memberships.is_staff(session, person_id, notice.community_id):
        raise NotFound()
    return notice


def for_staff(session: Session, person_id: int, notice_id: int) -> Notice:
    """Any notice, for the workers of its community. Raises NotFound."""
    return permissions.found(session, person_id, "notice.write", Notice, notice_id)


# -- in groups -----------------------------------------------------------------------------------


def once(notice_id: int, person_id: int | str) -> str:
    """One promise that waits for a person and a notice, however often it changes; how all of a
    notice begin, where nobody is named."""
    return f"notice.told:{notice_id}:{person_id}"


def rooms(session: Session, notice: Notice) -> list[int]:
    """The numbers of the groups that it is for."""
    found = _ROOMS.rows(session, community=notice.community_id, notice=notice.key)
    return [group_id for (group_id,) in found]


_ROOMS = Prepared(
    lambda _: (
        select(col(Room.group_id))
        .where(
            col(Room.community_id) == bindparam("community"),
            col(Room.notice_id) == bindparam("notice"),
        )
        .order_by(col(Room.group_id))
    )
)


def show(session: Session, notice: Notice) -> None:
    """Every card of it that stands is to look like it."""
    posted_cards.follow(session, notice.community_id, CARD, notice.key)


@posted_cards.chosen(CARD)
def that_stand(session: Session, group_id: int) -> list[int]:
    """What this group is to read: what is out and for it."""
    here = select(Room.notice_id).join(Notice, col(Notice.id) == Room.notice_id)
    ours = here.join(Group, col(Group.id) == Room.group_id)
    ours = ours.where(col(Group.community_id) == Notice.community_id)  # it may have moved on
    out = ours.where(Room.group_id == group_id, Notice.state == NoticeState.OUT)
    return list(session.exec(out.order_by(col(Room.notice_id))))
