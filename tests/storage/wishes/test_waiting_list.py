"""The waiting list: what becomes free goes down it, once to each, in a fair order."""

from datetime import date, timedelta
from functools import partial

import pytest

from storage.community import memberships
from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.errors import NotFound, Refused
from storage.records import invariants
from storage.wishes import (
    claiming,
    claims,
    confirmations,
    deliveries,
    followups,
    handovers,
    releases,
    waiting_list,
    wishes,
)
from storage.wishes.claims import Claim, HoldingTooMany, NotSoMany, ReleaseReason
from storage.wishes.deliveries import NewDelivery
from storage.wishes.settings import WishSettings
from storage.wishes.waiting_list import OfferOver, Place, PlaceState
from storage.wishes.wishes import Wish
from tests.harness.make import Make, Somebody, at_once

pytestmark = pytest.mark.both

HOURS = timedelta(hours=WishSettings().offer_hours)


@pytest.fixture(autouse=True)
def morning() -> None:
    """Ten o'clock: at night nobody is asked, and no hour of an offer passes."""
    clock.begin_at(clock.at(date(2030, 3, 5), 10, "Asia/Shanghai"))


def joins(make: Make, who: Somebody, wish: Wish, many: int = 1) -> Place:
    return make.act(who, waiting_list.join, wish.key, many)


def gives_back(
    make: Make, who: Somebody, wish: Wish, why: ReleaseReason = ReleaseReason.MISTAKE
) -> None:
    held = make.do(claims.held_on, wish.key, who.id)
    assert held is not None
    make.act(who, releases.release, held.key, why)


@pytest.fixture
def queue(make: Make) -> tuple[Wish, list[Place]]:
    """李明 holds it, 张老板, 赵先生 and 孙医生 wait."""
    wish = make.claimed_wish()
    return wish, [joins(make, who, wish) for who in (make.zhang, make.zhao, make.sun)]


def states(make: Make) -> list[PlaceState]:
    return [each.state for each in sorted(make.rows(Place), key=lambda place: place.key)]


def all_is_well(make: Make) -> bool:
    return make.database.read_now(invariants.breaches) == []


# -- joining -------------------------------------------------------------------------------------


def test_waiting_is_noted_and_seen(make: Make, queue: tuple[Wish, list[Place]]) -> None:
    """Three wait for what 李明 holds; nobody is asked yet, and the wish looks as before."""
    wish, _ = queue
    assert states(make) == [PlaceState.WAITING] * 3
    assert make.do(waiting_list.count, wish.key) == 3
    assert make.again(wish).offered == 0
    assert make.kinds(make.zhang) == []


def test_why_nobody_waits(make: Make) -> None:
    """Own, held, waited for already, still to be had, brought, done, gone: each says so."""
    wish = make.claimed_wish()
    joins(make, make.zhang, wish)
    gone = make.claimed_wish(by=make.sun)
    make.act(make.wang, releases.call_off, gone.key)
    closed = make.claimed_wish(by=make.sun)
    make.act(make.chen, releases.close, closed.key, wishes.CloseReason.DONE)
    cases: list[tuple[Somebody, Wish, type[Refused]]] = [
        (make.wang, wish, claims.OwnWish),
        (make.li, wish, claims.AlreadyYours),
        (make.zhang, wish, waiting_list.AlreadyWaiting),
        (make.zhang, make.open_wish(), waiting_list.StillOpen),
        (make.zhang, make.delivered_wish(by=make.zhao), claims.AlreadyClaimed),
        (make.zhang, make.confirmed_wish(by=make.zhao), claims.AlreadyDone),
        (make.zhang, gone, claims.NotOpen),
        (make.zhang, closed, claims.NotOpen),
        (make.foreign_worker, wish, NotFound),
        (make.zhang, make.wish(), NotFound),
        (make.zhang, make.open_wish(quantity=10), claims.NotYetOpen),
    ]
    for who, which, no in cases:
        with pytest.raises(no):
            joins(make, who, which)
    assert len(make.rows(Place)) == 1


def test_who_expired_is_said(make: Make) -> None:
    """A wish that was let go says that nobody came in time."""
    wish = make.open_wish()
    for days in (15, 16):
        clock.travel(timedelta(days=days))
        make.do(followups.run, make.home, clock.today("Asia/Shanghai"))
        make.hear()
    with pytest.raises(claims.TooLate):
        joins(make, make.zhang, wish)


