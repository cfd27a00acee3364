"""The owner of a wish in the group wants it to say something else, or more or less of it."""

from datetime import timedelta
from functools import partial

import pytest

from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.errors import NotFound
from storage.records import invariants, worklist
from storage.wishes import (
    change_requests,
    change_review,
    changes,
    claiming,
    claims,
    confirmations,
    deliveries,
    followups,
    releases,
    review,
    waiting_list,
    wishes,
)
from storage.wishes import worklist as parts
from storage.wishes.change_requests import ChangeRequest, ChangeState
from storage.wishes.change_review import NotThatMany
from storage.wishes.changes import ChangeOver, NothingNew, PastChanging
from storage.wishes.deliveries import NewDelivery
from storage.wishes.review import NotForTheGroup
from storage.wishes.wishes import Wish
from tests.harness.make import Make, at_once

OTHER, PLACE = "一双大一号的防滑拖鞋", "9号楼301"


def wants(make: Make, wish: Wish, **fields: str) -> ChangeRequest:
    return make.act(make.wang, change_review.hand_in, wish.key, fields)


def approves(make: Make, change: ChangeRequest, *, bare: bool = False) -> ChangeRequest:
    return make.act(make.chen, change_review.approve, change.key, bare=bare)


def to_look_at(make: Make) -> int:
    return make.do(worklist.count, make.home, parts.CHANGE)


def all_is_well(make: Make) -> bool:
    return make.database.read_now(invariants.breaches) == []


# -- another title -------------------------------------------------------------------------------


def test_the_card_keeps_its_words_until_somebody_has_looked(make: Make) -> None:
    """王阿姨 wants another line: the group reads the former one until 小陈 has looked, and the
    words of the proposal are gone then."""
    wish = make.open_wish()
    change = wants(make, wish, title=OTHER)
    assert (make.again(wish).title, make.again(wish).state) == (wish.title, wishes.WishState.OPEN)
    assert OTHER not in change.proposed
    assert "change.to-review" in make.kinds(make.chen)
    assert to_look_at(make) == 1
    approves(make, change)
    assert make.again(wish).title == OTHER
    assert (make.again(change).proposed, to_look_at(make)) == ("", 0)
    assert make.kinds(make.wang)[-1] == "change.agreed"
    assert all_is_well(make)


def test_a_worker_would_rather_not(make: Make) -> None:
    """小陈 leaves it, and writes why: nothing changed, and a second answer comes too late."""
    wish = make.open_wish()
    change = wants(make, wish, title=OTHER)
    make.act(make.chen, change_review.turn_down, change.key, "先不写尺码")
    assert make.again(wish).title == wish.title
    [told] = make.told(make.wang, kind="wish.kept")
    assert "先不写尺码" not in str(told.model_dump())
    for verb in (change_review.approve, partial(change_review.turn_down, words="x")):
        with pytest.raises(ChangeOver):
            make.act(make.chen, verb, change.key)


def test_who_holds_it_is_asked_after_the_worker(make: Make) -> None:
    """李明 holds it: 小陈 looks first, then he is asked, then it changes."""
    wish = make.claimed_wish()
    change = wants(make, wish, title=OTHER)
    assert "change.proposed" not in make.kinds(make.li)
    approves(make, change)
    assert "change.proposed" in make.kinds(make.li)
    assert make.again(wish).title == wish.title
    asked = make.do(change_requests.open_on, wish.key)
    assert asked is not None
    make.act(make.li, changes.agree, asked.key)
    assert make.again(wish).title == OTHER
    assert make.kinds(make.wang)[-1] == "change.agreed"
    assert all_is_well(make)


def test_claimed_while_it_was_looked_at(make: Make) -> None:
    """李明 takes it while 小陈 looks: he took the former words, so he is asked."""
    wish = make.open_wish()
    change = wants(make, wish, title=OTHER)
    make.act(make.li, claiming.claim, wish.key)
    approves(make, change)
    assert make.again(wish).title == wish.title
    assert make.kinds(make.li)[-1] == "change.proposed"


