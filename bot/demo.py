"""`wishlight demo`: a whole neighbourhood in one process, on embedded defaults, for the browser."""

import asyncio
import contextlib
import secrets
import tempfile
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path

import uvicorn


from bot.app import App, health_routes
from bot.practice import Limits, QuietServer, Room, practice_app
from bot.practice.neighbourhood import DAYS, Neighbourhood, cast
from bot.settings import Settings, load
from storage import clock

VISIT_AT = 9  # o'clock: a civil hour, so that nothing waits for the morning


async def serve(host: str, port: int, opened: Callable[[str], None]) -> None:
    """Play until interrupted; `opened` hears the page's address when it can be visited."""
    room = Room(
        name=cast()["bot"],
        username=cast()["username"],
        token=f"42:{secrets.token_urlsafe(26)}",
        limits=Limits(enforced=False),
        hints=cast()["hints"],
    )
    with tempfile.TemporaryDirectory(prefix="wishlight-demo-") as folder:
        address = f"http://{host}:{port}"
        app = App(_settings(room, address, Path(folder), port))
        site = practice_app(room)
        site.routes[:0] = health_routes(app)
        config = uvicorn.Config(site, host=host, port=port, log_config=None, lifespan="off")
        server = QuietServer(config, room.close)
        async with _running(server):
            clock.begin_at(_a_week_ago(room.zone))
            neighbourhood = Neighbourhood(room, app.database)
            neighbourhood.move_in()
            await _settle_in(app, room, neighbourhood)
            opened(address)
            await _until_stopped(server)
            await app.stop()


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


@contextlib.asynccontextmanager
async def _running(server: uvicorn.Server) -> AsyncIterator[None]:
    task = asyncio.create_task(server.serve())
    try:
        while not server.started:
            if task.done():
                await task
                raise RuntimeError("the page could not be served")
            await asyncio.sleep(0.01)
        yield
    finally:
        server.should_exit = True
        await task


async def _settle_in(app: App, room: Room, neighbourhood: Neighbourhood) -> None:
    """Everybody has lived here for a week; the visitor comes in the morning."""
    await app.start()
    await neighbourhood.found()
    await neighbourhood.live(app.settled, app.travel)
    await app.travel(max(timedelta(), _visit(room.zone) - clock.now()))
    room.on_travel = app.travel
    room.limits = Limits()


def _visit(zone: str) -> datetime:
    """Today at a civil hour, so that nothing waits for the morning."""
    return clock.at(clock.today(zone) + timedelta(days=1), VISIT_AT, zone)


def _a_week_ago(zone: str) -> datetime:
    return clock.at(clock.today(zone) - timedelta(days=DAYS), VISIT_AT, zone)


async def _until_stopped(server: uvicorn.Server) -> None:
    while not server.should_exit:
        await asyncio.sleep(0.1)
