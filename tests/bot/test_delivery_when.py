"""When a promise is kept: not at night; and what happens to it when the process ends."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.messages import Address, Message
from bot.speaking import delivery
from storage.community import groups, people
from storage.community.groups import Group
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import dispatch, outbox
from storage.messaging.kinds import Lane
from storage.messaging.outbox import OutboxState
from tests.harness.make import CHANNEL, Make
from tests.harness.notes import NOTE
from tests.harness.saying import Saying
from tests.harness.wire import Wire

NOTES = frozenset([NOTE.name])

# -- night ---------------------------------------------------------------------------------------


def _at(hour: int) -> None:
    clock.begin_at(clock.at(date(2030, 3, 5), hour, "Asia/Shanghai"))


@pytest.mark.parametrize(("hour", "waits"), [(21, 11), (23, 9), (7, 1), (8, 0), (20, 0)])
async def test_people_sleep(saying: Saying, make: Make, wire: Wire, hour: int, waits: int) -> None:
    """From nine in the evening to eight in the morning nobody is told what can wait."""
    _at(hour)
    saying.promises(make.li)
    await saying.goes_on(minutes=waits * 60 - 1 if waits else 0)
    assert (wire.heard_by(make.li) == []) is bool(waits)
    await saying.goes_on(minutes=2)
    assert wire.heard_by(make.li) == ["note 1 zh"]


async def test_groups_sleep_too(saying: Saying, make: Make, wire: Wire) -> None:
    """What can wait does not ring in forty bedrooms at once either."""
    group = make.group()
    _at(22)
    saying.promises(None, 1, group=group.id)
    saying.promises(None, 2, group=group.id, is_urgent=True)
    await saying.goes_on(hours=9)
    assert [message.lead for _, message in wire.said] == ["note 2 zh"]
    await saying.goes_on(hours=2)
    assert [message.lead for _, message in wire.said] == ["note 2 zh", "note 1 zh"]


@pytest.mark.parametrize("how", [{"is_urgent": True}, {"lane": Lane.ANSWER}])
async def test_what_cannot_wait_is_said_at_night(
    saying: Saying, make: Make, wire: Wire, how: dict[str, object]
) -> None:
    """What is urgent, and the answer to what somebody just did."""
    _at(23)
    saying.promises(make.li, **how)
    await saying.settles()
    assert wire.heard_by(make.li) == ["note 1 zh"]


def _asks_for_quiet(session: Session, person_id: int) -> None:
    people.get(session, person_id).is_quiet = True


async def test_who_asked_for_quiet(saying: Saying, make: Make, wire: Wire) -> None:
    """They hear what is about them, and no broadcast."""
    make.do(_asks_for_quiet, make.li.id)
    saying.promises(make.li, 1, lane=Lane.BROADCAST)
    saying.promises(make.li, 2)
    await saying.goes_on(minutes=1)
    assert wire.heard_by(make.li) == ["note 2 zh"]


# -- the end -------------------------------------------------------------------------------------


class Slowly(Wire):
    """A channel on which saying takes until the test allows it."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.allowed = asyncio.Event(), asyncio.Event()

    async def send(self, to: Address, message: Message) -> str:
        self.began.set()
        await self.allowed.wait()
        return await super().send(to, message)


async def test_stopping_lets_what_is_said_end(saying: Saying, make: Make) -> None:
    """What was begun is finished and noted; nothing new is begun; nothing stays in doubt."""
    wire = Slowly()
    saying = Saying(saying.database, wire, make)
    saying.promises(make.li)
    running = asyncio.create_task(saying.delivery.run())
    await wire.began.wait()
    saying.promises(make.wang, 2)
    saying.delivery.stop()
    wire.allowed.set()
    await running
    assert saying.row(1).state is OutboxState.SENT
    assert saying.row(2).state is OutboxState.READY


async def test_stopping_with_both_hands_full(
    saying: Saying, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as are said side by side hang: it stops waiting for them when its patience is over.
    They keep their lease, for perhaps they were said."""
    monkeypatch.setattr(delivery, "PATIENCE", 0.01)
    monkeypatch.setattr(delivery, "AT_ONCE", 2)
    wire = Slowly()
    saying = Saying(saying.database, wire, make)
    for number in range(3):
        saying.promises(make.person(), number)
    running = asyncio.create_task(saying.delivery.run())
    await wire.began.wait()
    assert await asyncio.wait_for(saying.delivery._take(), 5) == 0
    saying.delivery.stop()
    await asyncio.wait_for(running, 5)
    assert [saying.row(number).state for number in range(3)] == [
        OutboxState.SENDING,
        OutboxState.SENDING,
        OutboxState.READY,
    ]


async def test_stopping_in_the_middle_of_taking(
    saying: Saying, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end comes while a row is being leased: it is said before all is over."""
    saying.promises(make.li)
    due = dispatch.due

    def stops(*given: Any) -> list[outbox.Told]:
        saying.delivery._stopping = True
        return due(*given)

    monkeypatch.setattr(dispatch, "due", stops)
    await saying.delivery.run()
    assert saying.row().state is OutboxState.SENT


@pytest.mark.both
async def test_a_delivery_that_died_is_taken_up(
    saying: Saying, make: Make, wire: Wire, replica: Database
) -> None:
    """A replica dies while it speaks. When its lease is over another one says it, and counts it."""
    saying.promises(make.li)
    make.do(
        lambda session: (
            [outbox.begin(session, each) for each in dispatch.due(session, NOTES, 1)] and None
        )
    )
    other = Saying(replica, wire, make)
    await other.goes_on(seconds=50)
    assert wire.said == []
    clock.travel(timedelta(minutes=1))
    make.do(outbox.recover)  # as the clockwork of every replica does twice a minute
    await other.goes_on(minutes=1)
    assert wire.heard_by(make.li) == ["note 1 zh"]
    assert saying.row().uncertain == 1


def _begins(session: Session) -> None:
    for told in dispatch.due(session, NOTES, 1):
        outbox.begin(session, told)


@pytest.mark.both
def test_only_our_groups_are_moved(make: Make) -> None:
    """A move is heard twice, by the event and by the failed message: twice is once."""
    group = make.group()
    for _ in range(2):
        make.do(groups.moved, CHANNEL, group.external_id, "-100888")
    assert [each.external_id for each in make.rows(Group)] == ["-100888"]
