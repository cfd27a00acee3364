"""A wish comes true, from the first word to the thanks."""

import pytest

from bot.operations.settings import Mode
from bot.practice import Message
from tests.harness.acts import SEND, approves, posts
from tests.harness.street import Street

pytestmark = pytest.mark.both

PRIVATE = ("看不清小按键", "7号楼1单元302", "13912345678", "王阿姨")


async def wishes_for_a_radio(street: Street) -> Message:
    """Every question once."""
    wang = street.wang
    await wang.says("/wish")
    await wang.hears("想请邻居帮什么忙")
    await wang.says("想要一台按键大的收音机")
    await wang.taps("一步步来")
    await wang.hears("哪一类")
    await wang.taps("物品")
    await wang.hears("要多少")
    await wang.says("1台")
    await wang.hears("给谁的")
    await wang.taps("我自己")
    await wang.hears("急不急")
    await wang.taps("随时都行")
    await wang.hears("最晚到哪天")
    await wang.says("3-20")
    await wang.hears("怎么回事", "不进群")
    await wang.says("眼睛花了，看不清小按键")
    await wang.hears("送到哪儿", "不进群")
    await wang.says("7号楼1单元302")
    await wang.hears("留个电话吗", "不进群")
    await wang.says("139 1234 5678")
    await wang.hears("有照片吗")
    await wang.sends_photo()
    await wang.hears("这张照片给谁看")
    await wang.taps("只给认领的邻居")
    await wang.hears("愿意给这位邻居看什么")
    await wang.taps("只给缘由和地址")
    return await wang.hears("您再看一眼")


@pytest.mark.parametrize("mode", list(Mode))
async def test_a_wish_comes_true(
    street: Street, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """王阿姨 wishes for a radio; a worker looks; 李明 takes it on and brings it; she says that it
    came and thanks him. The group sees a code and a need, and at no moment who or where."""
    wang, chen, li = street.wang, street.chen, street.li

    preview = await wishes_for_a_radio(street)
    for shown in ("想要一台按键大的收音机", "1台", "3月20日 周三", "下面这些不进群", "13912345678"):
        assert shown in preview.text
    await wang.taps("改一改")
    await wang.taps("心愿")
    await wang.hears("想请邻居帮什么忙")
    await wang.says("想要一台按键大一点的收音机")
    await wang.hears("您再看一眼", "按键大一点的收音机", "7号楼1单元302")
    await wang.taps(SEND)
    done = await wang.hears("心愿收到了")
    code = "2030-0001"
    assert code in done.text

    await wang.says("/mywishes")
    await wang.hears("按键大一点的收音机", "社工在看")

    review = await street.office_shows("请您看看", code, "按键大一点的收音机", "本人")
    for private in PRIVATE:
        assert private not in review.text
    toast = await approves(chen)
    assert toast.text == "记下了"
    await street.office_shows("小陈看过", "发到群里了")
    await wang.hears("已经发到群里了")

    card = await street.group_shows(code, "按键大一点的收音机", "1台", "等一位邻居认领")
    assert [each["text"] for each in card.buttons] == ["我来认领"]

    toast = await li.taps("我来认领", on=street.group)
    assert "认领好了" in toast.text
    details = await li.hears("按键大一点的收音机", "看不清小按键", "7号楼1单元302", "只给您看")
    assert "13912345678" not in details.text
    assert "photo" in details.content, "the photo is for the claimer"
    await wang.hears("李**认领了", "3月20日 周三")
    await wang.says("/mywishes")
    await wang.hears("李**认领了")
    assert (await street.group_shows(code)).id == card.id
    await street.group_shows("李**认领了")

    await li.taps("已送达")
    await li.hears("有照片就发来")
    await li.sends_photo(2)
    await li.hears("照片收好了")
    await li.taps("就这些")
    await li.hears("能不能也给群里看")
    await li.taps("只给许愿的邻居")
    await li.hears("带句话")
    await li.says("放在门口的柜子上了")
    await li.hears("记下了")
    brought = await wang.hears("李**", "送到了", "放在门口的柜子上了")
    assert wang.buttons(brought) == ["收到了", "还没有", "有问题"]
    assert len([m for m in street.room.chat(wang.user) if m.album]) == 2
    await street.group_shows("说办好了")
    await wang.says("/mywishes")
    await wang.hears("说办好了")

    toast = await wang.taps("收到了")
    assert toast.text == "心愿点亮了"
    await wang.hears("收到就好")
    await li.hears("点亮了")
    lit = await street.group_shows(code, "心愿已点亮", "李**")
    assert lit.id == card.id
    assert not lit.buttons

    await wang.taps("说句谢谢")
    await wang.hears("写一句，我带到")
    await wang.says("声音很清楚，谢谢您，有空打我电话13912345678")
    tucked = await wang.hears("遮住了")
    assert "13912345678" not in tucked.text
    await wang.taps("带过去")
    await wang.hears("带给李**了")
    thanks = await li.hears("声音很清楚")
    assert "13912345678" not in thanks.text
    await wang.says("/mywishes")
    await wang.hears("心愿已点亮")

    everything = street.spoken(street.group) + street.spoken(street.office)
    printed = "".join(capsys.readouterr()) + caplog.text
    for private in PRIVATE:
        assert private not in everything
        assert private not in printed or private == "王阿姨"


async def test_the_claim_ends_and_the_address_is_hidden(street: Street) -> None:
    """Once it is confirmed, /mywishes shows the claimer no address any more, and the old button
    shows none either."""
    await posts(street.wang)
    await approves(street.chen)
    await street.li.taps("我来认领", on=street.group)
    details = await street.li.hears("3号楼2单元501")
    await street.li.taps("这次不行", on=details)
    reasons = await street.li.hears("说说是哪一样")
    await street.li.taps("还是我来", on=reasons)
    again = await street.li.hears("3号楼2单元501", "13812345678")
    assert again.id == details.id
    await street.li.taps("这次不行")
    await street.li.taps("没找到合适的")
    await street.quiet()
    closing = await street.li.hears("这次没赶上不要紧，心愿先请别的邻居接着，您不用再办。")
    assert closing.id == details.id
    assert not closing.buttons
    await street.wang.hears("等别的邻居接着")
    await street.group_shows("2030-0001", "等一位邻居认领")
    assert "3号楼2单元501" not in street.spoken(street.li.chat)
    await street.li.says("/mywishes")
    await street.li.hears("您现在没有心愿")
