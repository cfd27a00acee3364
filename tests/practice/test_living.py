"""Who lives where in the small neighbourhood of the demo."""

from bot.practice.neighbourhood import cast, living
from storage.community import captains, households, neighbours
from storage.community.households import Building
from storage.community.memberships import Role
from tests.harness.make import Make


def test_two_buildings_and_three_elders(make: Make) -> None:
    """Each building has its captain; three who live there have no account."""
    script = cast()
    ids = {key: make.person(key).id for key in ("he", "wang")}
    ids["chen"] = make.person("小陈", Role.ADMIN).id
    make.do(living.settle, script, make.home, ids)
    known = make.do(households.buildings, make.home)
    assert known == [Building("3号楼", 2, 2), Building("5号楼", 3, 3)]
    assert make.do(captains.of, make.home, "3号楼") == [ids["he"]]
    assert make.do(captains.of, make.home, "5号楼") == [ids["wang"]]
    unheard = make.do(lambda s: list(s.exec(neighbours.without_account(s, make.home))))
    assert len(unheard) == 3
