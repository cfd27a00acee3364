"""Pictures come into the group after a worker has looked at them."""

from storage.wishes import deliveries
from storage.wishes.deliveries import NewDelivery
from tests.harness.acts import claim_on, handed_in, published, taken_on
from tests.harness.street import Neighbour, Street


async def picture_of(who: Neighbour) -> str:
    [sent] = await who.sends_photo()
    found: str = sent.content["photo"][-1]["file_id"]
    return found


async def photos_in_group(street: Street) -> int:
    await street.quiet()
    return len([each for each in street.room.chat(street.group) if "photo" in each.content])


async def lets_them_see(street: Street) -> None:
    """She had kept it for the claimer."""
    await published(street, photo=await picture_of(street.wang))
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    await street.wang.taps("照片给群里看")


async def test_a_picture_is_looked_at_first(street: Street) -> None:
    """王阿姨 lets the group see her picture after all: she reads that a worker looks first, and
    「群里能看」 when it is there."""
    await lets_them_see(street)
    await street.wang.hears("照片：社工看过、发到群里以后，大家能看")
    assert await photos_in_group(street) == 0
    asked = await street.office_shows("想把这张照片也给群里看")
    assert "photo" in asked.content
    assert "王阿姨" not in asked.text
    await street.chen.taps("可以给群里看", on=street.office)
    await street.wang.hears("社工看过「一双防滑拖鞋」的照片了")
    assert await photos_in_group(street) == 1
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    await street.wang.hears("照片：群里能看")


async def test_one_that_the_group_cannot_be_shown(street: Street) -> None:
    """The messenger does not know the picture: her card stands without it, and she reads that."""
    await published(street, photo="of-another-bot", shows_photo=True)
    await street.group_shows("等一位邻居认领")
    assert await photos_in_group(street) == 0
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    await street.wang.hears("照片：这张照片没能放到群里")


async def test_what_nobody_can_look_at_stays_out(street: Street) -> None:
    """The messenger does not show it to 小陈 either: he can keep it out alone, unseen."""
    await published(street, photo="of-another-bot")
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    await street.wang.taps("照片给群里看")
    asked = await street.office_shows("可是打不开")
    assert street.chen.buttons(asked) == ["不合适"]


async def test_one_that_does_not_fit(street: Street) -> None:
    """Her door plate is in it: 小陈 keeps it out, says so kindly, and the workers' group has it no
    more either; a second tap on the old message changes nothing."""
    await lets_them_see(street)
    asked = await street.office_shows("想把这张照片也给群里看")
    yes = next(b["callback_data"] for b in asked.buttons if b["text"] == "可以给群里看")
    await street.chen.taps("不合适", on=street.office)
    await street.office_shows("小陈看过了", "不发到群里")
    await street.wang.hears("不太适合放到群里")
    await street.liu.taps_data(asked, yes)
    assert await photos_in_group(street) == 0
    assert not [m for m in street.room.chat(street.office) if "photo" in m.content]
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    await street.wang.hears("照片：不给看")


async def test_it_waits_on_the_list(street: Street) -> None:
    """Nobody had time: /queue has it, with the picture."""
    claim = await claim_on(street, await taken_on(street))
    photo = await picture_of(street.li)
    form = NewDelivery(claim.key, (photo,), shows_photos=True)
    await street.do(deliveries.deliver, street.id_of(street.li), form)
    await street.wang.taps("收到了")
    await street.wang.taps("照片给群里看")
    assert await photos_in_group(street) == 0
    await street.liu.says("/queue")
    await street.liu.hears("办好时的照片", "两边都同意")
    await street.liu.taps("可以给群里看")
    await street.group_shows("照片是两边都同意给大家看的")
    assert await photos_in_group(street) == 1


async def test_one_for_the_claimer_alone(street: Street) -> None:
    """小陈 decides about a wish: the card says that there is a picture, which only /show shows."""
    await handed_in(street, photo=await picture_of(street.wang))
    card = await street.office_shows("照片：只给认领的邻居")
    assert "photo" not in card.content
    await street.chen.says("/show 1")
    assert "photo" in (await street.chen.hears("王阿姨")).content
