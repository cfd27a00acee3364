"""What belongs to a claim: its end takes everything private back, and nothing is said twice."""

import pytest
from sqlmodel import Session, select

from storage.messaging.inbox import InboxEvent
from storage.wishes.claims import Claim
from storage.wishes.deliveries import NewDelivery, deliver
from tests.harness.acts import brought, claim_on, fills_in, handed_in, published, taken_on
from tests.harness.street import Neighbour, Street

CLAIM = "我来认领"


def heard(who: Neighbour, words: str) -> int:
    """How many of their messages say this now."""
    return sum(words in each.text for each in who.messages)


# -- not there yet ---------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["还没有", "有问题"])
async def test_a_dispute_makes_it_undelivered(street: Street, label: str) -> None:
    """王阿姨 says that it has not come: in the group, in her list and in 李明's it is in his hands
    again, and he may bring it once more."""
    made = await brought(street)
    await street.group_shows("2030-0001", "说办好了")
    await street.wang.taps(label)
    await street.group_shows("2030-0001", "李**认领了")
    await street.wang.says("/mywishes")
    await street.wang.hears("李**认领了")
    await street.li.says("/mywishes")
    await street.li.hears("一双防滑拖鞋")
    assert street.li.buttons()[-5:-1] == ["已送达", "需要更多时间", "转给别人", "这次不行"]
    await street.li.taps("已送达")
    await street.li.taps("没有照片")
    await street.li.taps("不用带话")
    asked = await street.wang.hears("送到了")
    await street.wang.says("来啦", reply_to=asked)
    await street.wang.taps("收到了 · 一双防滑拖鞋")
    await street.group_shows("2030-0001", "心愿已点亮")
    assert (await claim_on(street, made)).state == "confirmed"


@pytest.mark.parametrize(("label", "office"), [("还没有", "说还没收到"), ("有问题", "说有问题")])
async def test_said_twice_is_heard_once(street: Street, label: str, office: str) -> None:
    """Her thumb taps twice: the claimer hears once at most, the workers once, and she gets the
    same answer both times."""
    await brought(street)
    asked = await street.wang.hears("送到了")
    data = next(each["callback_data"] for each in asked.buttons if each["text"] == label)
    for _ in range(3):
        assert "找不到" not in (await street.wang.taps_data(asked, data)).text
        await street.quiet()
    assert street.spoken(street.office).count(office) == 1
    assert heard(street.li, "还没收到") == (label == "还没有")


async def test_disputed_again_after_it_was_brought_again(street: Street) -> None:
    """He brings it a second time and again it is not there: that is new, and both hear of it;
    what the workers read of the first time says that he came again."""
    made = await brought(street)
    await street.wang.taps("还没有")
    await street.quiet()
    claim = await claim_on(street, made)
    await street.do(deliver, street.id_of(street.li), NewDelivery(claim.key))
    await street.wang.hears("送到了")
    await street.wang.taps("还没有")
    await street.quiet()
    assert street.spoken(street.office).count("又办了一次") == 1
    assert street.spoken(street.office).count("说还没收到") == 1
    assert heard(street.li, "还没收到") == 2


# -- the picture -----------------------------------------------------------------------------------


async def wishes_with_a_picture(street: Street) -> None:
    """王阿姨's picture is for the claimer only, and 李明 holds the wish."""
    await fills_in(street.wang)
    await street.wang.taps("改一改")
    await street.wang.taps("照片")
    await street.wang.sends_photo()
    await street.wang.taps("只给认领的邻居")
    await street.wang.taps("就这样，交给社工")
    await street.chen.taps("发到群里", on=street.office)
    await street.li.taps(CLAIM, on=street.group)
    await street.li.hears("3号楼2单元501")


def pictures(who: Neighbour) -> int:
    return sum("photo" in each.content for each in who.messages)


