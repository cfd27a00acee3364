"""Updates fetched by ourselves."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from bot.channels.telegram.polling import poll
from bot.messages import Incoming, Message, Reply
from tests.channels.test_telegram_double import (
    HOME,
    Server,
    connected,
    message,
    ok,
    refused,
    tap,
    update,
)

ELSEWHERE = refused(409, "Conflict: terminated by other getUpdates request")


def chat(number: int, chat_id: int) -> dict[str, Any]:
    return {"update_id": number, "message": message(str(number), chat=HOME | {"id": chat_id})}


class Room:
    """A poller on a Telegram that has the given batches and then nothing for ever."""

    def __init__(self, *batches: Any) -> None:
        self.server = Server()
        self.empty = asyncio.Event()
        answers = [ok(batch) if isinstance(batch, list) else batch for batch in batches]
        self.server.will("getUpdates", *answers, self._wait_for_ever)
        self.heard: list[str] = []
        self.kept: list[tuple[bytes, str]] = []
        self.pauses: list[float] = []
        self.hearing: Callable[[Incoming], Any] | None = None
        self.reply: Reply | None = None

    async def _wait_for_ever(self) -> httpx.Response:
        self.empty.set()
        await asyncio.Event().wait()
        raise AssertionError

    async def hear(self, incoming: Incoming) -> Reply | None:
        if self.hearing:
            await self.hearing(incoming)
        self.heard.append(incoming.event_id)
        return self.reply

    async def keep(self, raw: bytes, why: str) -> None:
        self.kept.append((raw, why))

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    def start(self, at_once: int = 16) -> None:
        async def run() -> None:
            telegram = await connected(self.server)
            await poll(telegram, self.hear, self.keep, at_once=at_once, pause=self.pause)

        self.task = asyncio.create_task(run())

    async def run(self) -> None:
        """Poll until Telegram has nothing more, then stop as the app does."""
        self.start()
        await self.empty.wait()
        await self.stop()

    async def stop(self) -> None:
        self.task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await self.task

    @property
    def offsets(self) -> list[int]:
        return [given["offset"] for given in self.server.called("getUpdates")]


async def test_updates_are_confirmed_by_the_next_question() -> None:
    """The offset moves over what was heard; only kinds that we hear are asked for."""
    room = Room([update(7), update(8)], [], [update(12)])
    await room.run()
    assert room.heard == ["7", "8", "12"]
    assert room.offsets == [0, 9, 9, 13]
    first = room.server.called("getUpdates")[0]
    assert (first["timeout"], "message" in first["allowed_updates"]) == (30, True)


async def test_an_unreadable_update_is_kept_and_stops_nobody() -> None:
    """One update newer than the library does not cost the others of its batch."""
    sticker = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}
    newer = {"update_id": 2, "message": message(sticker=sticker)}
    room = Room([update(1), newer, update(3)])
    await room.run()
    assert (room.heard, room.offsets[-1]) == (["1", "3"], 4)
    ((raw, why),) = room.kept
    assert json.loads(raw) == newer
    assert "Sticker" in why


async def test_what_means_nothing_is_confirmed_unheard() -> None:
    """Kinds that are nothing to us cost no transaction."""
    room = Room([{"update_id": 1, "new_kind": {}}])
    await room.run()
    assert (room.heard, room.offsets[-1]) == ([], 2)


async def test_one_chat_is_heard_in_order_and_others_meanwhile() -> None:
    """The second message of a chat waits for its first; another chat does not."""
    room = Room([chat(1, 10), chat(2, 10), chat(3, 11)])
    third = asyncio.Event()

    async def hearing(incoming: Incoming) -> None:
        if incoming.event_id == "1":
            await third.wait()
        if incoming.event_id == "3":
            third.set()

    room.hearing = hearing
    await room.run()
    assert room.heard == ["3", "1", "2"]


async def test_no_more_chats_at_once_than_agreed() -> None:
    """A burst from many chats is heard a few at a time."""
    room = Room([chat(number, number) for number in range(1, 9)])
    running: list[int] = [0, 0]

    async def hearing(_: Incoming) -> None:
        running[0] += 1
        running[1] = max(running)
        await asyncio.sleep(0)
        running[0] -= 1

    room.hearing = hearing
    room.start(at_once=3)
    await room.empty.wait()
    await room.stop()
    assert running == [0, 3]


async def test_what_was_not_committed_is_asked_for_again() -> None:
    """The offset stays on it; its chat waits behind it; what was committed is not heard twice."""
    batch = [chat(1, 10), chat(2, 11), chat(3, 11), chat(4, 12)]
    room = Room(batch, batch[1:], [])
    failures = [OSError("database is away")]

    async def hearing(incoming: Incoming) -> None:
        if incoming.event_id == "2" and failures:
            raise failures.pop()

    room.hearing = hearing
    with capture_logs() as lines:
        await room.run()
    assert room.heard == ["1", "4", "2", "3"]
    assert room.offsets == [0, 2, 5, 5]
    assert len(room.pauses) == 1
    line, well = lines
    assert (line["event"], line["number"]) == ("an update was not taken; it will come again", 2)
    assert well["log_level"] == "info"


async def test_a_broken_network_is_asked_again_with_growing_pauses() -> None:
    """Pauses double up to a minute, shaken by chance, and start anew after a success."""
    down = [httpx.ConnectError("down")] * 8
    room = Room(*down, [update(1)], httpx.ReadTimeout("slow"))
    with capture_logs() as lines:
        await room.run()
    told = [line["log_level"] for line in lines if line["event"] != "well again"]
    assert told == ["warning", "error", "warning"]  # away; for long, so deaf; away once more
    *growing, fresh = room.pauses
    bounds = [1, 2, 4, 8, 16, 32, 60, 60]
    assert all(most / 2 <= took <= most for took, most in zip(growing, bounds, strict=True))
    assert 0.5 <= fresh <= 1
    assert room.heard == ["1"]


async def test_a_flood_is_waited_for_as_told() -> None:
    """A 429 names its own pause."""
    room = Room(refused(429, "Too Many Requests", retry_after=9), [])
    await room.run()
    assert room.pauses == [9]


async def test_a_second_poller_is_told_of_once() -> None:
    """One clear line for as long as the conflict lasts; a new conflict has a line of its own."""
    room = Room(ELSEWHERE, ELSEWHERE, ELSEWHERE, [], ELSEWHERE)
    with capture_logs() as lines:
        await room.run()
    told = [line["event"] for line in lines if line["log_level"] == "error"]
    assert len(told) == 2
    assert "is a second bot running, or a webhook?" in told[0]
    assert len(room.pauses) == 4
    assert all(15 <= took <= 30 for took in room.pauses)


async def test_updates_without_a_number_do_not_make_us_spin() -> None:
    """Nonsense from a proxy is taken for a bad network."""
    room = Room(["x", {"update_id": "y"}], [])
    await room.run()
    assert len(room.pauses) == 1


async def test_replies_are_said_after_the_commit_without_holding_up_the_next() -> None:
    """A reply that hangs keeps nobody's update waiting."""
    room = Room([update(1)], [update(2)])
    room.reply = Reply((Message("hi"),))
    reached = asyncio.Event()

    async def hang() -> httpx.Response:
        reached.set()
        await asyncio.Event().wait()
        raise AssertionError

    room.server.will("sendMessage", hang)
    room.start()
    await reached.wait()
    await room.empty.wait()
    assert room.heard == ["1", "2"]
    await room.stop()


async def test_a_tap_is_answered() -> None:
    """By polling too, a tapped button stops turning."""
    room = Room([tap(1)])
    await room.run()
    assert room.server.called("answerCallbackQuery") == [{"callback_query_id": "q1"}]
