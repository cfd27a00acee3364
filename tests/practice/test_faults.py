"""Bad days can be ordered, and then are over."""

import time
from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError

from bot.practice import ApiError, Chat, Room, User
from bot.practice.api import Methods


async def test_a_flood_has_no_effect(bot: Bot, room: Room, wang: User) -> None:
    """The next two calls are told to wait; the third passes."""
    room.faults.flood("sendMessage", retry_after=7, times=2)
    for _ in range(2):
        with pytest.raises(RetryAfter) as wait:
            await bot.send_message(wang.id, "x")
        assert wait.value.retry_after == timedelta(seconds=7)
    assert room.chat(wang) == []
    assert await bot.send_message(wang.id, "x")
    assert room.faults.met == ["sendMessage"] * 2


async def test_a_bad_gateway(bot: Bot, room: Room, wang: User) -> None:
    """502 is a NetworkError to the library, and nothing was said."""
    room.faults.bad_gateway()
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(wang.id, "x")
    assert room.chat(wang) == []


async def test_a_connection_dropped_before(bot: Bot, room: Room, wang: User) -> None:
    """No answer, no effect."""
    room.faults.drop("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(wang.id, "x")
    assert room.chat(wang) == []
    assert await bot.send_message(wang.id, "x")


async def test_an_answer_lost_after(bot: Bot, room: Room, wang: User) -> None:
    """No answer, but the message is there: the two look the same from outside."""
    room.faults.lose("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(wang.id, "x")
    assert [one.text for one in room.chat(wang)] == ["x"]


async def test_a_slow_call(bot: Bot, room: Room, wang: User) -> None:
    """The call takes longer, and passes."""
    room.faults.slow(0.2, "sendMessage")
    start = time.monotonic()
    assert await bot.send_message(wang.id, "x")
    assert time.monotonic() - start >= 0.2


async def test_a_fault_has_its_place(bot: Bot, room: Room, wang: User, group: Chat) -> None:
    """A fault for one chat or one method leaves the others in peace; clear() ends them all."""
    room.faults.bad_gateway("sendMessage", times=5, chat=group.id)
    assert await bot.send_message(wang.id, "x")
    assert await bot.send_chat_action(group.id, "typing")
    with pytest.raises(NetworkError):
        await bot.send_message(group.id, "x")
    room.faults.clear()
    assert await bot.send_message(group.id, "x")


async def test_any_refusal_can_be_ordered(bot: Bot, room: Room, wang: User) -> None:
    """Whatever else Telegram may say one day."""
    room.faults.refuse("sendMessage", ApiError(403, "Forbidden: user is deactivated"))
    with pytest.raises(TelegramError, match=r"(?i)user is deactivated"):
        await bot.send_message(wang.id, "x")


async def test_a_caller_who_leaves_in_mid_question(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    """A bot that stops while it asks is no trouble of the room's: it is answered nothing."""
    said: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        said.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "query_string": b"",
        "headers": [(b"content-type", b"application/x-www-form-urlencoded")],
        "path_params": {"token": room.token, "method": "sendMessage"},
    }
    await Methods(room)(scope, receive, send)
    assert said == []
    assert caplog.records == []
