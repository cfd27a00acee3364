"""The clock of a replica: it starts, catches up, travels, stops; and keeps house."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session
from structlog.testing import capture_logs

from scheduler import daily, upkeep
from scheduler.clockwork import Clockwork
from scheduler.daily import JOBS
from scheduler.timed import TIMED, Timed
from storage.community.communities import CommunitySettings
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import conversations, dead_letters, inbox, outbox, rate_limits
from storage.messaging.conversations import Conversation
from storage.messaging.inbox import InboxEvent
from storage.messaging.job_runs import JobRun
from storage.messaging.outbox import Told
from storage.wishes import claims, handovers, releases, waiting_list
from tests.harness import hours
from tests.harness.make import Make

pytestmark = pytest.mark.both


@pytest.fixture
def clockwork(database: Database) -> Clockwork:
    return Clockwork(database)


async def until(what: Callable[[], object]) -> None:
    """Wait for what another task brings about."""
    async with asyncio.timeout(10):
        while not what():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def before_noon() -> list[str]:
    """What is done by then, in its turn."""
    early = [name for name, job in JOBS.items() if job.hour(CommunitySettings()) < 12]
    return sorted(early, key=lambda name: JOBS[name].is_last)


async def test_a_start_catches_up_and_a_stop_is_an_end(make: Make, clockwork: Clockwork) -> None:
    """A replica that starts does at once what fell due while nothing ran; stopped, no more."""
    home = make.home
    noon = clock.at(clock.now().date() + timedelta(days=2), 12, "Asia/Shanghai")
    clock.travel(noon - clock.now())
    clockwork.start()
    await until(lambda: len(make.rows(JobRun)) >= len(before_noon()))
    await clockwork.stop()
    ran = [(run.community_id, run.job) for run in make.rows(JobRun)]
    assert sorted(ran) == sorted((home, job) for job in before_noon())
    assert {"wish.remind", "worklist.morning"} <= set(before_noon())
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_week_skipped_is_a_week_lived(make: Make, clockwork: Clockwork) -> None:
    """Skipping a week in the practice room brings every day's jobs in order, each at its hour,
    and leaves the clock exactly a week ahead."""
    home = make.home
    began = clock.now()
    stops: list[datetime] = []

    async def say() -> None:
        stops.append(clock.now())

    await clockwork.travel(timedelta(days=7), say)
    assert timedelta(days=7) <= clock.now() - began < timedelta(days=7, minutes=1)
    runs = sorted(make.rows(JobRun), key=lambda run: run.ran_at)
    assert len({(run.job, run.day) for run in runs}) == len(runs) >= 13
    assert all(run.community_id == home for run in runs)
    full = [run.ran_at for run in runs if run.ran_at - began > timedelta(hours=1)]
    assert all(at.minute == 0 for at in full)
    assert stops == sorted(stops)
    assert {clock.local(stop, "Asia/Shanghai").hour for stop in stops[2:-1]} == {0, 3, 10, 18}


async def test_what_ends_by_itself_ends_in_its_hour(make: Make, clockwork: Clockwork) -> None:
    """A long skip passes over empty hours, and over no other: an offer, a question to a neighbour,
    a call that died and a forgotten form end within an hour of their time, whatever it is."""
    hours.until(10)
    clock.travel(timedelta(minutes=30))
    talk = make.do(conversations.open_one, make.wang.id, "wish.post", 0, make.home)
    await clockwork.tick()
    clock.travel(timedelta(minutes=100))
    given_back, held = make.claimed_wish(), make.claim_on(make.claimed_wish(by=make.zhang))
    make.act(make.sun, waiting_list.join, given_back.key)
    make.act(make.li, releases.release, make.claim_on(given_back).key, claims.ReleaseReason.NO_TIME)
    clock.travel(timedelta(minutes=100))
    asked = make.act(make.zhang, handovers.ask, held.key, make.li.id)
    died, *others = make.told(state=outbox.OutboxState.READY)
    for told in others:
        make.do(_said, told.id)
    [offer], asked = make.rows(waiting_list.Place), make.again(asked)
    assert offer.until
    assert asked.until
    make.do(_leased, died.id)
    lease = make.again(died).leased_until
    assert lease
    due = {
        "lost": lease,
        "place.lapsed": offer.until,
        "handover.declined": asked.until,
        "form.expired": talk.touched_at + conversations.KEPT,
    }
    came: dict[str, datetime] = {}

    async def say() -> None:
        if make.again(died).uncertain:
            came.setdefault("lost", clock.now())
        for told in make.waiting():
            came.setdefault(told.kind, clock.now())
            make.do(_said, told.id)

    await clockwork.travel(timedelta(days=5), say)
    late = {what: came[what] - at for what, at in due.items()}
    assert all(timedelta() <= each <= timedelta(hours=1) for each in late.values()), late
    assert len({at.replace(minute=0) for at in due.values()}) == len(due)


async def test_a_look_that_fails_holds_nobody_up(
    clockwork: Clockwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can say what is due, each job is tried all the same, and it is logged once."""
    done: list[str] = []

    def broken(_: Session) -> None:
        raise LookupError("the alarms can't be read")

    def work(_: Session) -> int:
        done.append("place.lapse")
        return 0

    monkeypatch.setitem(TIMED, "alarm.call", TIMED["alarm.call"]._replace(comes=broken))
    monkeypatch.setitem(TIMED, "place.lapse", Timed(work, lambda _: None, is_hasty=True))
    with capture_logs() as logs:
        await clockwork.tick()
    assert done == ["place.lapse"]
    assert [each["job"] for each in logs if each["event"] == "job failed"] == ["due"]


