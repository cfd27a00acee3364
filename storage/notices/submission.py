"""A worker hands in a notice: it goes out at once, at its hour, or after a second worker's look."""

from datetime import timedelta

from sqlmodel import Session

from storage.community import (
    communities,
    history,
    memberships,
    permissions,
    screening,
)
from storage.community.screening import Flag
from storage.engine import clock, transitions
from storage.engine.columns import insert
from storage.engine.errors import Refused, refuse
from storage.kit import spans
from storage.messaging import kinds, outbox
from storage.notices import audience, handouts, notices, progress, rounds, settings
from storage.notices.notices import (
    Audience,
    NewNotice,
    Notice,
    NoticeKind,
    NoticeState,
    Room,
    Version,
)

TO_SECOND = kinds.declare("notice.to-second", Notice, is_urgent=True)
DECIDED = kinds.declare("notice.decided", Notice)


class IdentityInside(Refused):
    """An identity, passport or bank card number never stands in a notice."""

    may_be_mended = True


class AsksForMoney(Refused):
    """Nobody may ask the public for money here; only a licensed charity may."""

    may_be_mended = True


class NobodyToRead(Refused):
    """The audience has nobody and no group in it."""

    may_be_mended = True


class NoSecond(Refused):
    """It needs a second worker's look, and there is none."""


class OwnNotice(Refused):
    """The writer is not the second pair of eyes."""


class AlreadyDecided(Refused):
    """Somebody had the second look before."""


def why_not_say(text: str) -> Refused | None:
    """Why these words may stand in no notice."""
    found = {each.flag for each in screening.screen(text=text)}
    if Flag.id_number in found:
        return IdentityInside()
    return AsksForMoney() if Flag.money in found else None


def needs_second(session: Session, new: NewNotice, by: int) -> bool:
    """Whether another worker has a look first: at what is urgent, and at what goes to very many."""
    if new.kind is NoticeKind.URGENT:
        return True
    many = audience.count(session, new.community_id, new.audience, by)
    return many >= settings.of(session, new.community_id).second_from


def why_nobody(session: Session, person_id: int, new: NewNotice) -> Refused | None:
    """Why nobody would read it."""
    whom = (session, new.community_id, new.audience)
    return None if audience.rooms(*whom) or audience.count(*whom, person_id) else NobodyToRead()


def write(session: Session, person_id: int, new: NewNotice) -> Notice:
    """A notice from the filled-in form. Raises NotFound, NotAllowed, IdentityInside, AsksForMoney,
    NobodyToRead, NoSecond."""
    permissions.check(session, person_id, "notice.write", new.community_id)
    said = new.handout.said() if new.handout else ""
    refuse(why_not_say(f"{new.text}\n{said}"))
    refuse(why_nobody(session, person_id, new))
    is_second = needs_second(session, new, person_id)
    others = set(memberships.staff(session, new.community_id)) - {person_id}
    refuse(NoSecond() if is_second and not others else None)
    notice = _written(session, person_id, new)
    if is_second:
        notice.state = NoticeState.SECOND
        for worker in sorted(others):
            _tell(session, TO_SECOND, notice, worker)
    else:
        _released(session, notice)
    return notice


def drafted(new: NewNotice, person_id: int = 0) -> Notice:
    """A notice as it would be once it is out, of no database yet."""
    return Notice(
        community_id=new.community_id,
        writer_id=person_id,
        kind=new.kind,
        state=NoticeState.OUT,
        text=new.text,
        looks=spans.as_json(new.looks),
        photo=new.photo,
        file=new.file,
        file_name=new.file_name,
        audience=new.audience.as_json(),
        seen=new.seen,
        goes_at=new.goes_at,
        is_loud=new.is_loud,
        until=new.until,
        written_at=clock.now(),
    )


def _written(session: Session, person_id: int, new: NewNotice) -> Notice:
    notice = drafted(new, person_id)
    notice.state = NoticeState.PLANNED
    session.add(notice)
    session.flush()
    if new.handout is not None:
        handouts.attach(session, notice, new.handout)
    note_version(session, notice, person_id)
    history.write(session, notice.community_id, "notice", notice.key, "written", person_id)
    return notice


def note_version(session: Session, notice: Notice, by: int | None, *, matters: bool = True) -> None:
    """Keep what it says now."""
    session.add(
        Version(
            community_id=notice.community_id,
            notice_id=notice.key,
            number=notice.version,
            text=notice.text,
            looks=notice.looks,
            matters=matters,
            said_by=by,
            said_at=clock.now(),
        )
    )
    session.flush()


def _released(session: Session, notice: Notice) -> None:
    """It goes out now, or waits for its hour."""
    now = clock.now()
    if notice.goes_at is None or notice.goes_at <= now:
        go_out(session, notice)
    else:
        notice.state = NoticeState.PLANNED
        session.add(notice)


def go_out(session: Session, notice: Notice) -> None:
    """It is out from now on; who reads it where is settled in rounds, the first of them at once."""
    now, home = clock.now(), notice.community_id
    known = communities.known(session, home)
    days = timedelta(days=settings.of(session, home).count_days)
    notice.state, notice.out_at = NoticeState.OUT, now
    notice.until = notice.until or clock.today(known.zone) + days
    session.add(notice)
    rooms = audience.rooms(session, home, Audience.read(notice.audience))
    key = {"community_id": home, "notice_id": notice.key}
    if rooms:
        session.execute(insert(session, Room), [key | {"group_id": room} for room in rooms])
    history.write(session, home, "notice", notice.key, "went-out", None)
    rounds.begin(session, notice, rounds.What.FIRST)
    progress.follow(session, notice)


# -- the second look -------------------------------------------------------------------------------


def why_not_decide(person_id: int, notice: Notice) -> Refused | None:
    """Why this worker is not the second pair of eyes."""
    if notice.state is not NoticeState.SECOND:
        return AlreadyDecided()
    return OwnNotice() if notice.writer_id == person_id else None


def approve(session: Session, person_id: int, notice_id: int) -> Notice:
    """The second worker says yes. Raises NotFound, OwnNotice, AlreadyDecided."""
    notice = notices.for_staff(session, person_id, notice_id)
    refuse(why_not_decide(person_id, notice))
    _decide(session, person_id, notice, NoticeState.PLANNED)
    history.write(session, notice.community_id, "notice", notice.key, "approved", person_id)
    _released(session, notice)
    _tell(session, DECIDED, notice, notice.writer_id)
    return notice


def decline(session: Session, person_id: int, notice_id: int) -> Notice:
    """The second worker would not have it so. Raises NotFound, OwnNotice, AlreadyDecided."""
    notice = notices.for_staff(session, person_id, notice_id)
    refuse(why_not_decide(person_id, notice))
    _decide(session, person_id, notice, NoticeState.DECLINED)
    history.write(session, notice.community_id, "notice", notice.key, "declined", person_id)
    notice.ended_at = clock.now()
    session.add(notice)
    _tell(session, DECIDED, notice, notice.writer_id)
    return notice


def _decide(session: Session, by: int, notice: Notice, to: NoticeState) -> None:
    transitions.move(session, notice, {NoticeState.SECOND}, to, AlreadyDecided, looked_by=by)


def _tell(session: Session, kind: kinds.Kind, notice: Notice, person: int) -> None:
    home = notice.community_id
    hurries = kind.is_urgent or notice.is_loud  # what is out at night is answered at night
    outbox.tell(session, kind, notice.key, community=home, person=person, is_urgent=hurries)