def test_a_place_goes_its_own_way(make: Make) -> None:
    """The place waits for no worker's look at the line."""
    wish = make.open_wish()
    wants(make, wish, title=OTHER)
    assert wants(make, wish, place=PLACE).state is ChangeState.AGREED
    assert wishes.private(make.again(wish)).place == PLACE
    assert to_look_at(make) == 1


def test_a_second_thought_replaces_the_first(make: Make) -> None:
    """Another line after that: only the last is looked at; and as it was after all, none."""
    wish = make.open_wish()
    first = wants(make, wish, title="一双拖鞋")
    with pytest.raises(NothingNew):
        wants(make, wish, title="一双拖鞋")
    second = wants(make, wish, title=OTHER, wanted="2")
    with pytest.raises(ChangeOver):
        approves(make, first)
    assert make.do(lambda s: change_requests.opened(s.get_one(ChangeRequest, second.id))) == {
        "title": OTHER,
        "wanted": "2",
    }
    wants(make, wish, wanted="1", title=wish.title)
    assert to_look_at(make) == 0
    assert all_is_well(make)


def test_as_it_was_after_whoever_holds_it_was_asked(make: Make) -> None:
    """王阿姨 takes her other line back while 李明 is asked about it: nobody is asked any more."""
    wish = make.claimed_wish()
    approves(make, wants(make, wish, title=OTHER), bare=True)
    with pytest.raises(NothingNew):
        wants(make, wish, title=OTHER)
    wants(make, wish, title=wish.title)
    assert make.do(change_requests.open_on, wish.key) is None
    assert make.again(wish).title == wish.title


def test_the_note_under_the_line(make: Make) -> None:
    """What 小陈 wrote under the former line stays, or goes with it, as she says."""
    for bare, left in ((False, "要38码的"), (True, "")):
        wish = make.wish()
        make.act(make.chen, review.reword, wish.key, wish.title, "要38码的")
        make.act(make.chen, review.approve, wish.key)
        approves(make, wants(make, wish, title=OTHER), bare=bare)
        assert (make.again(wish).title, make.again(wish).public_note) == (OTHER, left)


@pytest.mark.parametrize("words", ["借我两千块钱", "我不想活了"])
def test_what_no_group_reads(make: Make, words: str) -> None:
    """Money and danger go to no group by a second thought either."""
    change = wants(make, make.open_wish(), title=words)
    with pytest.raises(NotForTheGroup):
        approves(make, change)
    make.act(make.chen, change_review.turn_down, change.key, "我来看您")


@pytest.mark.both
def test_two_workers_at_once(make: Make) -> None:
    """One lets it in, one leaves it, in the same moment: one of it is true."""
    wish = make.open_wish()
    change = wants(make, wish, title=OTHER)
    liu = make.person("小刘", Role.WORKER)
    got = at_once(
        [
            partial(make.act, make.chen, change_review.approve, change.key),
            partial(make.act, liu, change_review.turn_down, change.key, "先不改"),
        ]
    )
    assert sum(isinstance(each, ChangeRequest) for each in got) == 1
    assert sum(isinstance(each, ChangeOver) for each in got) == 1
    assert (make.again(wish).title == OTHER) == isinstance(got[0], ChangeRequest)
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, change_review.approve, change.key)


# -- more or less of it --------------------------------------------------------------------------


def test_fewer_at_once(make: Make) -> None:
    """Of five bags three are promised: three are enough, two would take a promise away."""
    wish = make.open_wish(quantity=5)
    make.act(make.li, claiming.claim, wish.key, 3)
    with pytest.raises(NotThatMany):
        wants(make, wish, wanted="2")
    assert wants(make, wish, wanted="3").state is ChangeState.AGREED
    now = make.again(wish)
    assert (now.wanted, now.claimed, now.state) == (3, 3, wishes.WishState.CLAIMED)
    assert "change.proposed" not in make.kinds(make.li)
    assert all_is_well(make)


