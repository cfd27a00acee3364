"""A running bot, and what becomes of it when a part of it dies."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import app as parts
from bot.app import App
from bot.hearing.inbox import Inbox
from bot.operations import settings
from bot.speaking.delivery import Delivery
from scheduler import clockwork
from storage.engine.vault import Vault
from tests.conftest import SECRET
from tests.harness.command import TOKEN
from tests.harness.operator import Operator


class Broken(Exception):
    """Nobody has thought of this."""


async def breaks(*_: Any, **__: Any) -> Any:
    raise Broken()


class Host:
    """Whoever starts the bot, and hears that it must be started anew."""

    def __init__(self, found: settings.Settings) -> None:
        self.must_restart = asyncio.Event()
        self.app = App(found, self.must_restart.set)

    async def asks(self, path: str) -> tuple[int, str]:
        wire = httpx.ASGITransport(self.app.web)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=wire, base_url="http://bot") as client:
            answer = await client.get(path)
        return answer.status_code, answer.json()["status"]


@pytest.fixture
async def host(
    base: str, database_url: str, safe: Vault, tmp_path: Path, operator: Operator
) -> AsyncIterator[Host]:
    found = settings.load(
        env_file=None,
        telegram_token=TOKEN,
        telegram_api_base=base,
        secret_key=SECRET,
        database_url=database_url,
        data_dir=tmp_path,
    )
    one = Host(found)
    yield one
    await one.app.stop()


def _breaks(part: str, host: Host, patch: pytest.MonkeyPatch) -> None:
    if part == "polling":
        patch.setattr(host.app.telegram, "updates", breaks)
    elif part == "delivery":
        patch.setattr(Delivery, "_pause", breaks)
    elif part == "mending":
        patch.setattr(Inbox, "mend", breaks)
        patch.setattr(host.app.troubles, "begin", lambda *_, **__: 1 / 0)
    else:
        patch.setattr(clockwork, "STILL", -1)
        patch.setattr(parts, "WATCH_EVERY", 0.01)


PARTS = ("polling", "delivery", "mending", "clockwork")


@pytest.mark.parametrize("part", PARTS)
async def test_a_part_that_dies_is_noticed(
    host: Host, part: str, operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot that hears, or says, or remembers nothing any more is not well: the log says why,
    /readyz is red, and the process is to end, for systemd or compose to start it anew."""
    _breaks(part, host, monkeypatch)
    await host.app.start()
    async with asyncio.timeout(20):
        await host.must_restart.wait()
    assert await host.asks("/readyz") == (503, f"{part} has ended")
    assert (await host.asks("/healthz"))[0] == 200
    (line,) = [one for one in operator.incidents if one.get("level") == "critical"]
    assert line["part"] == part
    assert "exception" in line


async def test_a_bot_that_is_well_and_stops(host: Host, operator: Operator) -> None:
    """Being asked to stop is no incident."""
    await host.app.start()
    assert await host.asks("/readyz") == (200, "ok")
    await host.app.stop()
    assert not host.must_restart.is_set()
    assert operator.incidents == []
