"""The agreed day comes near, comes and passes; each step is said once."""

from datetime import date, timedelta

import pytest

from storage import claims, clock, deadlines, deliveries, history, taking, waiting, wishes
from storage.claims import Claim, Matter, NotHeld, Step
from storage.deadlines import AlreadyAsked, DayTooFar, NothingAsked, Whose
from storage.errors import NotFound
from tests.make import Make

DAY = timedelta(days=1)
TURNS = {"claim-remind", "claim-due", "claim-let-go"}


def follow(make: Make, day: date) -> None:
    make.do(deadlines.run, make.home, day)


def history_of(make: Make, claim: Claim) -> list[str]:
    lines = make.do(lambda s: history.of(s, make.home, "wish", claim.wish_id))
    return [line.what for line in lines]


def heard(make: Make) -> list[str]:
    return [kind for kind in make.kinds(make.li) if kind in TURNS]


@pytest.fixture
def claim(make: Make) -> Claim:
    return make.claim_on(make.claimed_wish())


def test_each_day_says_its_own(make: Make, claim: Claim) -> None:
    """The day before, on the day, and after two silent days it is free: once each."""
    for offset in range(-3, 6):
        for _ in range(2):
            follow(make, claim.agreed_on + offset * DAY)
        said = ["claim-remind"] * (offset >= -1) + ["claim-due"] * (offset >= 0)
        assert heard(make) == said + ["claim-let-go"] * (offset >= 3), offset
    assert make.again(claim).reason == claims.Reason.SILENT
    assert make.kinds(make.chen).count("claim-silent") == 1
    assert make.kinds(make.wang)[-1] == "claim-released"


def test_what_nobody_brought_goes_to_who_waits(make: Make, claim: Claim) -> None:
    """张老板 waited: he is asked when 李明 stayed silent."""
    make.act(make.zhang, waiting.join, claim.wish_id)
    follow(make, claim.agreed_on)
    follow(make, claim.agreed_on + 3 * DAY)
    assert make.kinds(make.zhang) == ["place-offered"]


def test_something_is_not_right(make: Make, claim: Claim) -> None:
    """The resident said that something is wrong: a worker decides, not the calendar."""
    make.act(make.wang, deliveries.dispute, claim.key, Matter.PROBLEM)
    follow(make, claim.agreed_on)
    follow(make, claim.agreed_on + 9 * DAY)
    assert make.again(claim).state is claims.State.CLAIMED


def test_twice_by_oneself_then_a_worker(make: Make, claim: Claim) -> None:
    """李明 moves the day twice, and the owner hears; the third time 小陈 is asked, once."""
    day = claim.agreed_on
    for number in (1, 2):
        day += DAY
        assert make.act(make.li, deadlines.extend, claim.key, day) is Whose.NOBODY
        assert make.kinds(make.wang).count("claim-extended") == number
    assert make.act(make.li, deadlines.extend, claim.key, day + DAY) is Whose.WORKER
    assert make.again(claim).agreed_on == day
    assert history_of(make, claim)[-1] == "asks-later"
    assert make.kinds(make.chen).count("claim-more-time") == 1
    with pytest.raises(AlreadyAsked):
        make.act(make.li, deadlines.extend, claim.key, day + DAY)
    for who in (make.li, make.wang, make.foreign_worker):
        with pytest.raises(NotFound):
            make.act(who, deadlines.allow, claim.key, yes=True)
    follow(make, day)
    follow(make, day + 9 * DAY)
    assert make.again(claim).state is claims.State.CLAIMED  # as long as nobody answered
    make.act(make.chen, deadlines.allow, claim.key, yes=True)
    again = make.again(claim)
    assert (again.agreed_on, again.wanted_on, again.step) == (day + DAY, None, Step.NEW)
    with pytest.raises(NothingAsked):
        make.act(make.chen, deadlines.allow, claim.key, yes=False)


@pytest.fixture
def feast(make: Make) -> Claim:
    """A claim on a wish for a feast day, five days from now."""
    until = clock.today("Asia/Shanghai") + 5 * DAY
    return make.claim_on(make.claimed_wish(until=until))


