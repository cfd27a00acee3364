"""A claim goes down the waiting list of its wish: it stays where it is until somebody says yes."""

from datetime import date, timedelta
from functools import partial

import pytest
from sqlmodel import Session

from scheduler import timed
from storage.community import people
from storage.engine import clock
from storage.engine.errors import NotFound
from storage.records import invariants
from storage.wishes import claims, deliveries, handovers, releases, waiting_list
from storage.wishes.claims import Claim, NotHeld, ReleaseReason
from storage.wishes.deliveries import NewDelivery
from storage.wishes.handovers import Handover, HandoverOver, HandoverState, NobodyWaits
from storage.wishes.waiting_list import Place
from storage.wishes.wishes import Wish
from tests.harness.make import Make, Somebody, at_once

pytestmark = pytest.mark.both

HALF_A_DAY = timedelta(hours=12, seconds=1)


@pytest.fixture(autouse=True)
def morning() -> None:
    clock.begin_at(clock.at(date(2030, 3, 5), 10, "Asia/Shanghai"))


def waits(make: Make, who: Somebody, wish: Wish, many: int = 1) -> Place:
    return make.act(who, waiting_list.join, wish.key, many)


def asks(make: Make, wish: Wish, many: int | None = None) -> Handover:
    """李明 asks those who wait."""
    return make.act(make.li, handovers.ask_list, make.claim_on(wish).key, many)


def asked(make: Make) -> list[tuple[str, int, HandoverState]]:
    """Who was asked for how many, and what they said."""
    rows = sorted(make.rows(Handover), key=lambda each: each.key)
    return [(make.do(people.get, each.person_id).name, each.quantity, each.state) for each in rows]


def all_is_well(make: Make) -> bool:
    return make.database.read_now(invariants.breaches) == []


@pytest.fixture
def wish(make: Make) -> Wish:
    """李明 holds it, 张老板 and 孙医生 wait."""
    wish = make.claimed_wish()
    for who in (make.zhang, make.sun):
        waits(make, who, wish)
    return wish


def test_the_first_can_not_and_the_second_takes_it(make: Make, wish: Wish) -> None:
    """张老板 says no and 孙医生 yes: until then 李明 holds it and reads the story."""
    claim = make.claim_on(wish)
    first = asks(make, wish)
    assert make.kinds(make.sun) == []
    make.act(make.zhang, handovers.decline, first.key)
    assert make.again(claim).state is claims.ClaimState.CLAIMED
    assert make.kinds(make.li) == ["claim.details"]  # no word while others are still asked
    [second] = make.do(handovers.of_person, make.sun.id)
    make.act(make.sun, handovers.accept, second.key)
    assert make.again(claim).state is claims.ClaimState.HANDED_OVER
    assert make.kinds(make.li)[-1] == "handover.accepted"
    assert make.kinds(make.sun) == ["handover.asked", "claim.details"]
    assert [each.state for each in make.rows(Place)] == [
        waiting_list.PlaceState.DECLINED,
        waiting_list.PlaceState.ACCEPTED,
    ]
    assert all_is_well(make)


def test_nobody_answers(make: Make, wish: Wish) -> None:
    """Each is silent for half a day: the next is asked, then 李明 hears that it is still his."""
    asks(make, wish)
    for names in (["张老板", "孙医生"], ["张老板", "孙医生"]):
        make.hear()
        clock.travel(HALF_A_DAY + timedelta(hours=11))  # the hours of the night do not count
        make.do(handovers.lapse)
        assert [name for name, _, _ in asked(make)] == names
    make.do(handovers.lapse)
    assert make.kinds(make.li).count("handover.nobody") == 1
    assert make.claim_on(wish).state is claims.ClaimState.CLAIMED
    assert make.kinds(make.zhang) == ["handover.asked", "place.lapsed"]
    assert all_is_well(make)


def test_each_takes_what_they_wait_for(make: Make) -> None:
    """Of five, 张老板 waits for two and 孙医生 for one: both are asked for that, two stay."""
    wish = make.claimed_wish(quantity=5)
    waits(make, make.zhang, wish, 2)
    waits(make, make.sun, wish)
    first = asks(make, wish)
    make.act(make.zhang, handovers.accept, first.key)
    [second] = make.do(handovers.of_person, make.sun.id)
    make.act(make.sun, handovers.accept, second.key)
    assert [(name, many) for name, many, _ in asked(make)] == [("张老板", 2), ("孙医生", 1)]
    rest = make.do(claims.held_on, wish.key, make.li.id)
    assert rest is not None
    assert rest.quantity == 2
    assert make.kinds(make.li)[-1] == "handover.nobody"
    assert all_is_well(make)


