"""Somebody without a phone is forgotten at their word."""

from functools import partial
from typing import Any

import pytest

from storage.community.groups import Purpose
from storage.community.history import Entry
from storage.community.memberships import Role
from storage.engine.errors import NotFound
from storage.records import invariants
from storage.wishes import claiming, confirmations, deliveries, review, without_phone
from storage.wishes.claims import ClaimState
from storage.wishes.wishes import ForWhom, Wish, WishState
from storage.wishes.without_phone import ForgetReason
from tests.harness.make import Make, Somebody, at_once

pytestmark = pytest.mark.both

ASKED = ForgetReason.ASKED


def recorded(make: Make, by: Somebody | None = None, name: str = "周奶奶", **form: Any) -> Wish:
    told = {"for_whom": ForWhom.OFFLINE, "beneficiary": name, "proxy": "小周", "photo": "p"}
    return make.wish(by or make.chen, **told | form)


def in_hand(make: Make, **form: Any) -> Wish:
    wish = recorded(make, **form)
    make.act(make.chen, review.approve, wish.key)
    make.act(make.li, claiming.claim, wish.key)
    return make.again(wish)


def left(wish: Wish) -> list[str]:
    names = ["story", "place", "phone", "beneficiary", "proxy", "household", "photo"]
    return [name for name in names if getattr(wish, name)]


def test_all_that_was_written_down_for_them_goes(make: Make) -> None:
    """Whoever wrote it, whatever became of it: what lives ends and its claimer hears so, what came
    true stays without a name. Another of this name, elsewhere, is another."""
    liu = make.person("刘姐", Role.WORKER)
    done, held, waits = in_hand(make), in_hand(make), recorded(make, liu, place="3号楼 2单元501")
    make.act(make.li, deliveries.deliver, deliveries.NewDelivery(make.claim_on(done).key))
    make.act(make.chen, confirmations.confirm, make.claim_on(done).key)
    other = recorded(make, place="9号楼101", phone="")
    gone = make.do(without_phone.forget, liu.id, held.key, ASKED)
    assert [each.key for each in gone] == [done.key, held.key, waits.key]
    assert [left(make.again(each)) for each in (done, held, waits)] == [[], [], []]
    states = [make.again(each).state for each in (done, held, waits)]
    assert states == [WishState.CONFIRMED, WishState.WITHDRAWN, WishState.WITHDRAWN]
    assert [bool(make.again(each).title) for each in (done, held, waits)] == [True, False, False]
    assert make.claim_on(held).state is ClaimState.ENDED
    assert "claim.ended" in make.kinds(make.li)
    assert left(make.again(other)) == left(other)
    lines = make.rows(Entry, what="forgotten")
    assert [(e.row_id, e.actor_id, e.details["why"]) for e in lines] == [
        (each.key, liu.id, "asked") for each in (done, held, waits)
    ]
    assert make.database.read_now(invariants.breaches) == []


def test_the_other_workers_see_it(make: Make) -> None:
    """In their group, else each of them."""
    first, second = in_hand(make), in_hand(make, name="何叔")
    make.do(without_phone.forget, make.chen.id, first.key, ASKED)
    assert make.kinds(make.chen, kind="wish.forgotten") == ["wish.forgotten"]
    office = make.group(Purpose.WORKERS)
    make.do(without_phone.forget, make.chen.id, second.key, ASKED)
    assert make.kinds(group_id=office.id, kind="wish.forgotten") == ["wish.forgotten"]


def test_only_workers_and_only_theirs(make: Make) -> None:
    """Nobody else, nobody of another community, and nobody's own wish."""
    wish, own = recorded(make), make.wish()
    for who in (make.wang, make.li, make.foreign_worker):
        with pytest.raises(NotFound):
            make.do(without_phone.forget, who.id, wish.key, ASKED)
    with pytest.raises(NotFound):
        make.do(without_phone.forget, make.chen.id, own.key, ASKED)
    assert left(make.again(wish)) == left(wish)


def test_two_workers_at_once(make: Make) -> None:
    """It is done once, and said once; a third tap finds nothing."""
    wish, liu = in_hand(make), make.person("刘姐", Role.WORKER)
    both = [partial(make.do, without_phone.forget, w.id, wish.key, ASKED) for w in (make.chen, liu)]
    answers = at_once(both)
    assert sorted(map(len, answers)) == [0, 1]  # type: ignore[arg-type]
    assert make.do(without_phone.forget, liu.id, wish.key, ASKED) == []
    assert len(make.rows(Entry, what="forgotten")) == 1
    assert len(make.told(make.chen, kind="wish.forgotten")) == 1


def test_what_was_brought_counts(make: Make) -> None:
    """It was at the door, and nobody has said so yet: whoever brought it hears that it counts."""
    wish = in_hand(make)
    make.act(make.li, deliveries.deliver, deliveries.NewDelivery(make.claim_on(wish).key, ("p",)))
    make.do(without_phone.forget, make.chen.id, wish.key, ASKED)
    claim = make.claim_on(wish)
    assert (claim.state, claim.photos) == (ClaimState.CONFIRMED, [])
    assert "claim.counted" in make.kinds(make.li)
