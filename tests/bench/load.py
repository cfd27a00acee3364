"""Load on loopback: prepared requests over kept connections, as fast as answers come back."""

import asyncio
import time
from collections.abc import Sequence
from typing import NamedTuple

import httptools


class Result(NamedTuple):
    """What a run measured."""

    per_second: float
    p50_ms: float
    p99_ms: float
    statuses: dict[int, int]
    bodies: list[bytes]


class Connection(asyncio.Protocol):
    """One kept connection: a request, its answer, the next request."""

    def __init__(self, queue: "Queue") -> None:
        self._queue = queue
        self._parser = httptools.HttpResponseParser(self)
        self._body = b""
        self._began = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._next()

    def _next(self) -> None:
        request = self._queue.take()
        if request is None:
            self._transport.close()
            return
        self._began = time.perf_counter()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        took = time.perf_counter() - self._began
        self._queue.note(self._parser.get_status_code(), took, self._body)
        self._body = b""
        self._parser = httptools.HttpResponseParser(self)
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        if error is not None:
            self._queue.fail(error)


class Queue:
    """The requests still to send and the answers so far."""

    def __init__(self, requests: Sequence[bytes]) -> None:
        self._requests = iter(requests)
        self._missing = len(requests)
        self.took: list[float] = []
        self.statuses: dict[int, int] = {}
        self.bodies: list[bytes] = []
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def take(self) -> bytes | None:
        return next(self._requests, None)

    def note(self, status: int, took: float, body: bytes) -> None:
        self.took.append(took)
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.bodies.append(body)
        self._missing -= 1
        if not self._missing and not self.done.done():
            self.done.set_result(None)

    def fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)


async def drive(port: int, requests: Sequence[bytes], connections: int = 64) -> Result:
    """Send all `requests`, at most `connections` at once; how it went."""
    queue, loop = Queue(requests), asyncio.get_running_loop()
    began = time.perf_counter()
    for _ in range(connections):
        await loop.create_connection(lambda: Connection(queue), "127.0.0.1", port)
    async with asyncio.timeout(120):
        await queue.done
    seconds = time.perf_counter() - began
    took = sorted(queue.took)
    return Result(
        len(requests) / seconds,
        took[len(took) // 2] * 1000,
        took[int(len(took) * 0.99)] * 1000,
        queue.statuses,
        queue.bodies,
    )


def post(port: int, path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """A prepared request."""
    lines = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Content-Length: {len(body)}"]
    lines += ["Content-Type: application/json", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
