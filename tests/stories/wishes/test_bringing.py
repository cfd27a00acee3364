"""Bringing it: a line with it, what the claimer sees afterwards, pictures for the group."""

import pytest

from storage.wishes import deliveries
from storage.wishes.deliveries import NewDelivery
from tests.harness.acts import brought, claim_on, taken_on
from tests.harness.street import Neighbour, Street, zh

LINE = "放在门口了，有事打13812345678"
TUCKED = "放在门口了，有事打＊＊＊"


async def writes_a_line(who: Neighbour, line: str) -> None:
    await who.taps("已送达")
    await who.taps("没有照片")
    await who.hears("带句话")
    await who.says(line)


@pytest.mark.parametrize(("label", "told"), [("遮住再带", TUCKED), ("照原样带", LINE)])
async def test_a_number_in_the_line(street: Street, label: str, told: str) -> None:
    """李明 writes a telephone number to 王阿姨: he sees the line without it, says which goes."""
    await taken_on(street)
    await writes_a_line(street.li, LINE)
    await street.li.hears("像有电话或门牌", TUCKED)
    await street.wang.hears_nothing_of("放在门口了")
    await street.li.taps(label)
    await street.li.hears("记下了")
    heard = await street.wang.hears("送到了", told)
    assert ("13812345678" in heard.text) is (told == LINE)


async def test_a_plain_line_is_not_asked_about(street: Street) -> None:
    """What holds nothing private goes straight on."""
    await taken_on(street)
    await writes_a_line(street.li, "放在门口的柜子上了")
    await street.li.hears("记下了")
    await street.li.hears_nothing_of("像有电话或门牌")
    await street.wang.hears("放在门口的柜子上了")


async def test_what_was_brought_waits_for_a_word(street: Street) -> None:
    """李明's list says of what he brought that it waits for 「收到了」, not by when to bring it;
    when it is disputed the day stands there again."""
    await brought(street)
    await street.li.says("/mywishes")
    mine = await street.li.hears("一双防滑拖鞋", "办好了，等一句「收到了」")
    assert "最晚哪天" not in mine.text
    assert street.li.buttons(mine) == [zh("claim-open-details"), zh("relay-button")]
    await street.wang.taps("还没有")
    await street.wang.hears("先不算办好")
    await street.li.says("/mywishes")
    mine = await street.li.hears("一双防滑拖鞋", "最晚哪天")
    assert "送到了" not in mine.text


async def test_the_pictures_are_offered_once(street: Street) -> None:
    """「照片给群里看」 goes away when it was tapped; 「说句谢谢」 stays until she has said it."""
    made = await taken_on(street)
    claim = await claim_on(street, made)
    [photo] = await street.li.sends_photo()
    picture = photo.content["photo"][-1]["file_id"]
    form = NewDelivery(claim.key, (picture,), shows_photos=True)
    await street.do(deliveries.deliver, street.id_of(street.li), form)
    await street.wang.taps("收到了")
    lit = await street.wang.hears("收到就好")
    assert street.wang.buttons(lit) == ["说句谢谢", "照片给群里看"]
    assert (await street.wang.taps("照片给群里看", on=lit)).text == zh("photo-shared")
    await street.chen.taps("可以给群里看", on=street.office)
    await street.group_shows("照片是两边都同意给大家看的")
    assert street.wang.buttons(lit) == ["说句谢谢"]


async def test_the_pictures_after_the_thanks(street: Street) -> None:
    """She thanked first: then nothing is left to tap after the pictures."""
    made = await taken_on(street)
    claim = await claim_on(street, made)
    [photo] = await street.li.sends_photo()
    form = NewDelivery(claim.key, (photo.content["photo"][-1]["file_id"],), shows_photos=True)
    await street.do(deliveries.deliver, street.id_of(street.li), form)
    await street.wang.taps("收到了")
    lit = await street.wang.hears("收到就好")
    await street.wang.taps("说句谢谢", on=lit)
    await street.wang.says("合脚，谢谢您")
    await street.wang.hears("带给李**了")
    await street.wang.taps("照片给群里看", on=lit)
    await street.wang.hears("收到就好")
    assert street.wang.buttons(lit) == []
