"""The webhook: pushed until a 200 comes, in order within a chat, side by side between them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram import Bot

from bot.practice import Chat, Message, Room, User, hosting

from .conftest import keyboard
from .test_saying import refused

Json = dict[str, Any]


@dataclass
class Listener:
    """The bot's end of a webhook. `answer` decides what each update is answered."""

    room: Room
    got: list[Json] = field(default_factory=list)
    headers: list[Any] = field(default_factory=list)
    answer: Callable[[Json], Response] = lambda update: Response()
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    url: str = ""
    together: int = 0
    most: int = 0

    async def hear(self, request: Request) -> Response:
        update = await request.json()
        self.got.append(update)
        self.headers.append(request.headers)
        self.room.happen("heard")
        self.together += 1
        self.most = max(self.most, self.together)
        await self.gate.wait()
        self.together -= 1
        return self.answer(update)

    def texts(self) -> list[str]:
        return [one["message"]["text"] for one in self.got if "message" in one]


@pytest.fixture
async def listener(room: Room) -> AsyncIterator[Listener]:
    """An open listener; a test that clears its gate keeps answers back."""
    one = Listener(room)
    one.gate.set()
    room.webhook.pauses = (0.01, 0.02)
    app = Starlette(routes=[Route("/hook", one.hear, methods=["POST"])])
    async with hosting(app) as base:
        one.url = f"{base}/hook"
        try:
            yield one
        finally:
            one.gate.set()
            await room.webhook.stop()


async def test_the_same_address_again(bot: Bot, room: Room, listener: Listener, wang: User) -> None:
    """Another replica that sets the webhook breaks off nothing: what is being told is told once."""
    await bot.set_webhook(listener.url)
    listener.gate.clear()
    await room.say(wang, "bot", "hello")
    await room.until(lambda: listener.got)
    await bot.set_webhook(listener.url)
    listener.gate.set()
    await room.until(lambda: not room.updates.waiting)
    assert listener.texts() == ["hello"]


async def test_an_update_that_comes_while_the_old_address_is_left(
    bot: Bot, room: Room, listener: Listener, wang: User
) -> None:
    """What somebody says in the moment of a change is told like everything else."""
    await bot.set_webhook(listener.url)
    listener.gate.clear()
    await room.say(wang, "bot", "hello")
    await room.until(lambda: listener.got)
    leaving = asyncio.create_task(room.webhook.stop())
    await asyncio.sleep(0)  # it is about to break off what is being told
    await room.say(room.add_user("Li"), "bot", "in between")
    await leaving
    listener.gate.set()
    await room.until(lambda: "in between" in listener.texts())


