"""Who lives where: looked up by the building, said or noted, and gone with whoever is gone."""

from functools import partial

import pytest
from sqlmodel import Session, select

from storage.community import (
    acting,
    addresses,
    captains,
    households,
    memberships,
    moves,
    neighbours,
    residency,
)
from storage.community.addresses import Address
from storage.community.captains import CaptainBuilding
from storage.community.households import AddressMissing, Building, Household, HouseholdMember
from storage.community.memberships import Grant, Role
from storage.community.neighbours import NewNeighbour, Telephone
from storage.community.people import Person
from storage.community.put_out import Why
from storage.engine.database import Database
from storage.engine.errors import NotAllowed, NotFound
from storage.records import invariants, personal_data
from tests.harness.make import Make, Somebody, at_once

pytestmark = pytest.mark.both


def door(building: str, flat: str = "2单元501") -> Address:
    return Address(building, flat, is_whole=True)


def says(make: Make, who: Somebody, address: Address) -> Household:
    return make.act(who, moves.say, make.home, address)


def where(make: Make, who: Somebody) -> str:
    def look(session: Session) -> str:
        home = households.of_person(session, who.id, make.home)
        return households.label(home) if home else ""

    return make.do(look)


def actors(make: Make, home: Household) -> list[int]:
    return make.do(households.acting_for, home.key)


def sound(make: Make) -> None:
    assert make.do(invariants.breaches) == []


def living(make: Make, *labels: str) -> set[int]:
    def look(session: Session) -> set[int]:
        inner = households.living_in(session, make.home, labels)
        named = select(Person.id).where(Person.id.in_(inner))  # type: ignore[union-attr]
        return {each or 0 for each in session.exec(named)}

    return make.do(look)


def test_where_people_live(make: Make) -> None:
    """By building, building 2 before building 10, whoever nobody knows last; nobody from
    elsewhere."""
    says(make, make.wang, door("10号楼"))
    says(make, make.li, door("2号楼"))
    says(make, make.sun, door("2号楼"))
    says(make, make.zhao, door("2号楼", "101"))
    says(make, make.zhang, Address(flat="老槐树旁边"))
    make.act(make.foreign_worker, moves.say, make.elsewhere, door("2号楼"))
    assert make.do(households.buildings, make.home) == [
        Building("2号楼", 3, 2),
        Building("10号楼", 1, 1),
        Building("", 1, 1),
    ]
    assert living(make, "2号楼") == {make.li.id, make.sun.id, make.zhao.id}
    assert living(make, "10号楼", "") == {make.wang.id, make.zhang.id}
    assert living(make) == set()
    assert where(make, make.wang) == "10号楼2单元501"
    sound(make)


def test_nothing_readable_is_kept(make: Make) -> None:
    """Who has the file reads no address, no number, no building."""
    says(make, make.wang, door("3号楼"))
    captain = make.person("老周", Role.CAPTAIN)
    make.act(make.chen, captains.give, make.home, captain.id, "3号楼")
    make.act(make.chen, neighbours.note_telephone, make.home, make.wang.id, "13812345678")
    rows = [*make.rows(Household), *make.rows(CaptainBuilding), *make.rows(Telephone)]
    assert len(rows) == 3
    assert not [each for each in rows if "号楼" in str(each) or "138123" in str(each)]


def test_one_home_at_a_time(make: Make) -> None:
    """Whoever moves lives at the new door alone; the old home is over with the last who left; the
    same said twice is once."""
    first = says(make, make.wang, door("3号楼"))
    assert says(make, make.wang, door("3号楼")).key == first.key
    says(make, make.li, door("3号楼"))
    second = says(make, make.wang, door("5号楼"))
    assert make.do(households.members, first.key) == [make.li.id]
    assert make.do(households.members, second.key) == [make.wang.id]
    says(make, make.li, door("5号楼"))
    assert make.again(first).ended_at is not None
    assert make.do(households.members, second.key) == sorted([make.wang.id, make.li.id])
    with pytest.raises(AddressMissing):
        says(make, make.wang, Address(" ", " "))
    sound(make)


def test_back_where_somebody_lived_before(make: Make) -> None:
    """A home that is over is no home: whoever comes back begins anew, and so does whoever never
    says the whole door."""
    first = says(make, make.wang, door("3号楼"))
    says(make, make.wang, door("5号楼"))
    assert says(make, make.wang, door("3号楼")).key != first.key
    half = says(make, make.li, Address("3号楼"))
    assert says(make, make.sun, Address("3号楼")).key != half.key
    sound(make)


