"""A notice in a building with a captain, and how it is gone after."""

from datetime import timedelta
from typing import NamedTuple

from sqlmodel import Session

from storage.community import (
    captains,
    moves,
    neighbours,
)
from storage.community.addresses import Address
from storage.community.memberships import Role
from storage.community.neighbours import NewNeighbour
from storage.engine import clock
from storage.messaging import outbox
from storage.messaging.outbox import OutboxState, Told
from storage.notices import (
    calls,
    copies,
    knocks,
    ladder,
    notices,
    submission,
)
from storage.notices.copies import Copy
from storage.notices.knocks import KnockList
from storage.notices.notices import NewNotice, Notice, Wanted
from tests.harness.make import Make, Somebody

TEXT = "周二上午9点到下午3点停水，请提前接一桶水。"
DOOR = Address("3号楼", "2单元501", is_whole=True)
NEXT_DOOR = Address("3号楼", "2单元502", is_whole=True)
FAR = Address("5号楼", "101", is_whole=True)


class Block(NamedTuple):
    """A notice in a building with a captain: 王阿姨 at 501, her mother without an account there
    too, 李明 at 502, 孙医生 in another building."""

    said: Notice
    captain: Somebody
    mother: int


def block(make: Make, seen: Wanted = Wanted.EACH) -> Block:
    captain = make.person("老周", Role.CAPTAIN)
    make.act(make.chen, captains.give, make.home, captain.id, DOOR.building)
    for who, door in ((make.wang, DOOR), (make.li, NEXT_DOOR), (make.sun, FAR)):
        make.act(who, moves.say, make.home, door)
    new = NewNeighbour(make.home, "王奶奶", DOOR, "13812345678")
    mother = make.act(make.chen, neighbours.note, new).key
    said = make.act(make.chen, submission.write, NewNotice(make.home, TEXT, seen=seen))
    for told in make.rows(Told, kind="notice.told"):
        if told.person_id != mother:
            make.do(copies.note, told, f"m{told.person_id}", 1)
    make.do(notices.was_said, said.key)
    return Block(make.again(said), captain, mother)


def later(make: Make, hours: int) -> None:
    clock.travel(timedelta(hours=hours))
    make.do(ladder.climb)


def nudged(make: Make) -> list[int]:
    waits = make.rows(Told, kind="notice.nudge", state=OutboxState.READY)
    return sorted(each.person_id or 0 for each in waits)


def was_told(session: Session, told_id: int) -> None:
    """Delivery said it, in a new message."""
    told = session.get_one(Told, told_id)
    outbox.begin(session, told)
    copies.note_nudge(session, told, "new", 1)
    outbox.sent(session, told)


def listed(make: Make, captain: Somebody) -> list[tuple[str, tuple[str, ...]]]:
    """What the captain has on the list."""

    def look(session: Session) -> list[tuple[str, tuple[str, ...]]]:
        mine = [each for each in make.rows(KnockList) if each.person_id == captain.id]
        return [(d.address, d.names) for each in mine for d in knocks.waiting(session, each)]

    return make.do(look)


def copy_of(make: Make, block: Block, person_id: int) -> int:
    [found] = make.rows(Copy, notice_id=block.said.key, person_id=person_id)
    return found.key


def to_call(make: Make, block: Block) -> list[int]:
    left = make.do(lambda session: calls.left(session, session.get_one(Notice, block.said.key)))
    return [each.person_id for each in left]
