"""The agreed day comes near, comes and passes; each step is said once."""

from datetime import date, timedelta

import pytest

from storage.community import history
from storage.engine import clock
from storage.engine.errors import NotFound
from storage.wishes import (
    changes,
    claiming,
    claims,
    confirmations,
    deadlines,
    deliveries,
    due_days,
    quantities,
    waiting_list,
    wishes,
)
from storage.wishes.claims import Claim, ClaimStep, Matter, NotHeld
from storage.wishes.deadlines import AlreadyAsked, DayGone, DayTooFar, NothingAsked, Whose
from tests.harness.make import Make

pytestmark = pytest.mark.both

ZONE = "Asia/Shanghai"
DAY = timedelta(days=1)
TURNS = {"claim.remind", "claim.due", "claim.let-go"}


def follow(make: Make, day: date) -> None:
    """On the morning of `day`, and whatever is said then is read."""
    clock.travel(max(timedelta(), clock.at(day, 10, ZONE) - clock.now()))
    make.do(deadlines.run, make.home, day)
    make.hear()


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
        said = ["claim.remind"] * (offset >= -1) + ["claim.due"] * (offset >= 0)
        assert heard(make) == said + ["claim.let-go"] * (offset >= 3), offset
    assert make.again(claim).reason == claims.ReleaseReason.SILENT
    assert make.kinds(make.chen).count("claim.silent") == 1
    assert make.kinds(make.wang)[-1] == "claim.released"


def test_what_nobody_brought_goes_to_who_waits(make: Make, claim: Claim) -> None:
    """张老板 waited: he is asked when 李明 stayed silent."""
    make.act(make.zhang, waiting_list.join, claim.wish_id)
    follow(make, claim.agreed_on)
    follow(make, claim.agreed_on + 3 * DAY)
    assert make.kinds(make.zhang) == ["place.offered"]


def test_something_is_not_right(make: Make, claim: Claim) -> None:
    """The resident said that something is wrong: a worker decides, not the calendar."""
    make.act(make.wang, confirmations.dispute, claim.key, Matter.PROBLEM)
    follow(make, claim.agreed_on)
    follow(make, claim.agreed_on + 9 * DAY)
    assert make.again(claim).state is claims.ClaimState.CLAIMED


def test_twice_by_oneself_then_a_worker(make: Make, claim: Claim) -> None:
    """李明 moves the day twice, and the owner hears; the third time 小陈 is asked, once."""
    day = claim.agreed_on
    for number in (1, 2):
        day += DAY
        assert make.act(make.li, deadlines.extend, claim.key, day) is Whose.NOBODY
        assert make.kinds(make.wang).count("claim.extended") == number
    later = day + 5 * DAY
    assert make.act(make.li, deadlines.extend, claim.key, later) is Whose.WORKER
    assert make.again(claim).agreed_on == day
    assert history_of(make, claim)[-1] == "asks-later"
    assert make.kinds(make.chen).count("claim.more-time") == 1
    with pytest.raises(AlreadyAsked):
        make.act(make.li, deadlines.extend, claim.key, later)
    for who in (make.li, make.wang, make.foreign_worker):
        with pytest.raises(NotFound):
            make.act(who, deadlines.allow, claim.key, yes=True)
    follow(make, day)
    follow(make, later)
    assert (
        make.again(claim).state is claims.ClaimState.CLAIMED
    )  # nobody answered, and it may still come
    assert make.kinds(make.chen).count("claim.more-time") == 1
    make.act(make.chen, deadlines.allow, claim.key, yes=True)
    again = make.again(claim)
    assert (again.agreed_on, again.wanted_on, again.step) == (later, None, ClaimStep.NEW)
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
    assert make.kinds(make.wang)[-1] == "claim.asks-later"
    assert "claim.more-time" not in make.kinds(make.chen)
    assert make.again(feast).agreed_on == feast.agreed_on
    before = make.do(lambda s: s.get_one(wishes.Wish, feast.wish_id).revision)
    make.act(make.wang, deadlines.allow, feast.key, yes=True)
    [wish] = make.rows(wishes.Wish)
    assert (make.again(feast).agreed_on, wish.until) == (day, day)
    assert wish.revision > before
    assert make.kinds(make.li)[-1] == "claim.later-given"
    assert make.kinds(make.wang)[-1] == "claim.asks-later"  # what she said herself is not told her
    assert history_of(make, feast)[-2:] == ["asks-later", "extended"]


