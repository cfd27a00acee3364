"""The workers' telephone list: who has not said 「收到」 by then is called, one after the other;
who can't be reached so gets a slip on the door."""

from typing import Any, NamedTuple

from sqlalchemy import exists
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from storage.community import accounts, history, households, neighbours, people, permissions
from storage.community.addresses import in_order
from storage.community.memberships import STAFF, Grant
from storage.engine.errors import NotFound, Refused, refuse
from storage.notices import acknowledgements, copies, knocks, missing, notices
from storage.notices.acknowledgements import SeenBy
from storage.notices.copies import Copy
from storage.notices.notices import LadderStep, Notice, NoticeState


class Callee(NamedTuple):
    """Somebody who is to be called, as the worker reads it."""

    copy: Copy
    name: str
    address: str  # "" where nobody knows
    number: str  # "" where nobody noted one
    proxies: tuple[str, ...]  # who may act for them
    has_chat: bool  # they read what we write
    left: int  # so many are to be called, this one too


class SeenMeanwhile(Refused):
    """Somebody noted it before: they know it already."""


# -- who waits -----------------------------------------------------------------------------------


def waiting() -> Any:
    """The notices of which somebody is to be called, as a SELECT: one matter each."""
    left = exists().where(*_left(Notice))
    out = select(Notice).where(col(Notice.state) == NoticeState.OUT)
    return out.where(col(Notice.step) == LadderStep.PHONES, left)


def _left(notice: Any) -> tuple[Any, ...]:
    return (*missing.of(notice), col(Copy.slip_at).is_(None), ~_is_staff(notice))


def _is_staff(notice: Any) -> Any:
    """A clause: they would call themselves, or one another."""
    grant = aliased(Grant)
    found = exists().where(
        col(grant.community_id) == notice.community_id,
        col(grant.person_id) == col(Copy.person_id),
        col(grant.role).in_(sorted(STAFF)),
        col(grant.revoked_at).is_(None),
    )
    return found.correlate_except(grant)


class Tried(NamedTuple):
    """What was done before, for any of those who are to be called."""

    reminded: bool
    knocked: bool  # and nobody was at home


def tried(waits: list[Copy]) -> Tried:
    """Of what is left."""
    return Tried(any(each.nudged_at for each in waits), any(each.away_at for each in waits))


def left(session: Session, notice: Notice) -> list[Copy]:
    """Who is to be called, whom nobody has tried yet first."""
    if notice.state is not NoticeState.OUT or notice.step is not LadderStep.PHONES:
        return []
    found = select(Copy).where(*_left(notice))
    order = (col(Copy.called_at).is_not(None), col(Copy.called_at), col(Copy.id))
    return list(session.exec(found.order_by(*order)))


def after(session: Session, notice: Notice, copy_id: int = 0) -> Copy | None:
    """Who comes after this one, or first; None: nobody is left."""
    waits = left(session, notice)
    numbers = [each.key for each in waits]
    at = numbers.index(copy_id) + 1 if copy_id in numbers else 0
    return waits[at % len(waits)] if waits else None


def for_caller(session: Session, person_id: int, copy_id: int) -> Copy:
    """Somebody on the telephone list, for the workers there. Raises NotFound."""
    copy = permissions.found(session, person_id, "notice.write", Copy, copy_id)
    if not missing.is_neighbour(session, copy):
        raise NotFound()
    return copy


def look(session: Session, by: int, copy: Copy) -> Callee | None:
    """With the number, which is noted as a look; None where they have answered meanwhile."""
    notice = session.get_one(Notice, copy.notice_id)
    numbers = [each.key for each in left(session, notice)]
    if copy.key not in numbers:
        return None
    here, who = notice.community_id, copy.person_id
    history.write(session, here, "notice", notice.key, "called-up", by, behalf=who)
    home = households.of_person(session, who, here)
    acting = households.acting_for(session, home.key) if home else []
    return Callee(
        copy=copy,
        name=people.get(session, who).name,
        address=households.label(home) if home else "",
        number=neighbours.telephone(session, who, here),
        proxies=tuple(people.get(session, each).name for each in acting if each != who),
        has_chat=accounts.reached(session, who) is not None,
        left=len(numbers),
    )


# -- after the call ------------------------------------------------------------------------------


def reached(session: Session, by: int, copy_id: int, said: str = "") -> None:
    """They know it now; `said`: in their words. Raises NotFound, NotOut, SeenMeanwhile."""
    _note(session, by, copy_id, SeenBy.PHONE, said)


def passed_on(session: Session, by: int, copy_id: int, proxy: str) -> None:
    """`proxy` passes it on to them. Raises NotFound, NotOut, SeenMeanwhile."""
    _note(session, by, copy_id, SeenBy.PROXY, proxy)


def no_answer(session: Session, by: int, copy_id: int) -> None:
    """Nobody took the call: they come last now. Raises NotFound, NotOut, SeenMeanwhile."""
    copy, notice = _called(session, by, copy_id)
    copies.mark(session, notice, copy.person_id, "called_at")
    here, who = notice.community_id, copy.person_id
    history.write(session, here, "notice", notice.key, "no-answer", by, behalf=who)


def _note(session: Session, by: int, copy_id: int, way: SeenBy, note: str) -> None:
    copy, notice = _called(session, by, copy_id)
    if not acknowledgements.say(session, copy.person_id, notice, way, by, note):
        raise SeenMeanwhile()
    here, who = notice.community_id, copy.person_id
    history.write(session, here, "notice", notice.key, "called", by, behalf=who, way=way)
    knocks.told(session, notice, who)


def _called(session: Session, by: int, copy_id: int) -> tuple[Copy, Notice]:
    copy = for_caller(session, by, copy_id)
    notice = session.get_one(Notice, copy.notice_id, populate_existing=True)
    refuse(acknowledgements.why_not_say(notice))
    if acknowledgements.is_seen(session, notice, copy.person_id):
        raise SeenMeanwhile()
    return copy, notice


# -- a slip for the door -------------------------------------------------------------------------


class Slip(NamedTuple):
    """For whose door one is printed."""

    address: str
    names: tuple[str, ...]


class NoSlips(Refused):
    """Nobody needs one: everybody who is left has a number that nobody has tried."""


def needing(session: Session, notice: Notice) -> list[Copy]:
    """Who has no number, or did not answer."""
    here = notice.community_id
    return [
        each
        for each in left(session, notice)
        if each.called_at or not neighbours.telephone(session, each.person_id, here)
    ]


def slips(session: Session, by: int, notice_id: int) -> list[Slip]:
    """A slip for every door behind which somebody can't be called; they leave the telephone list,
    and still count as not having seen it. Raises NotFound, NoSlips."""
    notice = notices.for_staff(session, by, notice_id)
    grouped: dict[str, list[str]] = {}
    for copy in needing(session, notice):
        home = households.of_person(session, copy.person_id, notice.community_id)
        at_door = grouped.setdefault(households.label(home) if home else "", [])
        at_door.append(people.get(session, copy.person_id).name)
        copies.mark(session, notice, copy.person_id, "slip_at")
    refuse(None if grouped else NoSlips())
    history.write(session, notice.community_id, "notice", notice.key, "slips", by)
    found = [Slip(address, tuple(names)) for address, names in grouped.items()]
    return sorted(found, key=lambda each: in_order(each.address))
