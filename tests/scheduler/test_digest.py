"""What is news at six in the evening, and for whom."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session

from scheduler.clockwork import Clockwork
from storage.community import groups, settings
from storage.community.groups import Group, Purpose
from storage.engine import clock
from storage.engine.database import Database
from storage.wishes import claiming, claims, confirmations, deliveries, releases, review, submission
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Wish
from tests.harness.hours import until
from tests.harness.make import Make

Ends = Callable[[Make, Wish], None]


@pytest.fixture
def clockwork(database: Database) -> Clockwork:
    return Clockwork(database)


@pytest.fixture(autouse=True)
def every_day(make: Make) -> None:
    """On no day does the week's digest stand for the list."""
    for home in (make.home, make.elsewhere):
        make.do(settings.adjust, None, home, {"community.week-day": 0})


async def evening(clockwork: Clockwork) -> None:
    """It is six, and ten past."""
    until(18)
    for _ in range(2):
        await clockwork.tick()
        clock.travel(timedelta(minutes=10))


def digests(make: Make) -> list[int | None]:
    """Which groups were promised one, in order."""
    return [told.group_id for told in make.told(kind="wish.digest")]


@pytest.mark.both
async def test_a_wish_that_came_back_is_news(make: Make, clockwork: Clockwork) -> None:
    """李明 gives a wish back in the morning: it is open again, and that evening's list says so,
    though it is as old as the last one. The evening after is silent."""
    group, li = make.group(), make.li
    until(9)
    wish = make.open_wish()
    await evening(clockwork)
    assert digests(make) == [group.id]
    claim = make.act(li, claiming.claim, wish.key)
    await evening(clockwork)
    assert digests(make) == [group.id]
    until(10)
    make.act(li, releases.release, claim.key, claims.ReleaseReason.NO_TIME)
    await evening(clockwork)
    assert digests(make) == [group.id] * 2
    await evening(clockwork)
    assert digests(make) == [group.id] * 2


@pytest.mark.both
async def test_claimed_and_given_back_within_the_day(make: Make, clockwork: Clockwork) -> None:
    """Taken and given back between two evenings: the wish is open, and it is said once."""
    group, li = make.group(), make.li
    until(9)
    wish = make.open_wish()
    claim = make.act(li, claiming.claim, wish.key)
    make.act(li, releases.release, claim.key, claims.ReleaseReason.MISTAKE)
    await evening(clockwork)
    await evening(clockwork)
    assert digests(make) == [group.id]


def withdraw(make: Make, wish: Wish) -> None:
    make.act(make.wang, releases.call_off, wish.key)


def take(make: Make, wish: Wish) -> None:
    make.act(make.li, claiming.claim, wish.key)


def light(make: Make, wish: Wish) -> None:
    take(make, wish)
    claim = make.claim_on(wish)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    make.act(make.wang, confirmations.confirm, claim.key)


@pytest.mark.parametrize("ends", [withdraw, take, light])
async def test_no_list_when_none_is_open(make: Make, clockwork: Clockwork, ends: Ends) -> None:
    """The only wish was taken back, taken on or lit before six: nobody is told of nothing."""
    make.group()
    until(9)
    ends(make, make.open_wish())
    await evening(clockwork)
    assert digests(make) == []


async def test_no_list_of_what_waits_for_a_worker(make: Make, clockwork: Clockwork) -> None:
    """What no worker has looked at yet, or what was kept from the group, is no news there."""
    make.group()
    until(9)
    make.wish()
    make.act(make.chen, review.turn_down, make.wish(by=make.sun).key, "我去看您")
    await evening(clockwork)
    assert digests(make) == []


async def test_no_list_without_a_group(make: Make, clockwork: Clockwork) -> None:
    """A community whose groups are for notices and for workers reads no list; when it gets a group
    for wishes, what is new from then on is told."""
    make.group(Purpose.NOTICES)
    make.group(Purpose.WORKERS)
    until(9)
    make.open_wish()
    await evening(clockwork)
    assert digests(make) == []
    group = make.group()
    until(9)
    make.open_wish(title="一把伞", place="9号楼")
    await evening(clockwork)
    assert digests(make) == [group.id]


async def test_every_group_for_wishes_reads_it(make: Make, clockwork: Clockwork) -> None:
    """Two groups for wishes, two lists; the one we were sent away from reads none."""
    here, there, gone = make.group(), make.group(), make.group()
    make.do(lambda session: _leave(session, gone.id))
    until(9)
    make.open_wish()
    await evening(clockwork)
    assert digests(make) == [here.id, there.id]


def _leave(session: Session, group_id: int | None) -> None:
    groups.left(session, session.get_one(Group, group_id))


async def test_the_list_is_each_community_s_own(make: Make, clockwork: Clockwork) -> None:
    """Next door has news and we have none: their group reads a list of theirs, ours reads
    nothing."""
    make.group()
    theirs = make.group(by=make.foreign_worker)
    until(9)
    owner = make.person(at=make.elsewhere)
    wish = make.act(owner, submission.submit, make.form(community_id=make.elsewhere))
    make.act(make.foreign_worker, review.approve, wish.key)
    await evening(clockwork)
    assert digests(make) == [theirs.id]
    [told] = make.told(kind="wish.digest")
    assert (told.community_id, told.row_id) == (make.elsewhere, make.elsewhere)


async def test_old_wishes_alone_are_no_news(make: Make, clockwork: Clockwork) -> None:
    """What has been open for days and was in a list before is not said every evening; one new wish
    brings the list back."""
    group = make.group()
    until(9)
    make.open_wish()
    for _ in range(4):
        await evening(clockwork)
    assert digests(make) == [group.id]
    until(9)
    make.open_wish(by=make.sun, title="一把伞", place="9号楼")
    await evening(clockwork)
    assert digests(make) == [group.id] * 2


async def test_a_hand_that_only_reads_makes_no_news(make: Make, clockwork: Clockwork) -> None:
    """A worker's look into a wish, or one more reader of the list, changes nothing that is
    news."""
    group = make.group()
    until(9)
    wish = make.open_wish()
    await evening(clockwork)
    make.act(make.chen, review.read_private, wish.key)
    await evening(clockwork)
    assert digests(make) == [group.id]
