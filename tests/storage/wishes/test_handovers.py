"""A claim passes to a neighbour who says yes; until then it stays where it is."""

from datetime import timedelta
from functools import partial

import pytest

from storage.engine import clock
from storage.engine.errors import NotFound
from storage.records import invariants
from storage.wishes import claiming, claims, deliveries, handovers, releases
from storage.wishes.claims import Claim, HoldingTooMany, NotHeld, NotSoMany, ReleaseReason
from storage.wishes.deliveries import NewDelivery
from storage.wishes.handovers import Handover, HandoverOver, HandoverState, NotForThem
from tests.harness.make import Make, at_once

pytestmark = pytest.mark.both


def asks(make: Make, claim: Claim, many: int | None = None) -> Handover:
    """李明 asks 孙医生."""
    return make.act(make.li, handovers.ask, claim.key, make.sun.id, many)


def all_is_well(make: Make) -> bool:
    return make.database.read_now(invariants.breaches) == []


def test_all_of_it_passes(make: Make) -> None:
    """孙医生 goes on with it: she reads the details, the owner hears the name, 李明 is free and is
    not counted as one who gave up."""
    wish = make.claimed_wish(quantity=2)
    old = make.claim_on(wish)
    asked = asks(make, old)
    assert make.do(claims.held_on, wish.key, make.li.id) is not None
    new = make.act(make.sun, handovers.accept, asked.key)
    assert make.again(old).state is claims.ClaimState.HANDED_OVER
    assert (new.person_id, new.quantity, make.again(wish).claimed) == (make.sun.id, 2, 2)
    assert make.kinds(make.sun) == ["handover.asked", "claim.details"]
    assert make.kinds(make.wang)[-1] == "claim.handed-over"
    assert make.kinds(make.li)[-1] == "handover.accepted"
    assert all_is_well(make)


def test_a_part_passes(make: Make) -> None:
    """Of five, two go to 孙医生, three stay."""
    wish = make.claimed_wish(quantity=5)
    asked = asks(make, make.claim_on(wish), 2)
    new = make.act(make.sun, handovers.accept, asked.key)
    rest = make.do(claims.held_on, wish.key, make.li.id)
    assert rest is not None
    assert (new.quantity, rest.quantity, make.again(wish).claimed) == (2, 3, 5)
    assert all_is_well(make)


def test_who_holds_a_part_is_not_asked(make: Make) -> None:
    """孙医生, who helped before, holds three of five: she is not offered and not asked."""
    make.confirmed_wish()
    helped = make.li
    wish = make.open_wish(quantity=5)
    make.act(make.sun, claiming.claim, wish.key, 2)
    held = make.claim_on(wish)
    assert (helped.id, helped.name) in make.do(handovers.helpers, held)
    make.act(make.li, claiming.claim, wish.key, 3)
    assert make.do(handovers.helpers, held) == []
    with pytest.raises(NotForThem):
        make.act(make.sun, handovers.ask, held.key, make.li.id)


def test_who_is_not_asked_any_more(make: Make) -> None:
    """老何 is asked instead; that 孙医生 took a part by herself meanwhile is not what she hears."""
    wish = make.open_wish(quantity=5)
    make.act(make.li, claiming.claim, wish.key, 3)
    held = make.claim_on(wish)
    asked = asks(make, held)
    make.act(make.sun, claiming.claim, wish.key, 1)
    make.act(make.li, handovers.ask, held.key, make.person("老何").id)
    for verb in (handovers.accept, handovers.decline):
        with pytest.raises(HandoverOver):
            make.act(make.sun, verb, asked.key)


def test_what_is_left_passes(make: Make) -> None:
    """李明 brought two of three meanwhile: the one that is left passes."""
    wish = make.claimed_wish(quantity=3)
    held = make.claim_on(wish)
    asked = asks(make, held)
    make.act(make.li, deliveries.deliver, NewDelivery(held.key, quantity=2))
    assert make.act(make.sun, handovers.accept, asked.key).quantity == 1
    assert all_is_well(make)


