"""When a last day is over, its cards say so by themselves; an owner who can't be asked is no reason
to wait for ever."""

from datetime import date, timedelta

import pytest

from scheduler import daily
from storage.community import accounts
from storage.community.groups import Purpose
from storage.engine import clock
from storage.messaging import outbox
from storage.messaging.outbox import Told
from storage.wishes import followups
from storage.wishes.wishes import Urgency, Wish, WishState
from tests.harness.make import CHANNEL, Make

pytestmark = pytest.mark.both
ZONE = "Asia/Shanghai"
DAY = date(2030, 3, 5)
TOMORROW = DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def morning() -> None:
    clock.begin_at(clock.at(DAY, 10, ZONE))


def run(make: Make, job: str) -> bool:
    return make.do(daily.run, daily.Due(make.home, job))


def cards(make: Make) -> list[Told]:
    return make.told(kind="wish.card")


def say_all(make: Make) -> None:
    """All that waits is said now."""
    for told in make.told():
        if told.state is outbox.OutboxState.READY:
            make.do(lambda s, one=told: outbox.begin(s, s.get_one(Told, one.id)))
            make.do(outbox.sent, told)


def test_at_midnight_the_card_is_drawn_anew(make: Make) -> None:
    """Of the wish whose day is over, of no other; once; after a week away all that ended then."""
    make.group()
    ends, later = make.open_wish(urgency=Urgency.TODAY), make.open_wish(urgency=Urgency.WEEK)
    assert run(make, "wish.day-over")
    say_all(make)
    before = len(cards(make))
    clock.begin_at(clock.at(TOMORROW, 0, ZONE) + timedelta(minutes=1))
    assert run(make, "wish.day-over")
    assert not run(make, "wish.day-over")
    assert [told.row_id for told in cards(make)[before:]] == [ends.key]
    say_all(make)
    clock.travel(timedelta(days=9))
    assert run(make, "wish.day-over")
    assert [told.row_id for told in cards(make)[before + 1 :]] == [later.key]


def asked(make: Make) -> Wish:
    """Today is its last day, and its owner is asked, who blocked the bot meanwhile."""
    wish = make.open_wish(urgency=Urgency.TODAY)
    clock.begin_at(clock.at(TOMORROW, 10, ZONE))
    make.do(followups.open_wishes, make.home, TOMORROW)
    return wish


def cannot_be_told(make: Make, wish: Wish) -> None:
    make.do(accounts.blocked, CHANNEL, make.wang.address)
    make.do(followups.LAST_DAY.unreached, wish.key)


def test_a_worker_calls_whom_we_cannot_ask(make: Make) -> None:
    """王阿姨 can't be written to: the workers are asked to call, once. From when they read that,
    the question counts as read, and the wish does not wait for ever."""
    office = make.group(Purpose.WORKERS)
    wish = asked(make)
    cannot_be_told(make, wish)
    cannot_be_told(make, wish)
    [told] = make.told(kind="wish.unreached")
    assert told.group_id == office.id
    make.do(followups.open_wishes, make.home, TOMORROW + timedelta(days=1))
    assert make.again(wish).state is WishState.OPEN
    say_all(make)
    clock.travel(timedelta(days=1))
    make.do(followups.open_wishes, make.home, TOMORROW + timedelta(days=1))
    assert make.again(wish).state is WishState.EXPIRED


def test_who_answered_needs_no_call(make: Make) -> None:
    """She said in this moment that it is still needed."""
    make.group(Purpose.WORKERS)
    wish = asked(make)
    make.act(make.wang, followups.still_needed, wish.key)
    cannot_be_told(make, wish)
    assert make.told(kind="wish.unreached") == []
