"""Who lives where in the small neighbourhood: two buildings with a captain each, and three elders
without a phone, whom a worker has noted."""

from typing import Any

from sqlmodel import Session

from bot.texts import addresses
from storage.community import captains, moves, neighbours, roles
from storage.community.memberships import Role
from storage.community.neighbours import NewNeighbour


def settle(
    session: Session, script: dict[str, Any], community_id: int, ids: dict[str, int]
) -> None:
    """Everybody says where they live, or is noted by 小陈, who asks two of them to be captains."""
    by = ids["chen"]
    for each in script["living"]:
        address = addresses.read(each["home"])
        if key := each.get("key"):
            moves.say(session, ids[key], community_id, address)
        else:
            neighbours.note(session, by, NewNeighbour(community_id, each["name"], address))
    for key, building in script["captains"].items():
        roles.give(session, by, community_id, ids[key], Role.CAPTAIN)
        captains.give(session, by, community_id, ids[key], building)
