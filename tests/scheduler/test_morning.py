"""At ten in the morning workers read what waits for them, once, if anything calls for them."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import Session

from scheduler.clockwork import Clockwork
from storage.community.groups import Purpose
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging.outbox import OutboxState, Told
from storage.records import worklist
from storage.wishes import confirmations, deliveries, review
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Urgency
from tests.harness.hours import until
from tests.harness.make import Make

DAY = timedelta(days=1)


@pytest.fixture
def clockwork(database: Database) -> Clockwork:
    return Clockwork(database)


async def ten(clockwork: Clockwork, *others: Clockwork) -> None:
    """The next ten in the morning, twice, on every replica at once."""
    until(10)
    for _ in range(2):
        await asyncio.gather(*(each.tick() for each in (clockwork, *others)))


def lines(make: Make) -> list[Told]:
    return make.told(kind="worklist.morning")


def settle(make: Make, state: OutboxState) -> None:
    """What became of the lines that waited."""

    def work(session: Session) -> None:
        waits = update(Told).filter_by(kind="worklist.morning", state=OutboxState.READY)
        session.execute(waits.values(state=state))

    make.do(work)


@pytest.mark.both
async def test_once_a_day_while_something_waits(
    make: Make, clockwork: Clockwork, replica: Database
) -> None:
    """A wish that nobody has looked at: one line each morning to every worker, with two replicas
    too, and in their group instead where they have one; none when it was looked at; nothing next
    door."""
    chen, foreign = make.chen, make.foreign_worker
    other = Clockwork(replica)
    await ten(clockwork, other)
    assert lines(make) == []
    wish = make.wish()
    for mornings in (1, 2):
        await ten(clockwork, other)
        assert [told.person_id for told in lines(make)] == [chen.id] * mornings
    office = make.group(Purpose.WORKERS)
    await ten(clockwork, other)
    assert [told.group_id for told in lines(make)] == [None, None, office.id]
    make.act(chen, review.approve, wish.key)
    await ten(clockwork, other)
    assert len(lines(make)) == 3
    assert make.told(foreign, kind="worklist.morning") == []


async def test_what_goes_its_own_way_wakes_nobody(make: Make, clockwork: Clockwork) -> None:
    """In a colleague's hands, asked and not answered yet, brought a moment ago: no line. When there
    has been no answer for a week, there is one."""
    make.act(make.chen, review.care_for, make.wish(title="亲自办的").key)
    brought = make.claimed_wish()
    make.act(make.li, deliveries.deliver, NewDelivery(make.claim_on(brought).key))
    asked = make.wish(title="问过的")
    make.act(make.chen, review.send_back, asked.key, "几码的？")
    await ten(clockwork)
    assert lines(make) == []
    make.act(make.wang, confirmations.confirm, make.claim_on(brought).key)
    clock.travel(7 * DAY)
    await ten(clockwork)
    assert len(lines(make)) == 1


async def test_nobody_came(make: Make, clockwork: Clockwork) -> None:
    """What is needed today and let in at nine was put away a day after its owner was asked: told at
    ten, and not again once that was read; a line that was never said is made good the next day, by
    a line of its own."""
    until(9)
    make.open_wish(urgency=Urgency.TODAY)
    await ten(clockwork)
    await ten(clockwork)
    make.hear()
    await ten(clockwork)
    assert len(lines(make)) == 1
    settle(make, OutboxState.DROPPED)
    await ten(clockwork)
    assert [told.about["since"] for told in lines(make)] == ["", ""]
    settle(make, OutboxState.SENT)
    await ten(clockwork)
    assert len(lines(make)) == 2


@pytest.mark.both
async def test_since_the_last_line_that_was_said(make: Make, clockwork: Clockwork) -> None:
    """Not since the last morning, on which there was nothing to say."""
    chen, first = make.chen, make.wish()
    await ten(clockwork)
    settle(make, OutboxState.SENT)
    said = lines(make)[0].created_at
    make.act(chen, review.turn_down, first.key, "这个办不到。")
    await ten(clockwork)
    make.wish(title="一把伞")
    await ten(clockwork)
    assert [told.about["since"] for told in lines(make)] == ["", said.isoformat()]


async def test_long_in_a_workers_hands(make: Make, clockwork: Clockwork) -> None:
    """For a week it is theirs; then it calls for somebody."""
    make.act(make.chen, review.care_for, make.wish().key)
    await ten(clockwork)
    assert lines(make) == []
    clock.travel(7 * DAY)
    await ten(clockwork)
    assert len(lines(make)) == 1
    assert make.do(worklist.morning, make.home, None).calls["lying"] == 1
