"""What nobody answers is asked once more, then it is a worker's, or ends kindly."""

from datetime import timedelta

import pytest

from storage.community import consents, history, settings
from storage.engine import clock
from storage.engine.errors import NotFound
from storage.records import invariants
from storage.wishes import (
    change_review,
    claiming,
    claims,
    confirmations,
    deliveries,
    followups,
    publication,
    releases,
    review,
    wishes,
)
from storage.wishes.deliveries import NewDelivery
from storage.wishes.followups import NotWaiting
from storage.wishes.submission import TooManyOpen
from storage.wishes.wishes import ForWhom, Urgency, Wish, WishState
from tests.harness.make import Make

pytestmark = pytest.mark.both

ZONE = "Asia/Shanghai"


def after(make: Make, days: float) -> None:
    """So many days later everything is looked at, twice; what is said is read."""
    make.hear()
    clock.travel(timedelta(days=days))
    for _ in range(2):
        make.do(followups.run, make.home, clock.today(ZONE))
        make.hear()


def test_brought_and_nothing_said(make: Make) -> None:
    """After three days the resident is asked once more, after seven a worker is: once each."""
    make.delivered_wish()
    for days, asked, worker in ((2.9, 0, 0), (0.2, 1, 0), (3.8, 1, 0), (0.2, 1, 1), (9, 1, 1)):
        after(make, days)
        assert make.kinds(make.wang).count("claim.ask-again") == asked
        assert make.kinds(make.chen).count("claim.unanswered") == worker


def test_confirmed_and_left_in_peace(make: Make) -> None:
    """Whoever said that it came is not asked."""
    make.confirmed_wish()
    after(make, 8)
    assert "claim.ask-again" not in make.kinds(make.wang)


def test_nobody_takes_it(make: Make) -> None:
    """Announced once more after three days, 还需要吗 after fourteen, let go after thirty."""
    group, wish = make.group(), make.open_wish()
    for days, again, needed, state in (
        (2.9, 0, 0, WishState.OPEN),
        (0.2, 1, 0, WishState.OPEN),
        (10.8, 1, 0, WishState.OPEN),
        (0.2, 1, 1, WishState.OPEN),
        (15.8, 1, 1, WishState.OPEN),
        (0.2, 1, 1, WishState.EXPIRED),
        (30, 1, 1, WishState.EXPIRED),
    ):
        after(make, days)
        assert make.kinds(group_id=group.id).count("wish.again") == again
        assert make.kinds(make.wang).count("wish.still-needed") == needed
        assert make.again(wish).state is state
    assert make.kinds(make.wang)[-1] == "wish.expired"
    assert make.kinds(make.wang).count("wish.expired") == 1


def test_a_community_that_lets_go_before_it_announces(make: Make) -> None:
    """Each of the three numbers holds by itself, whichever is the smallest."""
    make.do(
        settings.adjust,
        None,
        make.home,
        {"wish.announce-days": 30, "wish.still-needed-days": 10, "wish.expire-days": 12},
    )
    wish = make.open_wish()
    for days, needed, state in ((11, 1, WishState.OPEN), (2, 1, WishState.EXPIRED)):
        after(make, days)
        assert make.kinds(make.wang).count("wish.still-needed") == needed
        assert make.again(wish).state is state


def test_still_needed_begins_anew(make: Make) -> None:
    """With 还需要 the wish waits another thirty days; expired, its owner opens it again."""
    wish = make.open_wish()
    after(make, 15)
    make.act(make.wang, followups.still_needed, wish.key)
    for days, state in ((15, WishState.OPEN), (14, WishState.OPEN), (2, WishState.EXPIRED)):
        after(make, days)
        assert make.again(wish).state is state
    with pytest.raises(NotFound):
        make.act(make.li, followups.still_needed, wish.key)
    again = make.act(make.wang, followups.still_needed, wish.key)
    assert (again.state, again.closed_at) == (WishState.OPEN, None)
    assert consents.ConsentKind.PUBLISH in make.do(consents.given, wish.key)
    make.act(make.li, claiming.claim, wish.key)
    with pytest.raises(NotWaiting):
        make.act(make.wang, followups.still_needed, wish.key)
    assert make.database.read_now(invariants.breaches) == []


def test_no_room_to_open_it_again(make: Make) -> None:
    """With five others open it stays closed."""
    wish = make.open_wish()
    after(make, 15)
    after(make, 16)
    for number in range(5):
        make.wish(title=f"第{number}件")
    with pytest.raises(TooManyOpen):
        make.act(make.wang, followups.still_needed, wish.key)


