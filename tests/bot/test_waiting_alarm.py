"""People wait for what they were promised: the figure grows, and the rule in deploy/ fires."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from bot.app import _backlog
from bot.messages import NotSent, Slow
from bot.operations import metrics
from storage.engine import clock
from storage.messaging import outbox
from storage.messaging.kinds import Lane
from storage.messaging.outbox import OutboxState, Told
from tests.bot.test_metrics import figures
from tests.harness import alerts
from tests.harness.make import Make
from tests.harness.saying import Saying
from tests.harness.wire import Wire


@pytest.fixture(autouse=True)
def _watched(saying: Saying) -> Iterator[None]:
    metrics.watch(lambda: saying.database.read_now(_backlog))
    yield
    metrics.watch(None)


def fires(name: str) -> set[str]:
    """For which lanes this rule holds now."""
    return alerts.fires(name, figures())


def oldest(lane: Lane) -> float:
    return figures()["wishlight_outbox_oldest_seconds", lane.name.lower()]


async def test_the_messenger_asks_us_to_wait(saying: Saying, make: Make, wire: Wire) -> None:
    """Each 429 moves the next try ahead; the neighbour waits all the same, from the first one."""
    wire.will(*[Slow(40, make.li.address)] * 30)
    saying.promises(make.li)
    ages: list[float] = []
    await saying.goes_on(lambda: ages.append(oldest(Lane.NOTICE)), minutes=4)
    assert ages == sorted(ages)
    assert len(ages) > 4
    assert fires("WishlightPeopleWait") == set()
    await saying.goes_on(minutes=2)
    assert fires("WishlightPeopleWait") == {"notice"}
    assert oldest(Lane.BROADCAST) == 0
    wire.will_be_fine()
    await saying.goes_on(minutes=2)
    assert oldest(Lane.NOTICE) == 0


async def test_the_network_is_away(saying: Saying, make: Make, wire: Wire) -> None:
    """Growing pauses are waiting too."""
    wire.will(*[NotSent()] * 20)
    saying.promises(make.li, lane=Lane.ANSWER)
    await saying.goes_on(minutes=10)
    assert oldest(Lane.ANSWER) >= 600
    assert fires("WishlightPeopleWait") == {"answer"}


async def test_the_pace_of_one_group(saying: Saying, make: Make, wire: Wire) -> None:
    """Two hundred lines for one group take ten minutes; whoever reads the last has waited."""
    group = make.group()
    for number in range(200):
        saying.promises(None, number, Lane.CARD, group=group.id)
    await saying.goes_on(minutes=6)
    assert fires("WishlightPeopleWait") == {"card"}
    assert figures()["wishlight_outbox_depth", "card"] == 200 - len(wire.said)


async def test_nobody_is_late_at_night(saying: Saying, make: Make, wire: Wire) -> None:
    """The night is meant: what waits for the morning is promised for the morning, and is late from
    then on. The same for what is promised for another hour."""
    clock.begin_at(clock.at(date(2030, 3, 5), 22, "Asia/Shanghai"))
    saying.promises(make.li, 1)
    saying.promises(make.sun, 2, at=clock.at(date(2030, 3, 6), 9, "Asia/Shanghai"))
    wire.will(*[Slow(40, make.li.address)] * 30)
    await saying.goes_on(hours=9)
    assert oldest(Lane.NOTICE) == 0
    assert fires("WishlightPeopleWait") == set()
    await saying.goes_on(minutes=70)
    assert fires("WishlightPeopleWait") == {"notice"}


def _parked(session: Session, told_id: int) -> None:
    outbox.set_aside(session, session.get_one(Told, told_id), OutboxState.PARKED, "shut")


async def test_who_opens_our_chat_again(saying: Saying, make: Make, wire: Wire) -> None:
    """What waited for them was nobody's fault."""
    saying.promises(make.li)
    (told,) = make.told(make.li)
    make.do(_parked, told.id)
    clock.travel(timedelta(days=3))
    make.do(outbox.wake, make.li.id)
    assert oldest(Lane.NOTICE) < 5
