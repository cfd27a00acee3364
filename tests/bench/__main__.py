"""`make bench`: figures as ratios of one run, on both databases. Prints a table, writes
build/bench.json. `python -m tests.bench taps burst` measures only what is named.

Every server is a process of its own on loopback, one at a time, the same taps for each.
BENCH_TAPS, BENCH_ROUNDS and BENCH_CROWD make it longer or shorter.
"""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from bot.operations.settings import load
from storage.engine import vault
from tests.bench import servers
from tests.bench.broadcast import broadcast
from tests.bench.burst import burst
from tests.bench.growth import growth
from tests.bench.running import Fresh, databases
from tests.bench.seen import seen
from tests.bench.taps import Row, bare, file_alone, ours, steady, usual

TAPS = int(os.environ.get("BENCH_TAPS", "3000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
CROWD = int(os.environ.get("BENCH_CROWD", "5000"))
OUT = Path("build/bench.json")

Runs = dict[str, list[Row]]
Scenario = Callable[[Runs, dict[str, Fresh]], Awaitable[None]]


async def taps(runs: Runs, fresh: dict[str, Fresh]) -> None:
    """Distinct claims a second, beside the bare endpoint, the bare file and the usual stack."""
    for _ in range(ROUNDS):
        _note(runs, "bare endpoint", await bare(TAPS))
        _note(runs, "bare file/sqlite", file_alone(fresh["sqlite"], TAPS))
        for name, make in fresh.items():
            _note(runs, f"usual/{name}", await usual(make, TAPS // 4))  # it takes its time
            _note(runs, f"ours/{name}", await ours(make, TAPS))


async def at_a_rate(runs: Runs, fresh: dict[str, Fresh]) -> None:
    """How long a tap waits when 500 a second are offered."""
    for name, make in fresh.items():
        _note(runs, f"steady/{name}", await steady(make, TAPS))


async def crowd(runs: Runs, fresh: dict[str, Fresh]) -> None:
    """A crowd taps one wish."""
    for name, make in fresh.items():
        _note(runs, f"burst/{name}", await burst(make, CROWD))


async def acknowledged(runs: Runs, fresh: dict[str, Fresh]) -> None:
    """A crowd taps 「收到」 under one notice."""
    for name, make in fresh.items():
        _note(runs, f"seen/{name}", await seen(make, CROWD))


async def grown(runs: Runs, fresh: dict[str, Fresh]) -> None:
    """The same claim among a thousand and among a million wishes."""
    for name, make in fresh.items():
        _note(runs, f"growth/{name}", await growth(make))


async def told(runs: Runs, fresh: dict[str, Fresh]) -> None:
    """A notice for 30,000 people and 3,000 groups: its rows, beside somebody who writes."""
    for _ in range(ROUNDS):
        for name, make in fresh.items():
            _note(runs, f"broadcast/{name}", await asyncio.to_thread(broadcast, make))


SCENARIOS: dict[str, Scenario] = {
    "taps": taps,
    "steady": at_a_rate,
    "burst": crowd,
    "seen": acknowledged,
    "growth": grown,
    "broadcast": told,
}


def _note(runs: Runs, name: str, row: Row) -> None:
    runs.setdefault(name, []).append(row)
    print(_line(name, row), flush=True)


async def main(named: list[str]) -> None:
    """Run the scenarios that are `named`, or all. Exits at once for one that there is not."""
    if unknown := [name for name in named if name not in SCENARIOS]:
        raise SystemExit(f"no {', '.join(unknown)} here: {', '.join(SCENARIOS)}")
    vault.use(load(env_file=None, secret_key=servers.SECRET).vault())
    runs: Runs = {}
    with databases() as fresh:
        for name in named or SCENARIOS:
            await SCENARIOS[name](runs, fresh)
    _report(runs)


def _report(runs: Runs) -> None:
    table = {name: _medians(rows) for name, rows in runs.items()}
    for kind in ("sqlite", "postgres"):
        if f"ours/{kind}" in table:
            table[f"ratios/{kind}"] = _ratios(table, kind)
    print(f"\nMedians of {ROUNDS} rounds of {TAPS} taps")
    for name, row in table.items():
        print(_line(name, row))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps({"taps": TAPS, "medians": table, "runs": runs}, indent=1))


def _medians(rows: list[Row]) -> Row:
    return {figure: median(row[figure] for row in rows) for figure in rows[0]}


def _ratios(table: dict[str, Row], kind: str) -> Row:
    """Ours to what it is compared with, in claims a second."""
    mine = table[f"ours/{kind}"]["per_second"]
    others = {
        "usual": f"usual/{kind}",
        "bare_endpoint": "bare endpoint",
        "bare_file": "bare file/sqlite",
    }
    return {f"to_{name}": mine / table[row]["per_second"] for name, row in others.items()}


def _line(name: str, row: Row) -> str:
    return f"{name:18} " + "  ".join(f"{figure} {value:.2f}" for figure, value in row.items())


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