def test_who_wrote_it_down_is_asked(make: Make) -> None:
    """For a neighbour without a telephone the worker who recorded the wish is asked, each time."""
    wish = make.open_wish(by=make.chen, for_whom=ForWhom.OFFLINE, beneficiary="赵奶奶")
    after(make, 15)
    assert "wish.still-needed" in make.kinds(make.chen)
    claim = make.act(make.li, claiming.claim, wish.key)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    after(make, 4)
    assert "claim.ask-again" in make.kinds(make.chen)
    assert make.act(make.chen, confirmations.confirm, claim.key).confirmed_how == "phone"


def test_what_others_hold_is_not_let_go(make: Make) -> None:
    """Of three pieces one is held: the two that nobody wants go, the one stays the wish."""
    wish = make.open_wish(quantity=3)
    make.act(make.li, claiming.claim, wish.key, 1)
    after(make, 15)
    after(make, 16)
    wish = make.again(wish)
    assert (wish.state, wish.asked, wish.wanted, wish.claimed) == (WishState.CLAIMED, 3, 1, 1)
    assert make.database.read_now(invariants.breaches) == []


def test_the_day_after_its_last_day(make: Make) -> None:
    """A wish for today is not to be had tomorrow: its owner is asked, and has that day to answer
    before it is put away."""
    wish = make.open_wish(urgency=Urgency.TODAY)
    for days, asked, state in (
        (0, 0, WishState.OPEN),
        (1, 1, WishState.OPEN),
        (1, 1, WishState.EXPIRED),
    ):
        after(make, days)
        assert make.kinds(make.wang).count("wish.last-day") == asked
        assert make.again(wish).state is state


@pytest.mark.parametrize("answers", [True, False])
def test_the_day_before_its_last_day(make: Make, answers: bool) -> None:
    """Wanted by the end of the third day: its owner is asked the day before, once, and it is said
    once more in the group, which would be late tomorrow. With 还需要 the last day moves ahead;
    without an answer the wish is put away the day after it."""
    group, wish = make.group(), make.open_wish(urgency=Urgency.DAYS)
    last = wish.until
    assert last is not None
    for days, asked in ((0, 0), (1, 0), (1, 1), (0, 1)):
        after(make, days)
        assert make.kinds(make.wang).count("wish.last-day") == asked
    assert make.kinds(group_id=group.id).count("wish.again") == 1
    if answers:
        moved = make.act(make.wang, followups.still_needed, wish.key)
        assert moved.until == clock.today(ZONE) + timedelta(days=3)
    after(make, 1)
    assert make.kinds(make.wang).count("wish.last-day") == 1
    assert make.again(wish).state is WishState.OPEN
    after(make, 1)
    assert make.again(wish).state is (WishState.OPEN if answers else WishState.EXPIRED)
    assert make.kinds(make.wang).count("wish.last-day") == 1 + answers


def test_another_last_day_is_another_question(make: Make) -> None:
    """Asked after fourteen days, and again before the last day. Who then names a later one is asked
    before that one, and not in between."""
    day = clock.today(ZONE) + timedelta(days=20)
    wish = make.open_wish(until=day)
    later = {"until": (day + timedelta(days=4)).isoformat()}
    for days, needed, last in ((14, 1, 0), (5, 1, 1), (1, 1, 1), (2, 1, 1), (1, 1, 2)):
        after(make, days)
        assert make.kinds(make.wang).count("wish.still-needed") == needed
        assert make.kinds(make.wang).count("wish.last-day") == last
        if days == 5:
            make.act(make.wang, change_review.hand_in, wish.key, later)


def test_a_last_day_that_is_near_from_the_start(make: Make) -> None:
    """Wanted today or tomorrow: nobody is asked in the hour in which it came into the group. On
    its last day the owner of the one is, and another day is a later one, however urgent."""
    today = make.open_wish(urgency=Urgency.TODAY)
    wish = make.open_wish(until=clock.today(ZONE) + timedelta(days=1))
    after(make, 0)
    assert "wish.last-day" not in make.kinds(make.wang)
    after(make, 1)
    for row in (today, wish):
        asked = {"kind": "wish.last-day", "row_id": row.key}
        assert len(make.told(make.wang, **asked)) == 1
    assert make.again(today).state is WishState.OPEN
    moved = make.act(make.wang, followups.still_needed, wish.key)
    assert moved.until == clock.today(ZONE) + timedelta(days=7)


# -- what was brought stays ----------------------------------------------------------------------


@pytest.fixture
def half(make: Make) -> Wish:
    """Of three pieces one is brought, one is held, one is free."""
    wish = make.open_wish(quantity=3)
    held = make.act(make.li, claiming.claim, wish.key, 2)
    make.act(make.li, deliveries.deliver, NewDelivery(held.key, quantity=1))
    return make.again(wish)


