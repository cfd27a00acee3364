"""Each daily job runs once per community and local date, whatever happens to the clock."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from structlog.testing import capture_logs

from scheduler import daily
from scheduler.clockwork import Clockwork
from storage.community import communities, settings
from storage.community.communities import CommunitySettings
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging.job_runs import JobRun
from storage.messaging.kinds import Lane
from storage.wishes import claiming, review, submission
from tests.harness.make import Make, at_once
from tests.harness.zones import next_change

pytestmark = pytest.mark.both

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BERLIN = "Europe/Berlin"
DayThere = Callable[[str], date]


@pytest.fixture
def clockwork(database: Database) -> Clockwork:
    return Clockwork(database)


def reach(day: date, hour: int, zone: str = "Asia/Shanghai") -> None:
    """Let it be `hour` o'clock on `day`, by travelling there."""
    moment = datetime.combine(day, time(hour), ZoneInfo(zone)).astimezone(UTC)
    clock.travel(moment - clock.now() + timedelta(seconds=1))


# -- days that are not like others, each far enough ahead for what must be done before it ----------


def change(zone: str) -> date:
    """The next day on which clocks are set in Berlin, wherever this is."""
    return next_change(BERLIN, clock.today(zone) + 4 * DAY)


def other_change(zone: str) -> date:
    """The day on which they are set the other way."""
    return next_change(BERLIN, change(zone))


def day_after_change(zone: str) -> date:
    return change(zone) + DAY


def new_year(zone: str) -> date:
    return date((clock.today(zone) + 5 * DAY).year + 1, 1, 1)


def last_of_the_year(zone: str) -> date:
    return new_year(zone) - DAY


def test_berlin_sets_its_clocks_both_ways() -> None:
    """The two days are not the same one twice: on one of them an hour is missing, on the other
    there is one more."""
    days = (change(BERLIN), other_change(BERLIN))
    lasts = {clock.at(day + DAY, 0, BERLIN) - clock.at(day, 0, BERLIN) for day in days}
    assert lasts == {23 * HOUR, 25 * HOUR}


# -- what is done each day -------------------------------------------------------------------------


# What has an hour in which people are awake; what is done at midnight is done by a clock that skips
# to any hour.
BY_DAY = sorted(job for job, one in daily.JOBS.items() if one.hour(CommunitySettings()) > 5)


def by_day(make: Make) -> list[JobRun]:
    return [run for run in make.rows(JobRun) if run.job in BY_DAY]


def runs(make: Make) -> list[tuple[int, str, date]]:
    return sorted((run.community_id, run.job, run.day) for run in by_day(make))


async def test_the_day_before_whoever_promised_is_reminded(
    make: Make, clockwork: Clockwork
) -> None:
    """At ten in the morning of the day before, the claimer is reminded, and only once."""
    wish = make.claimed_wish()
    agreed = make.claim_on(wish).agreed_on
    reach(agreed - timedelta(days=1), 9)
    await clockwork.tick()
    assert "claim.remind" not in make.kinds(make.li)
    clock.travel(HOUR)
    await clockwork.tick()
    await clockwork.tick()
    clock.travel(26 * HOUR)
    await clockwork.tick()
    assert make.kinds(make.li) == ["claim.details", "claim.remind", "claim.due"]


async def test_a_wish_that_came_true_is_never_reminded(make: Make, clockwork: Clockwork) -> None:
    """Whoever has delivered hears no reminder."""
    wish = make.delivered_wish()
    reach(make.claim_on(wish).agreed_on - timedelta(days=1), 12)
    await clockwork.tick()
    assert "claim.remind" not in make.kinds(make.li)


def every_day(make: Make) -> None:
    """On no day does the week's digest stand for the daily list."""
    make.do(settings.adjust, None, make.home, {"community.week-day": 0})


