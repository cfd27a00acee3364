"""It is brought, the resident says so, thanks go back."""

from functools import partial

import pytest

from storage.community import history
from storage.community.consents import Consent, ConsentKind
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import columns
from storage.engine.errors import NotFound
from storage.records import worklist
from storage.wishes import (
    claiming,
    confirmations,
    deliveries,
    pictures,
    quantities,
    releases,
    wishes,
)
from storage.wishes import worklist as parts
from storage.wishes.claims import Claim, ClaimState, Matter, NotHeld
from storage.wishes.confirmations import AlreadyConfirmed
from storage.wishes.deliveries import AlreadyThanked, NewDelivery
from storage.wishes.looks import Look
from storage.wishes.wishes import ForWhom
from tests.harness import queue
from tests.harness.make import Make, at_once


def test_brought_with_photos_and_a_line(make: Make) -> None:
    """The claimer reports with photos and a line; the line is sealed, the resident is asked."""
    wish = make.claimed_wish(quantity=2)
    form = NewDelivery(make.claim_on(wish).key, ("p1", "p2"), True, "放在门口了")
    claim = make.act(make.li, deliveries.deliver, form)
    claim, wish = make.again(claim), make.again(wish)
    assert (claim.state, claim.photos, wish.state) == (
        ClaimState.DELIVERED,
        ["p1", "p2"],
        wishes.WishState.DELIVERED,
    )
    assert (wish.claimed, wish.delivered, wish.confirmed) == (2, 2, 0)
    assert "门口" not in claim.note
    assert columns.opened(claim, "note") == "放在门口了"
    assert make.kinds(make.wang)[-1] == "claim.delivered"
    with pytest.raises(NotHeld):
        make.act(make.li, deliveries.deliver, form)


def test_the_owner_confirms_with_one_tap(make: Make) -> None:
    """收到了: the wish is fulfilled and closed, the claimer hears; a second tap changes nothing."""
    wish = make.delivered_wish(quantity=2)
    claim = make.act(make.wang, confirmations.confirm, make.claim_on(wish).key)
    wish = make.again(wish)
    assert (wish.state, wish.confirmed, wish.delivered) == (wishes.WishState.CONFIRMED, 2, 2)
    assert wish.closed_at is not None
    assert (claim.confirmed_how, claim.confirmed_by) == ("tap", make.wang.id)
    assert make.kinds(make.li)[-1] == "claim.confirmed"
    with pytest.raises(AlreadyConfirmed):
        make.act(make.wang, confirmations.confirm, claim.key)


@pytest.mark.both
def test_the_figures_of_what_is_closed_stand_still(make: Make) -> None:
    """What came true, or was called off, is not wanted, taken on or brought once more."""
    lit, off = make.confirmed_wish(), make.open_wish(by=make.zhang)
    make.act(make.zhang, releases.call_off, off.key)
    before = [make.again(each) for each in (lit, off)]
    for wish in before:
        for by in ({}, {"cut": -1}, {"claimed": 1}):
            assert not make.do(partial(quantities.count, **by), wish.key)
    assert [make.again(each) for each in (lit, off)] == before


def test_a_worker_confirms_by_phone(make: Make) -> None:
    """A worker who asked on the phone confirms; that it was they, for whom, is on record."""
    wish = make.delivered_wish()
    claim = make.act(make.chen, confirmations.confirm, make.claim_on(wish).key)
    assert (claim.confirmed_how, claim.confirmed_by) == ("phone", make.chen.id)
    line = make.do(history.of, make.home, "wish", wish.key)[-1]
    assert (line.what, line.actor_id, line.behalf_id) == ("phoned", make.chen.id, make.wang.id)


def test_a_worker_confirms_for_somebody_without_a_phone(make: Make) -> None:
    """What a worker wrote down for a neighbour without a phone is confirmed by phone."""
    wish = make.open_wish(by=make.chen, for_whom=ForWhom.OFFLINE, beneficiary="刘奶奶")
    claim = make.act(make.li, claiming.claim, wish.key)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    done = make.act(make.chen, confirmations.confirm, claim.key)
    assert done.confirmed_how == "phone"


def test_a_resident_may_confirm_what_was_not_reported(make: Make) -> None:
    """It came, but the claimer forgot to say so: the resident's word is enough."""
    wish = make.claimed_wish()
    make.act(make.wang, confirmations.confirm, make.claim_on(wish).key)
    wish = make.again(wish)
    assert (wish.state, wish.delivered, wish.confirmed) == (wishes.WishState.CONFIRMED, 1, 1)


def test_the_claimer_does_not_confirm(make: Make) -> None:
    """Neither the claimer nor a neighbour says for the resident that it came."""
    claim = make.claim_on(make.delivered_wish())
    for who in (make.li, make.zhang):
        with pytest.raises(NotFound):
            make.act(who, confirmations.confirm, claim.key)


