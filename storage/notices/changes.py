"""What becomes of a notice that is out: its words change, it is taken back, said once more, held up
or stopped, and it ends by itself."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from storage.community import history
from storage.engine import clock, transitions
from storage.engine.columns import changed
from storage.engine.errors import Refused, refuse
from storage.kit import spans
from storage.kit.spans import Spans
from storage.messaging import broadcasts
from storage.notices import (
    copies,
    endings,
    knocks,
    notices,
    places,
    progress,
    rounds,
    shares,
    submission,
)
from storage.notices.notices import LadderStep, Notice, NoticeState, NotOut
from storage.notices.rounds import Round, What

STOPPED = "stopped by its writer"


class SaidMeanwhile(Refused):
    """It says something else than when this was begun."""


def edit(
    session: Session,
    person_id: int,
    notice_id: int,
    text: str,
    version: int,
    *,
    matters: bool,
    looks: Spans = (),
) -> Notice:
    """It says something else from now on, in all places; where it `matters`, whoever has said
    「收到」 is asked anew. `version`: the one that was to be changed. Raises NotFound, NotOut,
    SaidMeanwhile, IdentityInside, AsksForMoney."""
    notice = notices.for_staff(session, person_id, notice_id)
    refuse(submission.why_not_say(text))
    refuse(NotOut() if notice.state not in (NoticeState.OUT, NoticeState.PLANNED) else None)
    is_same, new = col(Notice.version) == version, version + 1
    values = {"text": text, "looks": spans.as_json(looks), "version": new}
    asked = _anew(notice, new) if matters else {}
    more = {"revision": Notice.revision + 1, **asked}
    transitions.change(session, notice, SaidMeanwhile, is_same, **values, **more)
    submission.note_version(session, notice, person_id, matters=matters)
    home = notice.community_id
    history.write(session, home, "notice", notice.key, "edited", person_id, version=new)
    if matters:
        copies.ask_anew(session, notice)
        knocks.follow(session, notice)
    if notice.state is NoticeState.OUT:
        rounds.begin(session, notice, What.CHANGED)
        endings.tell_all(session, notice, places.CHANGED, places.LIVE)
        progress.follow(session, notice)
        shares.follow(session, notice)
    return notice


def _anew(notice: Notice, version: int) -> dict[str, Any]:
    """Whoever said 「收到」 is asked again; where somebody reads it already, the hours count from
    now."""
    asked_at = clock.now() if notice.asked_at else None
    return {"asked_version": version, "asked_at": asked_at, "step": LadderStep.SAID}


def withdraw(session: Session, person_id: int, notice_id: int) -> Notice:
    """It is taken back: all places say so, and whoever was not told yet is told nothing. Raises
    NotFound, NotOut."""
    notice = notices.for_staff(session, person_id, notice_id)
    froms = {NoticeState.OUT, NoticeState.PLANNED, NoticeState.SECOND}
    _end(session, notice, froms, NoticeState.WITHDRAWN)
    home = notice.community_id
    history.write(session, home, "notice", notice.key, "withdrawn", person_id)
    return notice


def _end(session: Session, notice: Notice, froms: set[NoticeState], to: NoticeState) -> None:
    values = {"ended_at": clock.now(), "revision": Notice.revision + 1}
    transitions.move(session, notice, froms, to, NotOut, **values)
    broadcasts.stop(session, copies.PRIVATE, notice.community_id, notice.key, "it ended")
    knocks.follow(session, notice)
    open_ = update(Round).filter_by(notice_id=notice.key, done_at=None)
    changed(session, open_.values(done_at=clock.now()))
    endings.end(session, notice)
    rounds.begin(session, notice, What.CHANGED)
    progress.follow(session, notice)
    shares.follow(session, notice)


def repeat(session: Session, person_id: int, notice_id: int) -> Notice:
    """Whoever has not said 「收到」 hears it once more, in private. Raises NotFound, NotOut."""
    notice = _out(session, person_id, notice_id)
    history.write(session, notice.community_id, "notice", notice.key, "repeated", person_id)
    rounds.begin(session, notice, What.AGAIN)
    progress.follow(session, notice)
    return notice


# -- while it is on its way ------------------------------------------------------------------------


def pause(session: Session, person_id: int, notice_id: int) -> Notice:
    """Nobody more is told until it goes on. Twice is once. Raises NotFound, NotOut."""
    notice = _out(session, person_id, notice_id)
    if not notice.is_paused:
        history.write(session, notice.community_id, "notice", notice.key, "paused", person_id)
    return _held(session, notice, is_paused=True)


def go_on(session: Session, person_id: int, notice_id: int) -> Notice:
    """What was held up goes on. Twice is once. Raises NotFound, NotOut."""
    notice = _out(session, person_id, notice_id)
    if notice.is_paused:
        history.write(session, notice.community_id, "notice", notice.key, "went-on", person_id)
    return _held(session, notice, is_paused=False)


def _out(session: Session, person_id: int, notice_id: int) -> Notice:
    notice = notices.for_staff(session, person_id, notice_id)
    refuse(None if notice.state is NoticeState.OUT else NotOut())
    return notice


def _held(session: Session, notice: Notice, *, is_paused: bool) -> Notice:
    notice.is_paused = is_paused
    session.add(notice)
    session.flush()
    hold = broadcasts.hold if is_paused else broadcasts.let_go
    hold(session, copies.PRIVATE, notice.community_id, notice.key)
    progress.follow(session, notice)
    return notice


def stop(session: Session, person_id: int, notice_id: int) -> Notice:
    """Whoever was not told yet is not told any more, and nobody is gone after for 「收到」; whoever
    was told keeps it. Raises NotFound, NotOut."""
    notice = _out(session, person_id, notice_id)
    open_ = update(Round).filter_by(notice_id=notice.key, done_at=None)
    changed(session, open_.values(done_at=clock.now()))
    kept = (*copies.PRIVATE, notices.CARD.kind)
    broadcasts.stop(session, kept, notice.community_id, notice.key, STOPPED)
    notice.step = LadderStep.STOPPED
    session.add(notice)
    session.flush()
    knocks.follow(session, notice)
    history.write(session, notice.community_id, "notice", notice.key, "stopped", person_id)
    progress.follow(session, notice)
    return notice


# -- by itself -------------------------------------------------------------------------------------


def go_out_due(session: Session) -> int:
    """What was planned for an hour that has come goes out; how many."""
    planned = select(Notice).where(
        Notice.state == NoticeState.PLANNED, col(Notice.goes_at) <= clock.now()
    )
    rows = list(session.exec(planned.order_by(col(Notice.id)).with_for_update(skip_locked=True)))
    for notice in rows:
        submission.go_out(session, notice)
    return len(rows)


def next_out(session: Session) -> datetime | None:
    """When the next of them is to go out; None: nothing is planned."""
    planned = select(func.min(Notice.goes_at)).where(Notice.state == NoticeState.PLANNED)
    return session.exec(planned).first()


def over(session: Session, community_id: int, today: date) -> None:
    """What does not count any more ends: its buttons go, nobody is told any more."""
    out = select(Notice).filter_by(community_id=community_id, state=NoticeState.OUT)
    for notice in session.exec(out.where(col(Notice.until) < today).order_by(col(Notice.id))):
        _end(session, notice, {NoticeState.OUT}, NoticeState.OVER)


def is_on_its_way(session: Session, notice: Notice) -> bool:
    """Whether somebody is still to be told."""
    return rounds.is_open(session, notice) or progress.waiting(session, notice) > 0
