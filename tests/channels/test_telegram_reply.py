"""What is said back at once."""

import asyncio
import logging
from typing import Any

import httpx
import pytest

from bot.channels.telegram.polling import respond
from bot.channels.telegram.reply import PAUSE, Replies, finish, ride
from bot.messages import Message, Reply, Toast
from tests.channels.test_telegram_double import (
    HOME,
    Server,
    connected,
    message,
    refused,
    tap,
    update,
)

TOAST = Toast("taken")
FULL = Reply((Message("here"),), TOAST, Message("card"), (Message("at home"),))


class Pauses(list[float]):
    async def __call__(self, seconds: float) -> None:
        self.append(seconds)


async def _reply_to(server: Server, raw: dict[str, Any], reply: Reply | None) -> Pauses:
    telegram, pauses = await connected(server), Pauses()
    await respond(telegram, telegram.read(raw), reply, pause=pauses)
    return pauses


async def test_all_parts_of_a_reply_are_said_in_their_places() -> None:
    """Toast first, then the tapped card, then words in the group and at home."""
    server = Server()
    await _reply_to(server, tap(1), FULL)
    assert server.names == ["answerCallbackQuery", "editMessageText", "sendMessage", "sendMessage"]
    assert [given["chat_id"] for given in server.called("sendMessage")] == [-100200, 10]


async def test_a_reply_stays_in_its_topic() -> None:
    """Who asks in a topic is answered there."""
    server = Server()
    raw = update(1, chat={"id": -100200, "type": "supergroup"}, message_thread_id=33)
    raw["message"]["is_topic_message"] = True
    await _reply_to(server, raw, Reply((Message("here"),)))
    assert server.called("sendMessage")[0]["message_thread_id"] == 33


async def test_a_tapped_button_never_goes_on_turning() -> None:
    """A tap that nobody answers is answered without a word."""
    server = Server()
    await _reply_to(server, tap(1), None)
    assert server.called("answerCallbackQuery") == [{"callback_query_id": "q1"}]


async def test_one_failing_part_keeps_no_other_from_being_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A failure is one short line; what was said in it stands in no log."""
    server = Server()
    server.will("answerCallbackQuery", refused(400, "Bad Request: whatever"))
    server.will("editMessageText", httpx.ReadTimeout("slow"))
    server.will("sendMessage", refused(403, "Forbidden: bot was kicked"))
    with caplog.at_level(logging.WARNING):
        await _reply_to(server, tap(1), FULL)
    assert len(server.called("sendMessage")) == 2
    lines = [record.getMessage() for record in caplog.records]
    assert lines == [
        "reply not said: toast: Rejected: Whatever",
        "reply not said: edit: Lost: Timed out",
        "reply not said: message: Unreachable: Forbidden: bot was kicked",
    ]


async def test_a_flood_is_waited_for_at_most_twice() -> None:
    """As long as Telegram says, if that is short enough for an answer to make sense."""
    flood = [refused(429, "Too Many Requests", retry_after=3) for _ in range(3)]
    server = Server()
    server.will("sendMessage", *flood)
    assert await _reply_to(server, update(1), Reply((Message("hi"),))) == [3, 3]
    assert len(server.called("sendMessage")) == 3
    server.will("sendMessage", refused(429, "Too Many Requests", retry_after=600))
    assert await _reply_to(server, update(1), Reply((Message("hi"),))) == []


async def test_what_never_left_is_said_again() -> None:
    """A connection that was never made is tried again, one whose answer was lost is not."""
    server = Server()
    server.will("sendMessage", httpx.ConnectError("no way"))
    assert await _reply_to(server, update(1), Reply((Message("hi"),))) == [PAUSE]
    assert len(server.called("sendMessage")) == 2
    server.will("sendMessage", httpx.ReadTimeout("slow"))
    assert await _reply_to(server, update(1), Reply((Message("hi"),))) == []


async def test_a_lost_private_message_is_said_anew_but_no_group_card() -> None:
    """An edit that finds nothing becomes a message at home; a group is not told twice."""
    server = Server()
    gone = {"message_id": 5, "chat": HOME, "date": 0}
    await _reply_to(server, tap(1, message=gone), Reply(edit=Message("card")))
    assert server.names == ["answerCallbackQuery", "sendMessage"]
    server = Server()
    server.will("editMessageText", refused(400, "Bad Request: message to edit not found"))
    await _reply_to(server, tap(1), Reply(edit=Message("card")))
    assert server.names == ["answerCallbackQuery", "editMessageText"]


@pytest.mark.parametrize(
    ("raw", "reply", "method", "rest"),
    [
        (tap(1), FULL, "answerCallbackQuery", Reply(FULL.messages, None, FULL.edit, FULL.private)),
        (tap(1), None, "answerCallbackQuery", Reply()),
        (update(1), Reply((Message("hi"),)), "sendMessage", Reply()),
        (update(1), Reply(private=(Message("hi"),)), "sendMessage", Reply()),
        (update(1), Reply((Message("hi", photos=("f",)),)), "sendPhoto", Reply()),
        (update(1), None, None, Reply()),
        (update(1), Reply((Message("a"), Message("b"))), None, ...),
        (update(1), Reply((Message("a", photos=("f", "g")),)), None, ...),
        (update(1), Reply((Message(""),)), None, ...),
    ],
)
async def test_one_call_rides_in_the_webhooks_answer(
    raw: dict[str, Any], reply: Reply | None, method: str | None, rest: Any
) -> None:
    """A tap's toast or the only message saves a call; several keep their order outside."""
    telegram = await connected(Server())
    riding, left = ride(telegram, telegram.read(raw), reply)
    assert (riding and riding["method"]) == method
    assert left == (reply if rest is ... else rest)


async def test_what_rode_is_not_said_again() -> None:
    """After the answer only the rest is said."""
    server = Server()
    telegram = await connected(server)
    incoming = telegram.read(tap(1))
    _, rest = ride(telegram, incoming, FULL)
    await finish(telegram, incoming, rest)
    assert server.names == ["editMessageText", "sendMessage", "sendMessage"]


async def test_replies_to_one_chat_keep_their_order() -> None:
    """A slow reply holds back the next one in its chat and nobody else's."""
    server, hold, reached, elsewhere = Server(), *(asyncio.Event() for _ in range(3))

    async def slow() -> httpx.Response:
        reached.set()
        await hold.wait()
        return refused(403, "Forbidden: whatever")

    async def quick() -> httpx.Response:
        elsewhere.set()
        return refused(403, "Forbidden: whatever")

    server.will("sendMessage", slow, quick)
    telegram = await connected(server)
    replies = Replies(telegram)
    replies.add(telegram.read(update(1)), Reply((Message("one"),)))
    await reached.wait()
    replies.add(telegram.read(update(2)), Reply((Message("two"),)))
    other = telegram.read({"update_id": 3, "message": message("x", chat=HOME | {"id": 11})})
    replies.add(other, Reply((Message("other"),)))
    await elsewhere.wait()
    hold.set()
    await replies.stop()
    said = [given["text"] for given in server.called("sendMessage")]
    assert said == ["<b>one</b>", "<b>other</b>", "<b>two</b>"]


async def test_stopping_waits_for_nobody_for_ever() -> None:
    """A reply that hangs is dropped when its patience ends."""
    server = Server()
    server.will("sendMessage", asyncio.Event().wait)
    telegram = await connected(server)
    replies = Replies(telegram)
    replies.add(telegram.read(update(1)), Reply((Message("one"),)))
    replies.add(telegram.read(update(2)), None)
    await replies.stop(patience=0.01)
    assert server.names in ([], ["sendMessage"])
