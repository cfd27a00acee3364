"""The practice room as the other end of the wire."""

from collections.abc import AsyncIterator

import pytest

from bot.practice import Room, serving
from tests.harness.command import TOKEN


@pytest.fixture
async def room() -> Room:
    """A practice room whose bot has the token of `tests.harness.command`."""
    return Room(token=TOKEN)


@pytest.fixture
async def base(room: Room) -> AsyncIterator[str]:
    """Its address, as if it were Telegram's."""
    async with serving(room) as address:
        yield address