def test_past_the_last_day_its_owner_is_asked(make: Make, feast: Claim) -> None:
    """A wish for a feast day is not moved past it by the claimer alone: with 王阿姨's yes the later
    day is the wish's last, and the card shows it."""
    day = feast.agreed_on + DAY
    assert make.act(make.li, deadlines.extend, feast.key, day) is Whose.OWNER
    assert make.kinds(make.wang)[-1] == "claim-asks-later"
    assert "claim-more-time" not in make.kinds(make.chen)
    assert make.again(feast).agreed_on == feast.agreed_on
    before = make.do(lambda s: s.get_one(wishes.Wish, feast.wish_id).revision)
    make.act(make.wang, deadlines.allow, feast.key, yes=True)
    [wish] = make.rows(wishes.Wish)
    assert (make.again(feast).agreed_on, wish.until) == (day, day)
    assert wish.revision > before
    assert make.kinds(make.li)[-1] == "claim-later-given"
    assert make.kinds(make.wang)[-1] == "claim-asks-later"  # what she said herself is not told her
    assert history_of(make, feast)[-2:] == ["asks-later", "extended"]


def test_too_late_for_its_owner(make: Make, feast: Claim) -> None:
    """王阿姨 can't wait longer: the day stays, and 李明 may ask for another."""
    make.act(make.li, deadlines.extend, feast.key, feast.agreed_on + DAY)
    make.act(make.wang, deadlines.allow, feast.key, yes=False)
    assert make.again(feast).agreed_on == feast.agreed_on
    assert make.kinds(make.li)[-1] == "claim-later-kept"
    assert history_of(make, feast)[-1] == "kept-day"
    with pytest.raises(NotFound):  # nothing is asked of her any more
        make.act(make.wang, deadlines.allow, feast.key, yes=True)
    make.act(make.li, deadlines.extend, feast.key, feast.agreed_on + 2 * DAY)


def test_a_worker_asks_the_owner_on_the_phone(make: Make) -> None:
    """Whoever wishes it can't be written to: 小陈 is asked to call, and says what they said."""
    owner = make.person(is_open=False)
    until = clock.today("Asia/Shanghai") + 5 * DAY
    wish = make.open_wish(owner, until=until)
    claim = make.act(make.li, taking.claim, wish.key)
    make.act(make.li, deadlines.extend, claim.key, until + DAY)
    assert "claim-more-time" in make.kinds(make.chen)
    make.act(make.chen, deadlines.allow, claim.key, yes=True)
    assert make.again(wish).until == until + DAY
    assert make.kinds(make.li)[-1] == "claim-time-given"


def test_days_that_are_none(make: Make, claim: Claim) -> None:
    """Not the same day, not an earlier one, not next year; nor for what was brought."""
    today = clock.today("Asia/Shanghai")
    for day in (claim.agreed_on, claim.agreed_on - DAY, today + deadlines.FARTHEST + DAY):
        with pytest.raises(DayTooFar):
            make.act(make.li, deadlines.extend, claim.key, day)
    with pytest.raises(NotFound):
        make.act(make.zhang, deadlines.extend, claim.key, claim.agreed_on + DAY)
    make.act(make.li, deliveries.deliver, deliveries.Delivery(claim.key))
    with pytest.raises(NotHeld):
        make.act(make.li, deadlines.extend, claim.key, claim.agreed_on + DAY)


def test_a_part_brought_is_followed_by_itself(make: Make) -> None:
    """Half is brought after the day was asked about: the resident is asked about that half, 李明
    about the rest."""
    wish = make.claimed_wish(quantity=2)
    held = make.claim_on(wish)
    follow(make, held.agreed_on)
    part = make.act(make.li, deliveries.deliver, deliveries.Delivery(held.key, quantity=1))
    assert (part.step, make.again(held).step) == (Step.NEW, Step.DUE)
    follow(make, held.agreed_on + 3 * DAY)
    assert make.again(part).state is claims.State.DELIVERED
    assert make.again(held).state is claims.State.RELEASED
    assert make.again(wish).state is wishes.State.OPEN
