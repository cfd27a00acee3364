"""A bot that hears nothing any more says so, and has its updates come to it again."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import app as parts
from bot.app import App
from bot.channels.telegram import listening, polling
from bot.channels.telegram.setup import publish
from bot.operations import metrics, settings
from bot.operations.settings import Mode
from bot.practice import Room
from bot.practice.errors import bad
from storage.engine import clock
from storage.engine.vault import Vault
from tests.bot.test_metrics import figures
from tests.conftest import SECRET
from tests.harness.command import TOKEN
from tests.harness.operator import Operator

ELSEWHERE = "http://127.0.0.1:9/of-another-bot"
Begin = Callable[..., App]


@pytest.fixture
async def begin(
    base: str, database_url: str, safe: Vault, tmp_path: Path, operator: Operator
) -> AsyncIterator[Begin]:
    """A bot in this mode, which is stopped in the end."""
    begun: list[App] = []

    def one(mode: Mode, **more: Any) -> App:
        given = {
            "telegram_token": TOKEN,
            "telegram_api_base": base,
            "secret_key": SECRET,
            "database_url": database_url,
            "data_dir": tmp_path,
            "mode": mode,
            "public_url": "http://127.0.0.1:9",
        }
        begun.append(App(settings.load(env_file=None, **given | more)))
        return begun[-1]

    yield one
    for each in begun:
        await each.stop()


async def ready(app: App) -> tuple[int, Any]:
    wire = httpx.ASGITransport(app.web)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=wire, base_url="http://bot") as client:
        answer = await client.get("/readyz")
    return answer.status_code, answer.json()


async def sees(app: App, code: int) -> Any:
    """What /readyz says as soon as it answers so."""
    for _ in range(1000):
        answer = await ready(app)
        if answer[0] == code:
            return answer[1]
        await asyncio.sleep(0.01)
    raise AssertionError(answer)


def complaints(operator: Operator) -> list[str]:
    return [one["event"] for one in operator.incidents]


@pytest.mark.parametrize("mode", list(Mode))
async def test_a_second_bot_takes_the_webhook_away(
    begin: Begin, room: Room, operator: Operator, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    """Telegram tells nobody. We look every few minutes, say so in one line, have the updates come
    to us again, and are well when a look finds them coming."""
    monkeypatch.setattr(polling, "CONFLICT_PAUSE", 0.01)
    app = begin(mode)
    await app.start()
    assert await ready(app) == (200, {"status": "ok", "missing": {}})
    ours = room.webhook.url
    assert ours == (app.settings.webhook_url if mode is Mode.WEBHOOK else "")
    await room.execute("setWebhook", {"url": ELSEWHERE})
    await app._listening.look()
    assert room.webhook.url == ours
    code, answer = await ready(app)
    assert code == 503
    assert "does a second bot run?" in answer["missing"]["webhook"]
    assert answer["missing"]["webhook"] in answer["status"]
    assert figures()["wishlight_missing", "webhook"] == 1
    for _ in range(3):
        await app._listening.look()
    wang = room.add_user("王阿姨")
    await room.say(wang, room.private(wang), "有人吗")
    assert (await sees(app, 200))["status"] == "ok"
    assert figures()["wishlight_missing", "webhook"] == 0
    assert len([one for one in complaints(operator) if "went elsewhere" in one]) == 1


async def test_somebody_looks(
    begin: Begin, room: Room, monkeypatch: pytest.MonkeyPatch, operator: Operator
) -> None:
    """Nobody has to ask for it."""
    monkeypatch.setattr(listening, "LOOK_EVERY", 0.01)
    app = begin(Mode.WEBHOOK)
    await app.start()
    await room.execute("deleteWebhook", {})
    await room.until(lambda: room.webhook.url == app.settings.webhook_url, 10)


async def test_other_updates_than_ours_are_asked_for(begin: Begin, room: Room) -> None:
    """A second bot that polled for a moment wanted messages only: taps would not come any more."""
    app = begin(Mode.WEBHOOK)
    await app.start()
    room.updates.allowed = ["message"]
    await app._listening.look()
    assert "callback_query" in room.updates.allowed


async def test_two_that_poll(
    begin: Begin, room: Room, operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another bot asks with our token, Telegram turns us away: red, in one line."""
    monkeypatch.setattr(polling, "CONFLICT_PAUSE", 0.01)
    app = begin(Mode.POLLING)
    await app.start()
    await room.until(lambda: room.listener is not None)

    async def other() -> None:
        while True:
            try:
                await room.execute("getUpdates", {"timeout": 50})
            except Exception:  # noqa: BLE001 — as rude as we are
                await asyncio.sleep(0)

    rival = asyncio.create_task(other())
    answer = await sees(app, 503)
    assert "is a second bot running, or a webhook?" in answer["status"]
    rival.cancel()
    wang = room.add_user("王阿姨")
    await room.say(wang, room.private(wang), "有人吗")
    await sees(app, 200)


