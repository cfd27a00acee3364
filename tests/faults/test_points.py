"""The process ends at every single point between a tap and the messages that it causes."""

import asyncio
import signal
from pathlib import Path
from typing import Any

import pytest

from bot.operations.settings import Mode
from storage.community import settings
from storage.community.memberships import Role
from storage.engine.database import Database
from storage.messaging.outbox import Told
from storage.wishes import claiming, review, submission
from storage.wishes.claims import Claim
from tests.faults.corner import MINE, Corner, opened, where_it_is_noon
from tests.faults.points import DIED, POINTS, Given
from tests.faults.ways import IS_LONG
from tests.harness.make import Somebody

NAMES = list(POINTS)
EVERY = [("sqlite", NAMES), ("postgres", NAMES)]
HALF = [
    pytest.param("sqlite", NAMES[::2], marks=pytest.mark.again),
    pytest.param("postgres", NAMES[1::2]),
]
IN_MID_CALL = "19 said"
DOING: dict[str, Any] = {"is_hasty": True, "is_marked": True}
PATIENCE = 15.0


class Day:
    """Taps, each of which the process does not survive; the next one finds what it left."""

    def __init__(self, corner: Corner) -> None:
        self.corner = corner
        self.winners: set[tuple[int, int]] = set()
        self.reminded: list[int] = []

    async def dies_at(self, name: str) -> None:
        """The process comes to this point, and ends there."""
        given = POINTS[name].given
        if given is Given.DEAD:
            await self.dies_at(IN_MID_CALL)
        if given is Given.DAY:
            self._promised_for_tomorrow(f"第{name[:2]}里")
        if given in (Given.DEAD, Given.DAY):
            await self.corner.process.launch(dies_at=name, is_armed=True, **DOING)
        else:
            await self._tapped(name, given)
        async with asyncio.timeout(PATIENCE):
            assert await self.corner.process.ended() == DIED
        self.corner.a_minute_passes()

    async def _tapped(self, name: str, given: Given) -> None:
        process = self.corner.process
        await process.start(dies_at=name, is_broken=given is Given.BROKEN, **DOING)
        wish, card = await self.corner.wish()
        await self.corner.quiet()
        who = self.corner.person(f"邻居{name[:2]}")
        winner = await self._meets(given, who, wish.key)
        self.winners.add((wish.key, winner.id))
        process.signal(signal.SIGUSR1)
        await process.says("armed")
        self.corner.taps(who, card, MINE)

    def _promised_for_tomorrow(self, name: str) -> None:
        """In a community of its own, where today's reminders are due."""
        make = self.corner.make
        home = make.community(name, zone=where_it_is_noon())
        make.do(settings.adjust, None, home, {"wish.deliver-days": 1})
        owner, worker, who = (
            self.corner.person(each, role, at=home)
            for each, role in {"王": Role.RESIDENT, "陈": Role.WORKER, "李": Role.DONOR}.items()
        )
        wish = make.act(owner, submission.submit, make.form(community_id=home))
        make.act(worker, review.approve, wish.key)
        make.act(who, claiming.claim, wish.key)
        self.winners.add((wish.key, who.id))
        self.reminded.append(who.id)

    async def _meets(self, given: Given, who: Somebody, wish_id: int) -> Somebody:
        """What makes the tap's way a bad one; whose the wish will be."""
        if given is Given.LOST:
            self.corner.faults.lose("sendMessage", chat=int(who.address))
        if given is Given.SLOW:
            self.corner.faults.flood("sendMessage", 1, chat=int(who.address))
        if given is Given.CLAIMED:
            first = self.corner.person("先来的")
            self.corner.make.act(first, claiming.claim, wish_id)
            return first
        return who


@pytest.mark.timeout(600)
@pytest.mark.parametrize("mode", [Mode.WEBHOOK])
@pytest.mark.parametrize(
    ("engine", "names"), EVERY if IS_LONG else HALF, ids=["sqlite", "postgres"]
)
async def test_every_point(
    database: Database, tmp_path: Path, mode: Mode, names: list[str]
) -> None:
    """Wherever it ends, each wish is whose it was, once, and every promise is kept."""
    async with opened(database, tmp_path, mode, is_patient=True) as corner:
        day = Day(corner)
        for name in names:
            try:
                await day.dies_at(name)
            except TimeoutError:
                raise AssertionError(f"{name} was not reached") from None
        await corner.process.start(**DOING)
        await corner.quiet()
        claimed = [(each.wish_id, each.person_id) for each in corner.make.rows(Claim)]
        assert sorted(claimed) == sorted(day.winners)
        reminders = corner.make.rows(Told, kind="claim.remind")
        assert sorted(each.person_id or 0 for each in reminders) == sorted(day.reminded)
        corner.ledger.balances(corner.make)
