"""The clocks of two replicas: they strike together, are set, stand still, and end in mid-stroke."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from sqlmodel import Session

from scheduler import daily
from scheduler.clockwork import Clockwork
from storage.community import history
from storage.community.communities import Community, CommunitySettings
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging.job_runs import JobRun
from tests.faults.ways import IS_LONG
from tests.harness.make import Make
from tests.harness.zones import next_change

pytestmark = pytest.mark.both

BERLIN = "Europe/Berlin"
ZONES = {BERLIN, "Asia/Shanghai", "Pacific/Auckland"}
SEEDS = range(12 if IS_LONG else 1)
UNTIL_THEN = timedelta(days=2)  # when Berlin sets its clocks
SPRING = next_change(BERLIN, date(2030, 1, 1)) - UNTIL_THEN
AUTUMN = next_change(BERLIN, date(2030, 7, 1)) - UNTIL_THEN
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
Done = Counter[tuple[int, str, date]]


class Killed(BaseException):
    """The process is gone: what it had not committed was never done."""


class Watch:
    """Two replicas, what each daily job did, and what must have been done by now."""

    def __init__(self, make: Make, replica: Database, first: date, random: Random) -> None:
        self.make, self.random = make, random
        self.databases = [make.database, replica]
        self.clockworks = [Clockwork(each) for each in self.databases]
        self.homes = {make.community(f"{zone}的小区", zone): zone for zone in sorted(ZONES)}
        self.is_dying, self.deaths = False, 0
        self.moment = clock.at(first, 0, BERLIN) + MINUTE / 2
        self.due: Done = Counter()

    def job(self, name: str) -> daily.Job:
        """The job of this name, which writes down that it was done."""

        def work(session: Session, community: Community, day: date) -> None:
            home = community.key
            history.write(session, home, "community", home, name, None, day=day.isoformat())
            if self.is_dying:
                self.is_dying, self.deaths = False, self.deaths + 1
                raise Killed()

        return daily.Job(daily.JOBS[name].hour, work)

    async def strikes(self) -> None:
        """Both look what is due, in the same moment; whoever ends in it is replaced."""
        ticks = (each.tick() for each in self.clockworks)
        for at, outcome in enumerate(await asyncio.gather(*ticks, return_exceptions=True)):
            if outcome is not None:
                assert isinstance(outcome, Killed), outcome
                self.clockworks[at] = Clockwork(self.databases[at])
                await self.clockworks[at].tick()
        self._note()

    def _note(self) -> None:
        for home, zone in self.homes.items():
            here = clock.local(clock.now(), zone)
            for name, job in daily.JOBS.items():
                if here.hour >= job.hour(CommunitySettings()):
                    self.due[home, name, here.date()] = 1

    # -- what befalls the clock -------------------------------------------------------------------

    def goes_on(self) -> None:
        self._moves(self.random.randint(5, 100) * MINUTE)

    def is_set_back(self) -> None:
        """By up to two hours; then it may be yesterday, or before a job's hour, once more."""
        self._moves(-self.random.randint(1, 120) * MINUTE)

    def is_set_ahead(self) -> None:
        self._moves(self.random.randint(1, 120) * MINUTE)

    def _moves(self, by: timedelta) -> None:
        """To the middle of a minute, so that no hour strikes while we look."""
        self.moment += by
        clock.begin_at(self.moment)

    def stands_still(self) -> None:
        """Nothing runs for 26 hours; then both start anew."""
        self._moves(26 * HOUR)
        self.clockworks = [Clockwork(each) for each in self.databases]

    def is_killed(self) -> None:
        """Whoever does the next job ends before it commits."""
        self.is_dying = True
        self.goes_on()

    def befallen(self) -> list[Callable[[], None]]:
        """In any order: much of the usual, some of each of the others."""
        others = [self.is_set_back, self.is_set_ahead, self.is_killed]
        happens = [self.goes_on] * 60 + others * 12 + [self.stands_still] * 2
        self.random.shuffle(happens)
        return happens

    def done(self) -> Done:
        """How often each job was done, for which community and day."""
        found: Done = Counter()
        for home in self.homes:
            for line in self.make.do(history.of, home, "community", home):
                if line.what in daily.JOBS:
                    found[home, line.what, date.fromisoformat(line.details["day"])] += 1
        return found


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("first", [SPRING, AUTUMN], ids=["spring", "autumn"])
async def test_once_a_day(
    make: Make, replica: Database, monkeypatch: pytest.MonkeyPatch, first: date, seed: int
) -> None:
    """Whatever befalls the clocks, each job is done once for each community and date on which
    somebody was there after its hour, and never for another."""
    watch = Watch(make, replica, first, Random(seed))
    for name in daily.JOBS:
        monkeypatch.setitem(daily.JOBS, name, watch.job(name))
    for befalls in watch.befallen():
        befalls()
        await watch.strikes()
    assert watch.moment.date() - first >= UNTIL_THEN + timedelta(days=1)
    assert watch.deaths > 0
    assert watch.done() == watch.due
    assert {(run.community_id, run.job, run.day) for run in make.rows(JobRun)} == set(watch.due)
