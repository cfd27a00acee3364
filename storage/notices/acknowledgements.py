"""「收到」: who has seen a notice, by a tap or because somebody noted it for them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint, and_, bindparam, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, col, select

from storage.community import posted_cards
from storage.community.households import HouseholdMember
from storage.engine import clock, columns, personal, retention
from storage.engine.columns import Row, moment, sealed, word
from storage.engine.errors import refuse
from storage.engine.prepared import Prepared, bound
from storage.notices import notices
from storage.notices.notices import Notice, NoticeState, Wanted


class SeenBy(StrEnum):
    """How we know."""

    TAP = "tap"
    DOOR = "door"  # a captain knocked
    PHONE = "phone"  # a worker called
    PROXY = "proxy"  # whoever acts for them passes it on
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
    note: str = sealed("notice_seen:{notice_id}:{person_id}:note")  # what they said; who passes it
    at: datetime = moment()


retention.ending(Acknowledgement, lambda before: col(Acknowledgement.at) < before)
personal.listed(Acknowledgement, "person_id", "seen", at=52)
personal.left_out(Acknowledgement, "noted_by", "another's row; the deed is in the history")
NOTE_LIMIT = 200  # characters of what somebody said at a door or on the telephone


def say(
    session: Session,
    person_id: int,
    notice: Notice,
    way: SeenBy = SeenBy.TAP,
    noted_by: int | None = None,
    note: str = "",
) -> bool:
    """Somebody has seen it as it is now; False where that was known. `note`: what they said to
    whoever noted it. Raises NotOut."""
    refuse(why_not_say(notice))
    place = {"notice_id": notice.key, "person_id": person_id}
    written = _SAY.changed(
        session,
        community_id=notice.community_id,
        **place,
        version=notice.version,
        way=way,
        noted_by=noted_by,
        note=columns.sealed_for(Acknowledgement, "note", note[:NOTE_LIMIT], **place),
        at=clock.now(),
        asked=notice.asked_version,
    )
    return written == 1


def _say(sql: Any) -> Any:
    """Whoever said it to words that count no more says it anew."""
    put = sql.insert(Acknowledgement).values(bound(Acknowledgement))
    later = {name: getattr(put.excluded, name) for name in ("version", "way", "noted_by", "note")}
    return put.on_conflict_do_update(
        index_elements=["community_id", "notice_id", "person_id"],
        set_={**later, "at": put.excluded.at},
        where=col(Acknowledgement.version) < bindparam("asked"),
    )


_SAY = Prepared(_say)


def why_not_say(notice: Notice) -> notices.NotOut | None:
    """Why nobody says 「收到」 to it now."""
    return None if notice.state is NoticeState.OUT else notices.NotOut()


# -- who has -------------------------------------------------------------------------------------


def has_answered(notice: Any, person: Any) -> Any:
    """A clause: the words that count are known to this person, or, where one of a household is
    enough, to somebody of theirs. `notice`: one, or the table where a statement asks of many."""
    own = exists().where(*counts_for(notice), col(Acknowledgement.person_id) == person)
    own = own.correlate_except(Acknowledgement)  # in a statement within one, too: of this notice
    if isinstance(notice, Notice):
        return own | _at_home(notice, person) if notice.seen is Wanted.HOUSEHOLD else own
    return own | and_(col(notice.seen) == Wanted.HOUSEHOLD, _at_home(notice, person))


def counts_for(notice: Any, seen: Any = Acknowledgement) -> tuple[Any, ...]:
    """Clauses: a 「收到」 to the words that count."""
    return (
        col(seen.community_id) == notice.community_id,
        col(seen.notice_id) == notice.id,
        col(seen.version) >= notice.asked_version,
    )


def _at_home(notice: Any, person: Any) -> Any:
    """One who lives where they live has seen it, or one who may act for that household."""
    mine, theirs = aliased(HouseholdMember), aliased(HouseholdMember)
    found = exists().where(
        *counts_for(notice),
        col(mine.person_id) == person,
        col(mine.community_id) == notice.community_id,
        col(mine.until).is_(None),
        col(mine.lives_here),
        col(theirs.household_id) == col(mine.household_id),
        _speaks(theirs),
        col(Acknowledgement.person_id) == col(theirs.person_id),
    )
    return found.correlate_except(Acknowledgement, mine, theirs)


def _speaks(member: Any) -> Any:
    return and_(col(member.until).is_(None), or_(col(member.lives_here), col(member.may_act)))


def is_seen(session: Session, notice: Notice, person_id: int) -> bool:
    """Whether this person has."""
    return bool(session.execute(select(has_answered(notice, person_id))).scalar())


def count(session: Session, notice: Notice) -> int:
    """How many people have seen the words that count; where one of a household is enough, how many
    households."""
    if notice.seen is Wanted.HOUSEHOLD:
        return _households(session, notice)
    found = select(func.count()).select_from(Acknowledgement).where(*counts_for(notice))
    return session.exec(found).one()


def _households(session: Session, notice: Notice) -> int:
    """Whoever has no household is one; whoever acts for another speaks for that too."""
    on = and_(
        col(HouseholdMember.person_id) == col(Acknowledgement.person_id),
        col(HouseholdMember.community_id) == col(Acknowledgement.community_id),
        _speaks(HouseholdMember),
    )
    home = func.coalesce(col(HouseholdMember.household_id), -col(Acknowledgement.person_id))
    found = select(func.count(func.distinct(home))).select_from(Acknowledgement)
    return session.exec(found.outerjoin(HouseholdMember, on).where(*counts_for(notice))).one()


def of(session: Session, notice: Notice, person_id: int) -> Acknowledgement | None:
    """Somebody's own 「收到」 to the words that count."""
    theirs = select(Acknowledgement).where(*counts_for(notice))
    return session.exec(theirs.where(Acknowledgement.person_id == person_id)).first()


FEW = 20  # groups whose cards follow every tap; where there are more, each follows its own


def show_count(session: Session, notice: Notice, group_id: int = 0) -> None:
    """The cards say how many: where it was tapped, and in the other groups if they are few."""
    rooms = notices.rooms(session, notice)
    for room in rooms if len(rooms) <= FEW else [each for each in rooms if each == group_id]:
        posted_cards.promise(session, notice.community_id, room, notices.CARD, notice.key)
