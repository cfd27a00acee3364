"""What befalls a group: upgraded, left, its card deleted."""

import pytest

from bot.practice import Chat
from storage.community.groups import Group, Purpose
from storage.messaging.outbox import OutboxState
from tests.faults.looking import claims_made, promises, rows, said_in
from tests.harness.acts import published
from tests.harness.street import Street

CODE = "2030-0001"
CLAIM = "我来认领"


async def _bound(street: Street) -> list[Group]:
    every = await rows(street, Group)
    return [each for each in every if each.purpose == Purpose.WISHES and each.is_present]


async def test_upgraded_between_card_and_claim(street: Street, basic: Chat) -> None:
    """The group becomes a supergroup: it is still the community's, the old card's button still
    works, and from now on the card stands and changes in the new group."""
    await published(street)
    old = await street.group_shows(CODE, group=basic)
    new = await street.room.upgrade(basic, street.chen.user)
    await street.quiet()
    assert [each.external_id for each in await _bound(street)] == [str(new.id)]
    await street.li.taps(CLAIM, on=old)
    assert len(await claims_made(street)) == 1
    await street.group_shows(CODE, "李**", group=new)
    assert len(said_in(street, new, CODE)) == 1
    await street.li.hears("501")


async def test_upgraded_while_a_card_is_due(street: Street, basic: Chat) -> None:
    """The card's change meets the closed door of the old group: it follows to the new one."""
    await published(street)
    old = await street.group_shows(CODE, group=basic)
    await street.room.tap(street.li.user, old, CLAIM)
    new = await street.room.upgrade(basic, street.chen.user)
    await street.group_shows(CODE, "李**", group=new)
    assert {told.uncertain for told in await promises(street, "wish.card")} == {0}


async def test_upgraded_and_never_told(street: Street, basic: Chat) -> None:
    """The news of the move is lost; the first message that fails brings it."""
    new = await street.room.upgrade(basic, street.chen.user)
    street.room.updates.drop()
    await published(street)
    await street.group_shows(CODE, group=new)
    assert [each.external_id for each in await _bound(street)] == [str(new.id)]
    await street.li.taps(CLAIM, on=new)
    assert len(await claims_made(street)) == 1


@pytest.mark.parametrize("is_heard", [True, False], ids=["heard of", "found out"])
async def test_thrown_out(street: Street, is_heard: bool) -> None:
    """What that group was to read waits for our return, every worker is told once, and the office
    goes on."""
    if is_heard:
        await street.room.remove_bot(street.group, street.wang.user)
    else:
        street.group.members[street.room.bot.id] = "kicked"
    await published(street)
    await street.chen.hears(street.group.title)
    await street.liu.hears(street.group.title)
    await street.forward(hours=2)
    assert len(said_in(street, street.chen.chat, street.group.title)) == 1
    waiting = [told.state for told in await promises(street, "wish.card")]
    assert set(waiting) <= {OutboxState.PARKED, OutboxState.SENT}
    assert await _bound(street) == []


async def test_thrown_out_and_found_out_then_heard(street: Street) -> None:
    """The message that failed was faster than the news: the workers are told once all the same."""
    street.group.members[street.room.bot.id] = "kicked"
    await published(street)
    street.group.members[street.room.bot.id] = "member"
    await street.room.remove_bot(street.group, street.wang.user)
    await street.forward(hours=1)
    assert len(said_in(street, street.chen.chat, street.group.title)) == 1


async def test_a_deleted_card_comes_back(street: Street) -> None:
    """Somebody deletes the card; at the next change the group sees it again, once."""
    await published(street)
    card = await street.group_shows(CODE)
    query = street.room.tap_now(street.li.user, card, CLAIM)
    await street.room.delete(card)
    await street.room.answer(query)
    await street.group_shows(CODE, "李**")
    assert len(said_in(street, street.group, CODE)) == 1
    assert len(await claims_made(street)) == 1
