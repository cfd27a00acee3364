"""The room on a real port of this machine, inside the event loop that is running."""

import asyncio
import contextlib
import itertools
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.practice.people import Room
from bot.practice.web import practice_app

TICK_SECONDS = 0.1
PATIENCE_SECONDS = 2  # for answers that are still on their way when a server stops


class QuietServer(uvicorn.Server):
    """uvicorn that ends the streams before it stops: they would never end by themselves."""

    def __init__(self, config: uvicorn.Config, before_stop: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._before_stop = before_stop

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then the server."""
        await self._before_stop()
        await super().shutdown(sockets)


class _Guest(QuietServer):
    """A server in somebody else's event loop: it leaves the signals alone, and stops at once.

    uvicorn sleeps twice 0.1 s on its way out, which a test run would pay for every room.
    """

    def __init__(self, config: uvicorn.Config, before_stop: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config, before_stop)
        self._stopping, self.up = asyncio.Event(), asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.up.set()

    def stop(self) -> None:
        """Leave the main loop now."""
        self.should_exit = True
        self._stopping.set()

    async def main_loop(self) -> None:
        for tick in itertools.count():
            if await self.on_tick(tick):
                return
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(TICK_SECONDS):
                    await self._stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._before_stop()
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if tasks := list(self.server_state.tasks):
            _, late = await asyncio.wait(tasks, timeout=PATIENCE_SECONDS)
            for task in late:
                task.cancel()
        await asyncio.sleep(0)  # closed transports are forgotten in the next round

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _nothing() -> None:
    """Nothing has to end before the server."""


@contextlib.asynccontextmanager
async def hosting(
    app: ASGIApp, port: int = 0, before_stop: Callable[[], Awaitable[None]] = _nothing
) -> AsyncIterator[str]:
    """Serve any app on 127.0.0.1 (port 0: any free one) in this event loop; gives the address."""
    # asyncio switches Nagle's delay (40 ms an answer) off only where the protocol is spelled out.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        config = uvicorn.Config(app, log_level="critical", lifespan="off")
        config.load()
        server = _Guest(config, before_stop)
        task = asyncio.create_task(server.serve([listening]))
        await server.up.wait()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.stop()
            await task


@contextlib.asynccontextmanager
async def serving(room: Room, port: int = 0) -> AsyncIterator[str]:
    """Serve the Bot API and the page of a room on 127.0.0.1; gives the address."""
    room.changes.reopen()
    async with hosting(practice_app(room), port, room.close) as base:
        yield base
