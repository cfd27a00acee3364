"""Load on loopback: prepared requests over kept connections.

`drive`: as fast as answers come back. `offer`: so many a second whatever comes back, each request
timed from the moment at which it was due, so that a stall counts for all who waited behind it.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import httptools

LONGEST = 180  # seconds


class Result(NamedTuple):
    """What a run measured."""

    per_second: float
    p50_ms: float
    p99_ms: float
    statuses: Counter[int]
    bodies: list[bytes]

    def row(self) -> dict[str, float]:
        """The figures. Raises AssertionError for an answer that is not 200."""
        assert set(self.statuses) == {200}, self.statuses
        return {"per_second": self.per_second, "p50_ms": self.p50_ms, "p99_ms": self.p99_ms}


class Connection(asyncio.Protocol):
    """One kept connection: a request, its answer, `free` for the next."""

    def __init__(self, run: "Run", free: "Callable[[Connection], None]") -> None:
        self._run, self._free = run, free
        self._body, self._since = b"", 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._free(self)

    def send(self, request: bytes, since: float) -> None:
        """Send it; its time counts from `since`."""
        self._since = since
        self._parser = httptools.HttpResponseParser(self)
        self._transport.write(request)

    def close(self) -> None:
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        self._run.note(self._parser.get_status_code(), self._since, self._body)
        self._body = b""
        self._free(self)

    def connection_lost(self, error: Exception | None) -> None:
        if error is not None:
            self._run.fail(error)


class Run:
    """The answers so far."""

    def __init__(self, count: int) -> None:
        self._missing = count
        self._began = time.perf_counter()
        self._took: list[float] = []
        self._statuses: Counter[int] = Counter()
        self._bodies: list[bytes] = []
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def note(self, status: int, since: float, body: bytes) -> None:
        self._took.append(time.perf_counter() - since)
        self._statuses[status] += 1
        self._bodies.append(body)
        self._missing -= 1
        if not self._missing and not self.done.done():
            self.done.set_result(None)

    def fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)

    async def result(self) -> Result:
        async with asyncio.timeout(LONGEST):
            await self.done
        seconds, took = time.perf_counter() - self._began, sorted(self._took)
        half, most = took[len(took) // 2], took[int(len(took) * 0.99)]
        return Result(len(took) / seconds, half * 1000, most * 1000, self._statuses, self._bodies)


async def drive(port: int, requests: Sequence[bytes], connections: int = 64) -> Result:
    """Send all `requests`, at most `connections` at once; how it went."""
    waiting, run = iter(requests), Run(len(requests))

    def free(connection: Connection) -> None:
        request = next(waiting, None)
        if request is None:
            connection.close()
        else:
            connection.send(request, time.perf_counter())

    await _connect(port, run, free, connections)
    return await run.result()


async def offer(
    port: int, requests: Sequence[bytes], per_second: float, connections: int = 128
) -> Result:
    """Send `requests` at a steady rate; how it went."""
    idle: asyncio.LifoQueue[Connection] = asyncio.LifoQueue()
    run = Run(len(requests))
    await _connect(port, run, idle.put_nowait, connections)
    began = time.perf_counter()
    for number, request in enumerate(requests):
        due = began + number / per_second
        await asyncio.sleep(due - time.perf_counter())
        (await idle.get()).send(request, due)
    result = await run.result()
    while not idle.empty():
        idle.get_nowait().close()
    return result


async def _connect(
    port: int, run: Run, free: Callable[[Connection], None], connections: int
) -> None:
    loop = asyncio.get_running_loop()
    for _ in range(connections):
        await loop.create_connection(lambda: Connection(run, free), "127.0.0.1", port)


def post(port: int, path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """A prepared request."""
    lines = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Content-Length: {len(body)}"]
    lines += ["Content-Type: application/json", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
