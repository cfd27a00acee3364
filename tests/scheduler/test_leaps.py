"""The machine's clock leaps, and comes back: nothing ends by it, and nobody is muted."""

from datetime import date, timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot import register
from bot.channels.telegram.wire import Wire
from bot.messages import NotSent, Slow
from bot.practice import Room, serving
from bot.register.notifications import NOTIFICATIONS
from scheduler.clockwork import Clockwork
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import conversations, dead_letters, inbox, leaps
from storage.messaging.conversations import Conversation
from storage.messaging.inbox import InboxEvent
from storage.messaging.job_runs import JobRun
from storage.messaging.kinds import KINDS
from storage.messaging.outbox import Told
from storage.wishes import alarm_calls, alarms
from storage.wishes.wishes import Wish, WishState
from tests.harness.hours import until
from tests.harness.make import Make
from tests.harness.notes import NOTE
from tests.harness.saying import Saying, note
from tests.harness.wire import Wire as Nowhere

register.load()
pytestmark = pytest.mark.both

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


class Machine:
    """Its clock, which somebody sets, and its stopwatch, which goes on by itself."""

    def __init__(self) -> None:
        self.ahead = timedelta()
        self.slept = 0.0


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    one, show, count = Machine(), clock._machine, clock._stopwatch
    monkeypatch.setattr(clock, "_machine", lambda: show() + one.ahead)
    monkeypatch.setattr(clock, "_stopwatch", lambda: count() + one.slept)
    return one


@pytest.fixture
def clockwork(database: Database) -> Clockwork:
    return Clockwork(database)


@pytest.fixture
def wire() -> Nowhere:
    return Nowhere()


@pytest.fixture
def saying(
    database: Database, wire: Nowhere, make: Make, monkeypatch: pytest.MonkeyPatch
) -> Saying:
    clock.begin_at(clock.at(date(2030, 3, 5), 10, "Asia/Shanghai"))
    monkeypatch.setitem(NOTIFICATIONS, NOTE.name, note)
    monkeypatch.setitem(KINDS, NOTE.name, NOTE)
    return Saying(database, wire, make)


def errors(lines: Any) -> list[str]:
    return [line["event"] for line in lines if line["log_level"] == "error"]


def live(make: Make) -> int:
    return len([wish for wish in make.rows(Wish) if wish.state is WishState.OPEN])


def noon(make: Make) -> None:
    """All jobs of the morning have their hour behind them."""
    make.home  # noqa: B018
    until(12)


async def works(clockwork: Clockwork) -> None:
    """All that it ever does by itself."""
    await clockwork.tick()
    await clockwork.hourly()


# -- what ends -----------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [40, -40])
async def test_a_minute_on_a_wrong_date(
    make: Make, clockwork: Clockwork, machine: Machine, days: int
) -> None:
    """Forty days ahead for a minute: no wish is let go, no form and no letter is deleted; the
    operator reads one line of it, and one when the clock is right."""
    noon(make)
    for _ in range(3):
        make.open_wish()
    make.do(conversations.open_one, make.wang.id, "wish.post", 0, make.home)
    make.do(inbox.first_time, "telegram", "1")
    make.do(dead_letters.bury, "telegram", "2", "?", "CODE", "unreadable")
    await works(clockwork)
    before = len(make.rows(JobRun))
    with capture_logs() as lines:
        machine.ahead = days * DAY
        for _ in range(3):
            await works(clockwork)
            clock.travel(20 * MINUTE)
        machine.ahead = timedelta()
        await works(clockwork)
    assert errors(lines) == [
        "the clock has leapt: what ends or deletes things holds still until it is right"
    ]
    assert lines[0]["seconds"] == pytest.approx(days * 86400, abs=5)
    assert [line["event"] for line in lines if line["log_level"] == "info"] == ["well again"]
    assert live(make) == 3
    assert len(make.rows(Conversation)) == 1
    assert len(make.rows(InboxEvent)) == 2
    assert len(make.rows(JobRun)) == before


async def test_what_is_kept_for_three_months(
    make: Make, clockwork: Clockwork, machine: Machine
) -> None:
    """A hundred days ahead for a minute: what ended yesterday is not emptied for it."""
    noon(make)
    wish = make.confirmed_wish()
    await works(clockwork)
    machine.ahead = 100 * DAY
    await works(clockwork)
    assert make.again(wish).place
    machine.ahead = timedelta()
    clock.travel(100 * DAY)
    await works(clockwork)
    assert not make.again(wish).place


async def test_a_leap_that_was_right(make: Make, clockwork: Clockwork, machine: Machine) -> None:
    """A machine that was wrong since it began, or stood still for a week, is set: as soon as the
    messenger's own clock agrees, all that is due is done."""
    noon(make)
    machine.ahead = 7 * DAY
    await works(clockwork)
    assert make.rows(JobRun) == []
    clock.told(clock._machine())
    await clockwork.tick()
    assert make.rows(JobRun) != []