def test_a_double_tap_is_one_place(make: Make) -> None:
    """Five taps at once are one place."""
    wish, zhang = make.claimed_wish(), make.zhang
    answers = at_once([lambda: joins(make, zhang, wish)] * 5)
    assert sum(isinstance(each, Place) for each in answers) == 1
    assert sum(isinstance(each, waiting_list.AlreadyWaiting) for each in answers) == 4


def test_no_place_for_nothing(make: Make) -> None:
    """Nobody waits for no piece, nor for more than there are."""
    wish = make.claimed_wish(quantity=3)
    assert [
        joins(make, who, wish, many).quantity for who, many in ((make.zhang, 0), (make.sun, 9))
    ] == [1, 3]


# -- the order -----------------------------------------------------------------------------------


def test_what_is_free_goes_to_the_first(make: Make, queue: tuple[Wish, list[Place]]) -> None:
    """李明 can't: 张老板 alone is asked, and until he answers nobody else can take it."""
    wish, [first, *_] = queue
    gives_back(make, make.li, wish)
    assert states(make) == [PlaceState.OFFERED, PlaceState.WAITING, PlaceState.WAITING]
    assert (make.again(wish).state, make.again(wish).offered) == (wishes.WishState.CLAIMED, 1)
    assert make.again(first).until is None
    make.hear()
    assert make.again(first).until is not None
    assert make.kinds(make.zhang) == ["place.offered"]
    with pytest.raises(claims.BeingOffered):
        make.act(make.chen, claiming.claim, wish.key)


def test_who_was_let_down_goes_first_and_who_gave_up_often_last(make: Make) -> None:
    """赵先生, whose claim was called off, goes before; 张老板, who gave up twice, goes after."""
    for _ in range(2):
        gives_back(make, make.zhang, make.claimed_wish(by=make.zhang), ReleaseReason.NO_TIME)
    called_off = make.claimed_wish(by=make.zhao)
    make.act(make.wang, releases.call_off, called_off.key)
    wish = make.claimed_wish()
    for who in (make.zhang, make.sun, make.zhao):
        joins(make, who, wish)
    order = [each.person_id for each in make.do(waiting_list.in_order, wish)]
    assert order == [make.zhao.id, make.sun.id, make.zhang.id]


@pytest.mark.parametrize(
    ("why", "counts"),
    [
        (ReleaseReason.NO_TIME, True),
        (ReleaseReason.NOT_FOUND, True),
        (ReleaseReason.OTHER, True),
        (ReleaseReason.MISTAKE, False),
        (ReleaseReason.NO_CONTACT, False),
    ],
)
def test_what_counts_as_giving_up(make: Make, why: ReleaseReason, counts: bool) -> None:
    """No time counts, a wrong tap or a resident who can't be found does not; after sixty days
    nothing does."""
    gives_back(make, make.li, make.claimed_wish(), why)
    assert make.do(waiting_list.dropouts, make.home, make.li.id) == int(counts)
    clock.travel(timedelta(days=61))
    assert make.do(waiting_list.dropouts, make.home, make.li.id) == 0


def test_to_be_let_down_is_remembered_for_a_while(make: Make) -> None:
    """Whoever waited in vain goes first, for ninety days; bringing half twice over is no reason."""
    wish = make.claimed_wish(quantity=2)
    joins(make, make.zhang, wish)
    held = make.claim_on(wish)
    part = make.act(make.li, deliveries.deliver, NewDelivery(held.key, quantity=1))
    make.act(make.wang, confirmations.dispute, part.key, claims.Matter.NOT_YET)
    assert make.do(waiting_list.rank, make.home, make.li.id) == 1
    make.act(make.wang, releases.call_off, wish.key)
    assert make.do(waiting_list.rank, make.home, make.zhang.id) == 0
    clock.travel(timedelta(days=91))
    assert make.do(waiting_list.rank, make.home, make.zhang.id) == 1


# -- answers -------------------------------------------------------------------------------------


def test_whoever_accepts_holds_it(make: Make, queue: tuple[Wish, list[Place]]) -> None:
    """张老板 takes it: details come, the owner hears, an answer twice is too late."""
    wish, [first, *_] = queue
    gives_back(make, make.li, wish)
    claim = make.act(make.zhang, waiting_list.accept, first.key)
    wish = make.again(wish)
    assert (claim.quantity, wish.claimed, wish.offered) == (1, 1, 0)
    assert make.kinds(make.zhang) == ["place.offered", "claim.details"]
    for verb in (waiting_list.accept, waiting_list.decline, waiting_list.leave):
        with pytest.raises(OfferOver):
            make.act(make.zhang, verb, first.key)
    assert all_is_well(make)


