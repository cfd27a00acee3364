"""What is said back at once."""

import asyncio
import logging
from typing import Any

import httpx
import pytest

from bot.channels.telegram.polling import respond
from bot.channels.telegram.reply import PAUSES, Replies, finish, ride
from bot.messages import ChannelError, Incoming, Lost, Message, NotSent, Reply, Slow, Toast
from tests.channels.test_telegram_double import (
    BOT,
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
    server.will("editMessageText", *[httpx.ReadTimeout("slow")] * 5)
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


async def test_a_flood_is_waited_for() -> None:
    """As long as Telegram says, if that is short enough for an answer to make sense."""
    flood = [refused(429, "Too Many Requests", retry_after=3) for _ in range(5)]
    server = Server()
    server.will("sendMessage", *flood)
    assert await _reply_to(server, update(1), Reply((Message("hi"),))) == [3, 3, 3, 3]
    assert len(server.called("sendMessage")) == 5
    server.will("sendMessage", refused(429, "Too Many Requests", retry_after=600))
    assert await _reply_to(server, update(1), Reply((Message("hi"),))) == []


BAD_DAYS = [
    httpx.ConnectError("no way"),
    httpx.ReadTimeout("slow"),
    httpx.ReadError("cut"),
    httpx.Response(502, text="<html>Bad Gateway</html>"),
]


@pytest.mark.parametrize("bad_day", BAD_DAYS, ids=["no road", "slow", "cut", "502"])
async def test_what_did_not_reach_anybody_is_said_again(bad_day: Any) -> None:
    """With growing pauses, for as long as an answer makes sense: the toast, the edited card, the
    next question. Perhaps it was said: then it is there twice, which does no harm."""
    for method, raw, reply in (
        ("sendMessage", update(1), Reply((Message("hi"),))),
        ("editMessageText", tap(1), Reply(edit=Message("card"))),
        ("answerCallbackQuery", tap(1), Reply(toast=TOAST)),
    ):
        server = Server()
        server.will(method, bad_day)
        assert await _reply_to(server, raw, reply) == [PAUSES[0]]
        assert len(server.called(method)) == 2
        server.will(method, *[bad_day] * 9)
        assert await _reply_to(server, raw, reply) == [*PAUSES]


async def test_what_keeps_a_promise_is_said_once() -> None:
    """Whoever made the promise hears how it went; the next words are said all the same."""
    server, heard = Server(), []

    async def settle(_: Incoming, said: Message, __: str, error: ChannelError | None) -> None:
        heard.append((said.told, type(error)))

    telegram = await connected(server)
    reply = Reply((Message("done", told=7), Message("done", told=8), Message("next")))
    server.will("sendMessage", httpx.ReadTimeout("slow"))
    await respond(telegram, telegram.read(update(1)), reply, settle=settle)
    assert heard == [(7, Lost), (8, type(None))]
    assert len(server.called("sendMessage")) == 3


async def test_what_a_tap_has_done_outlasts_all_tries() -> None:
    """What nobody could be shown in private is left to whoever keeps promises; what was shown, or
    is refused for good, or stands in a group, is not."""
    server, left = Server(), []

    async def settle(_: Incoming, said: Message, __: str, error: ChannelError | None) -> None:
        left.append((said.lead, type(error)))

    async def no_pause(_: float) -> None:
        pass

    async def edits(raw: dict[str, Any], *answers: Any) -> None:
        telegram = await connected(server)
        server.will("editMessageText", *answers)
        reply = Reply(edit=Message("", "gone"))
        await respond(telegram, telegram.read(raw), reply, pause=no_pause, settle=settle)

    tries = 1 + len(PAUSES)
    at_home = tap(1, message=message("card", chat=HOME, **{"from": BOT}))
    await edits(at_home, *[httpx.ConnectError("no way")] * (tries - 1))
    await edits(at_home, refused(400, "Bad Request: whatever"))
    await edits(tap(1), *[httpx.ConnectError("no way")] * tries)
    assert left == []
    await edits(at_home, *[httpx.ConnectError("no way")] * tries)
    await edits(at_home, refused(429, "Too Many Requests", retry_after=600))
    assert left == [("gone", NotSent), ("gone", Slow)]


async def test_what_a_stop_cuts_off_is_left_as_well() -> None:
    """We are stopped between two tries: whoever keeps promises shows it after the next start."""
    server, left, waits = Server(), list[str](), asyncio.Event()

    async def settle(_: Incoming, said: Message, __: str, error: ChannelError | None) -> None:
        left.append(said.lead)

    async def pause(_: float) -> None:
        waits.set()
        await asyncio.Event().wait()

    server.will("editMessageText", httpx.ConnectError("no way"))
    telegram = await connected(server)
    replies = Replies(telegram, pause=pause, settle=settle)
    at_home = tap(1, message=message("card", chat=HOME, **{"from": BOT}))
    replies.add(telegram.read(at_home), Reply(edit=Message("", "gone")))
    await waits.wait()
    await replies.stop(patience=0.01)
    assert left == ["gone"]


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
        (update(1), Reply((Message("done", told=7),)), None, ...),
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
