"""Who looks after which building: their own alone, and as long as the role is theirs."""

from datetime import timedelta
from functools import partial

import pytest

from storage.community import captains, households, roles
from storage.community.captains import CaptainBuilding, NoCaptain
from storage.community.communities import Community
from storage.community.households import AddressMissing, Building
from storage.community.memberships import Role
from storage.engine import clock, vault
from storage.engine.database import Database
from storage.engine.errors import NotAllowed, NotFound
from storage.engine.vault import Vault
from storage.records import key_rotation, personal_data, retention
from tests.conftest import SECRET
from tests.harness.make import Make, Somebody, at_once
from tests.storage.community.test_households import door, living, says, sound

pytestmark = pytest.mark.both


def captain(make: Make, name: str, *labels: str) -> Somebody:
    who = make.person(name, Role.CAPTAIN)
    for each in labels:
        make.act(make.chen, captains.give, make.home, who.id, each)
    return who


def test_captains_and_their_buildings(make: Make) -> None:
    """Several of a building, several buildings of one; each sees their own alone."""
    one, two = captain(make, "老周", "10号楼", "2号楼"), captain(make, "老吴", "2号楼")
    assert make.do(captains.of, make.home, "2号楼") == sorted([one.id, two.id])
    assert make.do(captains.of, make.home, "3号楼") == []
    assert make.do(captains.of, make.home, "") == []
    assert make.do(captains.buildings, one.id, make.home) == ["2号楼", "10号楼"]
    assert not make.act(make.chen, captains.give, make.home, one.id, "2号楼")
    assert make.do(captains.may_visit, two.id, make.home, "2号楼")
    assert not make.do(captains.may_visit, two.id, make.home, "10号楼")
    assert make.do(captains.may_visit, make.chen.id, make.home, "10号楼")
    assert not make.do(captains.may_visit, make.wang.id, make.home, "2号楼")
    row = make.do(captains.rows_of, one.id, make.home)[0].key
    with pytest.raises(NotFound):
        make.act(two, captains.take, row)
    assert make.act(make.chen, captains.take, row)
    assert not make.act(make.chen, captains.take, row)
    assert make.do(captains.of, make.home, "2号楼") == [two.id]
    with pytest.raises(NoCaptain):
        make.act(make.chen, captains.give, make.home, make.wang.id, "2号楼")
    with pytest.raises(AddressMissing):
        make.act(make.chen, captains.give, make.home, one.id, "")
    with pytest.raises(NotAllowed):
        make.act(two, captains.give, make.home, two.id, "10号楼")
    sound(make)


def test_with_the_role_the_buildings_go(make: Make) -> None:
    """At once, and they are not there again with the role given anew."""
    who = captain(make, "老周", "2号楼")
    make.act(make.chen, roles.take, make.home, who.id, Role.CAPTAIN)
    assert make.do(captains.of, make.home, "2号楼") == []
    assert not make.do(captains.may_visit, who.id, make.home, "2号楼")
    make.act(make.chen, roles.give, make.home, who.id, Role.CAPTAIN)
    assert make.do(captains.buildings, who.id, make.home) == []


def test_given_a_building_while_the_role_is_taken(make: Make, replica: Database) -> None:
    """In the same moment: whichever comes first, nobody looks after anything without the role."""
    other = make.person("小刘", Role.WORKER)
    for number in range(4):
        who = make.person(f"楼长{number}", Role.CAPTAIN)

        def give(who: Somebody = who) -> object:
            return replica.transact_now(
                lambda s: captains.give(s, other.id, make.home, who.id, "2号楼")
            )

        at_once((give, partial(make.act, make.chen, roles.take, make.home, who.id, Role.CAPTAIN)))
        assert make.do(captains.of, make.home, "2号楼") == []
        sound(make)


def test_what_is_over_keeps_no_address(make: Make) -> None:
    """90 days after the last has moved out, or a captain has another building, or no role: the
    address goes; where somebody lives, and looks after a building, it stays."""
    old, one, two = says(make, make.wang, door("7号楼")), *_captains(make)
    new = says(make, make.wang, door("8号楼"))
    make.act(make.chen, captains.take, make.do(captains.rows_of, one.id, make.home)[0].key)
    make.act(make.chen, roles.take, make.home, two.id, Role.CAPTAIN)

    def kept() -> tuple[list[bool], list[bool]]:
        make.do(lambda s: retention.run(s, s.get_one(Community, make.home)))
        rows = make.rows(CaptainBuilding)
        return [bool(make.again(each).address) for each in (old, new)], [
            bool(each.building) for each in rows
        ]

    clock.travel(timedelta(days=89))
    assert kept() == ([True, True], [True, True, True])
    clock.travel(timedelta(days=2))
    assert kept() == ([False, True], [False, True, False])
    sound(make)


def _captains(make: Make) -> tuple[Somebody, Somebody]:
    return captain(make, "老周", "7号楼", "8号楼"), captain(make, "老吴", "7号楼")


def test_a_captain_is_forgotten(make: Make) -> None:
    """No building says any more that it was theirs."""
    who = captain(make, "老周", "7号楼")
    make.do(personal_data.forget, who.id)
    assert make.do(captains.of, make.home, "7号楼") == []
    assert [each.building + each.building_index for each in make.rows(CaptainBuilding)] == [""]
    sound(make)


def test_a_new_key_finds_what_the_former_one_noted(make: Make) -> None:
    """While keys are turned over, a door that was noted before is the same door, a building the
    same building, and its captain its captain."""
    home = says(make, make.wang, door("3号楼"))
    who = captain(make, "老周", "3号楼")
    vault.use(Vault("a new secret, as long and as random as the former one", (SECRET,)))
    try:
        assert says(make, make.li, door("3号楼")).key == home.key
        says(make, make.sun, door("3号楼", "101"))
        [found] = make.do(households.buildings, make.home)
        assert found == Building("3号楼", 3, 2)
        assert living(make, "3号楼") == {make.wang.id, make.li.id, make.sun.id}
        assert make.do(captains.of, make.home, "3号楼") == [who.id]
        key_rotation.run(make.database.transact_now)
        assert living(make, "3号楼") == {make.wang.id, make.li.id, make.sun.id}
        sound(make)
    finally:
        vault.use(Vault(SECRET))
