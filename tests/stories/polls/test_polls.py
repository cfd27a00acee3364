"""The neighbourhood decides what becomes of the old bicycles."""

from storage.community import moves
from storage.community.addresses import Address
from tests.harness.street import Street

DOOR = Address("3号楼", "2单元501", is_whole=True)


async def test_a_question_becomes_a_result(street: Street) -> None:
    """小陈 asks, one voice per household; 王阿姨 and 何叔 live behind one door: she chooses and
    changes her mind, he hears that his home has chosen; the result stands where the question did,
    and 小陈 hears it."""
    await street.wang.says("大家好", to=street.group)
    await street.he.says("早", to=street.group)
    for who in (street.wang, street.he):
        home, person = street.homes.community, street.id_of(who)
        await street.do(moves.note, street.id_of(street.chen), home, person, DOOR)
    await street.chen.says("/poll 楼道里的旧自行车怎么办？\n1. 停到车棚\n2. 请车主搬走")
    await street.chen.hears("旧自行车", "① 停到车棚", "每人一票")
    await street.chen.taps("每人一票")
    await street.chen.taps("每户一票")
    await street.chen.taps("发到群里")
    await street.group_shows("大家一起定", "旧自行车", "② 请车主搬走", "每户一票")

    assert "停到车棚" in (await street.wang.taps("① 停到车棚", on=street.group)).text
    await street.group_shows("已有 1 票", "██████████ 1 票（100%）")
    assert "您家已经投过" in (await street.he.taps("② 请车主搬走", on=street.group)).text
    await street.wang.taps("② 请车主搬走", on=street.group)
    await street.li.taps("② 请车主搬走", on=street.group)
    await street.group_shows("② 请车主搬走\n██████████ 2 票（100%）")

    await street.forward(days=3)
    await street.forward(hours=12)
    await street.group_shows("大家定下来了", "一共 2 票")
    await street.chen.hears("您问大家的这件事", "2 票（100%）")
    card = await street.group_shows("大家定下来了")
    assert not card.buttons
    await street.wang.says("/polls")
    await street.wang.hears("旧自行车", "定了")