async def test_time_is_never_travelled_back(make: Make, clockwork: Clockwork) -> None:
    """A step back is refused and changes nothing."""
    with pytest.raises(ValueError, match="backwards"):
        await clockwork.travel(-timedelta(hours=1))
    assert abs(clock.now() - clock.travel(timedelta())) < timedelta(seconds=1)


async def test_a_reminder_is_said_before_what_comes_after_it(
    make: Make, clockwork: Clockwork
) -> None:
    """On a long skip the reminder comes a day before the agreed day, not at the end of the skip."""
    wish = make.claimed_wish()
    agreed = make.claim_on(wish).agreed_on

    async def say() -> None:
        for told in make.waiting():
            make.do(_said, told.id)

    await clockwork.travel(timedelta(days=14), say)
    [reminder] = make.told(make.li, kind="claim.remind")
    assert clock.local(reminder.created_at, "Asia/Shanghai").date() == agreed - timedelta(days=1)
    assert clock.local(reminder.created_at, "Asia/Shanghai").hour == 10


async def test_a_forgotten_form_ends_with_one_friendly_line(
    make: Make, clockwork: Clockwork
) -> None:
    """A form nobody touched for two days is forgotten with all its answers, its owner told once."""
    talk = make.do(conversations.open_one, make.wang.id, "wish.post", 0, make.home, {"what": "x"})
    fresh = make.do(conversations.open_one, make.li.id, "wish.post", 0, make.home)
    clock.travel(timedelta(days=1))
    make.do(conversations.write, fresh, {"what": "a"}, "kind")
    await clockwork.hourly()
    assert len(make.rows(Conversation)) == 2
    clock.travel(timedelta(days=1, minutes=1))
    await clockwork.hourly()
    await clockwork.hourly()
    assert [each.id for each in make.rows(Conversation)] == [fresh.id]
    [line] = make.told(kind="form.expired")
    assert (line.person_id, line.row_id, line.about) == (
        make.wang.id,
        talk.id,
        {"flow": "wish.post"},
    )


async def test_what_nobody_needs_goes(make: Make, clockwork: Clockwork) -> None:
    """Events no channel repeats, messages said a month ago, idle limits and old runs are swept;
    dead letters and promises not yet kept stay."""
    make.claimed_wish()
    make.do(inbox.first_time, "telegram", "1")
    make.do(dead_letters.bury, "telegram", "2", "?", "CODE", "unreadable")
    make.do(rate_limits.reserve, (rate_limits.Scope("bot", 0.1, 1),))
    make.do(daily.run, daily.Due(make.home, "wish.remind"))
    for told in make.waiting()[:1]:
        make.do(_said, told.id)
    kept = len(make.told()) - 1
    clock.travel(timedelta(days=89))
    await clockwork.hourly()
    assert [event.event_id for event in make.rows(InboxEvent)] == ["2"]
    assert len(make.told()) == kept
    assert make.rows(rate_limits.Pace) == make.rows(JobRun) == []


async def test_what_was_just_said_stays(make: Make, clockwork: Clockwork) -> None:
    """Nothing of the last weeks is swept."""
    make.claimed_wish()
    make.do(inbox.first_time, "telegram", "1")
    for told in make.waiting()[:1]:
        make.do(_said, told.id)
    before = len(make.told())
    clock.travel(timedelta(days=2))
    await clockwork.hourly()
    assert len(make.told()) == before
    assert len(make.rows(InboxEvent)) == 1


async def test_a_delivery_that_died_is_recovered(make: Make, clockwork: Clockwork) -> None:
    """A message whose process was killed in mid-call is counted as uncertain and waits again."""
    make.open_wish()
    [told] = make.told(make.wang)
    make.do(_leased, told.id)
    await clockwork.tick()
    assert make.again(told).state is outbox.OutboxState.SENDING
    clock.travel(outbox.LEASE + timedelta(seconds=1))
    await clockwork.tick()
    again = make.again(told)
    assert (again.state, again.uncertain) == (outbox.OutboxState.READY, 1)


async def test_one_job_s_failure_stops_no_other(
    make: Make, clockwork: Clockwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When one kind of housekeeping breaks, it is logged once, and the others are done."""

    def broken(session: Session) -> int:
        raise RuntimeError("broken")

    monkeypatch.setitem(upkeep.HOURLY, "form.expire", broken)
    make.do(inbox.first_time, "telegram", "1")
    clock.travel(timedelta(days=5))
    with capture_logs() as lines:
        await clockwork.hourly()
    assert [(line["event"], line["job"]) for line in lines] == [("job failed", "form.expire")]
    assert make.rows(InboxEvent) == []


def _said(session: Session, told_id: int) -> None:
    _leased(session, told_id)
    session.flush()
    outbox.sent(session, session.get_one(Told, told_id))


def _leased(session: Session, told_id: int) -> None:
    outbox.begin(session, session.get_one(Told, told_id))
