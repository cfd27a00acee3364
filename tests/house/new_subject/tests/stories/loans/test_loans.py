"""A drill goes from hand to hand."""

from tests.harness.street import Street

PLACE = "3号楼2单元501"


async def test_what_is_lent_comes_back(street: Street) -> None:
    """王阿姨 lends her drill; 何叔 taps first, alone reads where it is, is reminded once; when it
    is not back on its day, a worker asks."""
    await street.wang.says("/lend")
    await street.wang.hears("想借出什么")
    await street.wang.says("电钻")
    await street.wang.hears("到哪里来取")
    await street.wang.says(PLACE)
    await street.wang.taps("放到群里")
    await street.wang.hears("放到群里了")
    await street.group_shows("邻居借出", "电钻", "等人来借")
    assert "借好了" in (await street.he.taps("我来借", on=street.group)).text
    await street.he.hears(PLACE)
    await street.wang.hears(street.he.name, "电钻")
    await street.group_shows("电钻", "借出去了")
    assert PLACE not in street.spoken(street.group)

    await street.forward(days=5)
    await street.he.hears_nothing_of("别忘了")
    await street.forward(days=1)
    await street.he.hears("电钻", "别忘了")
    await street.forward(days=2)
    await street.chen.says("/queue")
    await street.chen.hears(street.he.name, "电钻", "还没有还")
    await street.chen.taps("已经还了")
    await street.chen.hears("已经还了")
    await street.group_shows("电钻", "不借了")
    await street.chen.says("/queue")
    await street.chen.hears_nothing_of("电钻")


async def test_nobody_borrows_their_own_thing(street: Street) -> None:
    """Her own card answers 王阿姨 kindly, and whoever comes second reads that it is gone."""
    await street.wang.says("/lend")
    for answer in ("电钻", PLACE):
        await street.quiet()
        await street.wang.says(answer)
    await street.wang.taps("放到群里")
    card = await street.group_shows("电钻", "等人来借")
    data = card.buttons[0]["callback_data"]
    assert "您自己借出" in (await street.wang.taps_data(card, data)).text
    await street.he.taps("我来借", on=street.group)
    assert "晚了一小步" in (await street.zhou.taps_data(card, data)).text
