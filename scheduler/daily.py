"""Daily jobs: each once per community and local date, as soon as its hour has come."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlmodel import Session

from storage.community import communities
from storage.community.communities import Community, CommunitySettings
from storage.engine import clock
from storage.messaging import job_runs

Hour = Callable[[CommunitySettings], int]  # local, on the community's wall
Work = Callable[[Session, Community, date], None]


class Job(NamedTuple):
    hour: Hour
    work: Work
    is_last: bool = False  # reads what the others of its hour leave over


JOBS: dict[str, Job] = {}


def daily(name: str, hour: Hour, *, is_last: bool = False) -> Callable[[Work], Work]:
    """Register what is done once a day for every community."""

    def register(work: Work) -> Work:
        assert name not in JOBS, name
        JOBS[name] = Job(hour, work, is_last)
        return work

    return register


class Due(NamedTuple):
    community_id: int
    job: str


def due(session: Session) -> list[Due]:
    """What has its hour behind it today and was not done: a look, nothing is taken yet."""
    done = _done(session)
    return [Due(each.key, job) for each, job in _every(session) if _is_due(each, job, done)]


def comes(session: Session) -> datetime | None:
    """When the hour of the next job comes in any community; now, when one was missed."""
    done = _done(session)
    return min((_comes(each, job, done) for each, job in _every(session)), default=None)


def _every(session: Session) -> list[tuple[Community, str]]:
    in_turn = sorted(JOBS, key=lambda job: JOBS[job].is_last)
    return [(community, job) for community in communities.every(session) for job in in_turn]


def _done(session: Session) -> set[tuple[int, str, date]]:
    yesterday = clock.now().date() - timedelta(days=1)  # the date differs around the world
    return job_runs.since(session, yesterday)


def _comes(community: Community, job: str, done: set[tuple[int, str, date]]) -> datetime:
    now = clock.now()
    if _is_due(community, job, done):
        return now
    hour = JOBS[job].hour(communities.own(community))
    today = clock.today(community.zone)
    at = clock.at(today, hour, community.zone)
    return at if at > now else clock.at(today + timedelta(days=1), hour, community.zone)


def _is_due(community: Community, job: str, done: set[tuple[int, str, date]]) -> bool:
    try:
        day = clock.today(community.zone)
        return _has_come(community, job) and (community.id, job, day) not in done
    except Exception:  # noqa: BLE001 — its run fails and is logged by itself, not everybody's
        return True


def run(session: Session, one: Due) -> bool:
    """Do one job of one community; False when another replica had it first."""
    community = communities.get(session, one.community_id)
    day = clock.today(community.zone)
    if not _has_come(community, one.job):
        return False  # midnight passed since we looked
    if not job_runs.first_today(session, one.community_id, one.job, day):
        return False
    JOBS[one.job].work(session, community, day)
    return True


def _has_come(community: Community, job: str) -> bool:
    hour = JOBS[job].hour(communities.own(community))
    return clock.local(clock.now(), community.zone).hour >= hour