def test_who_acts_for_a_home(make: Make) -> None:
    """The first behind a door may; who says that they live there too may once one of them agrees,
    and whom a worker notes may at once. A stranger agrees to nothing."""
    home = says(make, make.wang, door("3号楼"))
    says(make, make.li, door("3号楼"))
    assert actors(make, home) == [make.wang.id]
    with pytest.raises(NotFound):
        make.act(make.li, acting.allow, home.key, make.li.id)
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, acting.allow, home.key, make.li.id)
    make.act(make.wang, acting.allow, home.key, make.li.id)
    make.act(make.chen, moves.note, make.home, make.zhao.id, door("3号楼"))
    make.act(make.wang, acting.allow, home.key, make.zhang.id)  # who lives elsewhere
    everybody = [make.wang.id, make.li.id, make.zhao.id, make.zhang.id]
    assert actors(make, home) == sorted(everybody)
    assert make.do(households.members, home.key) == sorted(everybody[:3])
    make.act(make.chen, acting.disallow, home.key, make.zhang.id)
    assert make.zhang.id not in actors(make, home)
    with pytest.raises(NotFound):
        make.act(make.chen, acting.allow, home.key, make.foreign_worker.id)
    with pytest.raises(NotAllowed):  # nobody shuts the others out, but a worker may
        make.act(make.li, acting.disallow, home.key, make.wang.id)
    make.act(make.zhao, acting.disallow, home.key, make.zhao.id)
    assert make.zhao.id not in actors(make, home)
    says(make, make.zhang, door("3号楼"))  # moves in with them
    assert make.zhang.id in make.do(households.members, home.key)
    sound(make)


def test_only_a_worker_notes_others(make: Make) -> None:
    """A worker of the place, of a neighbour there."""
    with pytest.raises(NotAllowed):
        make.act(make.wang, moves.note, make.home, make.li.id, door("3号楼"))
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, moves.note, make.home, make.li.id, door("3号楼"))
    with pytest.raises(NotFound):
        make.act(make.chen, moves.note, make.home, make.foreign_worker.id, door("3号楼"))
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, moves.say, make.home, door("3号楼"))


def test_two_workers_note_one_door_at_once(make: Make, replica: Database) -> None:
    """It is one household, whoever of them was first; and one neighbour, where it is one name."""
    other = make.person("小刘", Role.WORKER)

    def notes(database: Database, by: Somebody, new: NewNeighbour) -> object:
        return database.transact_now(lambda s: neighbours.note(s, by.id, new).key)

    for number in range(4):
        new = NewNeighbour(make.home, "张奶奶", door("3号楼", f"{number}01"))
        both = partial(notes, make.database, make.chen, new), partial(notes, replica, other, new)
        assert len(set(at_once(both))) == 1
    assert [each.households for each in make.do(households.buildings, make.home)] == [4]
    sound(make)


def test_moves_while_the_other_moves_out(make: Make, replica: Database) -> None:
    """In the same moment: whoever comes is not left in a home that is over."""

    def goes(database: Database, who: Somebody, to: Address) -> object:
        return database.transact_now(
            lambda s: moves.say(s, who.id, make.home, to).key,
        )

    for number in range(4):
        old, new = door("3号楼", f"{number}01"), door("5号楼", f"{number}01")
        says(make, make.wang, old)
        both = (
            partial(goes, make.database, make.wang, new),
            partial(goes, replica, make.li, old),
        )
        assert not [each for each in at_once(both) if isinstance(each, Exception)]
        assert where(make, make.li) == f"3号楼{number}01"
        sound(make)


def test_noted_while_put_out(make: Make, replica: Database) -> None:
    """A worker notes where somebody lives while another says that they are gone: they are."""
    for number in range(4):
        who = make.person(f"邻居{number}")
        grant = make.do(memberships.residence, make.home, who.id)
        assert grant is not None

        def note(who: Somebody = who) -> object:
            to = door("3号楼")
            return replica.transact_now(
                lambda s: moves.note(s, make.chen.id, make.home, who.id, to)
            )

        out = partial(make.act, make.chen, residency.put_out_of, grant.key, Why.MOVED)
        at_once((out, note))
        assert where(make, who) == ""
        sound(make)


# -- neighbours without an account ---------------------------------------------------------------


