"""The bot as a process of its own: started, killed, asked to stop, read."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from bot.practice import Room
from bot.settings import Mode
from tests.conftest import SECRET
from tests.stories.street import _free_port as free_port

HOUSE = Path(__file__).parents[2]
PATIENCE = 30.0  # seconds for a start on a busy machine
UNWANTED = {"PYTHONDONTWRITEBYTECODE", "PYTHONWARNINGS", "WISHLIGHT_TEST_POSTGRES"}


class Process:
    """`wishlight run`, talking to a room in the test's process. `public`: the proxy before it."""

    def __init__(
        self, room: Room, base: str, database_url: str, folder: Path, mode: Mode, public: str = ""
    ) -> None:
        self.programme = ("-m", "bot", "run")
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
            "PYTHONPYCACHEPREFIX": str(HOUSE / "build" / "compiled"),  # once for all tests
        }
        self.log: list[dict[str, Any]] = []
        self._child: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._spoke = asyncio.Condition()

    async def start(self) -> None:
        """Run it, and come back when it says that it is ready."""
        self._child = await asyncio.create_subprocess_exec(
            *(sys.executable, *self.programme),
            cwd=HOUSE,
            env=self._environment,
            stderr=asyncio.subprocess.PIPE,
        )
        began = len(self.log)
        self._reading = asyncio.create_task(self._read())
        try:
            async with asyncio.timeout(PATIENCE), self._spoke:
                await self._spoke.wait_for(lambda: self._is_ready(began))
        except TimeoutError:
            raise AssertionError(f"it does not get ready: {self.log[began:]}") from None

    async def kill(self) -> None:
        """-9: it learns nothing of it."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Ask it to stop; what it answers within the ten seconds that a host gives it."""
        async with asyncio.timeout(10):
            return await self._end(signal.SIGTERM)

    async def close(self) -> None:
        """Whatever became of it, nothing of it stays."""
        if self._child is not None:
            await self.kill()

    def complaints(self) -> list[str]:
        """What it had to say to its operator."""
        return [one["event"] for one in self.log if one.get("level") in ("error", "critical")]

    async def _end(self, how: signal.Signals) -> int:
        assert self._child is not None
        assert self._reading is not None
        self._child.send_signal(how)
        code = await self._child.wait()
        await self._reading
        self._child = None
        return code

    def _is_ready(self, began: int) -> bool:
        assert self._reading is not None
        assert not self._reading.done(), self.log[began:]
        return any(one.get("event") == "ready" for one in self.log[began:])

    async def _read(self) -> None:
        assert self._child is not None
        assert self._child.stderr is not None
        async for line in self._child.stderr:
            self.log.append(_line(line))
            async with self._spoke:
                self._spoke.notify_all()
        async with self._spoke:
            self._spoke.notify_all()


def _line(said: bytes) -> dict[str, Any]:
    try:
        line: dict[str, Any] = json.loads(said)
    except ValueError:
        return {"event": said.decode(), "level": "error"}  # it broke before it had a log
    return line
