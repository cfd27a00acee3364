"""SIGTERM while the messenger does not answer: the host's ten seconds are enough all the same. And
a bot that can't go on ends by itself."""

from pathlib import Path

import pytest

from bot.operations.settings import Mode
from storage.engine.database import Database
from storage.messaging.outbox import OutboxState
from tests.faults.corner import MINE, Corner, opened

CANCELLED = "Cancel 1 running task(s), timeout graceful shutdown exceeded"


@pytest.mark.parametrize("mode", [Mode.WEBHOOK])
@pytest.mark.parametrize("engine", ["sqlite"])
async def test_asked_to_stop_while_nothing_is_answered(corner: Corner) -> None:
    """A notice and a direct reply hang. Both have the same few seconds, not one after the other;
    then the notice counts as perhaps said, and is said again after its lease, once."""
    wish, card = await corner.wish()
    li, chen = corner.private(corner.li), corner.private(corner.chen)
    corner.faults.hang("sendMessage", li.id)
    corner.faults.hang("sendPhoto", chen.id)
    corner.taps(corner.li, card, MINE)
    await corner.says(corner.chen, "/stats")
    await corner.until(lambda: len(corner.faults.met) == 2)
    assert await corner.process.stop() in (0, -15)
    assert corner.process.complaints()[0] == CANCELLED
    assert corner.promise("claim.details").state is OutboxState.SENDING
    corner.faults.let_go(effect=False)
    corner.a_minute_passes()
    await corner.process.start()
    await corner.sees(li, wish.code)
    await corner.until(lambda: corner.promise("claim.details").state is OutboxState.SENT)
    assert corner.promise("claim.details").uncertain == 1


@pytest.mark.parametrize("engine", ["sqlite"])
async def test_the_process_ends_and_says_that_it_failed(database: Database, tmp_path: Path) -> None:
    """`wishlight run` ends by itself and not with 0, and its log has the trace."""
    async with opened(database, tmp_path, Mode.POLLING) as corner:
        await corner.process.launch(is_deaf=True)
        assert await corner.process.ended() == 1
        (told,) = [each for each in corner.process.log if each["level"] == "critical"]
        assert told["event"].startswith("a part of the bot has ended")
        assert "LookupError: nobody has thought of this" in told["exception"]
