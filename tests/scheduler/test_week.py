"""What a group hears of our own accord: once a week, once a day, never twice within the hour."""

import asyncio
from datetime import timedelta

import pytest

from scheduler.clockwork import Clockwork
from storage.community import settings, weekly, welcomes
from storage.community.groups import Group, Purpose
from storage.engine import clock
from storage.engine.database import Database
from storage.messaging import outbox, pauses
from storage.messaging.outbox import Told
from tests.harness.hours import until
from tests.harness.make import Make, at_once

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def said_to(make: Make) -> list[int | None]:
    """Which groups were promised the week's digest, in order."""
    return [told.group_id for told in make.told(kind="group.week")]


def evening_of(weekday: int) -> None:
    """Six o'clock on the next such day."""
    until(18)
    clock.travel(DAY)
    while clock.local(clock.now(), "Asia/Shanghai").isoweekday() != weekday:
        clock.travel(DAY)


async def sunday(make: Make, clockwork: Clockwork) -> None:
    """The next one, at six in the evening, looked at twice."""
    evening_of(7)
    for _ in range(2):
        await clockwork.tick()
        clock.travel(HOUR / 6)


async def test_the_week_is_told_once_and_stands_for_the_day(make: Make, database: Database) -> None:
    """Sunday evening to each group of neighbours, not to the workers; the daily list is silent that
    day, and speaks again on Monday."""
    rooms = [make.group(), make.group(Purpose.NOTICES)]
    make.group(Purpose.WORKERS)
    clockwork = Clockwork(database)
    make.open_wish()
    await sunday(make, clockwork)
    assert said_to(make) == [each.id for each in rooms]
    assert make.told(kind="wish.digest") == []
    make.open_wish(title="一把伞")
    clock.travel(DAY)
    await clockwork.tick()
    assert len(make.told(kind="wish.digest")) == 1
    await sunday(make, clockwork)
    assert len(said_to(make)) == 2  # what was promised and not said yet is one promise


@pytest.mark.both
async def test_two_replicas_tell_the_week_once(make: Make, replica: Database) -> None:
    make.group()
    evening_of(7)
    ticking = [
        lambda one=one: asyncio.run(Clockwork(one).tick()) for one in (make.database, replica)
    ]
    await asyncio.to_thread(at_once, ticking * 2)
    assert len(said_to(make)) == 1


async def test_a_sunday_that_was_slept_through_is_made_up_for(
    make: Make, database: Database
) -> None:
    """Off from Saturday to Monday: told on Monday; a community that wants none hears nothing."""
    make.group()
    clockwork = Clockwork(database)
    evening_of(6)
    await clockwork.tick()
    clock.travel(2 * DAY)
    await clockwork.tick()
    assert len(said_to(make)) == 1
    make.hear()
    make.do(settings.adjust, None, make.home, {"community.week-day": 0})
    await sunday(make, clockwork)
    assert len(said_to(make)) == 1


def test_the_digest_of_the_week_before_makes_way(make: Make) -> None:
    room = make.group()
    for message in ("7", "9"):
        make.do(weekly.said, make.home, room.key, message)
    [former] = make.told(kind="group.week-former")
    assert former.about == {"message": "7"}
    assert make.again(room).week_message == "9"


@pytest.mark.both
def test_a_group_welcomes_once_a_day(make: Make) -> None:
    """However many come at once; the next day again; the workers' group welcomes nobody."""
    room, office = make.group(), make.group(Purpose.WORKERS)

    def come(group: Group) -> bool:
        return make.do(welcomes.came, make.home, group.key)

    assert sorted(at_once([lambda: come(room)] * 3)) == [False, False, True]
    assert not come(room)
    assert not come(office)
    clock.travel(DAY)
    assert come(room)
    assert [told.group_id for told in make.told(kind="group.welcome")] == [room.id] * 2


def test_a_welcome_makes_itself_small(make: Make) -> None:
    room = make.group()
    make.do(welcomes.said, make.home, room.key, "7")
    [smaller] = make.told(kind="group.welcome-over")
    assert smaller.about == {"message": "7"}
    assert smaller.due_at > clock.now() + 11 * HOUR


def test_nothing_that_nobody_asked_for_is_said_twice_within_the_hour(make: Make) -> None:
    """A welcome after a digest waits for its hour; in another group, and what is urgent, not."""
    room, other = make.group(), make.group()

    def waits(group: Group, **how: bool) -> bool:
        here = {"community": make.home, "group": group.key}
        make.do(outbox.tell, welcomes.WELCOME, group.key, **here, **how)
        told = make.rows(Told, kind="group.welcome", group_id=group.id)[-1]
        return make.do(pauses.free_at, told, clock.now()) > clock.now()

    make.do(outbox.tell, weekly.WEEK, make.home, community=make.home, group=room.key)
    make.hear()
    clock.travel(HOUR * 0.9)
    assert waits(room)
    assert not waits(other)
    assert not waits(room, is_urgent=True)
    clock.travel(HOUR * 0.1)
    assert not waits(room)