@pytest.mark.parametrize("other", [releases.release, deliveries.deliver])
def test_a_yes_and_the_end_at_once(make: Make, other: object) -> None:
    """孙医生 says yes in the moment in which 李明 brings it or gives it back: one of it is true."""
    for _ in range(5):
        li, sun = make.person(), make.person()
        claim = make.claim_on(make.claimed_wish(by=li))
        asked = make.act(li, handovers.ask, claim.key, sun.id)
        ends = partial(make.act, li, releases.release, claim.key, ReleaseReason.NO_TIME)
        if other is deliveries.deliver:
            ends = partial(make.act, li, deliveries.deliver, NewDelivery(claim.key))
        yes, end = at_once([partial(make.act, sun, handovers.accept, asked.key), ends])
        got = isinstance(yes, Claim)
        assert isinstance(end, NotHeld if got else Claim)
        assert got or isinstance(yes, HandoverOver)
        assert make.again(asked).state is (HandoverState.ACCEPTED if got else HandoverState.DROPPED)
        assert all_is_well(make)


def test_no_is_no(make: Make) -> None:
    """孙医生 can't: it stays with 李明, who hears so; an answer twice is too late, and no it
    stays when he gives it back."""
    claim = make.claim_on(make.claimed_wish())
    asked = asks(make, claim)
    make.act(make.sun, handovers.decline, asked.key)
    assert make.kinds(make.li)[-1] == "handover.declined"
    assert make.again(claim).state is claims.ClaimState.CLAIMED
    for verb in (handovers.accept, handovers.decline):
        with pytest.raises(HandoverOver):
            make.act(make.sun, verb, asked.key)
    make.act(make.li, releases.release, claim.key, ReleaseReason.MISTAKE)
    assert make.again(asked).state is HandoverState.DECLINED


def test_no_answer_in_time(make: Make) -> None:
    """After exactly twelve hours it counts as no, once; where the claim ended nobody hears."""
    asked, gone = (asks(make, make.claim_on(make.claimed_wish())) for _ in range(2))
    make.act(make.li, releases.release, gone.claim_id, ReleaseReason.MISTAKE)
    make.hear()
    until = make.again(asked).until
    assert until is not None
    clock.travel(until - clock.now() - timedelta(seconds=5))
    assert make.do(handovers.lapse) == 0
    clock.travel(timedelta(seconds=6))
    make.do(handovers.lapse)
    assert make.do(handovers.lapse) == 0
    assert (make.again(asked).state, make.again(gone).state) == (
        HandoverState.LAPSED,
        HandoverState.DROPPED,
    )
    assert make.kinds(make.li).count("handover.declined") == 1


def test_the_second_who_is_asked_counts(make: Make) -> None:
    """李明 asks 小陈 instead: 孙医生's yes comes too late."""
    claim = make.claim_on(make.claimed_wish())
    first = asks(make, claim)
    make.act(make.li, handovers.ask, claim.key, make.chen.id)
    with pytest.raises(HandoverOver):
        make.act(make.sun, handovers.accept, first.key)


def test_a_worker_asks_for_whoever_is_ill(make: Make) -> None:
    """小陈 finds somebody for what 李明 holds, and hears the answer; a neighbour may not."""
    claim = make.claim_on(make.claimed_wish())
    with pytest.raises(NotFound):
        make.act(make.zhang, handovers.ask, claim.key, make.sun.id)
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, handovers.ask, claim.key, make.sun.id)
    refused = make.act(make.chen, handovers.ask, claim.key, make.zhang.id)
    make.act(make.zhang, handovers.decline, refused.key)
    assert make.kinds(make.chen)[-1] == "handover.declined"
    asked = make.act(make.chen, handovers.ask, claim.key, make.sun.id)
    make.act(make.sun, handovers.accept, asked.key)
    assert make.kinds(make.li)[-1] == "handover.accepted"


def test_whom_nobody_asks(make: Make) -> None:
    """Not its owner, not oneself, no stranger; not for more than one holds, nor for nothing."""
    claim = make.claim_on(make.claimed_wish(quantity=2))
    for who, no in (
        (make.wang, NotForThem),
        (make.li, NotForThem),
        (make.foreign_worker, NotFound),
    ):
        with pytest.raises(no):
            make.act(make.li, handovers.ask, claim.key, who.id)
    for many in (0, 3):
        with pytest.raises(NotSoMany):
            asks(make, claim, many)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    with pytest.raises(NotHeld):
        asks(make, claim)


def test_hands_full(make: Make) -> None:
    """With three in hand 孙医生 can't take a fourth; with a part of it in hand neither."""
    asked = asks(make, make.claim_on(make.claimed_wish()))
    for _ in range(3):
        make.claimed_wish(by=make.sun)
    with pytest.raises(HoldingTooMany):
        make.act(make.sun, handovers.accept, asked.key)
    assert make.again(asked).state is HandoverState.ASKED
    with pytest.raises(NotFound):
        make.act(make.zhang, handovers.accept, asked.key)
