"""getUpdates: told until confirmed, in order, to one listener at a time."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import Conflict
from telegram.ext import Application, MessageHandler, filters
from telegram.request import HTTPXRequest

from bot.practice import Chat, Room, User
from storage.engine import clock

from .conftest import keyboard, make_bot


def ids(updates: tuple[Update, ...]) -> list[int]:
    return [one.update_id for one in updates]


async def test_an_update_is_told_until_it_is_confirmed(bot: Bot, room: Room, wang: User) -> None:
    """Asking again tells it again; an offset behind it ends that."""
    await room.say(wang, "bot", "hello")
    first = await bot.get_updates()
    assert ids(await bot.get_updates()) == ids(first)
    assert await bot.get_updates(offset=first[0].update_id + 1) == ()
    assert await bot.get_updates() == ()


async def test_numbers_grow_and_a_limit_holds(bot: Bot, room: Room, wang: User) -> None:
    """Updates come oldest first, no more than asked for."""
    for text in "abc":
        await room.say(wang, "bot", text)
    all_ids = ids(await bot.get_updates())
    assert all_ids == sorted(set(all_ids))
    assert ids(await bot.get_updates(limit=2)) == all_ids[:2]
    assert ids(await bot.get_updates(offset=all_ids[1])) == all_ids[1:]
    assert ids(await bot.get_updates(offset=-1)) == all_ids[2:]  # from the end; the others are gone
    assert ids(await bot.get_updates()) == all_ids[2:]


async def test_a_long_poll_waits_for_the_next_update(bot: Bot, room: Room, wang: User) -> None:
    """It returns as soon as something happens, not when its time is over."""
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await room.until(lambda: room.listener)
    await room.say(wang, "bot", "hello")
    async with asyncio.timeout(5):
        assert len(await waiting) == 1


async def test_a_poll_without_news_ends_empty(bot: Bot) -> None:
    """After its timeout."""
    assert await bot.get_updates(timeout=1) == ()


async def test_only_one_listens(bot: Bot, room: Room, wang: User) -> None:
    """A second getUpdates ends the first with 409, and gets the updates itself."""
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await room.until(lambda: room.listener)
    mine = room.listener
    second = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(Conflict, match=r"(?i)terminated by other getUpdates request"):
        await first
    await room.until(lambda: room.listener is not mine)
    await room.say(wang, "bot", "hello")
    assert len(await second) == 1


async def test_a_listener_that_hangs_up_takes_nothing_along(
    bot: Bot, room: Room, base: str, wang: User
) -> None:
    """A long poll whose caller is gone ends; the update waits for the next one."""
    async with httpx.AsyncClient(trust_env=False) as client:
        gone = asyncio.create_task(client.get(f"{base}/bot{room.token}/getUpdates?timeout=30"))
        await room.until(lambda: room.listener)
        gone.cancel()
    await room.say(wang, "bot", "hello")
    assert len(await bot.get_updates(timeout=5)) == 1


async def test_polling_and_webhook_exclude_each_other(bot: Bot, room: Room) -> None:
    """While a webhook is set getUpdates is refused, and setting one ends a waiting poll."""
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await room.until(lambda: room.listener)
    await bot.set_webhook("http://127.0.0.1:1/x")
    with pytest.raises(Conflict, match=r"(?i)terminated by setWebhook request"):
        await waiting
    with pytest.raises(Conflict, match=r"(?i)while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_kinds_of_updates_are_chosen(
    bot: Bot, room: Room, group: Chat, wang: User, chen: User
) -> None:
    """allowed_updates holds for what happens afterwards, until another choice is made."""
    await bot.get_updates(allowed_updates=["callback_query"])
    await room.say(wang, "bot", "unheard")
    assert await bot.get_updates() == ()
    await bot.get_updates(allowed_updates=[])  # an empty list: the usual ones
    await room.say(wang, "bot", "heard")
    assert [str(one.message and one.message.text) for one in await bot.get_updates()] == ["heard"]


@pytest.mark.parametrize(("seconds", "told"), [(149, 2), (151, 1), (86_399, 1), (86_401, 0)])
async def test_updates_die(bot: Bot, room: Room, wang: User, seconds: int, told: int) -> None:
    """An untold tap is gone after 150 seconds, a message after a day."""
    message = await room.say(wang, "bot", "hello")
    message.markup = keyboard()
    room.tap_now(wang, message, "Go")
    clock.travel(timedelta(seconds=seconds))
    assert len(await bot.get_updates()) == told


async def test_an_update_may_be_told_again_and_again(bot: Bot, room: Room, wang: User) -> None:
    """Ordered redelivery tells a confirmed update so many times more."""
    await room.say(wang, "bot", "hello")
    (update,) = await bot.get_updates()
    after = update.update_id + 1
    assert await bot.get_updates(offset=after) == ()
    room.redeliver(update.update_id, 3)
    again = [await bot.get_updates(offset=after) for _ in range(4)]
    assert [len(one) for one in again] == [1, 1, 1, 0]


async def test_redelivery_can_be_ordered_beforehand(bot: Bot, room: Room, wang: User) -> None:
    """Before it was told at all: once, and so many times more."""
    await room.say(wang, "bot", "hello")
    room.redeliver(next(iter(room.updates.waiting)), 2)
    offset, times = 0, 0
    while updates := await bot.get_updates(offset=offset):
        offset, times = updates[-1].update_id + 1, times + 1
    assert times == 3


async def test_the_library_polls_as_it_polls_telegram(room: Room, base: str, wang: User) -> None:
    """Updater, dispatch and reply of python-telegram-bot run against the room untouched."""

    async def echo(update: Update, _: Any) -> None:
        assert update.message
        await update.message.reply_text(f"you said {update.message.text}")

    bot = make_bot(room, base)
    app = Application.builder().bot(bot).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling(timeout=10)
        await room.say(wang, "bot", "hello")
        assert await room.until(lambda: [m for m in room.chat(wang) if m.text == "you said hello"])
        await app.updater.stop()
        await app.stop()


async def test_what_was_dropped_does_not_come_back(bot: Bot, room: Room, wang: User) -> None:
    """drop_pending_updates forgets what waits."""
    await room.say(wang, "bot", "hello")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


def test_the_request_class_is_the_real_one() -> None:
    """Nothing here is a double of the library's HTTP."""
    assert HTTPXRequest.__module__ == "telegram.request._httpxrequest"