@pytest.mark.parametrize("how", ["call off", "close"])
def test_ended_with_a_part_brought(make: Make, half: Wish, how: str) -> None:
    """What was brought is the wish from then on, and is confirmed like any."""
    if how == "close":
        make.act(make.chen, releases.close, half.key, wishes.CloseReason.NOT_NEEDED)
        assert make.again(half).reason == wishes.CloseReason.NOT_NEEDED
    else:
        make.act(make.wang, releases.call_off, half.key)
    wish = make.again(half)
    assert (wish.state, wish.asked, wish.wanted, wish.delivered) == (WishState.DELIVERED, 3, 1, 1)
    [brought] = make.rows(claims.Claim, state=claims.ClaimState.DELIVERED)
    make.act(make.wang, confirmations.confirm, brought.key)
    assert make.again(half).state is WishState.CONFIRMED
    assert make.database.read_now(invariants.breaches) == []


def test_the_half_that_did_not_come(make: Make, half: Wish) -> None:
    """还没收到 about one half: 李明 has both to bring again, as one promise."""
    [brought] = make.rows(claims.Claim, state=claims.ClaimState.DELIVERED)
    rest = make.act(make.wang, confirmations.dispute, brought.key, claims.Matter.NOT_YET)
    assert (rest.quantity, rest.matter) == (2, claims.Matter.NOT_YET)
    assert make.again(brought).state is claims.ClaimState.ENDED
    assert (make.again(half).claimed, make.again(half).delivered) == (2, 0)
    assert make.database.read_now(invariants.breaches) == []


# -- a large wish opens to everybody -------------------------------------------------------------


def at(make: Make, hour: int, **form: object) -> Wish:
    """Let into the group at this hour of some day."""
    day = clock.today(ZONE) + timedelta(days=2)
    clock.travel(clock.at(day, hour, ZONE) - clock.now() + timedelta(minutes=1))
    return make.open_wish(**form)


@pytest.mark.parametrize(("hour", "opens"), [(10, 11), (19, 20), (20, 9), (23, 9), (3, 9), (6, 9)])
def test_at_a_full_minute_and_never_at_night(make: Make, hour: int, opens: int) -> None:
    """An hour after it was announced, and in the morning where that would be at night."""
    wish = at(make, hour, quantity=10)
    assert wish.opens_at is not None
    here = clock.local(wish.opens_at, ZONE)
    assert (here.hour, here.minute % publication.FULL) == (opens, 0)
    assert timedelta() < wish.opens_at - clock.now() < timedelta(hours=14)


@pytest.mark.parametrize("form", [{"quantity": 9}, {"quantity": 10, "urgency": Urgency.TODAY}])
def test_at_once(make: Make, form: dict[str, object]) -> None:
    """What is small, or needed today, is open at once."""
    assert at(make, 10, **form).opens_at is None


def test_what_many_will_want(make: Make) -> None:
    """小陈 says of a single one that many will want it: it opens an hour later, and the history
    tells who said so; what is needed today waits for no minute."""
    at(make, 10)
    wish, urgent = make.wish(), make.wish(urgency=Urgency.TODAY)
    for each in (wish, urgent):
        make.act(make.chen, review.approve, each.key, is_popular=True)
    opens = make.again(wish).opens_at
    assert opens is not None
    assert timedelta(hours=1) <= opens - clock.now() <= timedelta(hours=1, minutes=publication.FULL)
    with pytest.raises(claims.NotYetOpen):
        make.act(make.li, claiming.claim, wish.key)
    assert make.again(urgent).opens_at is None
    for each, times in ((wish, 1), (urgent, 0)):
        lines = make.do(history.of, make.home, "wish", each.key)
        assert [line.what for line in lines].count("announced") == times
    make.do(settings.adjust, None, make.home, {"wish.large-lead": 0})
    assert not make.do(publication.can_wait, make.again(wish))


def test_a_tap_before_the_minute(make: Make) -> None:
    """Who taps early hears when it opens, and may tap then."""
    wish = at(make, 10, quantity=10)
    assert wish.opens_at is not None
    with pytest.raises(claims.NotYetOpen) as no:
        make.act(make.li, claiming.claim, wish.key, 1)
    assert no.value.shown == {"at": clock.local(wish.opens_at, ZONE)}
    clock.travel(wish.opens_at - clock.now())
    assert make.act(make.li, claiming.claim, wish.key, 1).quantity == 1
    for many in (0, -1, 10):
        with pytest.raises(claims.NotSoMany):
            make.act(make.zhang, claiming.claim, wish.key, many)