async def test_whatever_breaks_on_the_way(
    bot: Bot, room: Room, listener: Listener, wang: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket that is gone before anybody looked at it breaks the client's own code: the update is
    told again, and what stands behind it comes after it."""
    connected = room.webhook._connected

    class Broken(httpx.AsyncBaseTransport):
        async def handle_async_request(self, _: httpx.Request) -> httpx.Response:
            room.webhook._client = connected()
            raise AttributeError("'NoneType' object has no attribute 'getpeername'")

    monkeypatch.setattr(room.webhook, "_connected", lambda: httpx.AsyncClient(transport=Broken()))
    await bot.set_webhook(listener.url)
    await room.say(wang, "bot", "one")
    await room.say(wang, "bot", "two")
    await room.until(lambda: listener.texts() == ["one", "two"])


async def test_an_update_is_pushed_with_the_secret(
    bot: Bot, room: Room, listener: Listener, wang: User
) -> None:
    """The header carries the secret token; after 200 nothing waits any more."""
    await bot.set_webhook(listener.url, secret_token="s3cret_-")
    await room.say(wang, "bot", "hello")
    await room.until(lambda: not room.updates.waiting)
    assert listener.texts() == ["hello"]
    assert listener.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == "s3cret_-"
    assert listener.headers[0]["content-type"] == "application/json"


async def test_what_waited_is_pushed_first(
    bot: Bot, room: Room, listener: Listener, wang: User
) -> None:
    """Setting a webhook brings what has happened before, unless it is dropped."""
    await room.say(wang, "bot", "old")
    await bot.set_webhook(listener.url)
    await room.until(lambda: listener.texts() == ["old"])
    await bot.delete_webhook()
    await room.say(wang, "bot", "dropped")
    await bot.set_webhook(listener.url, drop_pending_updates=True)
    await room.say(wang, "bot", "new")
    await room.until(lambda: listener.texts() == ["old", "new"])


async def test_a_failing_update_is_pushed_again(
    bot: Bot, room: Room, listener: Listener, wang: User
) -> None:
    """Until a 200 comes; getWebhookInfo tells what went wrong."""
    listener.answer = lambda update: Response(status_code=500 if len(listener.got) < 4 else 200)
    await bot.set_webhook(listener.url)
    await room.say(wang, "bot", "hello")
    await room.until(lambda: not room.updates.waiting)
    assert len({one["update_id"] for one in listener.got}) == 1
    assert len(listener.got) == 4
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (listener.url, 0)
    assert str(info.last_error_message).startswith("Wrong response from the webhook: 500")


async def test_a_failing_update_holds_back_its_chat_only(
    bot: Bot, room: Room, listener: Listener, wang: User, chen: User
) -> None:
    """Everything behind it in that chat waits; another chat goes on."""
    broken = [True]
    listener.answer = lambda update: Response(
        status_code=500 if broken and update["message"]["text"] == "first" else 200
    )
    await bot.set_webhook(listener.url)
    await room.say(wang, "bot", "first")
    await room.say(wang, "bot", "second")
    await room.say(chen, "bot", "elsewhere")
    await room.until(lambda: listener.texts().count("first") >= 3)
    assert "second" not in listener.texts()
    assert "elsewhere" in listener.texts()
    broken.clear()
    await room.until(lambda: "second" in listener.texts())


async def tapped(bot: Bot, room: Room, group: Chat) -> Message:
    said = await bot.send_message(group.id, "A wish")
    group.messages[said.message_id].markup = keyboard()
    return group.messages[said.message_id]


def crowd(room: Room, group: Chat) -> list[User]:
    """Five more members, whose coming nobody is told of."""
    people = [room.add_user(f"P{n}") for n in range(5)]
    group.members |= {one.id: "member" for one in people}
    return people


async def test_taps_of_different_people_come_side_by_side(
    bot: Bot, room: Room, listener: Listener, group: Chat
) -> None:
    """One queue a person: five are told at once, two taps of one person after each other."""
    card = await tapped(bot, room, group)
    await bot.set_webhook(listener.url)
    listener.gate.clear()
    people = crowd(room, group)
    for person in people:
        room.tap_now(person, card, "Go")
        room.tap_now(person, card, "Go")
    await room.until(lambda: listener.together == 5)
    listener.gate.set()
    await room.until(lambda: not room.updates.waiting)
    assert listener.most == 5


async def test_no_more_at_a_time_than_wanted(
    bot: Bot, room: Room, listener: Listener, group: Chat
) -> None:
    """max_connections bounds how many are pushed at once."""
    card = await tapped(bot, room, group)
    await bot.set_webhook(listener.url, max_connections=2)
    listener.gate.clear()
    for person in crowd(room, group):
        room.tap_now(person, card, "Go")
    await room.until(lambda: listener.together == 2)
    listener.gate.set()
    await room.until(lambda: not room.updates.waiting)
    assert listener.most == 2


async def test_an_answer_may_hold_a_call(
    bot: Bot, room: Room, listener: Listener, wang: User
) -> None:
    """{"method": …} in the webhook's answer is executed; a wrong one is silently lost."""
    listener.answer = lambda update: JSONResponse(
        {"method": "sendMessage", "chat_id": update["message"]["chat"]["id"], "text": "hi"}
    )
    await bot.set_webhook(listener.url)
    await room.say(wang, "bot", "hello")
    await room.until(lambda: room.chat(wang)[-1].text == "hi")
    listener.answer = lambda update: JSONResponse({"method": "sendMessage", "text": "lost"})
    await room.say(wang, "bot", "again")
    await room.until(lambda: not room.updates.waiting)
    assert room.chat(wang)[-1].text == "again"


async def test_a_tap_is_answered_in_the_webhooks_answer(
    bot: Bot, room: Room, listener: Listener, group: Chat, wang: User
) -> None:
    """So a tap costs no call."""
    card = await tapped(bot, room, group)
    listener.answer = lambda update: JSONResponse(
        {
            "method": "answerCallbackQuery",
            "callback_query_id": update["callback_query"]["id"],
            "text": "Yours",
        }
    )
    await bot.set_webhook(listener.url)
    assert (await room.tap(wang, card, "Go")).text == "Yours"


async def test_the_same_update_ten_times(
    bot: Bot, room: Room, listener: Listener, wang: User
) -> None:
    """Ordered redelivery pushes an update again although it was answered 200."""
    await bot.set_webhook(listener.url)
    await room.say(wang, "bot", "hello")
    await room.until(lambda: not room.updates.waiting)
    room.redeliver(listener.got[0]["update_id"], 9)
    await room.until(lambda: not room.updates.waiting)
    assert listener.texts() == ["hello"] * 10


async def test_a_dead_address_is_tried_again(
    bot: Bot, room: Room, wang: User, listener: Listener
) -> None:
    """Where nobody listens the update waits, and comes when the address is mended."""
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await room.say(wang, "bot", "hello")
    await room.until(lambda: room.webhook.last_error)
    assert room.updates.waiting
    await bot.set_webhook(listener.url)
    await room.until(lambda: listener.texts() == ["hello"])


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://example.org/x", "", "an https url must be provided"),
        ("https://example.org:8420/x", "", "only on ports 80, 88, 443 or 8443"),
        ("https://example.org/x", "", "never leaves this machine"),
        ("http://127.0.0.1:1/x", "not allowed!", "unallowed characters"),
    ],
)
async def test_an_address_must_be_possible(bot: Bot, url: str, secret: str, words: str) -> None:
    """https on Telegram's ports, and here only this machine; the secret has its alphabet."""
    with refused(words):
        await bot.set_webhook(url, secret_token=secret or None)


async def test_the_room_closes_while_it_pushes(
    bot: Bot, room: Room, listener: Listener, wang: User
) -> None:
    """close() ends a delivery that hangs."""
    listener.gate.clear()
    await bot.set_webhook(listener.url)
    await room.say(wang, "bot", "hello")
    await room.until(lambda: listener.got)
    with contextlib.suppress(asyncio.CancelledError):
        async with asyncio.timeout(2):
            await room.close()
    assert room.updates.waiting
