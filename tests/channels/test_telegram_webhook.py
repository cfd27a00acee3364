"""The door that Telegram posts to."""

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from bot.channels.telegram import webhook
from bot.channels.telegram.webhook import BODY_LIMIT, webhook_route
from bot.messages import Incoming, Message, Reply, Toast
from tests.bot.test_metrics import figures
from tests.channels.test_telegram_double import Server, connected, tap, update
from tests.channels.test_telegram_updates import FILES, is_refused

SECRET = "correct-horse"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}


class Door:
    """An app with nothing but the webhook; what came through it, and what it is to answer."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.heard: list[Incoming] = []
        self.kept: list[tuple[bytes, str]] = []
        self.reply: Reply | None = None
        self.broken = False

    async def hear(self, incoming: Incoming) -> Reply | None:
        if self.broken:
            raise OSError("no database")
        self.heard.append(incoming)
        return self.reply

    async def keep(self, raw: bytes, why: str) -> None:
        if self.broken:
            raise OSError("no database")
        self.kept.append((raw, why))

    async def open(self) -> None:
        app = FastAPI()
        telegram = await connected(self.server)
        app.router.routes.append(webhook_route(telegram, "/hook", SECRET, self.hear, self.keep))
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://door", headers=HEADERS
        )

    async def post(self, content: Any, **headers: str) -> httpx.Response:
        body = json.dumps(content) if isinstance(content, dict | list) else content
        return await self.http.post("/hook", content=body, headers=headers)


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    made = Door(Server())
    await made.open()
    yield made
    await made.http.aclose()


async def test_an_update_is_heard_then_answered(door: Door) -> None:
    """200 comes after the commit, empty when there is nothing to say."""
    answer = await door.post(update(7))
    assert (answer.status_code, answer.content) == (200, b"")
    assert [incoming.event_id for incoming in door.heard] == ["7"]


async def test_the_answer_waits_for_the_commit(door: Door) -> None:
    """While hearing is under way, Telegram gets no answer that it could take for a 200."""
    hold, reached = asyncio.Event(), asyncio.Event()

    async def commit(raw: bytes, why: str) -> None:
        reached.set()
        await hold.wait()

    app = FastAPI()
    telegram = await connected(Server())
    app.router.routes.append(webhook_route(telegram, "/hook", SECRET, door.hear, commit))
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://door")
    async with client:
        posting = asyncio.create_task(client.post("/hook", content=b"[]", headers=HEADERS))
        await reached.wait()
        assert not posting.done()
        hold.set()
        assert (await posting).status_code == 200


async def _never_read() -> AsyncIterator[bytes]:
    raise AssertionError("the body was read")
    yield b""


@pytest.mark.parametrize("secret", [None, "", "wrong", "correct-hors", "correct-horse2", "é"])
async def test_a_stranger_is_turned_away_unread(door: Door, secret: str | None) -> None:
    """Without the exact secret nothing of the body is looked at."""
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    client = httpx.AsyncClient(transport=door.http._transport, base_url="http://door")
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    answer = await client.post("/hook", content=_never_read(), headers=raw)
    assert answer.status_code == 403
    assert (door.heard, door.kept) == ([], [])


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_only_json_is_taken(door: Door, kind: str) -> None:
    """Another content type is refused, a charset behind it is not."""
    answer = await door.post(b"{}", **{"Content-Type": kind})
    assert answer.status_code == 415
    right = await door.post(update(1), **{"Content-Type": "application/json; charset=utf-8"})
    assert right.status_code == 200


async def _too_much() -> AsyncIterator[bytes]:
    for _ in range(17):
        yield b" " * (BODY_LIMIT // 16)


async def test_a_body_over_the_limit_is_refused_before_it_fills_the_memory(door: Door) -> None:
    """By its announced length unread, without one as soon as it passes the limit."""
    length = str(BODY_LIMIT + 1)
    announced = await door.post(_never_read(), **{"Content-Length": length})
    assert announced.status_code == 413
    assert (await door.post(_too_much())).status_code == 413
    assert (await door.post(b" " * BODY_LIMIT)).status_code == 200
    assert len(door.kept) == 1


async def test_nothing_but_posts_are_served(door: Door) -> None:
    """A browser that finds the address sees nothing."""
    assert (await door.http.get("/hook")).status_code == 405


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[1]", "not an object"),
        (b"{}", "TypeError"),
        (b'{"update_id": 1, "message": {}}', "KeyError"),
        (b'{"update_id": 1, "message": {"date": 1e99}}', "Error"),
    ],
)
async def test_what_can_never_be_read_is_kept_and_answered_well(
    door: Door, body: bytes, why: str
) -> None:
    """Anything but 200 would hold back its whole chat for a day."""
    assert (await door.post(body)).status_code == 200
    ((raw, reason),) = door.kept
    assert raw == body
    assert why in reason
    assert door.heard == []


@pytest.mark.parametrize("body", [update(1), []])
async def test_without_a_database_telegram_is_asked_to_come_again(
    door: Door, body: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """What could neither be heard nor kept is not confirmed."""
    door.broken = True
    with caplog.at_level(logging.ERROR):
        assert (await door.post(body)).status_code == 500
    assert "it will come again" in caplog.text


async def test_a_tap_is_answered_inside_the_response(door: Door) -> None:
    """The toast costs no call of its own; the rest is said after the answer."""
    door.reply = Reply(toast=Toast("yours"), private=(Message("details"),))
    answer = await door.post(tap(1))
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == {
        "method": "answerCallbackQuery",
        "callback_query_id": "q1",
        "text": "yours",
    }
    assert door.server.names == ["sendMessage"]


async def test_a_single_message_is_said_inside_the_response(door: Door) -> None:
    """The next question rides in the answer."""
    door.reply = Reply((Message("What?"),))
    answer = await door.post(update(1))
    assert (answer.json()["method"], answer.json()["chat_id"]) == ("sendMessage", 10)
    assert door.server.names == []


async def test_what_means_nothing_is_not_even_heard(door: Door) -> None:
    """Reactions and channel posts cost no transaction."""
    assert (await door.post({"update_id": 1, "new_update_kind": {}})).status_code == 200
    assert (door.heard, door.kept) == ([], [])


async def test_every_sample_is_answered_200(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    """Each is heard, means nothing or is kept; no exception shows in the log."""
    for path in FILES:
        assert (await door.post(path.read_bytes())).status_code == 200, path.name
    assert len(door.kept) == sum(is_refused(path) for path in FILES) > 3
    assert len(door.heard) > 30
    assert caplog.records == []


async def test_strangers_are_counted_and_told_of_once_a_minute(
    door: Door, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand tries are a figure, and a line in the log, not a thousand."""
    monkeypatch.setattr(webhook, "_strangers", webhook._Strangers())
    before = figures().get(("wishlight_strangers_total",), 0)
    for _ in range(20):
        await door.post(update(1), **{"X-Telegram-Bot-Api-Secret-Token": "wrong"})
    assert figures()["wishlight_strangers_total",] - before == 20
    assert [record.getMessage() for record in caplog.records if "refused" in record.msg] == [
        "posts without our webhook's secret were refused: 1"
    ]
    monkeypatch.setattr(webhook, "TOLD_EVERY", 0.0)
    await door.post(update(1), **{"X-Telegram-Bot-Api-Secret-Token": "wrong"})
    assert caplog.records[-1].getMessage().endswith(": 20")


async def test_the_secret_is_compared_in_constant_time(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long a refusal takes tells nobody how much of the secret was right."""
    compared: list[tuple[bytes, bytes]] = []
    real = hmac.compare_digest

    def compare(given: bytes, ours: bytes) -> bool:
        compared.append((given, ours))
        return real(given, ours)

    monkeypatch.setattr(webhook.hmac, "compare_digest", compare)
    for given in (SECRET, SECRET[:-1], ""):
        await door.post(update(1), **{"X-Telegram-Bot-Api-Secret-Token": given})
    assert compared == [(given.encode(), SECRET.encode()) for given in (SECRET, SECRET[:-1], "")]
