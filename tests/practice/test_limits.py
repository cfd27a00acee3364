"""How fast a bot may speak, on a clock of the test's own."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.practice import Chat, Limits, Room, User, serving

from .conftest import make_bot


class Clock:
    """Stands still until told otherwise."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks() -> Clock:
    return Clock()


@pytest.fixture
def room(ticks: Clock) -> Room:
    return Room(limits=Limits(clock=ticks))


@pytest.fixture
async def base(room: Room) -> AsyncIterator[str]:
    async with serving(room) as address:
        yield address


@pytest.fixture
async def bot(room: Room, base: str) -> AsyncIterator[Bot]:
    async with make_bot(room, base) as one:
        yield one


async def test_a_person_is_told_one_thing_a_second(
    bot: Bot, room: Room, wang: User, ticks: Clock
) -> None:
    """A burst of five passes; the sixth is told to wait, and passes after that."""
    for n in range(5):
        await bot.send_message(wang.id, f"{n}")
    with pytest.raises(RetryAfter) as wait:
        await bot.send_message(wang.id, "6")
    assert wait.value.retry_after == timedelta(seconds=5)
    assert len(room.chat(wang)) == 5
    ticks.now += 5
    assert await bot.send_message(wang.id, "6")
    assert room.limits.refused[0] == ("sendMessage", f"chat:{wang.id}", 5)


async def test_a_bot_says_thirty_things_a_second(bot: Bot, room: Room, ticks: Clock) -> None:
    """30 people pass within a second, the 31st does not; the record shows it."""
    people = [room.add_user(f"P{n}", has_started=True) for n in range(31)]
    for person in people[:30]:
        await bot.send_message(person.id, "hello")
    with pytest.raises(RetryAfter) as wait:
        await bot.send_message(people[30].id, "hello")
    assert wait.value.retry_after == timedelta(seconds=1)
    assert room.limits.highest["bot"] == 31
    ticks.now += 1
    assert await bot.send_message(people[30].id, "hello")


async def test_a_group_is_told_twenty_things_a_minute(
    bot: Bot, room: Room, group: Chat, ticks: Clock
) -> None:
    """The 21st message within a minute waits for the first to be a minute old."""
    for n in range(20):
        await bot.send_message(group.id, f"{n}")
        ticks.now += 2
    with pytest.raises(RetryAfter) as wait:
        await bot.send_message(group.id, "20")
    assert wait.value.retry_after == timedelta(seconds=20)
    assert room.limits.refused[-1].scope == f"group:{group.id}"
    ticks.now += 20
    assert await bot.send_message(group.id, "20")


async def test_a_group_sees_twenty_edits_a_minute(bot: Bot, group: Chat, ticks: Clock) -> None:
    """Edits have a count of their own; messages still pass when they are spent."""
    said = await bot.send_message(group.id, "x")
    for n in range(20):
        await bot.edit_message_text(f"{n}", group.id, said.message_id)
    with pytest.raises(RetryAfter):
        await bot.edit_message_text("20", group.id, said.message_id)
    assert await bot.send_message(group.id, "y")
    ticks.now += 60
    assert await bot.edit_message_text("20", group.id, said.message_id)


async def test_an_answer_to_a_tap_costs_nothing(bot: Bot, room: Room, wang: User) -> None:
    """Answers are not limited: a hundred people may tap at once."""
    message = await room.say(wang, "bot", "x")
    for _ in range(40):
        query = room.tap_now(wang, message, "go", stale=True)
        assert await bot.answer_callback_query(query.id)


def test_an_album_counts_its_parts() -> None:
    """Three pictures are three messages."""
    limits = Limits(clock=lambda: 0.0)
    limits.spend("sendMediaGroup", 5, 3)
    limits.spend("sendMessage", 5, 2)
    assert limits.highest == {"bot": 5, "chat:5": 5}


def test_counting_without_refusing() -> None:
    """For those who only want to know how fast it went."""
    limits = Limits(clock=lambda: 0.0, enforced=False)
    for _ in range(40):
        limits.spend("sendMessage", -5)
    assert limits.highest == {"bot": 40, "chat:-5": 40, "group:-5": 40}
    assert limits.refused == []


def test_a_refused_call_costs_nothing() -> None:
    """Knocking too early does not make the wait longer."""
    now = [0.0]
    limits = Limits(clock=lambda: now[0])
    for _ in range(5):
        limits.spend("sendMessage", 5)
    for second in (1.0, 2.0, 4.5):
        now[0] = second
        with pytest.raises(Exception, match="Too Many Requests: retry after"):
            limits.spend("sendMessage", 5)
    assert [one.retry_after for one in limits.refused] == [4, 3, 1]
    now[0] = 5.0
    limits.spend("sendMessage", 5)
