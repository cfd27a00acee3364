"""`wishlight demo`: a whole neighbourhood in one process, on embedded defaults, for the browser."""

import asyncio
import secrets
import socket
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import uvicorn

from bot.app import App
from bot.operations.health import health_routes
from bot.operations.settings import Settings, load
from bot.practice import Limits, QuietServer, Room, practice_app
from bot.practice.neighbourhood import DAYS, Neighbourhood, cast
from storage.engine import clock

VISIT_AT = 9  # o'clock: a civil hour, so that nothing waits for the morning


async def serve(
    host: str,
    port: int,
    opened: Callable[[str], None],
    passed: Callable[[int], None] = lambda day: None,
    days: int = DAYS,
) -> None:
    """Play until interrupted; `passed` hears of each of the `days` that the neighbourhood lives
    through before the visitor comes, `opened` the page's address when it can be visited."""
    script = cast()
    room = Room(
        name=script["bot"],
        username=script["username"],
        token=f"42:{secrets.token_urlsafe(26)}",
        limits=Limits(enforced=False),
        hints=script["hints"],
    )
    room.is_open = False  # nobody is to see a clock that runs through a week
    clock.begin_at(_days_ago(days, room.zone))
    with tempfile.TemporaryDirectory(prefix="wishlight-demo-") as folder:
        address = f"http://{host}:{port}"
        app = App(_settings(room, address, Path(folder), port))
        site = practice_app(room)
        site.routes[:0] = health_routes(app)
        config = uvicorn.Config(site, host=host, port=port, log_config=None, lifespan="off")
        page = _Page(config, room, app)
        serving = asyncio.create_task(page.serve())
        await page.up.wait()
        if page.started:
            await _settle_in(app, room, passed, days)
            opened(address)
        await serving


class _Page(QuietServer):
    """The page, and the bot behind it: the bot stops while its Bot API still answers."""

    def __init__(self, config: uvicorn.Config, room: Room, app: App) -> None:
        super().__init__(config, self._end)
        self._room, self._app, self.up = room, app, asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.up.set()

    async def _end(self) -> None:
        await self._app.stop()
        await self._room.close()


def _settings(room: Room, address: str, folder: Path, port: int) -> Settings:
    return load(
        env_file=None,
        telegram_token=room.token,
        telegram_api_base=address,
        secret_key=secrets.token_hex(32),
        data_dir=folder,
        database_url=f"sqlite:///{folder}/demo.db",
        mode="polling",
        port=port,
        log_level="WARNING",
    )


async def _settle_in(app: App, room: Room, passed: Callable[[int], None], days: int) -> None:
    """Everybody has lived here for some `days`; the visitor comes in the morning."""
    neighbourhood = Neighbourhood(room, app.database)
    neighbourhood.move_in()
    await app.start()
    await neighbourhood.found()
    first, told = clock.today(room.zone), set[int]()

    async def travel(by: timedelta) -> None:
        await app.travel(by)
        day = (clock.today(room.zone) - first).days
        if day and day not in told:
            passed(day)
        told.add(day)

    await neighbourhood.live(app.settled, travel, days)
    passed(days)
    await app.travel(max(timedelta(), _visit(room.zone) - clock.now()))
    for chat in room.world.chats.values():  # what the visitor finds unread came after them
        for user in room.world.users.values():
            room.reads(user, chat, max([*chat.messages, 0]))
    room.on_travel = app.travel
    room.limits = Limits(clock=lambda: clock.now().timestamp())  # a leap is a pause for it too
    room.is_open = True


def _visit(zone: str) -> datetime:
    """Today at a civil hour, so that nothing waits for the morning."""
    return clock.at(clock.today(zone) + timedelta(days=1), VISIT_AT, zone)


def _days_ago(days: int, zone: str) -> datetime:
    return clock.at(clock.today(zone) - timedelta(days=days), VISIT_AT, zone)
