"""The bot as a process of its own: started, killed, asked to stop, read."""

import asyncio
import json
import multiprocessing
import os
import signal
import socket
from pathlib import Path
from typing import Any

from bot.operations.settings import Mode
from bot.practice import Room
from storage.engine import clock
from tests.conftest import SECRET
from tests.faults import replica
from tests.faults.replica import Orders
from tests.harness import cores
from tests.harness.street import _free_port as free_port

HOUSE = Path(__file__).parents[2]
PATIENCE = 30.0  # seconds for a start on a busy machine
UNWANTED = {"PYTHONDONTWRITEBYTECODE", "PYTHONWARNINGS", "WISHLIGHT_TEST_POSTGRES"}

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["__main__", "tests.faults.warmed"])


class Process:
    """`wishlight run`, talking to a room in the test's process. `public`: the proxy before it.

    It is forked from a process that has served people already (tests.faults.warmed), for most of a
    start is what every process does once.
    """

    def __init__(
        self, room: Room, base: str, database_url: str, folder: Path, mode: Mode, public: str = ""
    ) -> None:
        self.port = port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        self._environment = {
            **{key: value for key, value in os.environ.items() if key not in UNWANTED},
            "WISHLIGHT_TELEGRAM_TOKEN": room.token,
            "WISHLIGHT_TELEGRAM_API_BASE": base,
            "WISHLIGHT_SECRET_KEY": SECRET,
            "WISHLIGHT_DATA_DIR": str(folder),
            "WISHLIGHT_DATABASE_URL": database_url,
            "WISHLIGHT_MODE": mode,
            "WISHLIGHT_PUBLIC_URL": public or self.base,
            "WISHLIGHT_PORT": str(port),
            "WISHLIGHT_LOG_FORMAT": "json",
        }
        self.log: list[dict[str, Any]] = []
        self.is_ready = False
        self._began = 0  # where in the log its last start is
        self._child: Fork | None = None
        self._reading: asyncio.Task[None] | None = None
        self._spoke = asyncio.Condition()

    async def start(self, **orders: Any) -> None:
        """Run it, and come back when it says that it is ready. `orders`: tests.faults.replica."""
        await self.launch(**orders)
        try:
            await self.says("ready")
        except TimeoutError:
            raise AssertionError(f"it does not get ready: {self._lines()}") from None
        self.is_ready = True

    async def launch(self, **orders: Any) -> None:
        """Run it, and wait for nothing."""
        self._began = len(self.log)
        self._child = await Fork.of(Orders(self._environment, clock._ahead, **orders))
        self._reading = asyncio.create_task(self._read(self._child.stderr))

    async def says(self, event: str) -> None:
        """Wait for a line of its log. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE), self._spoke:
            await self._spoke.wait_for(lambda: self._has_said(event))

    async def kill(self) -> None:
        """-9: it learns nothing of it."""
        self.signal(signal.SIGKILL)
        await self.ended()

    async def stop(self) -> int:
        """Ask it to stop; what it answers within the ten seconds that a host gives it."""
        self.signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            return await self.ended()

    async def close(self) -> None:
        """Whatever became of it, nothing of it stays."""
        if self._child is not None:
            await self.kill()

    def signal(self, which: signal.Signals) -> None:
        """Send it a signal."""
        assert self._child is not None
        self._child.send_signal(which)

    async def ended(self) -> int:
        """Wait for its end; how it ended."""
        assert self._child is not None
        assert self._reading is not None
        self.is_ready = False
        await asyncio.wait({self._reading})  # to the last line
        code = await self._child.wait()
        self._child = None
        return code

    def complaints(self) -> list[str]:
        """What it had to say to its operator."""
        return [one["event"] for one in self.log if one.get("level") in ("error", "critical")]

    def _lines(self) -> list[dict[str, Any]]:
        return self.log[self._began :]

    def _has_said(self, event: str) -> bool:
        assert self._reading is not None
        assert not self._reading.done(), self._lines()
        return any(one.get("event") == event for one in self._lines())

    async def _read(self, said: asyncio.StreamReader) -> None:
        async for line in said:
            self.log.append(_line(line))
            async with self._spoke:
                self._spoke.notify_all()
        async with self._spoke:
            self._spoke.notify_all()


def _begin(child: multiprocessing.process.BaseProcess) -> None:
    with cores.everywhere():
        child.start()


class Fork:
    """A forked process, as asyncio has those that it executes."""

    def __init__(
        self,
        child: multiprocessing.process.BaseProcess,
        stderr: asyncio.StreamReader,
        line: asyncio.StreamWriter,
    ) -> None:
        self._child, self.stderr, self._line = child, stderr, line

    @classmethod
    async def of(cls, orders: Orders) -> "Fork":
        """One more, which does as it is told."""
        heard, spoken = socket.socketpair()
        child = _forks.Process(target=replica.run, args=(orders, spoken), daemon=True)
        await asyncio.to_thread(_begin, child)
        spoken.close()
        return cls(child, *await asyncio.open_unix_connection(sock=heard))

    def send_signal(self, which: signal.Signals) -> None:
        assert self._child.pid is not None
        os.kill(self._child.pid, which)

    async def wait(self) -> int:
        await asyncio.to_thread(self._child.join)
        self._line.close()
        await self._line.wait_closed()
        assert self._child.exitcode is not None
        return self._child.exitcode


def _line(said: bytes) -> dict[str, Any]:
    try:
        line: dict[str, Any] = json.loads(said)
    except ValueError:
        return {"event": said.decode(), "level": "error"}  # it broke before it had a log
    return line
