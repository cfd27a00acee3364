"""Two replicas on PostgreSQL behind the operator's proxy: one goes in the middle of a burst."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.faults import rehearsal
from tests.faults.town import Town, opened

pytestmark = pytest.mark.parametrize("engine", ["postgres"])  # one process at a time on SQLite


@pytest.fixture
async def town(database: Database, tmp_path: Path) -> AsyncIterator[Town]:
    """Communities, a crowd, two replicas, and nginx with the file of deploy/."""
    async with opened(database, tmp_path) as made:
        yield made


async def test_one_is_killed_and_one_asked_to_stop(town: Town) -> None:
    """-9 in the middle of a burst: every tap is heard once and answered, every wish has one winner,
    every promise is kept once, or once more where that was counted before. SIGTERM in the middle of
    a burst: within ten seconds it has said what it was saying, and nothing is left in doubt."""
    await rehearsal.kill_and_replace(town)
    in_doubt = town.make.do(rehearsal.uncertain)
    await rehearsal.stop_and_replace(town)
    assert town.make.do(rehearsal.uncertain) == in_doubt
    assert rehearsal.faults(town) == []
