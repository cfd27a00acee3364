"""A room on a real port, and python-telegram-bot talking to it as it would to Telegram."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.practice import Chat, Room, User, serving


@pytest.fixture(autouse=True)
def _modern_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library gives times as timedelta and does not warn about it."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def room() -> Room:
    """A room with nobody in it yet."""
    return Room()


@pytest.fixture
async def base(room: Room) -> AsyncIterator[str]:
    """The address of the room."""
    async with serving(room) as address:
        yield address


@pytest.fixture
async def bot(room: Room, base: str) -> AsyncIterator[Bot]:
    """python-telegram-bot's own Bot, over loopback HTTP."""
    async with make_bot(room, base) as one:
        yield one


def make_bot(room: Room, base: str, token: str = "") -> Bot:
    # Without certificates to load, a client is made in no time.
    quick: Callable[[], HTTPXRequest] = lambda: HTTPXRequest(httpx_kwargs={"verify": False})  # noqa: E731
    return Bot(
        token or room.token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=quick(),
        get_updates_request=quick(),
    )


@pytest.fixture
async def page(base: str) -> AsyncIterator[httpx.AsyncClient]:
    """A browser, or another process, at the people's side."""
    async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=10) as client:
        yield client


@pytest.fixture
def wang(room: Room) -> User:
    return room.add_user("Wang", username="auntie_wang", has_started=True)


@pytest.fixture
def chen(room: Room) -> User:
    return room.add_user("Chen", has_started=True)


@pytest.fixture
async def group(room: Room, wang: User, chen: User) -> Chat:
    """A supergroup with both of them and the bot; what it was told of that is forgotten."""
    group = room.add_group("Neighbours", [chen, wang])
    await room.add_bot(group, chen)
    room.updates.drop()
    return group


@pytest.fixture
async def basic(room: Room, wang: User, chen: User) -> Chat:
    """The same as a basic group."""
    group = room.add_group("Old group", [chen, wang], kind="group")
    await room.add_bot(group, chen)
    room.updates.drop()
    return group


def keyboard(data: str = "go", text: str = "Go") -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": data}]]}
