"""Wishes in a worker's own hands: on the list until they are over, and never forgotten."""

from datetime import timedelta

import pytest

from storage.community import history, memberships
from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.errors import NotFound, Stale
from storage.records import invariants, personal_data, statistics, worklist
from storage.wishes import followups, in_person, releases, review, wishes
from storage.wishes import worklist as parts
from storage.wishes.releases import NotWithdrawable
from storage.wishes.wishes import Wish, WishState
from tests.harness.make import Make, at_once


@pytest.fixture
def cared(make: Make) -> Wish:
    """小陈 sees to it in person."""
    return make.act(make.chen, review.care_for, make.wish().key)


def on_the_list(make: Make) -> int:
    return make.do(worklist.count, make.home, parts.CARED)


def after(make: Make, days: float) -> None:
    """So many days later everything is looked at, twice."""
    clock.travel(timedelta(days=days))
    for _ in range(2):
        make.do(followups.run, make.home, clock.today("Asia/Shanghai"))


def test_helped(make: Make, cared: Wish) -> None:
    """It stands on the list until any worker says that it is done; then the resident hears it. It
    counts as helped, and not as confirmed, for the resident has not said so."""
    began = cared.created_at
    assert on_the_list(make) == 1
    for who in (make.wang, make.li, make.foreign_worker):
        with pytest.raises(NotFound):
            make.act(who, in_person.helped, cared.key)
    worker = make.person("刘姐", Role.WORKER)
    assert in_person.why_not_helped(cared) is None
    done = make.act(worker, in_person.helped, cared.key)
    assert isinstance(in_person.why_not_helped(done), Stale)  # nobody is asked whether really
    assert (done.state, done.closed_at is not None) == (WishState.HELPED, True)
    assert on_the_list(make) == 0
    assert make.kinds(make.wang)[-1] == "wish.helped"
    with pytest.raises(Stale):
        make.act(worker, in_person.helped, cared.key)
    found = make.do(statistics.between, make.home, began, clock.now() + timedelta(hours=1))
    assert (found.confirmed, found.helped) == (0, 1)
    assert make.database.read_now(invariants.breaches) == []


def test_not_done_after_all(make: Make, cared: Wish) -> None:
    """The resident says 还没办好: the same worker has it in hand again and hears it; its week
    begins anew."""
    with pytest.raises(Stale):
        make.act(make.wang, in_person.not_yet, cared.key)
    make.act(make.chen, in_person.helped, cared.key)
    after(make, 6)
    with pytest.raises(NotFound):
        make.act(make.li, in_person.not_yet, cared.key)
    again = make.act(make.wang, in_person.not_yet, cared.key)
    assert (again.state, again.closed_at) == (WishState.CARED_FOR, None)
    assert on_the_list(make) == 1
    assert make.kinds(make.chen)[-1] == "wish.not-helped"
    after(make, 6)
    assert "wish.in-your-hands" not in make.kinds(make.chen)
    lines = [line.what for line in make.do(history.of, make.home, "wish", cared.key)]
    assert lines[-3:] == ["cared_for", "helped", "not-helped"]
    assert make.database.read_now(invariants.breaches) == []


def test_a_colleague_helped(make: Make, cared: Wish) -> None:
    """刘姐 helped with what 小陈 had in hand: it is hers from then on, 小陈 hears that there is
    nothing left to do, and after 还没办好 it is she who hears."""
    liu = make.person("刘姐", Role.WORKER)
    make.act(liu, in_person.helped, cared.key)
    assert make.again(cared).reviewed_by == liu.id
    assert make.kinds(make.chen)[-1] == "wish.off-hands"
    entry = make.do(history.of, make.home, "wish", cared.key)[-1]
    assert (entry.actor_id, entry.details["instead_of"]) == (liu.id, make.chen.id)
    make.act(make.wang, in_person.not_yet, cared.key)
    assert make.kinds(liu)[-1] == "wish.not-helped"
    assert "wish.not-helped" not in make.kinds(make.chen)
    assert make.database.read_now(invariants.breaches) == []


@pytest.mark.both
def test_two_workers_at_once(make: Make, cared: Wish) -> None:
    """Both say that it is done in the same moment: once, and the resident hears it once."""
    other = make.person("刘姐", Role.WORKER)
    acts = [lambda w=w: make.act(w, in_person.helped, cared.key) for w in (make.chen, other)]
    answers = at_once(acts)
    assert [type(each) for each in answers].count(Stale) == 1
    assert make.kinds(make.wang).count("wish.helped") == 1


def test_closed_with_a_reason(make: Make, cared: Wish) -> None:
    """As every wish can be: the resident reads why."""
    make.act(make.chen, releases.close, cared.key, wishes.CloseReason.NOT_POSSIBLE)
    wish = make.again(cared)
    assert (wish.state, wish.reason) == (WishState.CLOSED, wishes.CloseReason.NOT_POSSIBLE)
    assert (on_the_list(make), make.kinds(make.wang)[-1]) == (0, "wish.closed")
    with pytest.raises(NotWithdrawable):
        make.act(make.chen, releases.close, cared.key, wishes.CloseReason.DONE)


def test_taken_back_by_its_owner(make: Make, cared: Wish) -> None:
    """Not needed any more: the worker who wanted to go there hears it."""
    make.act(make.wang, releases.call_off, cared.key)
    assert make.again(cared).state is WishState.WITHDRAWN
    assert (on_the_list(make), make.kinds(make.chen)[-1]) == (0, "wish.off-hands")


@pytest.mark.both
def test_a_week_later(make: Make, cared: Wish) -> None:
    """Whoever took it is reminded every week, once; it stays on the list however long it lies."""
    for days, reminded in ((6.9, 0), (0.2, 1), (6, 1), (0.99, 2), (6, 2), (1, 3)):
        after(make, days)
        assert make.kinds(make.chen).count("wish.in-your-hands") == reminded
        assert on_the_list(make) == 1


def test_whoever_took_it_is_no_worker_any_more(make: Make, cared: Wish) -> None:
    """Then all the others are reminded."""
    other = make.person("刘姐", Role.WORKER)
    make.do(memberships.revoke, make.home, make.chen.id, Role.WORKER, other.id)
    after(make, 8)
    assert make.kinds(other).count("wish.in-your-hands") == 1
    assert "wish.in-your-hands" not in make.kinds(make.chen)


def test_whoever_wished_it_is_forgotten(make: Make, cared: Wish) -> None:
    """It ends with them, and is one of what would end; the worker hears it."""
    assert make.act(make.wang, personal_data.at_stake)["wishes"] == 1
    make.act(make.wang, personal_data.forget)
    assert make.again(cared).state is WishState.WITHDRAWN
    assert on_the_list(make) == 0
    assert make.kinds(make.chen)[-1] == "wish.off-hands"


def test_asked_for_again_meanwhile(make: Make, cared: Wish) -> None:
    """The same home asks for the same thing while a worker sees to it: that is shown."""
    assert make.wish().flags["look_alike"] == [cared.code]
