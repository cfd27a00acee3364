"""The ladder of 「收到」: whoever has not said it hears it once more, then is knocked at by the
captain of the building, then called by a worker. Hours count from when it was first really said."""

from datetime import datetime, timedelta

from sqlalchemy import and_, func
from sqlmodel import Session, col, select

from storage.engine import clock
from storage.kit import ladder
from storage.kit.ladder import Rung
from storage.notices import knocks, rounds, settings
from storage.notices.notices import LadderStep, Notice, NoticeState, Wanted

AFTER = {  # which of the community's figures leads to the next rung
    LadderStep.SAID: "nudge_hours",
    LadderStep.NUDGED: "captain_hours",
    LadderStep.CAPTAINS: "phone_hours",
}
_WAITS = and_(
    col(Notice.state) == NoticeState.OUT,
    col(Notice.seen) != Wanted.NO,
    col(Notice.asked_at).is_not(None),
    col(Notice.is_paused).is_(False),
    col(Notice.step).in_(AFTER),
)


def climb(session: Session) -> int:
    """Lead every notice to the rung that is due; in how many communities one was on its way."""
    homes = select(Notice.community_id).where(_WAITS).distinct()
    found = sorted(session.exec(homes))
    for home in found:
        _climb(session, home)
    return len(found)


def _climb(session: Session, community_id: int) -> None:
    says = (
        Rung(LadderStep.NUDGED, _due(session, community_id, LadderStep.SAID), nudge),
        Rung(LadderStep.CAPTAINS, _due(session, community_id, LadderStep.NUDGED), knocks.ask),
        Rung(LadderStep.PHONES, _due(session, community_id, LadderStep.CAPTAINS), knocks.ask),
    )
    here = _WAITS & (col(Notice.community_id) == community_id)
    ladder.climb(session, Notice, here, LadderStep.SAID, *says)


def _due(session: Session, community_id: int, step: LadderStep) -> object:
    return col(Notice.asked_at) <= clock.now() - _pause(session, community_id, step)


def _pause(session: Session, community_id: int, step: LadderStep) -> timedelta:
    return timedelta(hours=getattr(settings.of(session, community_id), AFTER[step]))


def nudge(session: Session, notice: Notice) -> None:
    """Each of its people who has it and has not answered hears it once more, in private."""
    rounds.begin(session, notice, rounds.What.NUDGE)


def comes(session: Session) -> datetime | None:
    """When the next rung is due; None: nobody is waited for."""
    earliest = func.min(Notice.asked_at)
    waits = select(Notice.community_id, Notice.step, earliest).where(_WAITS)
    found = session.exec(waits.group_by(col(Notice.community_id), col(Notice.step))).all()
    due = (at + _pause(session, home, LadderStep(step)) for home, step, at in found if at)
    return min(due, default=None)
