"""Who lives where, and who looks after which building."""

from storage.community import acting, captains, moves, neighbours
from storage.community.addresses import Address
from storage.community.captains import CaptainBuilding
from storage.community.memberships import Grant, Role
from storage.community.neighbours import NewNeighbour
from tests.harness.make import Make
from tests.house.access.declared import (
    ALL,
    STAFF,
    Life,
    breaks,
    buttons,
    commands,
    doors,
    lives,
    says,
    says_of_row,
    told,
)

buttons(ALL, "home.say home.drop")
buttons(frozenset({"owner", "worker", "admin", "claimer"}), "home.allow home.proxy")
buttons(STAFF, "home.look home.note neighbour.forget captain.give captain.take")
buttons(STAFF | {"captain"}, "building.show")
commands(ALL, "home")
commands(STAFF, "nophone")
commands(STAFF | {"captain"}, "building")
doors("household", acting.for_actor, captains.for_visitor)
doors("captain_building", captains.for_staff)
doors("noted", neighbours.for_staff)
says("neighbour.forget", "ask", "sure", "keep")
says("home.drop", "ask", "sure", "keep")
says("building.show", "0", "9")
for verb in ("home.look", "home.note", "captain.give"):
    says_of_row(verb, lambda life, _: [str(life.claimer.id)])
says_of_row("home.allow", lambda life, _: [f"{life.claimer.id}=yes", f"{life.owner.id}=no"])
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
    home = make.act(life.owner, moves.say, life.home, door)
    make.act(life.owner, acting.allow, home.key, life.claimer.id)
    new = NewNeighbour(life.home, f"{life.name}的奶奶", door, "13812345678")
    noted = make.act(life.worker, neighbours.note, new)
    life.rows["noted"] = make.rows(Grant, person_id=noted.key)
    newcomer = make.person(f"{life.name}的新房客", at=life.home)
    make.act(newcomer, moves.say, life.home, door)  # until one of them or a worker agrees
    captain = make.person("老周", Role.CAPTAIN, at=life.home)
    make.act(life.worker, captains.give, life.home, captain.id, door.building)
    life.people["captain"] = captain
    life.rows["household"] = [home]
    life.rows["captain_building"] = make.rows(CaptainBuilding, person_id=captain.id)
