"""A month in figures for the workers: a few lines and a picture."""

import io

import httpx
import pytest
from PIL import Image

from bot.messages import Action
from bot.operations.settings import Mode
from bot.pictures import chart, fonts
from bot.practice import Message
from bot.register import actions
from storage.wishes import claiming, confirmations, deliveries
from storage.wishes.wishes import Category, Urgency
from tests.harness import acts
from tests.harness.street import Street


def picture(street: Street, message: Message) -> Image.Image:
    """As it came over the wire, in its largest size."""
    file = street.room.world.files[message.content["photo"][-1]["file_id"]]
    assert file.mime == "image/png"
    return Image.open(io.BytesIO(file.content))


async def a_busy_month(street: Street) -> None:
    """Three wishes: one came true in a day and an hour, one is claimed, one waits."""
    brought = await acts.published(street)
    await street.forward(hours=1)
    await street.do(claiming.claim, street.id_of(street.li), brought.key)
    await street.forward(days=1)
    claim = (await acts.claim_on(street, brought)).key
    await street.do(deliveries.deliver, street.id_of(street.li), deliveries.NewDelivery(claim))
    await street.do(confirmations.confirm, street.id_of(street.wang), claim)
    held = await acts.published(street, street.he, title="修一盏灯", category=Category.REPAIR)
    await street.forward(hours=3)
    await street.do(claiming.claim, street.id_of(street.zhang), held.key)
    await acts.published(street, street.zhou, title="一袋米", urgency=Urgency.TODAY)


@pytest.mark.parametrize("mode", [Mode.POLLING, Mode.WEBHOOK])
async def test_a_month_in_figures(street: Street) -> None:
    """刘姐 asks and reads how many, how long and of what kind; the picture comes with it."""
    await a_busy_month(street)
    await street.liu.says("/stats")
    said = await street.liu.hears(
        "2030年3月的心愿",
        "许了3个心愿，认领了2个，点亮了1个",
        "等到认领，一般要：2小时",
        "从认领到收到，一般要：24小时",
        "物品 2、维修 1",
        "今天 1、一周内 2",
    )
    shown = picture(street, said)
    assert shown.width == chart.WIDTH
    assert len(shown.convert("RGB").getcolors(1 << 24) or ()) > 8


async def test_the_month_before(street: Street) -> None:
    """In April she looks back at March by a tap, and comes back; before the community there was
    nothing to look at."""
    await a_busy_month(street)
    await street.forward(days=30)
    await street.liu.says("/stats")
    empty = await street.liu.hears("4月还没有人许心愿")
    assert "photo" not in empty.content
    await street.liu.taps("上个月")
    march = await street.liu.hears("2030年3月的心愿", "许了3个心愿")
    assert "photo" in march.content
    assert street.liu.buttons(march) == ["这个月"]
    await street.liu.taps("这个月")
    await street.liu.hears("4月还没有人许心愿")


async def test_an_empty_month_is_said_kindly(street: Street) -> None:
    """Nobody wished yet: a kind line, no picture, no button to before there was anything."""
    await street.chen.says("/stats")
    said = await street.chen.hears("3月还没有人许心愿")
    assert "photo" not in said.content
    assert not said.buttons


async def test_figures_are_for_workers(street: Street) -> None:
    """王阿姨 is told whom to ask; in the neighbours' group the figures lead to the private chat;
    and a worker's button does nothing in her hand."""
    await street.wang.says("/stats")
    refused = await street.wang.hears("这一步您这边还做不了")
    march = actions.sign(Action("statistics.month", street.homes.community, "2030-03"))
    answer = await street.wang.taps_data(refused, march)
    assert "找不到了" in answer.text
    await street.liu.says("/stats")
    said = await street.liu.hears("3月还没有人许心愿")
    await street.liu.taps_data(said, march)
    await street.liu.hears("3月还没有人许心愿")
    await street.liu.says("/stats", to=street.group)
    await street.group_shows("这件事我们私下说")


async def test_without_a_font_the_words_are_in_the_text(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without Chinese letters: numbers and Latin letters are drawn, the text says all."""
    monkeypatch.setattr(fonts, "face", lambda: None)
    await a_busy_month(street)
    await street.liu.says("/stats")
    said = await street.liu.hears("许了3个心愿", "物品 2、维修 1")
    assert picture(street, said).width == chart.WIDTH


async def test_the_page_shows_the_picture(street: Street) -> None:
    """In the practice room the worker sees it as she would in her messenger."""
    await a_busy_month(street)
    await street.liu.says("/stats")
    said = await street.liu.hears("许了3个心愿")
    async with httpx.AsyncClient(trust_env=False) as client:
        params = {"me": street.liu.user.id}
        state = (await client.get(f"{street.base}/practice/state", params=params)).json()
        bubble = state["chats"][-1]["messages"][-1]
        file = await client.get(street.base + bubble["photos"][0])
    assert (bubble["id"], bubble["kind"]) == (said.id, "photo")
    assert file.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(file.content)).width == chart.WIDTH