async def test_a_machine_that_slept(make: Make, clockwork: Clockwork, machine: Machine) -> None:
    """A lid that was closed for a night is no leap: the stopwatch counted."""
    noon(make)
    machine.ahead, machine.slept = timedelta(hours=8), 8 * 3600.0
    await works(clockwork)
    assert make.rows(JobRun) != []


async def test_a_start_in_another_season(
    make: Make, database: Database, clockwork: Clockwork
) -> None:
    """A machine without a battery begins with any date: where the last jobs are weeks away we wait
    until the messenger has told the time. Back in time, likewise."""
    noon(make)
    await works(clockwork)
    before = len(make.rows(JobRun))
    clock.travel(40 * DAY)
    with capture_logs() as lines:
        await works(Clockwork(database))
    assert errors(lines)[0].startswith("the clock is far from the last jobs")
    assert len(make.rows(JobRun)) == before
    clock.told(clock._machine())
    await works(Clockwork(database))
    assert len(make.rows(JobRun)) > before
    clock.know_nothing()
    clock.begin_at(clock.now() - 400 * DAY)
    with capture_logs() as lines:
        await works(Clockwork(database))
    assert errors(lines)[0].startswith("the clock is far from the last jobs")


async def test_whoever_is_in_danger_is_called_for(
    make: Make, clockwork: Clockwork, machine: Machine
) -> None:
    """What ends nothing goes on: a worker is called again for a neighbour in danger."""
    make.group()
    make.do(alarms.ring, make.wang.id)
    before = len(make.told())
    machine.ahead = DAY
    clock.travel(alarm_calls.CALLS[0] + MINUTE)
    await clockwork.tick()
    assert len(make.told()) > before


# -- the messenger's clock -----------------------------------------------------------------------


async def test_every_answer_tells_the_time(machine: Machine) -> None:
    """A clock that was wrong before we began is noticed by the first answer's date."""
    machine.ahead = 40 * DAY
    clock.know_nothing()  # we begin now
    assert not clock.has_leapt()
    async with serving(Room()) as base:
        wire = Wire(connections=1)
        await wire.do_request(f"{base}/bot1:x/getMe", "GET")
        await wire.shutdown()
    assert clock.is_told()
    assert clock.off().total_seconds() == pytest.approx(40 * 86400, abs=5)


# -- what is said --------------------------------------------------------------------------------


async def test_three_days_ahead_for_a_minute(
    saying: Saying, make: Make, wire: Nowhere, machine: Machine, clockwork: Clockwork
) -> None:
    """While the clock is not followed all goes on as if nothing were: no promise comes early, and
    none is muted afterwards."""
    group = make.group()
    for number in range(30):
        saying.promises(None, number, group=group.id)
    saying.promises(make.sun, 90, at=clock.now() + 2 * DAY)
    machine.ahead = 3 * DAY
    await clockwork.tick()
    saying.promises(make.li, 100)
    await saying.goes_on(seconds=50)
    machine.ahead = timedelta()
    await clockwork.tick()
    saying.promises(make.li, 101)
    await saying.goes_on(minutes=2)
    said = [message.lead for _, message in wire.said]
    assert len(said) == len(set(said)) == 32
    assert wire.heard_by(make.sun) == []


async def test_a_machine_that_began_ahead(
    saying: Saying, make: Make, wire: Nowhere, machine: Machine, clockwork: Clockwork
) -> None:
    """It begins with a date of next week, and is set right: whatever was promised, postponed, kept
    for another try or slowed down until then is said within minutes; what was promised for a day
    stays promised for it."""
    group = make.group()
    at = clock.now()
    for number in range(30):
        saying.promises(None, number, group=group.id)
    saying.promises(make.sun, 90, at=at + 9 * DAY)
    clock.travel(3 * DAY)
    await saying.goes_on(seconds=5)
    wire.will(NotSent(), Slow(30, make.li.address))
    saying.promises(make.li, 100)
    saying.promises(make.zhang, 101)
    saying.promises(make.zhao, 102, at=clock.now() + 5 * MINUTE)
    make.do(inbox.keep, "telegram", "7", "{}", "CODE", "failed")
    await saying.goes_on(seconds=20)
    clock.begin_at(at + MINUTE)  # however long it took to promise all that
    await clockwork.tick()
    await saying.goes_on(minutes=10)
    said = [message.lead for _, message in wire.said]
    assert len(said) == len(set(said)) == 33
    assert saying.row(90).due_at == at + 9 * DAY
    (event,) = make.rows(InboxEvent)
    assert event.due_at
    assert event.due_at < clock.now()


def test_what_is_in_order_is_left_alone(make: Make) -> None:
    """Whatever waits as it should waits on."""
    make.claimed_wish()
    make.do(inbox.keep, "telegram", "7", "{}", "CODE", "failed")
    make.do(inbox.first_time, "telegram", "8")
    before = [(row.id, row.due_at) for table in (Told, InboxEvent) for row in make.rows(table)]
    assert make.do(leaps.put_right) == 0
    after = [(row.id, row.due_at) for table in (Told, InboxEvent) for row in make.rows(table)]
    assert after == before