def test_more_when_a_worker_has_looked(make: Make) -> None:
    """Two instead of one: 小陈 looks, then 张老板, who waits, is asked for the second."""
    wish = make.claimed_wish()
    make.act(make.zhang, waiting_list.join, wish.key)
    change = wants(make, wish, wanted="2")
    assert (change.state, make.again(wish).wanted) == (ChangeState.REVIEW, 1)
    approves(make, change)
    assert make.again(wish).wanted == 2
    assert "place.offered" in make.kinds(make.zhang)
    assert "change.proposed" not in make.kinds(make.li)
    assert all_is_well(make)


def test_none_and_no_end(make: Make) -> None:
    """No piece is no wish, a hundred are several, and what was brought whole is taken back, not
    made smaller."""
    wish = make.open_wish(quantity=3)
    make.act(make.li, claiming.claim, wish.key, 1)
    make.act(make.li, deliveries.deliver, NewDelivery(make.claim_on(wish).key))
    for many in ("0", "1", "100"):
        with pytest.raises(NotThatMany):
            wants(make, wish, wanted=many)
    with pytest.raises(NothingNew):
        wants(make, wish, wanted="3")
    assert wants(make, wish, wanted="2").state is ChangeState.AGREED
    assert all_is_well(make)


@pytest.mark.both
def test_fewer_and_a_claim_at_once(make: Make) -> None:
    """王阿姨 wants one instead of three in the moment in which 李明 takes all three: who is second
    hears why not."""
    wish, wang, li = make.open_wish(quantity=3), make.wang, make.li
    fewer, claim = at_once(
        [
            partial(make.act, wang, change_review.hand_in, wish.key, {"wanted": "1"}),
            partial(make.act, li, claiming.claim, wish.key, 3),
        ]
    )
    now = make.again(wish)
    if isinstance(fewer, ChangeRequest):
        assert isinstance(claim, claims.NotSoMany)
        assert (now.wanted, now.claimed) == (1, 0)
    else:
        assert isinstance(fewer, NotThatMany)
        assert (now.wanted, now.claimed) == (3, 3)
    assert all_is_well(make)


# -- whose, and when -----------------------------------------------------------------------------


def test_past_changing(make: Make) -> None:
    """Brought, called off, not looked at yet: nothing is handed in; what was is forgotten."""
    wish = make.claimed_wish()
    change = wants(make, wish, title=OTHER)
    make.act(make.wang, releases.call_off, wish.key)
    assert (make.again(change).state, make.again(change).proposed) == (ChangeState.DROPPED, "")
    for gone in (make.again(wish), make.wish(), make.delivered_wish(by=make.sun)):
        with pytest.raises(PastChanging):
            wants(make, gone, title=OTHER)
    with pytest.raises(NotFound):
        make.act(make.li, change_review.hand_in, make.open_wish().key, {"title": OTHER})


def test_brought_while_it_was_looked_at(make: Make) -> None:
    """李明 brings it before 小陈 has looked: there is nothing to look at any more, and with the
    confirmation the words go."""
    wish = make.claimed_wish()
    change = wants(make, wish, title=OTHER)
    claim = make.claim_on(wish)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    assert to_look_at(make) == 0
    with pytest.raises(ChangeOver):
        approves(make, change)
    make.act(make.wang, confirmations.confirm, claim.key)
    assert make.again(change).proposed == ""
    assert all_is_well(make)


def test_more_of_it_after_the_last_day(make: Make) -> None:
    """It was held past its last day, and is to be more: the rest waits for somebody, and is not
    let go the next morning."""
    wish = make.open_wish(until=clock.today("Asia/Shanghai") + timedelta(days=2))
    make.act(make.li, claiming.claim, wish.key)
    clock.travel(timedelta(days=3))
    approves(make, wants(make, wish, wanted="3"))
    make.do(followups.run, make.home, clock.today("Asia/Shanghai"))
    again = make.again(wish)
    assert (again.state, again.wanted) == (wishes.WishState.OPEN, 3)
    assert again.until is not None
    assert again.until > clock.today("Asia/Shanghai")
