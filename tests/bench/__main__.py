"""`make bench`: distinct claims a second through the real webhook, beside what to compare with.

Every server is a process of its own on loopback, one at a time, the same taps for each; the
ratios of one run are what counts. Prints a table and writes build/bench.json.
"""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import httpx
from sqlalchemy import text

from bot.practice import Limits, Room, serving
from bot.settings import load
from storage import vault
from storage.database import Database
from tests.bench import load as loading
from tests.bench import servers, street
from tests.databases import SqliteTemplate, postgres

TAPS = int(os.environ.get("BENCH_TAPS", "4000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
OUT = Path("build/bench.json")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.asynccontextmanager
async def server(name: str, *given: object, port: int, ready: str = "") -> AsyncIterator[Any]:
    """A server process, up and answering; stopped afterwards."""
    command = [sys.executable, "-m", "tests.bench.servers", name, *map(str, given), str(port)]
    began = time.perf_counter()
    process = subprocess.Popen(command)  # noqa: ASYNC220 — starting takes no time worth yielding
    try:
        await _answers(port, ready, process)
        process.started_in = time.perf_counter() - began  # type: ignore[attr-defined]
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(process.wait, 20)


async def _answers(port: int, path: str, process: "subprocess.Popen[bytes]") -> None:
    async with httpx.AsyncClient() as client:
        while process.poll() is None:
            with contextlib.suppress(httpx.HTTPError):
                answer = await client.get(f"http://127.0.0.1:{port}{path or '/'}")
                if not path or answer.status_code == 200:
                    return
            await asyncio.sleep(0.01)
    raise RuntimeError(f"the server ended with {process.returncode}")


async def tap_all(port: int, path: str, wishes: list[int]) -> loading.Result:
    """Every neighbour taps their wish once."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": servers.SECRET}
    requests = [loading.post(port, path, tap, headers) for tap in street.taps(wishes)]
    return await loading.drive(port, requests)


def prepared(url: str) -> list[int]:
    database = Database(url)
    try:
        return street.prepare(database, TAPS)
    finally:
        database.close()


def claims_in(url: str) -> int:
    database = Database(url)
    try:
        return int(
            database.read_now(lambda s: s.execute(text("SELECT count(*) FROM claim")).scalar_one())
        )
    finally:
        database.close()


async def ours(url: str, api: str) -> dict[str, float]:
    wishes, port = prepared(url), free_port()
    path = load(env_file=None, secret_key=servers.SECRET).webhook_path
    async with server("ours", url, api, port=port, ready="/readyz") as process:
        idle = _memory_mb(process.pid)
        result = await tap_all_as_ours(port, path, wishes)
        started = process.started_in
    assert claims_in(url) == TAPS, "every tap is a claim"
    return _row(result) | {"ready_s": started, "idle_mb": idle}


async def tap_all_as_ours(port: int, path: str, wishes: list[int]) -> loading.Result:
    settings = load(env_file=None, secret_key=servers.SECRET)
    secret = settings.webhook_secret.get_secret_value()
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    requests = [loading.post(port, path, tap, headers) for tap in street.taps(wishes)]
    return await loading.drive(port, requests)


async def usual(url: str) -> dict[str, float]:
    wishes, port = prepared(url), free_port()
    async with server("usual", url, port=port):
        result = await tap_all(port, servers.PATH, wishes)
    assert claims_in(url) == TAPS, "every tap is a claim"
    return _row(result)


async def bare() -> dict[str, float]:
    port = free_port()
    async with server("bare", port=port):
        return _row(await tap_all(port, servers.PATH, list(range(1, TAPS + 1))))


def _row(result: loading.Result) -> dict[str, float]:
    assert set(result.statuses) == {200}, result.statuses
    return {"per_second": result.per_second, "p50_ms": result.p50_ms, "p99_ms": result.p99_ms}


def _memory_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


@contextlib.contextmanager
def databases() -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder, postgres() as server_:
        template = SqliteTemplate(Path(folder))

        @contextlib.contextmanager
        def sqlite() -> Iterator[str]:
            with tempfile.TemporaryDirectory() as own, template.fresh(Path(own)) as url:
                yield url

        yield {"sqlite": sqlite, "postgres": server_.fresh}


async def main() -> None:
    vault.use(load(env_file=None, secret_key=servers.SECRET).vault())
    runs: dict[str, list[dict[str, float]]] = {}
    room = Room(token=servers.TOKEN, limits=Limits(enforced=False))
    with databases() as fresh:
        async with serving(room) as api:
            for _ in range(ROUNDS):
                runs.setdefault("bare", []).append(await bare())
                for name, make in fresh.items():
                    with make() as url:
                        runs.setdefault(f"usual/{name}", []).append(await usual(url))
                    with make() as url:
                        runs.setdefault(f"ours/{name}", []).append(await ours(url, api))
    report(runs)


def report(runs: dict[str, list[dict[str, float]]]) -> None:
    table = {
        name: {figure: median(run[figure] for run in rows) for figure in rows[0]}
        for name, rows in runs.items()
    }
    print(f"{TAPS} distinct claims, 64 connections, {ROUNDS} rounds, medians")
    for name, row in table.items():
        figures = "  ".join(f"{figure} {value:9.2f}" for figure, value in row.items())
        print(f"{name:16} {figures}")
    for kind in ("sqlite", "postgres"):
        ratio = table[f"ours/{kind}"]["per_second"] / table[f"usual/{kind}"]["per_second"]
        table[f"ratio/{kind}"] = {"ours_to_usual": ratio}
        print(f"ours : usual on {kind}: {ratio:.2f}")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(
        json.dumps({"taps": TAPS, "rounds": ROUNDS, "medians": table, "runs": runs}, indent=1)
    )


if __name__ == "__main__":
    asyncio.run(main())