async def test_the_digest_comes_when_there_is_news(make: Make, clockwork: Clockwork) -> None:
    """At six in the evening each wishes group hears of open wishes, if one is new; not twice."""
    every_day(make)
    group, _workers = make.group(), make.group(Purpose.WORKERS)
    reach(clock.now().date() + timedelta(days=2), 12)
    make.open_wish()
    clock.travel(7 * HOUR)
    await clockwork.tick()
    await clockwork.tick()
    [digest] = make.told(kind="wish.digest")
    assert (digest.group_id, digest.row_id, digest.lane) == (group.id, make.home, Lane.BROADCAST)
    clock.travel(24 * HOUR)
    await clockwork.tick()
    assert len(make.told(kind="wish.digest")) == 1
    clock.travel(12 * HOUR)
    make.open_wish(title="一只保温杯")
    clock.travel(12 * HOUR)
    await clockwork.tick()
    assert len(make.told(kind="wish.digest")) == 2


async def test_no_digest_of_what_is_taken(make: Make, clockwork: Clockwork) -> None:
    """A new wish that somebody took before the evening is no news."""
    make.group()
    reach(clock.now().date() + timedelta(days=2), 12)
    make.claimed_wish()
    clock.travel(7 * HOUR)
    await clockwork.tick()
    assert make.told(kind="wish.digest") == []


async def test_two_replicas_do_each_job_once(make: Make, replica: Database) -> None:
    """Two replicas whose clocks strike at the same moment remind once and digest once."""
    every_day(make)
    make.group()
    make.open_wish()
    agreed = make.claim_on(make.claimed_wish(title="一只热水瓶")).agreed_on
    reach(agreed - timedelta(days=1), 19)
    ticking = [
        lambda one=one: asyncio.run(Clockwork(one).tick()) for one in (make.database, replica)
    ]
    assert await asyncio.to_thread(at_once, ticking * 3) == [None] * 6
    assert make.kinds(make.li).count("claim.remind") == 1
    assert len(make.told(kind="wish.digest")) == 1
    assert len(runs(make)) == len(BY_DAY)


async def test_after_a_day_off_what_is_due_is_done_once(make: Make, clockwork: Clockwork) -> None:
    """Off from nine in the morning for 26 hours: the day itself has come, and that is said, once;
    nobody is reminded of a day that is there."""
    agreed = make.claim_on(make.claimed_wish()).agreed_on
    reach(agreed - timedelta(days=1), 9)
    clock.travel(26 * HOUR)
    await clockwork.tick()
    await clockwork.tick()
    assert make.kinds(make.li) == ["claim.details", "claim.due"]
    ran = {job for _, job, day in runs(make) if day == agreed}
    assert len(ran) == len(runs(make))
    assert "wish.digest" not in ran >= {"wish.remind", "worklist.morning"}


def _delivering(make: Make) -> Callable[[], Awaitable[None]]:
    """What is due is said on the way: else every hour has something left to say."""

    async def said() -> None:
        make.hear()

    return said


@pytest.mark.parametrize("day", [change, other_change])
async def test_a_claim_is_followed_through_a_change_of_the_clocks(
    make: Make, clockwork: Clockwork, day: DayThere
) -> None:
    """In Berlin, when the clocks change: reminded, asked on the day, let go, once each, at ten."""
    home, start = make.community("远方", BERLIN), day(BERLIN)
    reach(start - timedelta(days=3), 12, BERLIN)
    owner, li, chen = (
        make.person(name, role, at=home)
        for name, role in (("王", Role.RESIDENT), ("李", Role.VOLUNTEER), ("陈", Role.WORKER))
    )
    form = make.form(community_id=home, until=start)
    wish = make.act(chen, review.approve, make.act(owner, submission.submit, form).key)
    make.act(li, claiming.claim, wish.key)
    await clockwork.travel(timedelta(days=8), _delivering(make))
    turns = [(-1, "claim.remind"), (0, "claim.due"), (3, "claim.let-go")]
    for days, kind in turns:
        [told] = make.told(li, kind=kind)
        here = clock.local(told.created_at, BERLIN)
        assert (here.date(), here.hour) == (start + timedelta(days=days), 10)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        (BERLIN, change),
        (BERLIN, other_change),
        (BERLIN, day_after_change),
        ("Asia/Shanghai", change),
        ("Pacific/Kiritimati", new_year),
        ("Pacific/Pago_Pago", last_of_the_year),
    ],
)
async def test_a_change_of_the_clocks_neither_skips_nor_repeats_a_job(
    make: Make, clockwork: Clockwork, zone: str, day: DayThere
) -> None:
    """Around the days on which clocks change, and at both ends of the world, every local date has
    each of its jobs once, none before its hour."""
    home, start = make.community("远方", zone), day(zone)
    reach(start - timedelta(days=1), 0, zone)
    await clockwork.travel(timedelta(days=3) - timedelta(minutes=5))
    days = [start + timedelta(days=offset) for offset in (-1, 0, 1)]
    expected = [(home, job, each) for job in BY_DAY for each in days]
    assert runs(make) == expected
    for run in by_day(make):
        assert clock.local(run.ran_at, zone).hour == daily.JOBS[run.job].hour(CommunitySettings())