async def test_given_back_the_picture_goes_too(street: Street) -> None:
    """李明 gives the wish back: her picture is gone from his chat like her address; it is there
    again for whoever takes the wish on next, and nowhere in the group."""
    await wishes_with_a_picture(street)
    assert pictures(street.li) == 1
    await street.li.taps("这次不行")
    await street.li.taps("这阵子没空")
    await street.quiet()
    assert pictures(street.li) == 0
    assert "3号楼2单元501" not in street.spoken(street.li.chat)
    await street.sun.taps(CLAIM, on=street.group)
    await street.sun.hears("3号楼2单元501")
    assert pictures(street.sun) == 1
    assert not [each for each in street.room.chat(street.group) if "photo" in each.content]


async def test_taken_back_the_picture_goes_too(street: Street) -> None:
    """王阿姨 takes the wish back: what 李明 had to read and see of hers is emptied."""
    await wishes_with_a_picture(street)
    await street.wang.says("/mywishes")
    await street.wang.taps("收回心愿")
    await street.wang.taps("收回")
    await street.li.hears("不用再办了")
    await street.quiet()
    assert pictures(street.li) == 0
    assert "3号楼2单元501" not in street.spoken(street.li.chat)


async def test_lit_the_picture_goes_too(street: Street) -> None:
    """When it has come, nobody needs her picture any more."""
    await wishes_with_a_picture(street)
    await street.li.taps("已送达")
    await street.li.taps("没有照片")
    await street.li.taps("不用带话")
    await street.wang.hears("送到了")
    assert pictures(street.li) == 1, "she has not said yet that it came"
    await street.wang.taps("收到了")
    await street.li.hears("点亮了")
    await street.quiet()
    assert pictures(street.li) == 0


# -- taken back before anybody saw it --------------------------------------------------------------


async def test_what_was_never_published_is_taken_back_in_silence(street: Street) -> None:
    """王阿姨 takes a wish back that no neighbour has seen: the group reads nothing, neither now nor
    at six; the workers' card says it, and there is nothing left to look at."""
    before = street.spoken(street.group)
    await handed_in(street)
    await street.wang.says("/mywishes")
    await street.wang.taps("收回心愿")
    await street.wang.taps("收回")
    await street.wang.hears("收回了")
    await street.office_shows("2030-0001", "收回了")
    await street.until_hour(19)
    assert street.spoken(street.group) == before
    await street.chen.says("/queue")
    await street.chen.hears("现在没有等您的事")


# -- one tap, delivered twice ----------------------------------------------------------------------


def claims_of(session: Session) -> list[Claim]:
    return list(session.exec(select(Claim)))


async def test_a_refused_tap_that_comes_twice(street: Street) -> None:
    """Telegram brings 孙医生's tap twice. It was too late the first time and stays so the second,
    even though the wish is free again by then: one answer, no claim of hers."""
    made = await published(street)
    card = await street.group_shows("2030-0001")
    data = card.buttons[0]["callback_data"]
    await street.li.taps_data(card, data)
    late = await street.sun.taps_data(card, data)
    assert "晚了一小步" in late.text
    update = max(street.room.updates.all)
    await street.li.taps("这次不行")
    await street.li.taps("点错了")
    await street.group_shows("2030-0001", "等一位邻居认领")
    heard_before = len(await street.look(_events))
    street.room.redeliver(update, 2)
    await street.quiet()
    assert street.room.updates.told[update] >= 3
    assert len(await street.look(_events)) == heard_before
    assert [each.person_id for each in await street.look(claims_of)] == [street.id_of(street.li)]
    await street.group_shows("2030-0001", "等一位邻居认领")
    assert (await claim_on(street, made)).state == "released"


def _events(session: Session) -> list[InboxEvent]:
    return list(session.exec(select(InboxEvent)))


async def test_the_details_are_asked_for_twice(street: Street) -> None:
    """Two taps on 「看怎么联系」 in one breath are one message."""
    await taken_on(street)
    await street.li.says("/mywishes")
    mine = await street.li.hears("一双防滑拖鞋")
    open_it = next(each["callback_data"] for each in mine.buttons if "看怎么" in each["text"])
    before = heard(street.li, "3号楼2单元501")
    await street.li.taps_data(mine, open_it)
    await street.quiet()
    assert heard(street.li, "3号楼2单元501") == before + 1
