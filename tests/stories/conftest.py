"""The street on which every story is told."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.operations.settings import Mode
from tests.harness.street import Street, opened


@pytest.fixture
def mode() -> Mode:
    """How the bot hears: `@pytest.mark.parametrize("mode", [Mode.WEBHOOK])` for the other way."""
    return Mode.POLLING


@pytest.fixture
async def street(database_url: str, tmp_path: Path, mode: Mode) -> AsyncIterator[Street]:
    """A neighbourhood on a Tuesday morning: everybody but 小唐 knows the bot, nobody wishes yet."""
    async with opened(database_url, tmp_path, mode) as made:
        yield made
