"""The street of the stories, and a corner of it whose bot can be killed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.settings import Mode
from storage.database import Database
from tests.faults.corner import Corner, opened
from tests.stories.conftest import mode, street

__all__ = ["corner", "mode", "street"]


@pytest.fixture
async def corner(database: Database, tmp_path: Path, mode: Mode) -> AsyncIterator[Corner]:
    """A corner on a database of its own, served by a process of its own."""
    async with opened(database, tmp_path, mode) as made:
        await made.serve()
        yield made