def test_too_late_for_its_owner(make: Make, feast: Claim) -> None:
    """王阿姨 can't wait longer: the day stays, and 李明 may ask for another."""
    make.act(make.li, deadlines.extend, feast.key, feast.agreed_on + DAY)
    make.act(make.wang, deadlines.allow, feast.key, yes=False)
    assert make.again(feast).agreed_on == feast.agreed_on
    assert make.kinds(make.li)[-1] == "claim.later-kept"
    assert history_of(make, feast)[-1] == "kept-day"
    with pytest.raises(NothingAsked):
        make.act(make.wang, deadlines.allow, feast.key, yes=True)
    make.act(make.li, deadlines.extend, feast.key, feast.agreed_on + 2 * DAY)


def test_a_worker_asks_the_owner_on_the_phone(make: Make) -> None:
    """Whoever wishes it can't be written to: 小陈 is asked to call, and says what they said."""
    owner = make.person(is_open=False)
    until = clock.today("Asia/Shanghai") + 5 * DAY
    wish = make.open_wish(owner, until=until)
    claim = make.act(make.li, claiming.claim, wish.key)
    make.act(make.li, deadlines.extend, claim.key, until + DAY)
    assert "claim.more-time" in make.kinds(make.chen)
    make.act(make.chen, deadlines.allow, claim.key, yes=True)
    assert make.again(wish).until == until + DAY
    assert make.kinds(make.li)[-1] == "claim.time-given"


def test_days_that_are_none(make: Make, claim: Claim) -> None:
    """Not the same day, not an earlier one, not next year; nor for what was brought."""
    today = clock.today("Asia/Shanghai")
    for day in (claim.agreed_on, claim.agreed_on - DAY, today + deadlines.FARTHEST + DAY):
        with pytest.raises(DayTooFar):
            make.act(make.li, deadlines.extend, claim.key, day)
    with pytest.raises(NotFound):
        make.act(make.zhang, deadlines.extend, claim.key, claim.agreed_on + DAY)
    make.act(make.li, deliveries.deliver, deliveries.NewDelivery(claim.key))
    with pytest.raises(NotHeld):
        make.act(make.li, deadlines.extend, claim.key, claim.agreed_on + DAY)


def test_a_part_brought_is_followed_by_itself(make: Make) -> None:
    """Half is brought after the day was asked about: the resident is asked about that half, 李明
    about the rest."""
    wish = make.claimed_wish(quantity=2)
    held = make.claim_on(wish)
    follow(make, held.agreed_on)
    part = make.act(make.li, deliveries.deliver, deliveries.NewDelivery(held.key, quantity=1))
    assert (part.step, make.again(held).step) == (ClaimStep.NEW, ClaimStep.DUE)
    follow(make, held.agreed_on + 3 * DAY)
    assert make.again(part).state is claims.ClaimState.DELIVERED
    assert make.again(held).state is claims.ClaimState.RELEASED
    assert make.again(wish).state is wishes.WishState.OPEN


# -- nobody answered, or nobody can --------------------------------------------------------------


def test_an_owner_who_says_nothing(make: Make, feast: Claim) -> None:
    """李明 asks for a day past the feast and 王阿姨 is silent: when the agreed day has passed 小陈
    is asked, once, and when the later one has passed as well it is free again."""
    later = feast.agreed_on + 6 * DAY
    make.act(make.li, deadlines.extend, feast.key, later)
    for offset, asked in ((0, 0), (1, 1), (5, 1), (6, 1)):
        follow(make, feast.agreed_on + offset * DAY)
        assert make.kinds(make.chen).count("claim.more-time") == asked
        assert make.again(feast).state is claims.ClaimState.CLAIMED
    follow(make, later + DAY)
    assert make.again(feast).state is claims.ClaimState.RELEASED
    assert "claim.let-go" in make.kinds(make.li)
    with pytest.raises(NotHeld):
        make.act(make.wang, deadlines.allow, feast.key, yes=True)


