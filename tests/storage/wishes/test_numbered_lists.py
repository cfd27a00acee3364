"""Neighbours from a list take on a wish of many pieces: each once, whatever is pasted again."""

from datetime import timedelta
from functools import partial

import pytest

from storage.community import accounts, memberships, numbered_lists
from storage.community.addresses import Address
from storage.community.numbered_lists import Listed, ListedNeighbour, NumberedList
from storage.engine import clock
from storage.engine.errors import NotFound
from storage.records import invariants, personal_data
from storage.wishes import claiming, claims
from storage.wishes import numbered_lists as wish_lists
from storage.wishes.claims import Claim
from storage.wishes.numbered_lists import Sorted
from storage.wishes.wishes import Wish, WishState
from tests.harness.make import Make, at_once

pytestmark = pytest.mark.both

FIVE, THREE = (Address(f"{each}号楼") for each in (5, 3))
ZHANG, LI = Listed("张三", 2, FIVE), Listed("李四", 1, THREE)


def rice(make: Make) -> Wish:
    return make.open_wish(title="大米", quantity=6, unit="袋")


def takes(make: Make, wish: Wish, *entries: Listed) -> dict[str, list[str]]:
    """Who stands under which heading."""
    found: Sorted = make.act(make.chen, wish_lists.take_over, wish.key, list(entries))
    return {name: [each.name for each in some] for name, some in found._asdict().items() if some}


def held(make: Make, wish: Wish) -> list[int]:
    return sorted(each.quantity for each in make.rows(Claim, wish_id=wish.key))


def test_a_list_twice_and_a_longer_one(make: Make) -> None:
    """The same list again changes nothing; a longer one adds who is new, and tells the owner once
    each time; another number is shown, and for whom nothing is left is not noted."""
    wish = rice(make)
    assert takes(make, wish, ZHANG, LI) == {"new": ["张三", "李四"]}
    assert takes(make, wish, ZHANG, LI) == {"known": ["张三", "李四"]}
    assert held(make, wish) == [1, 2]
    more = (ZHANG, LI._replace(quantity=2), Listed("王五", 2), Listed("赵六", 2))
    assert takes(make, wish, *more) == {
        "new": ["王五"],
        "known": ["张三"],
        "other": ["李四"],
        "left_out": ["赵六"],
    }
    assert held(make, wish) == [1, 2, 2]
    assert make.again(wish).claimed == 5
    assert make.kinds(make.wang).count("wish.listed") == 2
    assert make.kinds(make.wang).count("claim.made") == 0
    assert make.do(invariants.breaches) == []


def test_the_same_neighbour_or_another(make: Make) -> None:
    """Of one name: in two houses two people, without a house the one who is known; a name that
    holds some of it with an account is asked about."""
    wish = make.open_wish(title="大米", quantity=9, unit="袋")
    make.act(make.li, claiming.claim, wish.key, 1)
    entries = (ZHANG, ZHANG._replace(address=THREE), ZHANG, Listed(make.li.name, 1))
    assert takes(make, wish, *entries) == {
        "new": ["张三", "张三"],
        "known": ["张三"],
        "alike": [make.li.name],
    }
    assert takes(make, wish, Listed("李四", 1)) == {"new": ["李四"]}
    assert takes(make, wish, LI) == {"known": ["李四"]}
    assert takes(make, wish, Listed(make.sun.name, 1)) == {"unsure": [make.sun.name]}


def test_whoever_is_noted_is_a_neighbour_without_an_account(make: Make) -> None:
    """They belong here, cannot be written to, and are promised nothing; a full wish is closed to a
    list, and a worker from elsewhere finds nothing."""
    wish = rice(make)
    takes(make, wish, Listed("张三", 6, FIVE, "13812345678"))
    (claim,) = make.rows(Claim, wish_id=wish.key)
    assert make.do(memberships.held, claim.person_id, make.home)
    assert make.do(accounts.address, claim.person_id) is None
    assert [each for each in make.waiting() if each.person_id == claim.person_id] == []
    assert make.again(wish).state is WishState.CLAIMED
    with pytest.raises(claims.NotSoMany):
        takes(make, wish, LI)
    with pytest.raises(NotFound):
        make.do(wish_lists.take_over, make.foreign_worker.id, wish.key, [LI])
    with pytest.raises(NotFound):
        make.do(wish_lists.take_over, make.li.id, wish.key, [LI])


def test_two_workers_at_once(make: Make) -> None:
    """Both paste it at the same moment: everybody is noted once."""
    wish, chen = rice(make), make.chen.id
    paste = partial(make.do, wish_lists.take_over, chen, wish.key, [ZHANG, LI])
    found = at_once([paste, paste])
    assert sorted(len(each.new) for each in found if isinstance(each, Sorted)) == [0, 2]
    assert held(make, wish) == [1, 2]


def test_what_is_pasted_goes(make: Make) -> None:
    """It is the paster's alone, is gone after two days, and with whoever is forgotten goes that
    they stood on a list."""
    paste = make.act(make.chen, numbered_lists.paste, make.home, "1. 张三 2份")
    assert "张三" not in make.again(paste).text
    with pytest.raises(NotFound):
        make.do(numbered_lists.for_paster, make.foreign_worker.id, paste.key)
    clock.travel(timedelta(days=2, minutes=1))
    assert make.do(numbered_lists.sweep) == 1
    assert make.rows(NumberedList) == []
    takes(make, rice(make), ZHANG)
    (row,) = make.rows(ListedNeighbour)
    make.do(personal_data.forget, row.person_id)
    assert make.rows(ListedNeighbour) == []
    assert make.do(invariants.breaches) == []
