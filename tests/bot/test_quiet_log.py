"""A database that is broken for a night: whoever reads the log in the morning reads a few lines."""

import asyncio
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot import app as parts
from bot.app import App
from bot.operations import metrics
from bot.operations.settings import Mode
from bot.practice import Room
from bot.speaking import delivery
from tests.bot.test_deaf import Begin, begin
from tests.bot.test_metrics import figures
from tests.harness.operator import Operator

__all__ = ["begin"]
ROUNDS = 40


class Unknown(Exception):
    """Nobody has thought of this."""


def breaks(app: App, monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    async def away(*_: Any, **__: Any) -> Any:
        raise fault

    def away_now(*_: Any, **__: Any) -> Any:
        raise fault

    for name in ("transact", "read"):
        monkeypatch.setattr(app.database, name, away)
    monkeypatch.setattr(app.database, "read_now", away_now)


async def a_night(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many ticks and looks as take eight hours."""
    looks = 0

    async def mend(*_: Any) -> bool:
        nonlocal looks
        looks += 1
        return await app.database.transact(lambda _: False)

    monkeypatch.setattr(app.inbox, "mend", mend)
    while looks < ROUNDS:
        await app.clockwork.tick()
        await app.clockwork.hourly()
        figures()
        await asyncio.sleep(0.01)


def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    for what in ("MEND_EVERY", "WATCH_EVERY"):
        monkeypatch.setattr(parts, what, 0.001)
    monkeypatch.setattr(delivery, "IDLE", 0.001)


@pytest.mark.parametrize(
    "fault", [OperationalError("SELECT 1", {}, Exception("disk I/O error")), Unknown()]
)
async def test_a_night_without_a_database(
    begin: Begin,
    room: Room,
    operator: Operator,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
) -> None:
    """A line for each part when it begins, and one when it is well again; a trace only where the
    fault is our own."""
    fast(monkeypatch)
    app = begin(Mode.POLLING)
    await app.start()
    with monkeypatch.context() as broken:
        breaks(app, broken, fault)
        await a_night(app, broken)
    before = len(operator.lines)
    told = [(one["event"], one.get("part")) for one in operator.incidents]
    assert len(told) == len(set(told))
    assert {"outbox", "mending", "writing", "look due"} <= {part for _, part in told}
    is_ours = isinstance(fault, Unknown)
    assert {"exception" in one for one in operator.incidents} == {is_ours}
    await app.clockwork.tick()
    await app.clockwork.hourly()
    figures()
    for _ in range(500):
        if not app.troubles.standing:
            break
        await asyncio.sleep(0.01)
    well = [one["part"] for one in operator.lines[before:] if one["event"] == "well again"]
    assert set(well) >= {part for _, part in told}
    assert metrics._unread.standing == {}


async def test_another_fault_is_news(operator: Operator) -> None:
    """A second cause in the same trouble has a line of its own, the first is not told again."""
    from storage.engine.troubles import Troubles

    changes: list[tuple[str, bool]] = []
    troubles = Troubles(lambda *change: changes.append(change))
    for fault in (Unknown(), OSError("away"), Unknown(), OSError("away")):
        troubles.begin("part", "it fails", fault)
    troubles.end("part")
    troubles.end("part")
    assert [one.get("why", "") for one in operator.incidents] == ["", "away"]
    assert changes == [("part", True), ("part", False)]
