"""Rice on Saturday: two bags, two buildings, and a line behind them."""

from storage.community import moves
from storage.community.addresses import Address
from tests.harness.street import Neighbour, Street

TEXT = "周六在活动室发放大米，请带袋子。"


async def lives(street: Street, who: Neighbour, building: str) -> None:
    chen, home = street.id_of(street.chen), street.homes.community
    door = Address(building, "2单元501", is_whole=True)
    await street.do(moves.note, chen, home, street.id_of(who), door)


async def test_rice_for_two_buildings_at_their_own_hours(street: Street) -> None:
    """小陈 adds how many and when; 王阿姨 and 李明 have the two bags, each reads the hour of their
    own building; 赵先生 is next in line, and has one when 李明 gives his back."""
    await lives(street, street.wang, "3号楼")
    await lives(street, street.li, "5号楼")
    await street.chen.says(f"/notice {TEXT}")
    await street.chen.hears(TEXT, "请带：袋子", "不用报名")
    await street.chen.taps("补一句，改一改")
    await street.chen.taps("让大家报名领")
    await street.chen.says("2袋")
    await street.chen.taps("补一句，改一改")
    await street.chen.taps("领的时间")
    await street.chen.says("3号楼上午9点，5号楼上午10点")
    await street.chen.hears("3号楼 上午9点、5号楼 上午10点", "一共2袋，每户最多1袋")
    await street.chen.taps("发出去")
    await street.group_shows(TEXT, "3号楼 上午9点、5号楼 上午10点", "还剩2袋")

    assert "您领1袋" in (await street.wang.taps("我要领", on=street.group)).text
    hers = await street.wang.hears("您领1袋", "上午9点")
    assert "早就记着了，您领1袋" in (await street.wang.taps("我要领", on=street.group)).text
    assert "上午10点" not in hers.text
    assert "您领1袋" in (await street.li.taps("我要领", on=street.group)).text
    his = await street.li.hears("您领1袋", "上午10点")
    assert "上午9点" not in his.text
    assert "您排第 1 位" in (await street.zhao.taps("我要领", on=street.group)).text
    await street.group_shows("领完了，1 户在排队")

    await street.li.taps("不领了，让给别人")
    await street.li.taps("让给别人")
    await street.zhao.hears("轮到您了", "1袋")
    await street.zhao.taps("我要")
    await street.zhao.hears("您领1袋")
    await street.group_shows("领完了，还可以排队")
    answer = await street.tang.taps("我要领", on=street.group)
    assert "您排第 1 位。先点开和我的私聊" in answer.text
    assert "start=notice-show_" in answer.url

    await street.chen.taps("报名名单")
    await street.chen.hears("3号楼", "楼栋不详", "领1袋")
