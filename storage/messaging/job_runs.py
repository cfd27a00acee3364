"""Daily jobs: each once per community and local date, whoever of the replicas comes first."""

from datetime import date, datetime, timedelta

from sqlalchemy import delete, func
from sqlmodel import Field, Session, SQLModel, col, select

from storage.engine import clock
from storage.engine.columns import changed, insert, moment

KEPT = timedelta(days=60)


class JobRun(SQLModel, table=True):
    """That a job was done for a community on a local date."""

    __tablename__ = "job_run"
    community_id: int = Field(primary_key=True, foreign_key="community.id")
    job: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    ran_at: datetime = moment()


def first_today(session: Session, community_id: int, job: str, day: date) -> bool:
    """Take this run; False when another replica, or an earlier tick, has it."""
    values = {"community_id": community_id, "job": job, "day": day, "ran_at": clock.now()}
    return changed(session, insert(session, JobRun).values(values).on_conflict_do_nothing()) == 1


def since(session: Session, day: date) -> set[tuple[int, str, date]]:
    """Every run of `day` and later, as (community, job, day)."""
    runs = select(JobRun).where(col(JobRun.day) >= day)
    return {(run.community_id, run.job, run.day) for run in session.exec(runs)}


def last_before(session: Session, community_id: int, job: str, day: date) -> datetime | None:
    """When this job ran last for this community on an earlier date."""
    runs = select(JobRun).filter_by(community_id=community_id, job=job)
    last = runs.where(col(JobRun.day) < day).order_by(col(JobRun.day).desc())
    run = session.exec(last).first()
    return run.ran_at if run else None


def newest(session: Session) -> datetime | None:
    """When any job ran last; None before the first."""
    return session.scalar(select(func.max(col(JobRun.ran_at))))


def sweep(session: Session) -> int:
    """Forget runs of days long gone."""
    before = (clock.now() - KEPT).date()
    return changed(session, delete(JobRun).where(col(JobRun.day) < before))