@pytest.mark.both
def test_owner_and_worker_confirm_at_once(make: Make) -> None:
    """Tap and telephone in one moment confirm once, and figures count once."""
    wish = make.delivered_wish()
    claim, wang, chen = make.claim_on(wish), make.wang, make.chen
    answers = at_once(
        [lambda who=who: make.act(who, confirmations.confirm, claim.key) for who in (wang, chen)]
        * 2
    )
    assert sum(isinstance(each, Claim) for each in answers) == 1
    assert all(isinstance(each, Claim | AlreadyConfirmed | NotHeld) for each in answers)
    assert make.again(wish).confirmed == 1
    assert make.kinds(make.li).count("claim.confirmed") == 1


@pytest.mark.parametrize(("matter", "hears"), [(Matter.NOT_YET, True), (Matter.PROBLEM, False)])
def test_not_yet_or_a_problem(make: Make, matter: Matter, hears: bool) -> None:
    """还没有 is told to the claimer kindly, 有问题 only to the workers, who list both."""
    group = make.group(Purpose.WORKERS)
    claim = make.claim_on(make.delivered_wish())
    make.act(make.wang, confirmations.dispute, claim.key, matter)
    assert ("claim.not-yet" in make.kinds(make.li)) is hears
    assert make.kinds(group_id=group.id)[-1] == "claim.matter"
    assert make.do(queue.rows, make.home, parts.MATTER) == [claim.id]
    assert make.again(claim).matter is matter
    make.act(make.wang, confirmations.confirm, claim.key)
    assert make.do(worklist.count, make.home, parts.MATTER) == 0
    with pytest.raises(AlreadyConfirmed):
        make.act(make.wang, confirmations.dispute, claim.key, matter)


def test_workers_hear_of_an_owner_who_can_t_be_asked(make: Make) -> None:
    """Where the resident's chat is closed, a worker is asked to call."""
    deaf = make.person("聋大爷", is_open=False)
    make.delivered_wish(by=make.li)
    assert "claim.unreached" not in make.kinds(make.chen)
    wish = make.open_wish(by=deaf)
    claim = make.act(make.li, claiming.claim, wish.key)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    assert "claim.unreached" in make.kinds(make.chen)


def test_thanks_go_out_once(make: Make) -> None:
    """The resident's words reach the claimer sealed, once; nobody thanks in another's name."""
    claim = make.claim_on(make.confirmed_wish())
    for who in (make.chen, make.zhang):
        with pytest.raises(NotFound):
            make.act(who, deliveries.thank, claim.key, "谢谢")
    make.act(make.wang, deliveries.thank, claim.key, "谢谢你，拖鞋很合脚")
    told = make.told(make.li)[-1]
    assert told.kind == "claim.thanked"
    assert "合脚" not in str(told.model_dump())
    assert columns.opened(told, "words") == "谢谢你，拖鞋很合脚"
    with pytest.raises(AlreadyThanked):
        make.act(make.wang, deliveries.thank, claim.key, "再谢一次")


def test_no_thanks_before_it_came(make: Make) -> None:
    """Thanks wait until the resident said that it came."""
    claim = make.claim_on(make.delivered_wish())
    with pytest.raises(NotHeld):
        make.act(make.wang, deliveries.thank, claim.key, "谢谢")


@pytest.mark.parametrize("agreed", [True, False])
def test_photos_are_shown_only_when_both_agreed(make: Make, agreed: bool) -> None:
    """The group sees the claimer's pictures if the claimer and the resident said so, and once."""
    group, wish = make.group(), make.claimed_wish()
    form = NewDelivery(make.claim_on(wish).key, ("p1",), agreed)
    claim = make.act(make.li, deliveries.deliver, form)
    make.act(make.wang, confirmations.confirm, claim.key)
    assert "claim.photos" not in make.kinds()
    if not agreed:
        with pytest.raises(NotFound):
            make.act(make.wang, deliveries.share_photos, claim.key)
        return
    with pytest.raises(NotFound):
        make.act(make.li, deliveries.share_photos, claim.key)
    for _ in range(2):
        make.act(make.wang, deliveries.share_photos, claim.key)
    make.do(pictures.decide_brought, make.chen.id, claim.key, Look.PASSED)
    assert make.kinds(group_id=group.id).count("claim.photos") == 1
    assert len(make.rows(Consent, kind=ConsentKind.SHOW_DELIVERY)) == 1


def test_a_worker_who_is_the_owner_taps(make: Make) -> None:
    """A worker's own wish is confirmed by tap like anybody's."""
    worker = make.person("小周", Role.WORKER)
    wish = make.open_wish(by=worker)
    claim = make.act(make.li, claiming.claim, wish.key)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    assert make.act(worker, confirmations.confirm, claim.key).confirmed_how == "tap"
