"""A wish goes where no bot may enter: its text, its picture and its paper lead back to it, and who
passed it on hears when it is out of date."""

import io

import pypdfium2
import zxingcpp
from PIL import Image

from bot.practice import Message
from storage.wishes import claiming
from tests.harness import acts
from tests.harness.street import Neighbour, Street


def kept(street: Street, message: Message) -> bytes:
    """The picture or file that came with a message."""
    shown = message.content.get("document") or message.content["photo"][-1]
    return street.room.world.files[shown["file_id"]].content


def read(picture: Image.Image) -> set[str]:
    """What a camera finds in it."""
    return {each.text for each in zxingcpp.read_barcodes(picture.convert("L"))}


async def shares(street: Street, who: Neighbour, button: str = "分享①") -> tuple[str, str]:
    """The text that is ready to be pasted, and the address in it."""
    await who.says("/wishes")
    await who.taps(button)
    said = (await who.hears("想帮这个忙，点这里")).text
    return said, said.rpartition("\n")[2]


async def test_a_wish_is_passed_on(street: Street) -> None:
    """小陈 has five bags of rice to find: text, picture and poster say it all, and lead a neighbour
    to the very card, a stranger to the way in; once neighbours have all of it she hears so."""
    wish = await acts.published(street, title="给年长的邻居送大米", quantity=5, unit="袋")
    said, link = await shares(street, street.chen)
    assert len(said) <= 500
    for each in ("的邻居有个心愿", "给年长的邻居送大米", "还差5袋", "最晚", "2030-"):
        assert each in said
    assert acts.PLACE not in said
    picture = Image.open(io.BytesIO(kept(street, await street.chen.hears("想帮这个忙"))))
    assert picture.width == 1080
    assert read(picture) == {link}

    await street.chen.taps("贴在公告栏的海报")
    pages = pypdfium2.PdfDocument(kept(street, await street.chen.hears("海报在这里")))
    assert len(pages) == 1
    assert read(pages[0].render(scale=2).to_pil()) == {link}

    await street.li.opens(link)
    await street.li.hears("给年长的邻居送大米", "已认领 0/5")
    await street.tang.opens(link)
    assert "大米" not in await street.tang.everything_new()

    await street.do(claiming.claim, street.id_of(street.li), wish.key, 3)
    await street.chen.hears_nothing_of("分享出去的")
    await street.do(claiming.claim, street.id_of(street.zhang), wish.key, 2)
    await street.chen.hears("您分享出去的「给年长的邻居送大米」", "全接下了")
    assert "不用分享" in (await street.chen.taps("贴在门上的小条")).text


async def test_all_wishes_of_a_day_in_one_text(street: Street) -> None:
    """小陈 takes all that waits to another chat at once; where nothing waits there is nothing."""
    await street.chen.says("/share")
    await street.chen.hears("不用分享")
    for title in ("一双防滑拖鞋", "一袋大米"):
        await acts.published(street, title=title)
    await street.chen.says("/share")
    said = (await street.chen.hears("2个心愿在等邻居", "一双防滑拖鞋", "一袋大米")).text
    assert len(said) <= 500
    await street.li.opens(said.rpartition("\n")[2])
    await street.li.hears("一双防滑拖鞋", "一袋大米")
