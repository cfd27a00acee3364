"""Whether somebody is still in a group of the community, asked of the channel."""

from collections.abc import Iterable
from functools import partial

from sqlmodel import Session

from bot.messages import Address, Channel, Presence
from bot.speaking.jobs import Job
from storage.community import group_members, groups, residency
from storage.engine.database import Database
from storage.messaging.kinds import Kind

FEW = 5  # groups: in more of them nobody is looked for, one call each


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


async def has_it_in_a_group(database: Database, job: Job, kind: Kind) -> bool:
    """Before somebody is told in private what stands in groups: whether one of these has them. It
    is remembered, so that the channel is asked once."""
    told, account, reads_in = job.told, job.account, kind.reads_in
    if reads_in is None or account is None or told.community_id is None:
        return False
    name = job.channel.name
    rooms = await database.read(
        lambda session: groups.addresses(session, name, reads_in(session, told))
    )
    for address, group_id in rooms.items() if len(rooms) <= FEW else ():
        look = await job.channel.presence(Address(address), account.external_id)
        if look is Presence.IN:
            await database.transact(partial(_noted, job=job, kind=kind, group_id=group_id))
            return True
    return False


def _noted(session: Session, job: Job, kind: Kind, group_id: int) -> None:
    told = job.told
    group_members.seen(session, told.community_id or 0, group_id, told.person_id or 0)
    if kind.read_there is not None:
        kind.read_there(session, told)
