"""Servers as processes of their own, and fresh databases for them."""

import asyncio
import contextlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, TypeVar

import httpx
from sqlmodel import Session

from storage.engine.database import Database
from tests.harness.databases import SqliteTemplate, postgres

Found = TypeVar("Found")
Fresh = Callable[[], AbstractContextManager[str]]
STOPS_WITHIN = 20  # seconds


class Server(NamedTuple):
    """A server that answers."""

    port: int
    pid: int
    ready_s: float  # from the start of the process

    @property
    def memory_mb(self) -> float:
        """What it holds in memory now."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError(f"no memory of {self.pid}")


@contextlib.asynccontextmanager
async def server(name: str, *given: object, ready: str = "/") -> AsyncIterator[Server]:
    """A server of `tests.bench.servers`, up and answering; stopped afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.servers", name, *map(str, given), str(port)]
    began = time.perf_counter()
    process = subprocess.Popen(command)  # noqa: ASYNC220 — starting takes no time worth yielding
    try:
        await _answers(port, ready, process)
        yield Server(port, process.pid, time.perf_counter() - began)
    finally:
        process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(process.wait, STOPS_WITHIN)


async def _answers(port: int, path: str, process: "subprocess.Popen[bytes]") -> None:
    async with httpx.AsyncClient() as client:
        while process.poll() is None:
            with contextlib.suppress(httpx.HTTPError):
                answer = await client.get(f"http://127.0.0.1:{port}{path}")
                if path == "/" or answer.status_code == 200:
                    return
            await asyncio.sleep(0.01)
    raise RuntimeError(f"the server ended with {process.returncode}")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def databases() -> Iterator[dict[str, Fresh]]:
    """By name, what makes a fresh, migrated database."""
    with tempfile.TemporaryDirectory() as folder, postgres() as server_:
        template = SqliteTemplate(Path(folder))

        @contextlib.contextmanager
        def sqlite() -> Iterator[str]:
            with tempfile.TemporaryDirectory() as own, template.fresh(Path(own)) as url:
                yield url

        yield {"sqlite": sqlite, "postgres": server_.fresh}


def within(url: str, work: Callable[[Session], Found]) -> Found:
    """Do something in a database that a server has, or is about to get."""
    database = Database(url)
    try:
        return database.transact_now(work)
    finally:
        database.close()
