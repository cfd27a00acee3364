"""Whose turn it is in a group: nobody's many messages hold up another's first."""

import pytest
from sqlmodel import Session

from storage.community.groups import Purpose
from storage.messaging import dispatch, outbox
from storage.messaging.kinds import Lane
from tests.harness.make import Make, Somebody
from tests.harness.notes import NOTE, note_of

pytestmark = pytest.mark.both


def said(make: Make) -> list[int]:
    """All that waits, one after the other as it is said."""
    order: list[int] = []

    def one(session: Session) -> int | None:
        for told in dispatch.due(session, frozenset({NOTE.name}), 1):
            outbox.begin(session, told)
            session.flush()
            outbox.sent(session, told)
            return told.row_id
        return None

    while (number := make.do(one)) is not None:
        order.append(number)
    return order


def tells(
    make: Make, room: int, who: Somebody | None, *numbers: int, lane: Lane | None = None
) -> None:
    for number in numbers:
        from_person = who.id if who else None
        where = {"community": make.home, "group": room}
        make.do(outbox.tell, note_of(lane), number, **where, from_person=from_person)


def test_the_first_of_each_goes_first(make: Make) -> None:
    """李明 had eighty said, then 王阿姨 one and 张老板 two: hers goes second; everybody's own keep
    their order, and a better lane goes before all of it."""
    room = make.group(Purpose.WORKERS).key
    many = list(range(100, 180))
    tells(make, room, make.li, *many)
    tells(make, room, make.wang, 1)
    tells(make, room, make.zhang, 2, 3)
    tells(make, room, None, 4)
    tells(make, room, make.li, 200)
    tells(make, room, make.li, 5, lane=Lane.ANSWER)
    order = said(make)
    assert order[:6] == [5, 100, 1, 2, 4, 101]
    assert order[6] == 3
    assert [each for each in order if each >= 100] == [*many, 200]


def test_another_group_counts_for_itself(make: Make) -> None:
    """What waits in one group makes nobody late in another."""
    rooms = [make.group(Purpose.WORKERS).key for _ in range(2)]
    tells(make, rooms[0], make.li, 1, 2, 3)
    tells(make, rooms[1], make.li, 4)
    assert [told.turn for told in make.told(group_id=rooms[0], kind=NOTE.name)] == [0, 1, 2]
    assert [told.turn for told in make.told(group_id=rooms[1], kind=NOTE.name)] == [0]
