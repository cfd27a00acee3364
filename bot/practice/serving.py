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


class QuietServer(uvicorn.Server):
    """uvicorn that ends the streams before it stops: they would never end by themselves."""

    def __init__(
        self,
        config: uvicorn.Config,
        before_stop: Callable[[], Awaitable[None]],
        signals: bool = True,
    ) -> None:
        super().__init__(config)
        self._before_stop, self._signals = before_stop, signals
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Stop at once, not at the next tick: many rooms open and close in a test run."""
        self.should_exit = True
        self._stopping.set()

    async def main_loop(self) -> None:
        """uvicorn's own loop, which `stop` can wake."""
        for tick in itertools.count():
            if await self.on_tick(tick):
                return
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(TICK_SECONDS):
                    await self._stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then the server."""
        await self._before_stop()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals belong to the process's own server, and to no second one."""
        with super().capture_signals() if self._signals else contextlib.nullcontext():
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
        config = uvicorn.Config(
            app, log_level="critical", lifespan="off", timeout_graceful_shutdown=2
        )
        server = QuietServer(config, before_stop, signals=False)
        task = asyncio.create_task(server.serve([listening]))
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
