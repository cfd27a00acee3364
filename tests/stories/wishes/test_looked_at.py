"""Before somebody reads where a neighbour lives, we look whether they are one still, whatever way
it would go out."""

import pytest

from storage.community import memberships
from tests.harness.acts import PLACE, taken_on
from tests.harness.street import Neighbour, Street

NEW = "9号楼101"


async def proposes_a_place(street: Street) -> None:
    await street.wang.says("/mywishes")
    await street.wang.taps("想改一改")
    await street.wang.taps("送到哪儿")
    await street.wang.says(NEW)
    await street.wang.hears("我去问认领的邻居")


def removed_unnoticed(street: Street, who: Neighbour) -> None:
    """An admin of the group removed them while nobody told us."""
    street.room.change_status(street.group, who.user, "kicked", street.chen.user)
    street.room.updates.drop()


async def is_neighbour(street: Street, who: Neighbour) -> bool:
    held = await street.look(memberships.held, street.id_of(who), street.homes.community)
    return bool(held)


async def test_another_place(street: Street) -> None:
    """王阿姨 has another place: 李明, who is no neighbour any more, does not read it, and what he
    read before is taken back."""
    await taken_on(street)
    removed_unnoticed(street, street.li)
    await proposes_a_place(street)
    await street.quiet()
    spoken = street.spoken(street.li.chat)
    assert NEW not in spoken
    assert PLACE not in spoken
    assert not await is_neighbour(street, street.li)


@pytest.mark.parametrize("way", ["/mywishes", "看怎么联系、送到哪儿", "link", "tomorrow"])
async def test_whatever_he_does(street: Street, way: str) -> None:
    """He asks for his list, taps for the address, follows the link of the card, or is reminded the
    day before: nothing private is left in his chat."""
    await taken_on(street)
    await proposes_a_place(street)
    await street.li.hears(NEW)
    removed_unnoticed(street, street.li)
    if way == "link":
        await street.li.opens("claim-details_1")
    elif way == "tomorrow":
        await street.forward(days=7)
    else:
        await street.li.says("/mywishes")
        if way != "/mywishes":
            await street.li.taps(way)
    await street.quiet()
    spoken = street.spoken(street.li.chat)
    assert NEW not in spoken
    assert PLACE not in spoken


async def test_a_proposal_is_taken_back_with_the_claim(street: Street) -> None:
    """王阿姨 proposed another place and then takes the wish back: 李明 reads neither place."""
    await taken_on(street)
    await proposes_a_place(street)
    await street.li.hears(NEW)
    await street.wang.says("/mywishes")
    await street.wang.taps("收回心愿")
    await street.wang.taps("收回")
    await street.wang.hears("收回了")
    await street.quiet()
    assert NEW not in street.spoken(street.li.chat)


async def test_the_list_says_it_again(street: Street) -> None:
    """A neighbour who asks for the list reads the proposal once more, and answers it there."""
    await taken_on(street)
    await proposes_a_place(street)
    await street.li.hears(NEW)
    await street.li.says("/mywishes")
    await street.li.hears("许愿的邻居想改一改", NEW)
    await street.li.taps("行，照这样")
    await street.wang.hears("照您说的改好了")


async def test_a_proposal_is_taken_back_with_the_consent(street: Street) -> None:
    """She proposed it, and then lets nobody see where she lives: it goes from that message too."""
    await taken_on(street)
    await proposes_a_place(street)
    await street.li.hears(NEW)
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    await street.wang.taps("收回缘由、地址")
    await street.quiet()
    spoken = street.spoken(street.li.chat)
    assert NEW not in spoken
    assert PLACE not in spoken