@pytest.mark.parametrize("back", [timedelta(hours=2), timedelta(minutes=1)])
async def test_a_clock_set_back_repeats_nothing(
    make: Make, clockwork: Clockwork, back: timedelta
) -> None:
    """A machine whose clock is set forward and back again by two hours runs each job once."""
    home = make.home
    reach(clock.now().date() + timedelta(days=2), 18)
    await clockwork.tick()
    before = clock.now()
    clock.travel(2 * HOUR)
    await clockwork.tick()
    clock.begin_at(before - back)
    await clockwork.tick()
    clock.travel(3 * HOUR)
    await clockwork.tick()
    assert [(one, job) for one, job, _ in runs(make)] == [(home, job) for job in BY_DAY]


async def test_each_community_has_its_own_hours(make: Make, clockwork: Clockwork) -> None:
    """A community that set its reminders to eight is reminded at eight, its neighbour at ten."""
    early, late = make.home, make.elsewhere

    def at_eight(session: object) -> None:
        community = communities.get(session, early)  # type: ignore[arg-type]
        community.settings = {"community.reminder-hour": 8}

    make.database.transact_now(at_eight)
    reach(clock.now().date() + timedelta(days=2), 8)
    await clockwork.tick()
    assert {run.community_id for run in by_day(make)} == {early}
    clock.travel(2 * HOUR)
    await clockwork.tick()
    assert {run.community_id for run in by_day(make)} == {early, late}


async def test_one_community_s_trouble_is_not_another_s(make: Make, clockwork: Clockwork) -> None:
    """A community whose settings broke does not keep its neighbour from its digest; the failure
    is logged with its name, once; it is tried again after ten minutes, and no sooner."""
    every_day(make)
    make.group()
    make.open_wish()
    broken = make.elsewhere
    make.do(_upset, broken)
    reach(clock.now().date() + timedelta(days=2), 19)
    with capture_logs() as lines:
        await clockwork.tick()
        await clockwork.tick()
    assert {run.community_id for run in make.rows(JobRun)} == {make.home}
    assert len(make.told(kind="wish.digest")) == 1
    assert [(each["event"], each["community"]) for each in lines] == [("job failed", broken)] * len(
        daily.JOBS
    )
    clock.travel(timedelta(minutes=11))
    with capture_logs() as lines:
        await clockwork.tick()
    assert lines == []
    make.do(_mended, broken)
    await clockwork.tick()
    assert {run.community_id for run in make.rows(JobRun)} == {make.home}
    clock.travel(timedelta(minutes=11))
    await clockwork.tick()
    assert {run.community_id for run in make.rows(JobRun)} == {make.home, broken}


def _mended(session: object, community_id: int) -> None:
    communities.get(session, community_id).zone = "Asia/Shanghai"  # type: ignore[arg-type]


def _upset(session: object, community_id: int) -> None:
    community = communities.get(session, community_id)  # type: ignore[arg-type]
    community.zone = "Nowhere/At_All"
