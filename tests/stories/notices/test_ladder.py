"""Three have not seen that the water is cut: the captain knocks, a worker calls, nobody is left."""

from sqlmodel import Session, select

from storage.community import captains, memberships, moves, neighbours
from storage.community.addresses import Address
from storage.community.memberships import Role
from storage.community.neighbours import NewNeighbour
from storage.notices import acknowledgements
from storage.notices.notices import Notice
from tests.harness.street import Street

TEXT = "周二上午9点到下午3点停水，请提前接一桶水。"


FAR = Address("9号楼", "101", is_whole=True)


def at(flat: str) -> Address:
    return Address("3号楼", flat, is_whole=True)


def the_rest_have_seen_it(session: Session, people: set[int]) -> None:
    """Everybody of the cast, in whatever way."""
    [notice] = session.exec(select(Notice))
    for person_id in people:
        acknowledgements.say(session, person_id, notice)


async def test_three_elders_are_left_and_then_nobody(street: Street) -> None:
    """Nobody of the three elders of 3号楼 has a telephone with us. 老周 knocks at one door; the
    other two stand on 小陈's telephone list: one is called, for the other her son hears it; whoever
    has no number gets a slip, which comes as paper to print. The figures say so, by name too, and
    the sheet is there."""
    home, chen = street.homes.community, street.id_of(street.chen)
    zhou = street.id_of(street.zhou)
    await street.do(memberships.grant, home, zhou, Role.CAPTAIN)
    await street.do(captains.give, chen, home, zhou, "3号楼")
    for name, flat in (("刘奶奶", "101"), ("马爷爷", "201"), ("孟奶奶", "301")):
        await street.do(neighbours.note, chen, NewNeighbour(home, name, at(flat), "13812345678"))
    await street.do(neighbours.note, chen, NewNeighbour(home, "秦奶奶", FAR))
    await street.do(moves.note, chen, home, street.id_of(street.wang), at("401"))
    for who in (street.wang, street.zhou):
        await who.says("大家好", to=street.group)
    await street.chen.says(f"/notice {TEXT}")
    await street.chen.taps("不用点收到")
    await street.chen.taps("每位都点收到")
    await street.chen.taps("发出去")
    await street.group_shows(TEXT, "看到了点一下")
    for who in (street.wang, street.zhou):
        await who.taps("收到", on=street.group)
    await street.group_shows("2 位已经收到")
    await street.do(
        the_rest_have_seen_it, {street.id_of(each) for each in street.neighbours.values()}
    )

    await street.forward(hours=25)
    await street.zhou.hears("请您敲敲门（3 户）", "停水")
    assert "王阿姨" not in " ".join(street.zhou.buttons())
    await street.zhou.taps("3号楼101 刘奶奶")
    await street.zhou.hears("刘奶奶", TEXT)
    await street.zhou.taps("敲过门了")
    await street.zhou.hears("请您敲敲门（2 户）")
    await street.zhou.taps("3号楼201 马爷爷")
    await street.zhou.taps("不在家")
    await street.zhou.hears("请您敲敲门（2 户）")

    await street.forward(hours=24)
    await street.chen.says("/queue")
    shown = await street.chen.hears("还有 3 位没收到", "：敲过门，还差")
    await street.chen.taps("印门上的小条")
    paper = await street.chen.hears("小条在这里")
    assert paper is not shown
    assert "document" in paper.content
    await street.chen.hears("还有 2 位没收到", "印好的小条在下面")
    await street.chen.taps("打给下一位")
    await street.chen.hears("马爷爷", "13812345678", "3号楼201")
    await street.chen.taps("打过了，知道了")
    await street.chen.hears("孟奶奶", "还有 1 位")
    await street.chen.taps("请人转告")
    await street.chen.hears("请谁转告")
    await street.chen.says("儿子孟强")
    await street.chen.hears("请儿子孟强转告")
    await street.chen.says("/queue")
    await street.chen.hears("没有")
    await street.chen.says("/notices")
    await street.chen.taps("①")
    await street.chen.taps("谁收到了")
    await street.chen.hears("3号楼：4 / 4")
    await street.chen.taps("谁还没收到")
    await street.chen.hears("还没收到（1）", "秦奶奶")
    await street.chen.taps("回到数字")
    await street.chen.taps("存成表格")
    await street.chen.hears("用 Excel 打得开")
