"""What is private goes some days after what it belongs to has ended."""

from datetime import timedelta
from typing import Any

import pytest

from storage.community import settings
from storage.community.communities import Community
from storage.community.history import Entry
from storage.community.memberships import Role
from storage.engine import clock
from storage.messaging import outbox
from storage.messaging.outbox import OutboxState, Told
from storage.records import invariants, retention, statistics
from storage.wishes import (
    alarm_ends,
    alarms,
    confirmations,
    deliveries,
    followups,
    releases,
    wishes,
)
from storage.wishes.alarms import Alarm
from storage.wishes.wishes import TooLongOver, Wish, WishState
from tests.harness.make import Make

pytestmark = pytest.mark.both

DAYS, DAY = 90, timedelta(days=1)
PRIVATE = {"beneficiary": "王爷爷", "proxy": "小王", "photo": "photo-id"}


def days_later(days: int) -> None:
    clock.travel(timedelta(days=days))


def tidy_up(make: Make, home: int = 0) -> int:
    where = home or make.home
    return make.do(lambda session: retention.run(session, session.get_one(Community, where)))


def left(row: Any) -> list[str]:
    """What of it can still be read."""
    names = "story place phone beneficiary proxy aside question household photo note photos words"
    return [name for name in names.split() if getattr(row, name, "")]


def lit(make: Make) -> Wish:
    wish = make.claimed_wish(**PRIVATE)
    claim = make.claim_on(wish)
    make.act(
        make.li, deliveries.deliver, deliveries.NewDelivery(claim.key, ("p",), note="放门口了")
    )
    make.act(make.wang, confirmations.confirm, claim.key)
    return make.again(wish)


def test_what_is_over_is_emptied_on_its_day(make: Make) -> None:
    """Story, place, telephone, names and pictures, of the wish and of who brought it; number, title
    and figures stay, and all that must hold holds."""
    wish = lit(make)
    claim, month = make.claim_on(wish), (make.home, clock.now() - DAY, clock.now() + DAY)
    figures = make.do(statistics.between, *month)
    days_later(DAYS - 1)
    assert tidy_up(make) == 0
    assert "place" in left(make.again(wish))
    days_later(1)
    assert tidy_up(make) == 2
    assert left(make.again(wish)) == []
    assert left(make.again(claim)) == []
    after = make.again(wish)
    kept = ("title", "code", "confirmed", "state", "public_note", "revision")
    assert [getattr(after, each) for each in kept] == [getattr(wish, each) for each in kept]
    assert make.database.read_now(invariants.breaches) == []
    assert tidy_up(make) == 0  # killed half-way or done twice: nothing more to do
    lines = make.rows(Entry, what="emptied")
    assert [line.details for line in lines] == [{"count": 2}]
    assert make.do(statistics.between, *month) == figures


def test_what_lives_is_not_touched(make: Make) -> None:
    """However old it is: somebody still has to find the door."""
    wish = make.claimed_wish(**PRIVATE)
    days_later(4 * DAYS)
    tidy_up(make)
    assert {"story", "place", "phone", "beneficiary", "photo"} <= set(left(make.again(wish)))


def test_a_community_says_how_long(make: Make) -> None:
    """And what it says holds for what is its own."""
    admin = make.person("小陈", Role.ADMIN)
    wish = lit(make)
    make.do(settings.change, admin.id, make.home, "community.keep-days", DAYS, 30)
    days_later(30)
    assert tidy_up(make, make.elsewhere) == 0
    assert "place" in left(make.again(wish))
    tidy_up(make)
    assert left(make.again(wish)) == []


def test_what_nobody_read_keeps_no_title(make: Make) -> None:
    """Taken back before a worker looked: its title is nobody's business."""
    wish = make.wish()
    make.act(make.wang, releases.call_off, wish.key)
    days_later(DAYS)
    tidy_up(make)
    assert (make.again(wish).title, left(make.again(wish))) == ("", [])


def test_alarms_and_words_that_nobody_came_for(make: Make) -> None:
    """What somebody in danger wrote, once they were reached; thanks to whoever has gone away."""
    make.act(make.wang, alarms.ring, None, "我不想活了")
    (alarm,) = make.rows(Alarm)
    make.do(alarms.take, make.chen.id, alarm.key)
    make.do(alarm_ends.reached, make.chen.id, alarm.key)
    wish = lit(make)
    make.act(make.wang, deliveries.thank, make.claim_on(wish).key, "多亏了你")
    (thanks,) = make.told(make.li, kind="claim.thanked")
    make.do(lambda session: outbox.begin(session, session.get_one(Told, thanks.key)))
    make.do(outbox.park, thanks.key, "blocked")
    days_later(DAYS)
    tidy_up(make)
    assert left(make.again(alarm)) == []
    after = make.again(thanks)
    assert (after.state, after.words) == (OutboxState.PARKED, "")


def test_what_was_emptied_does_not_go_on(make: Make) -> None:
    """Put away for a year, and wanted again: nobody knows where to bring it, so it is to be said
    anew; while all is there it goes on as before."""
    first, second = make.open_wish(), make.open_wish(title="一把伞")
    for wish in (first, second):
        make.do(_expires, wish.key)
    days_later(20)
    make.act(make.wang, followups.still_needed, first.key)
    days_later(DAYS)
    tidy_up(make)
    with pytest.raises(TooLongOver):
        make.act(make.wang, followups.still_needed, second.key)


def _expires(session: Any, wish_id: int) -> None:
    wish = session.get_one(Wish, wish_id)
    over = {"closed_at": clock.now()}
    wishes.move(session, wish, {WishState.OPEN}, WishState.EXPIRED, followups.NotWaiting, **over)
