"""Daily jobs: each once per community and local date, whoever of the replicas comes first."""

from datetime import date, datetime

from sqlalchemy import delete
from sqlmodel import Field, Session, SQLModel, col

from storage import clock
from storage.tables import changed, insert, moment


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


def sweep(session: Session, before: date) -> int:
    """Forget runs of days long gone."""
    return changed(session, delete(JobRun).where(col(JobRun.day) < before))
