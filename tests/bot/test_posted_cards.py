"""A noun of which nobody but itself knows: declared, its rows have cards in groups like any."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import Session

from bot.messages import Message
from bot.register.cards import card
from bot.register.notifications import KEPT, NOTIFICATIONS, Telling
from storage.community import groups, people, posted_cards
from storage.community.groups import Purpose
from storage.community.people import Person
from storage.community.posted_cards import View
from storage.messaging import kinds
from tests.harness.make import Make
from tests.harness.registers import forgetting
from tests.harness.saying import Saying
from tests.harness.wire import Wire

REGISTERS: tuple[dict[Any, Any], ...] = (
    kinds.KINDS,
    posted_cards.VIEWS,
    posted_cards._STANDING,
    NOTIFICATIONS,
    KEPT,
)


def drawn(telling: Telling) -> Message:
    return Message(lead=people.get(telling.session, telling.told.row_id).name)


@pytest.fixture
def lamp(make: Make) -> Iterator[View]:
    """A person's lamp stands where notices are read; with a line for when it is lit once more."""
    with forgetting(*REGISTERS):
        view = posted_cards.declare("lamp", Person, Purpose.NOTICES)
        lit = kinds.declare("lamp.lit", Person)
        line = posted_cards.declare("flame", Person, Purpose.NOTICES, first=lit, beside=view)
        for each in (view, line):
            card(each)(drawn)
        NOTIFICATIONS[lit.name] = drawn
        yield view


def names(wire: Wire) -> list[tuple[str, str]]:
    return [(chat, message.lead) for chat, message in wire.said]


def _rename(session: Session, person_id: int, name: str, lamp: View, home: int) -> None:
    people.rename(session, people.get(session, person_id), name)
    posted_cards.refresh(session, home, lamp, person_id)


async def test_it_stands_in_groups_of_its_purpose(
    lamp: View, make: Make, saying: Saying, wire: Wire
) -> None:
    """A card in each group for notices and in no other; a change is an edit of it, and of the line
    beside it."""
    board, _ = make.group(Purpose.NOTICES), make.group(Purpose.WISHES)
    make.do(posted_cards.refresh, make.home, lamp, make.li.id)
    make.do(groups.tell_all, make.home, Purpose.NOTICES, kinds.KINDS["lamp.lit"], make.li.id)
    await saying.goes_on(minutes=1)
    assert names(wire) == [(board.external_id, "李明")] * 2
    make.do(_rename, make.li.id, "老李", lamp, make.home)
    await saying.goes_on(minutes=1)
    assert [each.lead for each in wire.shown_in(board.external_id)][-2:] == ["老李", "老李"]
    assert len(wire.said) == 2


async def test_a_new_group_sees_what_stands(
    lamp: View, make: Make, saying: Saying, wire: Wire
) -> None:
    """Bound for notices, a group is shown the lamps; bound for wishes, it is not."""
    li = make.li
    posted_cards.standing(lamp)(lambda session, community_id: [li.id])
    for purpose in (Purpose.NOTICES, Purpose.WISHES):
        group = make.group(purpose)
        make.do(posted_cards.show_all, make.home, group.key, purpose)
    await saying.goes_on(minutes=1)
    assert [lead for _, lead in names(wire)] == ["李明"]
