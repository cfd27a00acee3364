"""Two replicas on PostgreSQL behind the operator's proxy: one goes in the middle of a burst."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.messages import Action
from bot.register import actions
from bot.texts import words
from storage.engine.database import Database
from storage.messaging import outbox
from storage.messaging.job_runs import JobRun
from storage.messaging.outbox import OutboxState
from storage.records import schema
from tests.faults import newer, rehearsal
from tests.faults.corner import PATIENCE
from tests.faults.town import COMMUNITIES, Town, opened

pytestmark = pytest.mark.parametrize("engine", ["postgres"])  # one process at a time on SQLite


@pytest.fixture
async def town(database: Database, tmp_path: Path) -> AsyncIterator[Town]:
    """Communities, a crowd, two replicas, and nginx with the file of deploy/."""
    async with opened(database, tmp_path) as made:
        yield made


@pytest.mark.again  # half a minute
async def test_one_is_killed_and_one_asked_to_stop(town: Town) -> None:
    """-9 in the middle of a burst: every tap is heard once and answered, every wish has one winner,
    every promise is kept once, or once more where that was counted before. SIGTERM in the middle of
    a burst: within ten seconds it has said what it was saying, and nothing is left in doubt."""
    await rehearsal.kill_and_replace(town)
    in_doubt = town.make.do(rehearsal.uncertain)
    await rehearsal.stop_and_replace(town)
    assert town.make.do(rehearsal.uncertain) == in_doubt
    assert rehearsal.faults(town) == []


@pytest.mark.again
async def test_a_rolling_upgrade(town: Town) -> None:
    """The newer version comes while everybody taps: it migrates, and the older one goes on. What
    only the newer knows, the older keeps for it: a notice, a tap, a daily job. The older one can be
    started again, too."""
    older, upgraded = town.replicas
    owner = town.asked[0].owner
    town.make.do(outbox.tell, newer.LAMP_LIT, 1, community=None, person=owner.id)
    async with rehearsal.crowded(town, town.asked[::2]):
        await town.room.until(lambda: town.seen(town.users[owner.id], "认领了您的"), PATIENCE)
        await upgraded.stop()
        assert _lamps(town) == [
            (OutboxState.READY, 0)
        ]  # though what was promised after it was told
        await rehearsal.back_at_work(town, upgraded, is_newer=True)
    assert town.make.do(schema.is_behind)
    assert _lamps(town) == [(OutboxState.SENT, 1)]
    await _the_older_hears_of_a_lamp(town)
    async with rehearsal.crowded(town, town.asked[1::2]):
        await older.stop()
        await rehearsal.back_at_work(town, older)
    assert {run.job for run in town.make.rows(JobRun)} >= {"lamp.count"}
    assert len(_said_to_owners(town, newer.COUNTED)) == COMMUNITIES
    assert rehearsal.faults(town) == []


async def _the_older_hears_of_a_lamp(town: Town) -> None:
    """It says that it will be done; the newer one does it, once."""
    asked, who = town.asked[-1], town.crowd[0]
    town.room.webhook.url = town.room.webhook.url.replace(town.proxy.base, town.replicas[0].base)
    lamp = actions.sign(Action("wish.light", asked.wish.key))
    query = town.room.tap_now(town.users[who.id], asked.card, lamp, stale=True)
    answer = await town.room.answer(query, PATIENCE)
    assert answer.text == words("zh")("being-renewed")
    town.room.webhook.url = town.room.webhook.url.replace(town.replicas[0].base, town.proxy.base)
    await town.room.until(lambda: town.seen(town.users[asked.owner.id], newer.LIT), PATIENCE)
    await town.room.until(lambda: town.seen(town.users[who.id], newer.LIT), PATIENCE)
    assert len(_said_to_owners(town, newer.LIT)) == 2


def _lamps(town: Town) -> list[tuple[OutboxState, int]]:
    return [(row.state, row.attempts) for row in town.make.told(kind=newer.LAMP_LIT.name)]


def _said_to_owners(town: Town, words: str) -> list[str]:
    return [m.text for asked in town.asked for m in town.seen(town.users[asked.owner.id], words)]
