"""Whether somebody is still in a group of the community, asked of the channel."""

from collections.abc import Iterable

from bot.messages import Address, Channel, Presence
from bot.speaking.jobs import Job
from storage.community import groups, residency
from storage.engine.database import Database


async def seen(channel: Channel, rooms: Iterable[str], person: str) -> Presence:
    """IN as soon as one of these groups has them; else what the others say."""
    found = set()
    for room in rooms:
        look = await channel.presence(Address(room), person)
        if look is Presence.IN:
            return look
        found.add(look)
    worst = (Presence.REMOVED, Presence.OUT)
    return next((each for each in worst if each in found), Presence.UNKNOWN)


async def is_neighbour(database: Database, job: Job) -> bool:
    """Before somebody reads what only a neighbour may read: whoever is in no group any more is none
    from now on, and reads nothing."""
    home, person = job.told.community_id, job.told.person_id
    if home is None or person is None or job.account is None:
        return True
    rooms = await database.read(lambda session: groups.beside(session, job.channel.name, home))
    look = await seen(job.channel, rooms, job.account.external_id)
    if look in (Presence.IN, Presence.UNKNOWN):
        return True
    is_removed = look is Presence.REMOVED
    return not await database.transact(
        lambda session: residency.not_seen(session, home, person, is_removed=is_removed)
    )
