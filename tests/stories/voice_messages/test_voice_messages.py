"""Whoever cannot type says it; a worker listens, and it becomes a wish, an answer, or nothing."""

from tests.harness.street import Street


async def test_what_was_said_aloud_becomes_a_wish(street: Street) -> None:
    """王阿姨 says what she would like; no group reads who it was. 小陈 listens and writes it down:
    her own wish, which she may take back."""
    await street.wang.sends_voice()
    await street.wang.hears("收到您的语音了", "听完就回您", "120")
    await street.office_shows("有位邻居发来一段语音")
    assert street.wang.name not in street.spoken(street.office)
    await street.chen.says("/queue")
    await street.chen.hears(street.wang.name, "说了一段")
    await street.chen.taps("听一听")
    played = await street.chen.hears(street.wang.name, "说了一段")
    assert "voice" in played.content
    await street.chen.taps("替邻居写成心愿")
    await street.chen.hears("想请邻居帮什么忙")
    await street.chen.says("想要一台按键大一点的收音机")
    await street.chen.hears("您再看一眼")
    await street.chen.taps("就这样，交给社工")
    await street.chen.hears("替邻居写好了", "收音机")
    told = await street.wang.hears(f"社工{street.chen.name}听了", "收音机")
    assert "收回心愿" in street.wang.buttons(told)
    await street.office_shows(f"{street.chen.name}听过，写成了心愿")
    await street.wang.says("/mywishes")
    await street.wang.hears("收音机")
    await street.liu.taps("发到群里", on=street.office)
    await street.group_shows("收音机")


async def test_an_answer_goes_back_and_only_once(street: Street) -> None:
    """Two workers listen; the first answer counts, and the other reads that it was seen to. In the
    middle of a form a voice is no wrong answer: the question stays."""
    await street.wang.says("/wish")
    await street.wang.hears("想请邻居帮什么忙")
    await street.wang.sends_voice()
    assert "收到您的语音了" in (heard := await street.wang.everything_new())
    assert "想请邻居帮什么忙" in heard
    for who in (street.chen, street.liu):
        await who.taps("听一听", on=street.office)
        await who.hears("说了一段")
    await street.liu.taps("回一句")
    await street.chen.taps("回一句")
    await street.chen.says("药周三就有，我给您送去")
    await street.wang.hears(f"社工{street.chen.name}听了，回您", "药周三就有")
    await street.liu.says("明天来拿")
    await street.liu.hears("已经有人听过")
    await street.wang.hears_nothing_of("明天来拿")


async def test_nothing_to_do_is_said_too(street: Street) -> None:
    """At night nobody is promised that they listen now; in a group a voice is left alone."""
    await street.until_hour(23)
    await street.wang.sends_voice()
    await street.wang.hears("夜里社工休息", "8:00")
    await street.room.send_voice(street.he.user, street.group)
    await street.forward(hours=10)
    await street.chen.says("/queue")
    await street.chen.taps("没什么要办的")
    await street.chen.taps("没什么要办的")
    await street.wang.hears(f"社工{street.chen.name}听到了")
    await street.chen.says("/queue")
    await street.chen.hears_nothing_of("说了一段")
    await street.he.hears_nothing_of("语音")
