"""nginx as deploy/nginx.conf has it, on a port and in a folder of its own."""

import asyncio
import os
import re
import shutil
import ssl
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.faults.process import HOUSE
from tests.harness import cores
from tests.harness.street import _free_port as free_port

PATIENCE = 10.0  # seconds until it listens
LINE = re.compile(r"^\S+ POST (\d{3}) [\d.]+ (.*)$", re.M)
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Taken(NamedTuple):
    """A request as the proxy noted it: what it answered, and which replicas it asked for that."""

    status: int
    ports: tuple[int, ...]


class Proxy:
    """Listens with https at `base`, once it is told which replicas to ask."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.port = free_port()
        self.base = f"https://127.0.0.1:{self.port}"
        self._folder, self._log = folder, folder / "log"
        self._child: asyncio.subprocess.Process | None = None
        _make_certificate(folder)

    @property
    def trusts(self) -> ssl.SSLContext:
        """For whoever calls it."""
        return ssl.create_default_context(cafile=str(self._folder / "fullchain.pem"))

    async def start(self, replicas: tuple[int, ...]) -> None:
        """Run it before the replicas on these ports, and come back when it listens."""
        (self._folder / "nginx.conf").write_text(_adapted(self._folder, self.port, replicas))
        everything = "daemon off;" + (" user root;" if os.getuid() == 0 else "")
        with self._log.open("ab") as log, cores.everywhere():
            self._child = await asyncio.create_subprocess_exec(
                *(_nginx(), "-c", str(self._folder / "nginx.conf"), "-p", str(self._folder)),
                *("-g", everything),
                stdout=log,
                stderr=log,
            )
        async with asyncio.timeout(PATIENCE):
            while not await self._listens():
                assert self._child.returncode is None, self._log.read_text()
                await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Stop at once, the workers too."""
        if self._child is not None:
            if self._child.returncode is None:
                self._child.terminate()
            await self._child.wait()

    def taken(self) -> list[Taken]:
        """Every update that was posted to it so far."""
        found = LINE.findall(self._log.read_text())
        return [Taken(int(status), tuple(_ports(where))) for status, where in found]

    def statuses(self) -> Counter[int]:
        """What it answered, and how often."""
        return Counter(each.status for each in self.taken())

    def done_by(self, port: int) -> int:
        """How many updates the replica on this port took."""
        return sum(each.status == 200 and each.ports[-1] == port for each in self.taken())

    async def _listens(self) -> bool:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        writer.close()
        return True


def _ports(where: str) -> list[int]:
    return [int(port) for port in re.findall(r":(\d+)", where)]


def _nginx() -> str:
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    assert found, "nginx is not installed (Debian: apt-get install nginx-light)"
    return found


def _make_certificate(folder: Path) -> None:
    """For this address alone, and for a day."""
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1"
    about = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*command.split(), *about, *files], check=True, capture_output=True)


def _adapted(folder: Path, port: int, replicas: tuple[int, ...]) -> str:
    """The operator's file but for addresses and folders; each of them has to be there."""
    text = (HOUSE / "deploy" / "nginx.conf").read_text()
    servers = " ".join(rf"server 127.0.0.1:{each} \1;" for each in replicas)
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    changes = {
        r"pid /run/nginx\.pid;": f"pid {folder}/pid;",
        r"resolver 127\.0\.0\.11 .*;": temporary,
        r"server wishlight:8420 resolve (.*);": servers,
        r"listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        r"/etc/nginx/certs/fullchain\.pem": f"{folder}/fullchain.pem",
        r"/etc/nginx/certs/privkey\.pem": f"{folder}/privkey.pem",
    }
    for old, new in changes.items():
        text, count = re.subn(old, new, text)
        assert count, f"deploy/nginx.conf has no {old}"
    return text
