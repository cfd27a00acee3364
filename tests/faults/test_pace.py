"""Two replicas, and a room that refuses whoever speaks too fast; then it also rains."""

import asyncio
from datetime import datetime, timedelta
from itertools import cycle

import pytest
from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.practice import Chat, Limits
from bot.practice.faults import Cut, Fault, Faults
from bot.speaking.delivery import Delivery
from storage.engine import clock
from storage.messaging import backlog
from storage.messaging.outbox import OutboxState, Told
from storage.wishes import claiming, review, submission
from storage.wishes.wishes import ForWhom, Wish
from tests.faults import replica
from tests.faults.conftest import Replica
from tests.faults.ledger import Ledger
from tests.faults.looking import rows, said_in
from tests.faults.ways import each_engine
from tests.harness.acts import form
from tests.harness.make import Make
from tests.harness.street import Neighbour, Street

CARDS = 40
FEW = 10
A_MOMENT = timedelta(seconds=0.05)
A_MINUTE = timedelta(minutes=1)


class Weather(Faults):
    """Bad days, and when somebody was told to wait, for how long."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[int, datetime, datetime]] = []

    async def _strike(self, fault: Fault) -> Cut | None:
        if fault.refusal and fault.refusal.code == 429 and fault.chat is not None:
            seconds = timedelta(seconds=fault.refusal.parameters["retry_after"])
            self.told.append((fault.chat, clock.now(), clock.now() + seconds))
        return await super()._strike(fault)


class Heard(Limits):
    """What was said where and when."""

    def __init__(self) -> None:
        super().__init__(clock=lambda: clock.now().timestamp())
        self.said: list[tuple[int, datetime]] = []

    def spend(self, method: str, chat: int, count: int = 1) -> None:
        super().spend(method, chat, count)
        self.said.append((chat, clock.now()))


def _handed_in(session: Session, street: Street, many: int) -> list[int]:
    """A worker wrote down what so many neighbours without a phone asked for, and lets all of it
    into the group."""
    chen, whom = street.id_of(street.chen), {"for_whom": ForWhom.OFFLINE, "beneficiary": "周奶奶"}
    made = [
        submission.submit(session, chen, form(street, title=f"心愿之{each}", **whom))
        for each in range(many)
    ]
    return [review.approve(session, chen, each.key).key for each in made]


def _next(session: Session) -> datetime | None:
    return session.exec(
        select(func.min(col(Told.due_at))).where(col(Told.state) == OutboxState.READY)
    ).one()


async def _all_is_said(street: Street, second: Replica) -> None:
    """By both replicas, side by side; where all must wait, time goes on."""
    while True:
        await asyncio.gather(street.app.settled(), second.delivery.settled())
        due = await street.look(_next)
        if due is None:
            return
        clock.travel(max(due - clock.now(), A_MOMENT))
        await asyncio.sleep(0)


def _kept_the_pace(street: Street, *groups: Chat) -> None:
    """Nothing was refused: 20 a minute in a group, 30 a second in all, 5 in 5 s in a chat."""
    limits = street.room.limits
    assert limits.refused == []
    for group in groups:
        assert limits.highest[f"group:{group.id}"] <= 20
        assert limits.highest[f"edits:{group.id}"] <= 20
    chats = [f"chat:{each.user.id}" for each in street.neighbours.values()]
    assert max(limits.highest[chat] for chat in chats) <= 5
    assert limits.highest["bot"] <= 30


@each_engine
async def test_forty_cards_keep_the_pace(street: Street, second: Replica) -> None:
    """No message is refused, and every card and every notice arrives, once, within five minutes."""
    street.room.limits = Heard()
    began = clock.now()
    await street.do(_handed_in, street, CARDS)
    await _all_is_said(street, second)
    took = clock.now() - began
    _kept_the_pace(street, street.group, street.office)
    made = await rows(street, Wish)
    cards = [len(said_in(street, street.group, wish.code, wish.title)) for wish in made]
    assert cards == [1] * CARDS
    assert len(said_in(street, street.chen.chat, "已经发到群里")) == CARDS
    assert timedelta(minutes=1.5) < took < timedelta(minutes=5)
    assert await street.look(backlog.count, OutboxState.READY) == 0


@pytest.fixture
def storm(street: Street, basic: Chat, monkeypatch: pytest.MonkeyPatch) -> Weather:
    """It begins: 429 and lost answers on the way to the group and to three people, another
    has blocked us and nobody told us. Every message bears its promise's mark."""
    clock.travel(A_MINUTE)  # the street's first morning, which it has from another, is over
    monkeypatch.setattr(Delivery, "_say", replica.marked())
    weather = street.room.faults = Weather()
    street.room.limits = Heard()
    street.zhang.user.has_blocked = True
    weather.flood("sendMessage", 7, times=1, chat=basic.id)
    weather.flood("sendMessage", 9, times=2, chat=street.li.user.id)
    weather.lose("sendMessage", times=3, chat=street.chen.user.id)
    weather.bad_gateway("sendMessage", times=2, chat=street.sun.user.id)
    return weather


@each_engine
async def test_a_storm(street: Street, basic: Chat, second: Replica, storm: Weather) -> None:
    """Both replicas wait as long as they are told to and keep the pace, the group moves in the
    middle of it: nothing is lost, and whatever is said twice was counted before."""
    room, ledger = street.room, Ledger(street.room)
    wishes = await street.do(_handed_in, street, FEW)
    await _claims(street, [street.li, street.zhang], wishes[:6])
    await asyncio.gather(street.app.settled(), second.delivery.settled())
    new = await room.upgrade(basic, street.chen.user)
    storm.lose("sendMessage", times=2, chat=new.id)
    await _all_is_said(street, second)
    storm.flood("editMessageText", 5, times=2, chat=new.id)
    await _claims(street, [street.sun], wishes[6:8])
    await street.zhang.unblocks_bot()
    await street.zhang.opens()
    await room.until(lambda: not room.updates.waiting)
    await _all_is_said(street, second)
    _kept_the_pace(street, basic, new, street.office)
    _waited(street, storm)
    ledger.every_promise_is_kept(Make(street.app.database))
    shown = [len(said_in(street, new, each.code)) for each in await rows(street, Wish)]
    assert min(shown) == 1


async def _claims(street: Street, neighbours: list[Neighbour], wishes: list[int]) -> None:
    """They take them on, in turn."""
    for who, wish in zip(cycle(neighbours), wishes, strict=False):
        await street.do(claiming.claim, street.id_of(who), wish)


def _waited(street: Street, storm: Weather) -> None:
    """Nobody was spoken to before the time that we were told to wait."""
    assert [fault for fault in storm.ordered if fault.left] == []
    heard = street.room.limits
    assert isinstance(heard, Heard)
    for chat, since, until in storm.told:
        assert not [at for where, at in heard.said if where == chat and since < at < until]