def test_a_neighbour_without_an_account(make: Make) -> None:
    """Of one name at one door there is one, called by the number that was noted last; in another
    home lives somebody else. A worker acts, nobody else reads the number."""
    new = NewNeighbour(make.home, "张奶奶", door("3号楼"), "13812345678")
    one = make.act(make.chen, neighbours.note, new).key
    again = NewNeighbour(make.home, " 张奶奶 ", door("3号楼"))
    assert make.act(make.chen, neighbours.note, again).key == one
    other = NewNeighbour(make.home, "张奶奶", door("5号楼"))
    assert make.act(make.chen, neighbours.note, other).key != one
    assert make.do(neighbours.telephone, one, make.home) == "13812345678"
    make.act(make.chen, neighbours.note_telephone, make.home, one, "62345678")
    assert make.do(neighbours.telephone, one, make.home) == "62345678"
    with pytest.raises(NotAllowed):
        make.act(make.wang, neighbours.note, new)

    def unheard(session: Session) -> set[int]:
        return set(session.exec(neighbours.without_account(session, make.home)))

    assert len(make.do(unheard)) == 2
    assert one in make.do(unheard)
    assert make.wang.id not in make.do(unheard)
    sound(make)


def test_a_neighbour_without_an_account_is_forgotten(make: Make) -> None:
    """At their word, by a worker there: name, door and number go. Whoever has an account says so
    themselves."""
    new = NewNeighbour(make.home, "张奶奶", door("3号楼"), "13812345678")
    who = make.act(make.chen, neighbours.note, new).key
    grant, hers = (
        make.do(memberships.residence, make.home, each) or Grant() for each in (who, make.wang.id)
    )
    for by, which in ((make.wang, grant), (make.foreign_worker, grant), (make.chen, hers)):
        with pytest.raises(NotFound):
            make.act(by, personal_data.forget_noted, which.key)
    make.act(make.chen, personal_data.forget_noted, grant.key)
    assert make.rows(Person, id=who)[0].name == ""
    assert make.rows(HouseholdMember) == make.rows(Telephone) == []
    with pytest.raises(NotFound):
        make.act(make.chen, personal_data.forget_noted, grant.key)
    sound(make)


# -- who is gone ---------------------------------------------------------------------------------


def test_who_is_no_neighbour_lives_nowhere(make: Make) -> None:
    """Put out: nobody keeps the number or says that they live there; they act for nobody."""
    home = says(make, make.li, door("5号楼"))
    make.act(make.li, acting.allow, home.key, make.sun.id)
    own = says(make, make.sun, door("3号楼"))
    make.act(make.chen, neighbours.note_telephone, make.home, make.sun.id, "13812345678")
    grant = make.do(memberships.residence, make.home, make.sun.id)
    assert grant is not None
    make.act(make.chen, residency.put_out_of, grant.key, Why.MOVED)
    assert make.again(own).ended_at is not None
    assert actors(make, home) == [make.li.id]
    assert make.rows(Telephone) == []
    sound(make)


def test_who_is_forgotten_leaves_no_address(make: Make) -> None:
    """It goes with the last who lived there; what is another's stays."""
    home = says(make, make.wang, door("3号楼"))
    says(make, make.li, door("3号楼"))
    old = says(make, make.sun, door("7号楼"))
    says(make, make.sun, door("8号楼"))
    make.do(personal_data.forget, make.wang.id)
    assert make.do(households.members, home.key) == [make.li.id]
    assert where(make, make.li) == "3号楼2单元501"
    make.do(personal_data.forget, make.sun.id)
    make.do(personal_data.forget, make.li.id)
    assert make.rows(HouseholdMember) == []
    assert make.again(old).address == ""
    assert {each.address + each.building for each in make.rows(Household)} == {""}
    sound(make)


def test_is_called() -> None:
    """As somebody names a building of theirs; no name at all is any."""
    called = ("3号楼", "二期3号楼", "13号楼", "")
    assert [addresses.is_called(each, "3号楼") for each in called] == [True, True, False, False]
    assert all(addresses.is_called(each, "") for each in called)


def test_in_order() -> None:
    labels = ["10号楼", "", "2号楼", "A座", "2号楼10单元", "2号楼9单元"]
    ordered = ["2号楼", "2号楼9单元", "2号楼10单元", "10号楼", "A座", ""]
    assert sorted(labels, key=addresses.in_order) == ordered