@pytest.mark.parametrize("verb", [waiting_list.decline, waiting_list.leave])
def test_not_this_time_asks_the_next(
    make: Make, queue: tuple[Wish, list[Place]], verb: object
) -> None:
    """张老板 passes: 赵先生 is asked; when all have passed, the wish waits anew for anybody."""
    wish, places = queue
    gives_back(make, make.li, wish)
    clock.travel(timedelta(days=20))
    for who, place in zip((make.zhang, make.zhao, make.sun), places, strict=True):
        assert make.kinds(who) == ["place.offered"]
        make.act(who, verb, place.key)  # type: ignore[arg-type]
    wish = make.again(wish)
    assert (wish.state, wish.offered) == (wishes.WishState.OPEN, 0)
    assert wish.waits_since is not None
    assert clock.now() - wish.waits_since < timedelta(hours=1)


def test_nobody_declines_before_they_are_asked(make: Make, queue: tuple[Wish, list[Place]]) -> None:
    """An answer without a question is refused; another's place is not there at all."""
    _, [first, *_] = queue
    for verb in (waiting_list.accept, waiting_list.decline):
        with pytest.raises(OfferOver):
            make.act(make.zhang, verb, first.key)
        with pytest.raises(NotFound):
            make.act(make.sun, verb, first.key)
    make.act(make.zhang, waiting_list.leave, first.key)
    assert states(make)[0] is PlaceState.LEFT


def test_an_offer_lapses_after_exactly_its_hours(
    make: Make, queue: tuple[Wish, list[Place]]
) -> None:
    """A second before the twelve hours are over nothing happens; then the next is asked, once."""
    wish, [first, second, _] = queue
    gives_back(make, make.li, wish)
    make.hear()
    until = make.again(first).until
    assert until is not None
    clock.travel(until - clock.now() - timedelta(seconds=1))
    assert make.do(waiting_list.lapse) == 0
    clock.travel(timedelta(seconds=1))
    assert make.do(waiting_list.lapse) == 1
    assert make.do(waiting_list.lapse) == 0
    assert states(make) == [PlaceState.LAPSED, PlaceState.OFFERED, PlaceState.WAITING]
    assert make.kinds(make.zhang) == ["place.offered", "place.lapsed"]
    # it is ten at night: the next one is asked in the morning
    make.hear()
    assert make.again(second).until == clock.at(date(2030, 3, 6), 8, "Asia/Shanghai") + HOURS
    with pytest.raises(OfferOver):
        make.act(make.zhang, waiting_list.accept, first.key)


def test_the_hours_begin_in_the_morning(make: Make) -> None:
    """What becomes free at night is asked about at eight, and the twelve hours count from then."""
    wish = make.claimed_wish()
    place = joins(make, make.zhang, wish)
    clock.begin_at(clock.at(date(2030, 3, 5), 23, "Asia/Shanghai"))
    gives_back(make, make.li, wish)
    make.hear()
    assert make.again(place).until == clock.at(date(2030, 3, 6), 8, "Asia/Shanghai") + HOURS


def test_an_answer_and_the_end_of_the_offer_at_once(make: Make) -> None:
    """张老板 accepts in the moment in which his offer runs out: he has it, or the next is asked."""
    for _ in range(5):
        li, zhang, sun = (make.person() for _ in range(3))
        wish = make.claimed_wish(by=li)
        place, after = joins(make, zhang, wish), joins(make, sun, wish)
        gives_back(make, li, wish)
        make.hear()
        clock.travel((make.again(place).until or clock.now()) - clock.now())
        accepts = partial(make.act, zhang, waiting_list.accept, place.key)
        answers = at_once([accepts, partial(make.do, waiting_list.lapse)])
        got = isinstance(answers[0], Claim)
        assert got or isinstance(answers[0], OfferOver)
        assert make.again(place).state is (PlaceState.ACCEPTED if got else PlaceState.LAPSED)
        assert make.again(after).state is (PlaceState.WAITING if got else PlaceState.OFFERED)
        assert all_is_well(make)


