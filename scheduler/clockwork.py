"""The clock of one replica. It runs in every one of them and remembers nothing: rows decide."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from time import monotonic
from typing import Any, TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlmodel import Session

from scheduler import daily, leaps, timed
from scheduler.timed import TIMED
from scheduler.upkeep import HOURLY
from storage.engine import clock
from storage.engine.database import Database
from storage.engine.troubles import Troubles

TICK = 30  # seconds between two looks at what is due
STILL = 20 * TICK  # without a tick for so long, nothing will be done at its hour any more
AGAIN = timedelta(minutes=10)  # before a job that failed is tried once more
HOUR = timedelta(hours=1)

Seen = TypeVar("Seen")


async def _nothing() -> None:
    """There is nobody to say anything."""


class Clockwork:
    """Looks at what is due while it runs; `travel` skips time but nothing that is due in it."""

    def __init__(self, database: Database, troubles: Troubles | None = None) -> None:
        self._database = database
        self._troubles = troubles or Troubles()
        self._one_at_a_time = asyncio.Lock()
        self._began = clock.now()
        self._failed: dict[daily.Due, datetime] = {}
        self._ticked = monotonic()
        self._swept = clock.now() - HOUR
        # A replica that slept catches up once, however late it wakes.
        late = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=late)

    def start(self) -> None:
        """Begin, with a look at what fell due while nothing ran."""
        for job, seconds in ((self.tick, TICK), (self.hourly, 3600)):
            self._scheduler.add_job(job)  # at once
            self._scheduler.add_job(job, "interval", seconds=seconds)
        self._scheduler.start()

    async def stop(self) -> None:
        """Let the running job end; start no other."""
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        async with self._one_at_a_time:
            self._scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # APScheduler only asks the loop to shut it down

    async def tick(self) -> None:
        """Every daily job that is due, each community in a transaction of its own, and what waits
        for minutes only."""
        async with self._one_at_a_time:
            await self._do_due(timed.hasty())
        self._ticked = monotonic()

    @property
    def stands_still(self) -> bool:
        """Its timer has died, or a job never ends."""
        return monotonic() - self._ticked > STILL

    async def hourly(self) -> None:
        """Expiry and housekeeping."""
        async with self._one_at_a_time:
            await self._hourly()

    async def travel(self, by: timedelta, then: Callable[[], Awaitable[None]] = _nothing) -> None:
        """Skip `by` forward, from one full hour at which something is due to the next, and do it
        there; `then` (say what there is to tell) comes before each skip, so that what is being said
        does not seem to have died in it, and at the end. Raises ValueError for a step back."""
        async with self._one_at_a_time:
            while by:
                await then()
                step = await self._to_next_stop(by)
                clock.travel(step)
                by -= step
                await self._do_due(frozenset(TIMED))
            await then()
            if clock.now() >= self._swept + HOUR:
                await self._hourly()

    async def _to_next_stop(self, by: timedelta) -> timedelta:
        """How far to skip at once, `by` at the most: the hours on the way are empty."""
        at_every_hour: datetime | None = clock.now()  # rather than past one
        due = await self._seen("comes", timed.comes, at_every_hour)
        return min(by, _to_full_hour(due)) if due else by

    async def _do_due(self, names: frozenset[str]) -> None:
        if await self._is_sure():
            await self._daily()
            await self._timed(names)
        else:
            await self._timed(names & timed.harmless())

    async def _is_sure(self) -> bool:
        """Whether the clock can be believed; a line when it can't, and one when it can again."""
        look = partial(leaps.why_not_believe, began=self._began)
        no = await self._seen("clock", look, None)
        if no is not None:
            says = f"{no[0]}: what ends or deletes things holds still until it is right"
            self._troubles.begin("clock", says, seconds=no[1])
            return False
        self._troubles.end("clock")
        return True

    async def _timed(self, names: frozenset[str]) -> None:
        """Those of these jobs that have something to do."""
        # where nobody can look each is tried, and fails by itself
        due = await self._seen("due", timed.due, list(TIMED))
        for name in TIMED:
            if name not in due:
                self._troubles.end(f"job {name}")  # what failed is not to be done any more
            elif name in names:
                await self._all(name)

    async def _all(self, name: str) -> None:
        """A job; one that does some at a time goes on until nothing is left."""
        done = 0

        def work(session: Session) -> None:
            nonlocal done
            done = TIMED[name].work(session)

        while await self._try(name, work) and done and TIMED[name].goes_on:
            pass

    async def _daily(self) -> None:
        now = clock.now()
        self._failed = {one: at for one, at in self._failed.items() if at > now - AGAIN}
        nothing: list[daily.Due] = []
        for one in await self._seen("daily", daily.due, nothing):
            if one not in self._failed:
                await self._do(one)

    async def _do(self, one: daily.Due) -> None:
        if not await self._try(one.job, partial(daily.run, one=one), community=one.community_id):
            self._failed[one] = clock.now()

    async def _seen(self, name: str, look: Callable[[Session], Seen], otherwise: Seen) -> Seen:
        """What there is to do; `otherwise` where the look fails, which is logged."""
        part = f"look {name}"
        try:
            seen = await self._database.read(look)
        except Exception as fault:  # noqa: BLE001 — whatever it is, the clock goes on
            self._troubles.begin(part, "job failed", fault, job=name)
            return otherwise
        self._troubles.end(part)
        return seen

    async def _hourly(self) -> None:
        self._swept = clock.now()
        if not await self._is_sure():
            return
        for name, work in HOURLY.items():
            await self._try(name, work)

    async def _try(self, name: str, work: Callable[[Session], object], **about: Any) -> bool:
        """One job's failure is logged here, once until it is done again, and stops no other."""
        part = " ".join(("job", name, *map(str, about.values())))
        try:
            await self._database.transact(work)
        except Exception as fault:  # noqa: BLE001 — whatever it is, the clock goes on
            self._troubles.begin(part, "job failed", fault, job=name, **about)
            return False
        self._troubles.end(part)
        return True


def _to_full_hour(due: datetime) -> timedelta:
    """From now to the first full hour, later than now, that has `due` behind it."""
    now = clock.now()
    hour = max(due, now).replace(minute=0, second=0, microsecond=0)
    return (hour if hour >= due and hour > now else hour + HOUR) - now
