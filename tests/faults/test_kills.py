"""The process is killed again and again, at any moment, in the middle of a crowd."""

import asyncio
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from bot.operations.settings import Mode
from storage.engine.database import Database
from tests.faults.corner import Corner, opened
from tests.faults.crowd import Crowd
from tests.faults.ways import IS_LONG

SEED = 20260305
A_MOMENT = 0.03  # seconds in which a few updates are on their way
PATIENCE = 120.0


class Size(NamedTuple):
    """Updates are people × cards + 12 × forms."""

    people: int
    cards: int
    forms: int
    kills: int


SIZE = Size(50, 41, 80, 25) if IS_LONG else Size(10, 9, 5, 3)
WAYS = [("sqlite", Mode.POLLING, 1), ("postgres", Mode.WEBHOOK, 2)]
LONG_WAYS = [
    ("sqlite", Mode.WEBHOOK, 1),
    ("postgres", Mode.POLLING, 1),
    ("postgres", Mode.WEBHOOK, 1),
]


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("engine", "mode", "replicas"), WAYS + (LONG_WAYS if IS_LONG else []))
async def test_killed_at_any_moment(
    database: Database, tmp_path: Path, mode: Mode, replicas: int
) -> None:
    """What was acknowledged is there, once; each wish has one winner; every promise is kept, and
    whatever was said twice was counted before."""
    orders = {"is_hasty": True, "is_marked": True}
    async with opened(database, tmp_path, mode, replicas=replicas, is_patient=True) as corner:
        await corner.serve(**orders)
        crowd = Crowd(corner, SEED)
        await crowd.gathers(SIZE.people, SIZE.cards, SIZE.forms)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(crowd.acts())
            await _killed(corner, crowd, tasks, orders)
        await _over(corner, orders)
        print(f"{len(crowd)} updates, {SIZE.kills} kills, seed {SEED}")
        crowd.is_right()
        corner.ledger.balances(corner.make)


async def _killed(
    corner: Corner, crowd: Crowd, tasks: asyncio.TaskGroup, orders: dict[str, bool]
) -> None:
    """One of the replicas, whenever so many more updates were heard; and it is started again."""
    random = Random(SEED)
    for heard in sorted(random.sample(range(len(crowd) * 9 // 10), SIZE.kills)):
        await corner.until(lambda heard=heard: crowd.heard >= heard, PATIENCE)  # type: ignore[misc]
        await corner.until(lambda: any(each.is_ready for each in corner.replicas))
        await asyncio.sleep(random.uniform(0, A_MOMENT))
        victim = random.choice([each for each in corner.replicas if each.is_ready])
        await victim.kill()
        tasks.create_task(victim.start(**orders))


async def _over(corner: Corner, orders: dict[str, bool]) -> None:
    """All of them stop; one more comes, to whom nobody is in doubt any more."""
    await corner.until(lambda: not corner.room.updates.waiting, PATIENCE)
    await asyncio.gather(*(each.stop() for each in corner.replicas))
    corner.a_minute_passes()
    await corner.process.start(**orders)
    await corner.quiet(PATIENCE)
