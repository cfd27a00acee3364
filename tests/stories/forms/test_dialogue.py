"""Where a question stands: one message of a form has live buttons, and none is left at the end."""

import asyncio

from tests.harness.acts import PHONE, SEND
from tests.harness.street import Neighbour, Street


def live(who: Neighbour) -> list[str]:
    """Every button of a form that is left in somebody's private chat."""
    return [
        each["text"]
        for message in who.messages
        for each in message.buttons
        if str(each.get("callback_data", "")).startswith("form.answer.")
    ]


async def only_the_last_is_live(who: Neighbour) -> None:
    await who.street.quiet()
    assert live(who) == who.buttons(who.last)


async def test_what_was_answered_is_a_line(street: Street) -> None:
    """After a tap the next question stands in the same message, below what was answered; after
    words it is a new one, and the old keeps the lines. An earlier answer is changed from there."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says("想要一盏台灯，光不刺眼")
    shown = await wang.hears("您再看一眼")
    await only_the_last_is_live(wang)
    await wang.taps("一步步来")
    await wang.taps("物品")
    asked = await wang.hears("✓ 类别：物品", "要多少")
    assert asked.id == shown.id, "an edit, not a new message"
    await wang.says("很多")
    await wang.hears("写个准数就好")
    await only_the_last_is_live(wang)
    await wang.says("2盏")
    await wang.hears("给谁的")
    assert "✓ 数量：2盏" in street.spoken(wang.chat)
    await only_the_last_is_live(wang)
    await wang.taps("改前面的")
    await wang.taps("类别")
    await wang.taps("维修")
    await wang.hears("✓ 类别：维修", "给谁的")
    await wang.says("/wishes")
    await wang.hears("刚才这一问还等着您", "给谁的")
    await only_the_last_is_live(wang)


async def test_nothing_is_live_at_the_end(street: Street) -> None:
    """Handed in by a tap: the look stays without buttons. An old button, as a slow phone still
    shows it, says what became of the wish; so does one of a form that was called off."""
    wang = street.wang
    await wang.says("/wish 想要一盏台灯")
    look = await wang.hears("您再看一眼")
    await wang.says(f"电话{PHONE}")
    await wang.taps("都先不给，社工牵线")
    last = await wang.hears("您再看一眼")
    assert "电话" in last.text
    send = next(each["callback_data"] for each in last.buttons if each["text"] == SEND)
    await wang.taps(SEND)
    await wang.hears("心愿收到了，编号 2030-0001")
    await wang.hears("群里会看到", "✓ 就这样，交给社工")
    assert live(wang) == []
    for old in (last, look):
        toast = await wang.taps_data(old, send)
        assert toast.text == "这个心愿已经交给社工了，编号 2030-0001。"
    await wang.says("/wish 想要一把伞")
    umbrella = await wang.hears("一把伞")
    cancel = next(each["callback_data"] for each in umbrella.buttons if each["text"] == "不写了")
    await wang.taps("不写了")
    await wang.hears("好，这次先不写了")
    assert live(wang) == []
    assert "不写了，什么也没发出去" in (await wang.taps_data(umbrella, cancel)).text
    assert "2030-0002" not in street.spoken(street.office)


async def test_another_wish_is_said_instead(street: Street) -> None:
    """Two sentences after each other: the last counts, and the first has no buttons any more."""
    wang = street.wang
    await wang.says("/wish 想要一把伞")
    await wang.hears("一把伞")
    await wang.says("/wish 想要一盏台灯")
    await wang.hears("您再看一眼", "一盏台灯")
    await only_the_last_is_live(wang)
    assert "先收起来了，什么也没发出去" in street.spoken(wang.chat)


async def test_two_taps_at_once(street: Street) -> None:
    """An impatient finger hands in one wish, and the second tap reads what became of it."""
    wang = street.wang
    await wang.says("/wish 想要一盏台灯")
    last = await wang.hears("您再看一眼")
    send = next(each["callback_data"] for each in last.buttons if each["text"] == SEND)
    toasts = await asyncio.gather(*(wang.taps_data(last, send) for _ in range(2)))
    await wang.hears("心愿收到了，编号 2030-0001")
    assert sorted(each.text for each in toasts) == ["", "这个心愿已经交给社工了，编号 2030-0001。"]
    assert "2030-0002" not in street.spoken(street.office)
