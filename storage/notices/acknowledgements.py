"""「收到」: who has seen a notice, by a tap or because somebody noted it for them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint, exists, func
from sqlmodel import Field, Session, col, select

from storage.community import posted_cards
from storage.engine import clock, columns, personal, retention
from storage.engine.columns import Row, changed, insert, moment, sealed, word
from storage.engine.errors import refuse
from storage.notices import notices
from storage.notices.notices import Notice, NoticeState


class SeenBy(StrEnum):
    """How we know."""

    TAP = "tap"
    DOOR = "door"  # a captain knocked
    PHONE = "phone"  # a worker called
    PROXY = "proxy"  # somebody who acts for them said so
    LIST = "list"  # they stand on a list that a worker pasted


class Acknowledgement(Row, table=True):
    """Somebody has seen a notice, in the words of this `version`."""

    __tablename__ = "notice_seen"
    __table_args__ = (UniqueConstraint("community_id", "notice_id", "person_id"),)
    community_id: int = Field(foreign_key="community.id")
    notice_id: int = Field(foreign_key="notice.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    version: int
    way: SeenBy = word(SeenBy)
    noted_by: int | None = Field(default=None, foreign_key="person.id")
    note: str = sealed("notice_seen:{notice_id}:{person_id}:note")  # what they said at the door
    at: datetime = moment()


retention.ending(Acknowledgement, lambda before: col(Acknowledgement.at) < before)
personal.listed(Acknowledgement, "person_id", "seen", at=52)
personal.left_out(Acknowledgement, "noted_by", "another's row; the deed is in the history")


def say(
    session: Session,
    person_id: int,
    notice: Notice,
    way: SeenBy = SeenBy.TAP,
    noted_by: int | None = None,
    note: str = "",
) -> bool:
    """Somebody has seen it as it is now, and said `note` to whoever noted that; False where it was
    known. Raises NotOut."""
    refuse(why_not_say(notice))
    at = {"notice_id": notice.key, "person_id": person_id}
    new = at | {
        "community_id": notice.community_id,
        "version": notice.version,
        "way": way,
        "noted_by": noted_by,
        "note": columns.sealed_for(Acknowledgement, "note", note, **at),
        "at": clock.now(),
    }
    put = insert(session, Acknowledgement).values(new)
    later = {
        name: getattr(put.excluded, name) for name in ("version", "way", "noted_by", "note", "at")
    }
    is_older = col(Acknowledgement.version) < notice.asked_version
    key = ["community_id", "notice_id", "person_id"]
    done = put.on_conflict_do_update(index_elements=key, set_=later, where=is_older)
    return changed(session, done) == 1


def why_not_say(notice: Notice) -> notices.NotOut | None:
    """Why nobody says 「收到」 to it now."""
    return None if notice.state is NoticeState.OUT else notices.NotOut()


def has_answered(notice: Notice, person: Any) -> Any:
    """A clause: this person has seen the words that count."""
    return exists().where(
        col(Acknowledgement.community_id) == notice.community_id,
        col(Acknowledgement.notice_id) == notice.key,
        col(Acknowledgement.person_id) == person,
        col(Acknowledgement.version) >= notice.asked_version,
    )


def is_seen(session: Session, notice: Notice, person_id: int) -> bool:
    """Whether this person has."""
    return bool(session.execute(select(has_answered(notice, person_id))).scalar())


def count(session: Session, notice: Notice) -> int:
    """How many people have seen the words that count."""
    theirs = select(func.count()).select_from(Acknowledgement)
    theirs = theirs.filter_by(community_id=notice.community_id, notice_id=notice.key)
    return session.exec(theirs.where(Acknowledgement.version >= notice.asked_version)).one()


FEW = 20  # groups whose cards follow every tap; where there are more, each follows its own


def show_count(session: Session, notice: Notice, group_id: int) -> None:
    """The cards say how many: where it was tapped, and in the other groups if they are few."""
    rooms = notices.rooms(session, notice)
    for room in rooms if len(rooms) <= FEW else [each for each in rooms if each == group_id]:
        posted_cards.promise(session, notice.community_id, room, notices.CARD, notice.key)