def test_two_let_go_and_two_are_asked_at_once(make: Make) -> None:
    """Both holders give back in one moment: each who waits is asked for one, once."""
    for _ in range(5):
        wish, holders = make.open_wish(quantity=2), [make.person(), make.person()]
        for who in holders:
            make.act(who, claiming.claim, wish.key, 1)
        others = [make.person(), make.person()]
        for who in others:
            joins(make, who, wish)
        at_once([partial(gives_back, make, who, wish) for who in holders])
        assert [make.kinds(who) for who in others] == [["place.offered"]] * 2
        assert make.again(wish).offered == 2
        assert all_is_well(make)


def test_who_holds_some_may_take_more(make: Make) -> None:
    """孙医生 waits, is asked for one, and takes another that is free by a tap: with the offer it is
    one promise of two."""
    wish = make.open_wish(quantity=3)
    make.act(make.li, claiming.claim, wish.key, 3)
    place = joins(make, make.sun, wish)
    gives_back(make, make.li, wish)
    mine = make.act(make.sun, claiming.claim, wish.key, 2)
    more = make.act(make.sun, waiting_list.accept, place.key)
    assert (more.key, more.quantity) == (mine.key, 3)
    assert make.again(wish).state is wishes.WishState.CLAIMED
    assert all_is_well(make)


def test_hands_full(make: Make, queue: tuple[Wish, list[Place]]) -> None:
    """With three in hand 张老板 can't take the fourth; once one is brought he can."""
    wish, [first, *_] = queue
    gives_back(make, make.li, wish)
    held = [make.claim_on(make.claimed_wish(by=make.zhang)) for _ in range(3)]
    with pytest.raises(HoldingTooMany):
        make.act(make.zhang, waiting_list.accept, first.key)
    make.act(make.zhang, deliveries.deliver, NewDelivery(held[0].key))
    make.act(make.zhang, waiting_list.accept, first.key)


# -- the end -------------------------------------------------------------------------------------


def test_of_a_hundred_for_three_pieces_three_win(make: Make) -> None:
    """A hundred tap for one of three: exactly three hold one each, 97 hear the truth."""
    wish = make.open_wish(quantity=3)
    crowd = [make.person(f"邻居{n}", is_open=False) for n in range(100)]
    taps = [lambda who=who: make.act(who, claiming.claim, wish.key, 1) for who in crowd]
    answers = at_once(taps)
    won = [each for each in answers if isinstance(each, Claim)]
    assert [each.quantity for each in won] == [1, 1, 1]
    assert len({each.person_id for each in won}) == 3
    lost = (claims.AlreadyClaimed, NotSoMany)
    assert sum(isinstance(each, lost) for each in answers) == 97
    assert make.again(wish).claimed == 3
    assert all_is_well(make)


@pytest.mark.parametrize("how", ["called off", "closed", "came true"])
def test_the_list_is_over_when_the_wish_is(
    make: Make, queue: tuple[Wish, list[Place]], how: str
) -> None:
    """Whoever waited hears that it is over, once, and nothing is left to answer."""
    wish, places = queue
    if how == "called off":
        make.act(make.wang, releases.call_off, wish.key)
    elif how == "closed":
        make.act(make.chen, releases.close, wish.key, wishes.CloseReason.NOT_NEEDED)
    else:
        make.act(make.wang, confirmations.confirm, make.claim_on(wish).key)
    assert states(make) == [PlaceState.OVER] * 3
    assert make.kinds(make.zhang) == ["place.over"]
    with pytest.raises(OfferOver):
        make.act(make.zhang, waiting_list.accept, places[0].key)
    assert all_is_well(make)


def test_who_moved_away_is_not_asked(make: Make, queue: tuple[Wish, list[Place]]) -> None:
    """张老板 belongs here no more: the next is asked instead."""
    wish, _ = queue
    make.do(memberships.revoke, make.home, make.zhang.id, Role.BUSINESS, make.chen.id)
    make.do(memberships.revoke, make.home, make.zhang.id, Role.RESIDENT, make.chen.id)
    gives_back(make, make.li, wish)
    assert states(make) == [PlaceState.LEFT, PlaceState.OFFERED, PlaceState.WAITING]
    assert make.kinds(make.zhang) == []


def test_a_handover_makes_nothing_free(make: Make, queue: tuple[Wish, list[Place]]) -> None:
    """李明 hands it to 小陈: those who wait go on waiting."""
    wish, _ = queue
    asked = make.act(make.li, handovers.ask, make.claim_on(wish).key, make.chen.id)
    make.act(make.chen, handovers.accept, asked.key)
    assert states(make) == [PlaceState.WAITING] * 3