def test_no_more_than_was_to_pass(make: Make) -> None:
    """李明 hands on one of three: with one yes it is done, and the next is not asked."""
    wish = make.claimed_wish(quantity=3)
    for who in (make.zhang, make.sun):
        waits(make, who, wish)
    make.act(make.zhang, handovers.accept, asks(make, wish, 1).key)
    assert make.kinds(make.sun) == []
    assert "handover.nobody" not in make.kinds(make.li)


def test_one_asking_at_a_time(make: Make, wish: Wish) -> None:
    """赵先生 is asked by name instead: the list is not, and 张老板's yes comes too late."""
    of_list = asks(make, wish)
    make.act(make.li, handovers.ask, make.claim_on(wish).key, make.zhao.id)
    with pytest.raises(HandoverOver):
        make.act(make.zhang, handovers.accept, of_list.key)
    assert [state for _, _, state in asked(make)] == [HandoverState.DROPPED, HandoverState.ASKED]
    assert make.rows(Place, person_id=make.zhang.id)[0].state is waiting_list.PlaceState.WAITING


def test_who_waits_no_longer_is_not_waited_for(make: Make, wish: Wish) -> None:
    """张老板 leaves the list while he is asked: 孙医生 is, at the next look of the clock."""
    asks(make, wish)
    [place] = make.rows(Place, person_id=make.zhang.id)
    assert make.do(timed.due) == []
    make.act(make.zhang, waiting_list.leave, place.key)
    assert make.do(timed.due) == ["handover.lapse"]
    make.do(handovers.lapse)
    assert make.do(timed.due) == []
    assert make.kinds(make.sun) == ["handover.asked"]
    assert make.again(place).state is waiting_list.PlaceState.LEFT


def test_given_back_meanwhile(make: Make, wish: Wish) -> None:
    """李明 gives it back while 张老板 is asked: now it is free, and offered to him as such."""
    of_list = asks(make, wish)
    make.act(make.li, releases.release, make.claim_on(wish).key, ReleaseReason.NO_TIME)
    assert make.kinds(make.zhang) == ["handover.asked", "place.offered"]
    with pytest.raises(HandoverOver):
        make.act(make.zhang, handovers.accept, of_list.key)
    make.do(handovers.lapse)
    assert make.kinds(make.sun) == []
    assert all_is_well(make)


def test_a_yes_and_the_end_at_once(make: Make) -> None:
    """张老板 says yes in the moment in which 李明 brings it: one of it is true."""
    for _ in range(5):
        li, zhang = make.person(), make.person()
        wish = make.claimed_wish(by=li)
        waits(make, zhang, wish)
        claim = make.claim_on(wish)
        of_list = make.act(li, handovers.ask_list, claim.key)
        yes, end = at_once(
            [
                partial(make.act, zhang, handovers.accept, of_list.key),
                partial(make.act, li, deliveries.deliver, NewDelivery(claim.key)),
            ]
        )
        got = isinstance(yes, Claim)
        assert isinstance(end, NotHeld if got else Claim)
        assert got or isinstance(yes, HandoverOver)
        assert all_is_well(make)


def _goes(session: Session, person_id: int) -> None:
    waiting_list.forget(session, waiting_list.of_person(session, person_id))
    handovers.forget(session, handovers.of_person(session, person_id))


def test_who_goes_says_no(make: Make, wish: Wish) -> None:
    """A neighbour who is forgotten while they are asked is passed over."""
    asks(make, wish)
    make.do(_goes, make.zhang.id)
    assert make.kinds(make.sun) == ["handover.asked"]


def test_whose_list_it_is(make: Make, wish: Wish) -> None:
    """A neighbour asks nobody for what 李明 holds, a worker does; and where nobody waits, nobody is
    asked."""
    claim = make.claim_on(wish)
    for who in (make.zhao, make.foreign_worker):
        with pytest.raises(NotFound):
            make.act(who, handovers.ask_list, claim.key)
    for_him = make.act(make.chen, handovers.ask_list, claim.key)
    make.act(make.zhang, handovers.decline, for_him.key)
    make.act(make.sun, handovers.decline, make.do(handovers.of_person, make.sun.id)[0].key)
    assert make.kinds(make.chen)[-1] == "handover.nobody"
    with pytest.raises(NobodyWaits):
        asks(make, wish)