def test_refused_late_and_asked_anew(make: Make, feast: Claim) -> None:
    """Past the agreed day 王阿姨 says no, and 李明 names another day: 小陈 is asked about that one
    too; with her no it ends like any other that did not come."""
    day = feast.agreed_on
    make.act(make.li, deadlines.extend, feast.key, day + 9 * DAY)
    follow(make, day)
    follow(make, day + DAY)
    make.act(make.wang, deadlines.allow, feast.key, yes=False)
    make.act(make.li, deadlines.extend, feast.key, day + 8 * DAY)
    follow(make, day + 2 * DAY)
    assert make.kinds(make.chen).count("claim.more-time") == 2
    make.act(make.chen, deadlines.allow, feast.key, yes=False)
    follow(make, day + 3 * DAY)
    assert make.again(feast).state is claims.ClaimState.RELEASED


def test_an_answer_that_comes_too_late(make: Make, feast: Claim) -> None:
    """The day that was asked for passed before anybody answered: nobody can agree to it."""
    make.act(make.li, deadlines.extend, feast.key, feast.agreed_on + DAY)
    clock.travel(7 * DAY)
    for who in (make.wang, make.chen):
        with pytest.raises(DayGone):
            make.act(who, deadlines.allow, feast.key, yes=True)
    assert make.again(feast).agreed_on == feast.agreed_on
    make.act(make.wang, deadlines.allow, feast.key, yes=False)


@pytest.fixture
def shared(make: Make) -> list[Claim]:
    """Two hold a piece each of a wish for a feast day, and ask for one and two days more."""
    wish = make.open_wish(quantity=2, until=clock.today("Asia/Shanghai") + 5 * DAY)
    held = [make.act(who, claiming.claim, wish.key, 1) for who in (make.li, make.sun)]
    for more, who in enumerate((make.li, make.sun), 1):
        claim = held[more - 1]
        make.act(who, deadlines.extend, claim.key, claim.agreed_on + more * DAY)
    return held


def test_one_yes_answers_both(make: Make, shared: list[Claim]) -> None:
    """王阿姨 can wait two days more, for 孙医生: 李明's one day more needs no answer, and he hears
    it."""
    li, sun = shared
    make.act(make.wang, deadlines.allow, sun.key, yes=True)
    assert (make.again(li).agreed_on, make.again(li).wanted_on) == (li.agreed_on + DAY, None)
    assert make.kinds(make.li)[-1] == "claim.day-fits"
    with pytest.raises(NothingAsked):  # whatever she answers to the question about him
        make.act(make.wang, deadlines.allow, li.key, yes=False)
    assert make.do(deadlines.asked_of, make.wang.id) == []
    assert history_of(make, li).count("extended") == 2


def test_the_earlier_yes_leaves_the_later_question(make: Make, shared: list[Claim]) -> None:
    """With a yes to 李明's one day 孙医生's two are still past it."""
    li, sun = shared
    make.act(make.wang, deadlines.allow, li.key, yes=True)
    assert make.again(sun).wanted_on == sun.agreed_on + 2 * DAY
    make.act(make.wang, deadlines.allow, sun.key, yes=True)


def test_no_last_day_any_more(make: Make, feast: Claim) -> None:
    """王阿姨 takes the last day away, and that suits 李明: the day for which he asked is his."""
    day = feast.agreed_on + DAY
    make.act(make.li, deadlines.extend, feast.key, day)
    change = make.act(make.wang, changes.propose, feast.wish_id, {"until": ""})
    make.act(make.li, changes.agree, change.key)
    assert (make.again(feast).agreed_on, make.again(feast).wanted_on) == (day, None)
    assert "claim.day-fits" in make.kinds(make.li)


def test_what_a_worker_is_asked_stays_theirs(make: Make, claim: Claim) -> None:
    """李明 moved it twice already: that the wish has no last day any more answers nothing."""
    day = claim.agreed_on
    for number in (1, 2, 3):
        make.act(make.li, deadlines.extend, claim.key, day + number * DAY)
    make.do(lambda s: due_days.move_last(s, quantities.lock(s, claim.wish_id), day + 9 * DAY, None))
    assert make.again(claim).wanted_on == day + 3 * DAY


def test_the_address_says_the_new_day(make: Make, claim: Claim) -> None:
    """Where 李明 reads where to bring it, the day is the new one."""
    make.do(claims.traced, claim.key, "77")
    make.act(make.li, deadlines.extend, claim.key, claim.agreed_on + DAY)
    [anew] = make.told(make.li, kind="claim.anew")
    assert anew.about["message"] == "77"
