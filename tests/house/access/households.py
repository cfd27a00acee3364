"""Who lives where, and who looks after which building."""

from storage.community import captains, households, neighbours
from storage.community.addresses import Address
from storage.community.memberships import Role
from storage.community.neighbours import NewNeighbour
from tests.harness.make import Make
from tests.house.access.declared import Life, breaks, lives, told

told("AddressMissing", "NoCaptain")
breaks(
    "somebody lives in two homes at once, or in one that is over",
    "UPDATE household SET ended_at = created_at",
)
breaks(
    "a home is kept in which nobody lives",
    "UPDATE household_member SET until = since",
)
breaks(
    "somebody lives here, or is called here, and is no neighbour",
    "UPDATE role_grant SET revoked_at = granted_at",
)
breaks(
    "a building is looked after by somebody else's role",
    "UPDATE role_grant SET role = 'donor' WHERE role = 'captain'",
)


@lives
def live_together(make: Make, life: Life) -> None:
    """Two live behind one door, another acts for them, a third has no account; somebody looks after
    the building."""
    door = Address(f"{life.home}号楼", "2单元501", is_whole=True)
    home = make.act(life.owner, households.say, life.home, door)
    make.act(life.owner, households.allow, home.key, life.claimer.id)
    new = NewNeighbour(life.home, f"{life.name}的奶奶", door, "13812345678")
    make.act(life.worker, neighbours.note, new)
    captain = make.person("老周", Role.CAPTAIN, at=life.home)
    make.act(life.worker, captains.give, life.home, captain.id, door.building)
    life.people["captain"] = captain