async def test_when_the_last_update_was_heard(begin: Begin, room: Room) -> None:
    """A street that is silent for a day is either asleep or not heard: a figure tells when the last
    word came, another how many wait at Telegram."""
    app = begin(Mode.WEBHOOK)
    await app.start()
    metrics.updates_wait(0)
    wang = room.add_user("王阿姨")
    await room.say(wang, room.private(wang), "有人吗")
    await room.until(lambda: room.webhook.last_error is not None)
    await app._listening.look()
    assert figures()["wishlight_updates_pending",] == 1
    metrics.update_handled("text", "done")
    heard = figures()["wishlight_last_update_timestamp_seconds",]
    assert abs(heard - clock.now().timestamp()) < 5


async def test_telegram_that_can_t_reach_us(begin: Begin, room: Room, operator: Operator) -> None:
    """The proxy is down: Telegram knows and tells whoever asks. The log has it in one line; the bot
    stays ready, or whoever routes by that would never let an update through again."""
    app = begin(Mode.WEBHOOK)
    await app.start()
    clock.travel(timedelta(seconds=5))
    wang = room.add_user("王阿姨")
    await room.say(wang, room.private(wang), "有人吗")
    for _ in range(2):
        room.webhook.last_error = None
        await room.until(lambda: room.webhook.last_error is not None, 10)
        await app._listening.look()
    code, answer = await ready(app)
    assert (code, list(answer["missing"])) == (200, ["posting"])
    assert complaints(operator) == ["Telegram can't bring us our updates"]
    room.updates.drop()
    await app._listening.look()
    assert await ready(app) == (200, {"status": "ok", "missing": {}})


async def test_menus_that_are_refused_keep_nobody_waiting(
    begin: Begin, room: Room, operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram takes no commands for an hour: the bot hears, /readyz says what is missing, and it
    is tried again when Telegram allows it and not before."""
    pauses: list[float] = []
    go_on = asyncio.Event()

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await go_on.wait()

    monkeypatch.setattr(parts, "publish", partial(publish, pause=pause))
    room.faults.flood("setMyCommands", retry_after=3600)
    room.faults.refuse("setMyDescription", bad("Bad Request: not today"))
    app = begin(Mode.POLLING)
    async with asyncio.timeout(5):
        await app.start()
    await room.until(lambda: room.listener is not None)  # it asks what people say
    assert await ready(app) == (200, {"status": "ok", "missing": app.troubles.standing})
    assert list(app.troubles.standing) == ["profile"]
    assert pauses == [3600]
    go_on.set()
    await app.dressed()
    assert app.troubles.standing == {}
    assert pauses == [3600, 20]  # the description was refused, and no other step by that
    assert len(room.menus) == 4
    assert complaints(operator) == []


async def test_the_webhook_is_set_later(begin: Begin, room: Room) -> None:
    """When Telegram does not take the address at once, the updates that still come are heard."""
    room.faults.flood("setWebhook", retry_after=3600)
    app = begin(Mode.WEBHOOK)
    async with asyncio.timeout(5):
        await app.start()
    assert await ready(app) == (200, {"status": "ok", "missing": app.troubles.standing})
    assert list(app.troubles.standing) == ["looking"]
    await app._listening.look()
    assert room.webhook.url == app.settings.webhook_url
