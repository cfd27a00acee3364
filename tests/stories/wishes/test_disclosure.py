"""王阿姨 decides, part by part and at any time, what others see of her."""

from storage.community import consents
from storage.community.consents import ConsentKind
from tests.harness.acts import PHONE, PLACE, published, taken_on
from tests.harness.street import Street


async def test_one_part_is_taken_back(street: Street) -> None:
    """Somebody holds the wish; she takes only her telephone back: it goes from the message that the
    claimer has, the address stays, and no worker is troubled."""
    wish = await taken_on(street)
    before = next(each for each in street.li.messages if PHONE in each.text)
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    shown = await street.wang.hears("缘由、地址：认领的邻居能看", "电话：认领的邻居能看")
    assert "照片" not in shown.text
    await street.wang.taps("收回电话")
    await street.wang.hears("电话：不给看", "缘由、地址：认领的邻居能看")
    await street.quiet()
    again = next(each for each in street.li.messages if each.id == before.id)
    assert PLACE in again.text
    assert PHONE not in "".join(each.text for each in street.li.messages)
    assert "牵线" not in street.spoken(street.office)
    assert ConsentKind.SHARE_PHONE not in await street.look(consents.given, wish.key)


async def test_all_is_taken_back_and_given_again(street: Street) -> None:
    """Nothing is left to find her by: the claimer reads that a worker will call, the workers are
    asked; when she gives her address again, it comes to the claimer; all of it is history."""
    wang, li = street.wang, street.li
    await taken_on(street)
    await wang.says("/mywishes")
    await wang.taps("给谁看")
    await wang.taps("收回电话")
    await wang.taps("收回缘由、地址")
    await street.office_shows("李**认领了", "请社工牵线")
    for told in li.messages:
        for private in (PHONE, PLACE, "差点摔着"):
            assert private not in told.text
    assert any("已经告诉社工了" in each.text for each in li.messages)
    await li.says("/start")
    await wang.taps("给认领的邻居看缘由、地址")
    details = await li.hears(PLACE, "差点摔着")
    assert PHONE not in details.text
    await wang.taps("回到心愿")
    await wang.hears("李**认领了")
    await street.chen.says("/show 1")
    await street.chen.hears(
        "王阿姨收回了电话", "王阿姨收回了缘由和地址", "王阿姨愿意给看缘由和地址"
    )


async def test_a_second_tap_changes_nothing(street: Street) -> None:
    """The old look's button says what it wants, not the opposite of what is."""
    await taken_on(street)
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    shown = await street.wang.hears("给别人看的")
    take = next(b["callback_data"] for b in shown.buttons if b["text"] == "收回电话")
    for _ in range(2):
        await street.wang.taps_data(shown, take)
    await street.wang.hears("电话：不给看")
    assert PHONE not in "".join(each.text for each in street.li.messages)


async def test_the_picture_leaves_the_group(street: Street) -> None:
    """Her photo stood in the group; she takes it back, and the card goes on without it."""
    await street.wang.sends_photo()
    picture = street.room.chat(street.wang.chat)[-1].content["photo"][-1]["file_id"]
    await published(street, photo=picture, shows_photo=True)
    card = await street.group_shows("2030-0001")
    assert "photo" in card.content
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    await street.wang.taps("从群里收回照片")
    await street.wang.hears("照片：不给看")
    card = await street.group_shows("2030-0001")
    assert "photo" not in card.content
    assert not [m for m in street.room.chat(street.group) if "photo" in m.content]
    await street.wang.taps("照片给群里看")
    await street.wang.hears("照片：群里能看")


async def test_a_wish_that_is_over_has_nothing_to_share(street: Street) -> None:
    """After she took the wish back, an old 「给谁看」 opens nothing any more."""
    await published(street)
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    shown = await street.wang.hears("给别人看的")
    take = next(b["callback_data"] for b in shown.buttons if b["text"] == "收回电话")
    await street.wang.says("/mywishes")
    await street.wang.taps("收回心愿")
    await street.wang.taps("收回")
    await street.wang.hears("收回了")
    toast = await street.wang.taps_data(shown, take)
    assert "都不再显示" in toast.text
