"""Figures of a month: what counts, when, and how long it took in the middle."""

from datetime import datetime, timedelta

import pytest

from storage.engine import clock
from storage.records import statistics
from storage.records.statistics import Figures
from storage.wishes import change_review, claiming, confirmations, deliveries, releases
from storage.wishes.claims import ReleaseReason
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Category, Urgency, Wish
from tests.harness.make import Make

pytestmark = pytest.mark.both

HOUR = timedelta(hours=1)


def figures(make: Make, since: datetime) -> Figures:
    return make.do(statistics.between, make.home, since, clock.now() + HOUR)


def brings(make: Make, wish: Wish) -> None:
    claim = make.claim_on(wish).key
    make.act(make.li, deliveries.deliver, NewDelivery(claim))
    make.act(make.wang, confirmations.confirm, claim)


def test_what_happened_is_counted(make: Make) -> None:
    """A wish counts where it was made, claimed, came true; nothing of elsewhere does."""
    since = clock.now()
    for form in ({}, {"category": Category.REPAIR}, {"urgency": Urgency.TODAY}):
        make.open_wish(**form)
    wish = make.claimed_wish(title="a kettle")
    clock.travel(3 * HOUR)
    brings(make, wish)
    found = figures(make, since)
    assert (found.posted, found.claimed, found.confirmed) == (4, 1, 1)
    assert found.by_category == {Category.GOODS: 3, Category.REPAIR: 1}
    assert sum(found.by_urgency.values()) == 4
    assert found.hours_to_confirm == 3.0
    elsewhere = make.do(statistics.between, make.elsewhere, since, clock.now() + HOUR)
    assert elsewhere == Figures(0, 0, 0, 0, 0, None, None, {}, {})


def test_a_span_ends_before_its_end(make: Make) -> None:
    """What happened before it or at its end is another month's."""
    make.claimed_wish()
    clock.travel(HOUR)
    now = clock.now()
    assert make.do(statistics.between, make.home, now, now + HOUR).posted == 0
    made = make.rows(Wish)[0].created_at
    assert make.do(statistics.between, make.home, made - HOUR, made).posted == 0
    assert make.do(statistics.between, make.home, made, made + HOUR).posted == 1


def test_only_the_first_claim_says_how_long_it_took(make: Make) -> None:
    """Claimed after two hours, given back, claimed again in the next month: two hours, and claimed
    in the first."""
    since = clock.now()
    wish = make.open_wish()
    clock.travel(2 * HOUR)
    make.act(make.li, claiming.claim, wish.key)
    make.act(make.li, releases.release, make.claim_on(wish).key, ReleaseReason.NO_TIME)
    clock.travel(48 * HOUR)
    later = clock.now()
    make.act(make.zhang, claiming.claim, wish.key)
    assert figures(make, since).hours_to_claim == 2.0
    found = figures(make, later)
    assert (found.claimed, found.hours_to_claim) == (0, None)


def test_half_a_wish_has_not_come_true(make: Make) -> None:
    """Of four bags two are there: the wish is still on its way; the bags' time counts."""
    since = clock.now()
    wish = make.open_wish(quantity=4)
    make.act(make.li, claiming.claim, wish.key, 2)
    clock.travel(5 * HOUR)
    brings(make, wish)
    found = figures(make, since)
    assert (found.confirmed, found.hours_to_confirm) == (0, 5.0)


def test_less_than_was_asked_for(make: Make) -> None:
    """Of four bags two came and the others were taken back: come true, with less than was asked
    for. What became more and came whole is not less."""
    since = clock.now()
    wish = make.open_wish(quantity=4)
    make.act(make.li, claiming.claim, wish.key, 2)
    claim = make.claim_on(wish).key
    make.act(make.li, deliveries.deliver, NewDelivery(claim))
    make.act(make.wang, releases.call_off, wish.key)
    make.act(make.wang, confirmations.confirm, claim)
    found = figures(make, since)
    assert (found.confirmed, found.fewer) == (1, 1)
    more = make.open_wish(title="a kettle", quantity=2)
    change = make.act(make.wang, change_review.hand_in, more.key, {"wanted": "3"})
    make.act(make.chen, change_review.approve, change.key)
    assert make.again(more).asked == 3
    make.act(make.li, claiming.claim, more.key, 3)
    brings(make, more)
    found = figures(make, since)
    assert (found.confirmed, found.fewer) == (2, 1)


def test_a_median_is_no_mean(make: Make) -> None:
    """One that took a month does not hide two that took an hour."""
    since = clock.now()
    for hours in (1, 1, 720):
        wish = make.open_wish()
        clock.travel(hours * HOUR)
        make.act(make.li, claiming.claim, wish.key)
        brings(make, wish)
    assert figures(make, since).hours_to_claim == 1.0
