"""Whether the clock can be believed. One minute on a wrong date would end what has weeks to go."""

from datetime import datetime, timedelta

from sqlmodel import Session

from storage.engine import clock
from storage.messaging import job_runs

GAP = timedelta(days=3)  # since the last job, before we ask somebody else what day it is


def why_not_believe(session: Session, began: datetime) -> tuple[str, int] | None:
    """Why jobs that end or delete things hold still, and by how many seconds the clock seems wrong:
    it leapt against the stopwatch or against the messenger's own clock; or nobody has told us the
    time since we `began`, and the last jobs ran in another season. What the messenger tells
    decides: as soon as both agree, the clock is right."""
    if clock.has_leapt():
        return "the clock has leapt", int(clock.off().total_seconds())
    if clock.is_told():
        return None
    gap = _gap(job_runs.newest(session), began)
    return ("the clock is far from the last jobs", int(gap.total_seconds())) if gap else None


def _gap(last: datetime | None, began: datetime) -> timedelta | None:
    if last is None:
        return None
    if last > clock.now() + clock.LEAP:
        return clock.now() - last
    return began - last if began - last > GAP else None
