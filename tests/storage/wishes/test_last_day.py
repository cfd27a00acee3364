"""A wish's last day is its last minute: nobody takes it on after it, and before it nobody waits for
an answer that would come too late."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from bot.cards.wishes.wishes import card
from bot.messages import Message
from bot.texts import words
from storage.community import settings
from storage.community.groups import Purpose
from storage.engine import clock
from storage.engine.errors import Refused
from storage.records import invariants
from storage.wishes import (
    claiming,
    claims,
    deadlines,
    followups,
    handovers,
    listing,
    quantities,
    releases,
    waiting_list,
    wishes,
)
from storage.wishes.claims import LastDayOver, ReleaseReason
from storage.wishes.waiting_list import PlaceState
from storage.wishes.wishes import Urgency, Wish, WishState
from tests.harness.make import Make, Somebody

ZONE = "Asia/Shanghai"
DAY = date(2030, 3, 5)
TOMORROW = DAY + timedelta(days=1)


def at(hour: int, day: date = DAY) -> datetime:
    return clock.at(day, hour, ZONE)


@pytest.fixture(autouse=True)
def morning() -> None:
    clock.begin_at(at(10))


def gives_back(make: Make, wish: Wish, who: Somebody | None = None) -> None:
    who = who or make.li
    held = make.do(claims.held_on, wish.key, who.id)
    assert held is not None
    make.act(who, releases.release, held.key, ReleaseReason.NO_TIME)


def shown(make: Make, wish: Wish) -> Message:
    return make.do(lambda session: card(session, make.again(wish), words("zh")))


@pytest.fixture
def today(make: Make) -> Wish:
    """Put up in the evening for the same day."""
    clock.begin_at(at(20))
    return make.open_wish(urgency=Urgency.TODAY)


def test_in_the_evening_for_today_it_has_until_midnight(make: Make, today: Wish) -> None:
    """Half an hour before midnight it is still to be had; when the clock has struck it is not."""
    assert today.until == DAY
    clock.begin_at(at(23) + timedelta(minutes=30))
    assert make.do(claiming.why_not_claim, make.li.id, today) is None
    assert shown(make, today).rows
    assert make.do(listing.open_ones, make.home, None, 0, 5)[1] == 1
    clock.begin_at(at(0, TOMORROW))
    with pytest.raises(LastDayOver) as late:
        make.act(make.li, claiming.claim, today.key)
    assert late.value.shown == {"day": DAY}
    assert not shown(make, today).rows
    assert make.do(listing.open_ones, make.home, None, 0, 5)[1] == 0
    assert make.do(listing.that_wait, make.home) == []
    assert not make.do(listing.has_news, make.home, None)


def test_let_in_at_night_it_has_the_day_on_which_it_is_read(make: Make) -> None:
    """The group reads at eight what a worker lets in at ten in the evening: it is for that day."""
    clock.begin_at(at(22))
    wish = make.open_wish(urgency=Urgency.TODAY)
    assert wish.until == TOMORROW


@pytest.mark.both
def test_the_database_itself_refuses_what_is_over(make: Make, today: Wish) -> None:
    """The clock strikes between the look and the one statement that decides."""
    assert not make.do(quantities.count, today.key, claimed=1, on=TOMORROW)
    assert make.do(quantities.count, today.key, claimed=1, on=DAY)


def test_nothing_of_it_is_added_after_that(make: Make) -> None:
    """Who holds one of three can bring that, and takes no more."""
    wish = make.open_wish(urgency=Urgency.TODAY, quantity=3)
    held = make.act(make.li, claiming.claim, wish.key, 1)
    clock.begin_at(at(9, TOMORROW))
    for verb in (partial(claiming.more, total=2), handovers.ask_list):
        with pytest.raises(LastDayOver):
            make.act(make.li, verb, held.key)
    with pytest.raises(LastDayOver):
        make.act(make.li, handovers.ask, held.key, make.sun.id)


def test_nobody_queues_or_takes_over_after_that(make: Make) -> None:
    """Neither the waiting list nor a neighbour who was asked in time leads past midnight."""
    wish = make.open_wish(urgency=Urgency.TODAY)
    held = make.act(make.li, claiming.claim, wish.key)
    asked = make.act(make.li, handovers.ask, held.key, make.sun.id)
    make.hear()
    until = make.again(asked).until
    assert until is not None
    assert until <= at(0, TOMORROW)
    clock.begin_at(at(0, TOMORROW))
    refused: list[type[Refused]] = []
    for who, verb, key in (
        (make.zhang, waiting_list.join, wish.key),
        (make.sun, handovers.accept, asked.key),
    ):
        with pytest.raises(Refused) as no:
            make.act(who, verb, key)  # type: ignore[arg-type]
        refused.append(type(no.value))
    assert refused == [LastDayOver, LastDayOver]


def test_an_offer_ends_with_the_last_day(make: Make) -> None:
    """On the evening before, twelve hours would be past noon of the last day: that is in time. An
    offer of thirty hours is not: all hear at once that it is free."""
    wish = make.claimed_wish(until=TOMORROW)
    place = make.act(make.zhang, waiting_list.join, wish.key)
    clock.begin_at(at(19))
    gives_back(make, wish)
    make.hear()
    until = make.again(place).until
    assert until is not None
    assert timedelta() <= until - at(7, TOMORROW) < timedelta(minutes=1)
    make.do(settings.adjust, None, make.home, {"wish.offer-hours": 30})
    other = make.claimed_wish(until=TOMORROW)
    places = [make.act(who, waiting_list.join, other.key) for who in (make.zhang, make.sun)]
    gives_back(make, other)
    assert [make.again(each).state for each in places] == [PlaceState.FREE] * 2
    assert make.again(other).state is WishState.OPEN


@pytest.mark.both
def test_who_drops_out_on_the_last_day_is_replaced_aloud(make: Make) -> None:
    """李明 can't, and it is wanted today: the group and the workers read it at once, everybody who
    waits too, and the first who taps has it."""
    group, workers = make.group(), make.group(Purpose.WORKERS)
    wish = make.claimed_wish(urgency=Urgency.TODAY)
    for who in (make.zhang, make.sun):
        make.act(who, waiting_list.join, wish.key)
    gives_back(make, wish)
    assert make.kinds(group_id=group.id).count("wish.again") == 1
    assert make.kinds(group_id=workers.id).count("claim.on-last-day") == 1
    assert [make.kinds(who) for who in (make.zhang, make.sun)] == [["place.free"]] * 2
    make.act(make.sun, claiming.claim, wish.key)
    assert make.database.read_now(invariants.breaches) == []


def test_who_drops_out_before_is_replaced_in_turn(make: Make) -> None:
    """With days to go the next is asked, and nobody shouts."""
    group = make.group()
    wish = make.claimed_wish(urgency=Urgency.WEEK)
    make.act(make.zhang, waiting_list.join, wish.key)
    gives_back(make, wish)
    assert make.kinds(make.zhang) == ["place.offered"]
    assert "wish.again" not in make.kinds(group_id=group.id)


def test_what_is_let_go_after_it_waits_anew(make: Make) -> None:
    """李明 was silent past the last day: the wish has a new one before anybody is asked."""
    wish = make.claimed_wish(urgency=Urgency.DAYS)
    place = make.act(make.zhang, waiting_list.join, wish.key)
    for days in (3, 3):
        clock.travel(timedelta(days=days))
        make.do(deadlines.run, make.home, clock.today(ZONE))
        make.hear()
    assert make.again(place).state is PlaceState.OFFERED
    claim = make.act(make.zhang, waiting_list.accept, place.key)
    assert claim.agreed_on >= clock.today(ZONE)


def test_its_owner_is_asked_before_it_is_put_away(make: Make, today: Wish) -> None:
    """In the morning 王阿姨 is asked; with 还需要 it has a new last day, and can be had again."""
    group = make.group()
    clock.begin_at(at(10, TOMORROW))
    make.do(followups.run, make.home, TOMORROW)
    assert make.kinds(make.wang)[-1] == "wish.last-day"
    assert make.again(today).state is WishState.OPEN
    assert "wish.card" in make.kinds(group_id=group.id)
    make.act(make.wang, followups.still_needed, today.key)
    make.act(make.li, claiming.claim, today.key)
    assert make.do(wishes.is_past, make.again(today)) is False
