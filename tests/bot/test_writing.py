"""A disk that takes nothing more: it can still be read, and nothing that people say is kept."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot import app as parts
from bot.operations.settings import Mode
from bot.practice import Room
from tests.bot.test_deaf import Begin, begin, complaints, ready, sees
from tests.harness.operator import Operator

__all__ = ["begin"]


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process grows beyond its first byte, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("engine", ["sqlite"])  # PostgreSQL's files are its server's
async def test_a_full_disk(
    begin: Begin, room: Room, operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """/readyz turns red, the log has one line without a trace, and when there is room again all is
    well by itself."""
    monkeypatch.setattr(parts, "WATCH_EVERY", 0.01)
    app = begin(Mode.POLLING)
    await app.start()
    assert (await ready(app))[0] == 200
    with full_disk():
        answer = await sees(app, 503)
        assert answer["status"] == "the database takes no writes"
        for _ in range(10):
            await app._write()
    assert (await sees(app, 200))["status"] == "ok"
    told = [one for one in operator.incidents if one["event"] == "the database takes no writes"]
    (line,) = told
    assert "disk" in line["why"]
    assert "exception" not in line


async def test_a_database_that_keeps_us_waiting(
    begin: Begin, room: Room, operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that never ends is none."""
    monkeypatch.setattr(parts, "WRITE_PATIENCE", 0.0)
    app = begin(Mode.POLLING)
    await app.start()
    await app._write()
    assert (await ready(app))[1]["status"] == "the database takes no writes"
    monkeypatch.setattr(parts, "WRITE_PATIENCE", 20.0)
    await app._write()
    assert (await ready(app))[0] == 200
    assert complaints(operator) == ["the database takes no writes"]
