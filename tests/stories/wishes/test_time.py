"""What happens by itself when time goes by."""

from datetime import timedelta

import pytest

from storage.engine import clock
from tests.harness.acts import approves, handed_in, posts, published, taken_on
from tests.harness.hours import ZONE
from tests.harness.street import Street, zh

LIST = zh("list-title")


def wall() -> str:
    return f"{clock.local(clock.now(), ZONE):%m-%d %H}"


@pytest.mark.both
async def test_the_day_before_at_ten(street: Street) -> None:
    """李明 promised something for the 12th: on the 11th at ten he is reminded, once, and not a
    minute earlier; where to opens with a tap. The day after the next one takes its place."""
    await taken_on(street)
    await street.li.says("/help")
    await street.forward(days=5, hours=23, minutes=50)
    await street.li.hears_nothing_of("约好的日子")
    await street.forward(minutes=10)
    assert wall() == "03-11 10"
    reminder = await street.li.hears("约好的日子是明天（3月12日 周二）")
    assert "3号楼" not in reminder.text
    ways = ["已送达", "需要更多时间", "转给别人", "这次不行"]
    assert street.li.buttons(reminder)[1:-1] == ways
    await street.li.taps(street.li.buttons(reminder)[0], on=reminder)
    await street.li.hears("3号楼2单元501")
    await street.forward(days=1)
    await street.li.hears("约好的日子就是今天")
    former = next(each for each in street.li.messages if each.id == reminder.id)
    assert zh("claim-reminded-anew") in former.text
    assert street.li.buttons(former) == []


async def test_what_is_done_is_not_reminded_of(street: Street) -> None:
    """A delivered wish reminds nobody."""
    await taken_on(street)
    await street.li.taps("已送达")
    await street.li.taps("没有照片")
    await street.li.taps("不用带话")
    await street.li.hears("记下了")
    await street.forward(days=8)
    assert not [each for each in street.li.messages if "约好的日子" in each.text]


async def test_overdue_stands_in_the_queue(street: Street) -> None:
    """The agreed day went by: /queue says so, and nobody is blamed."""
    await taken_on(street)
    await street.forward(days=8)
    await street.chen.says("/queue")
    await street.chen.hears("过了约好的日子", "来不来得及")


async def test_the_daily_list_leads_on(street: Street) -> None:
    """Six wishes wait, five stand in the list: one tap shows the sixth."""
    for number in range(3):
        await published(street, title=f"第{number}件")
        await published(street, street.he, title=f"另外{number}件", place="1号楼")
    await street.until_hour(18)
    daily = await street.group_shows(LIST, zh("digest-lead", count=6))
    assert "2030-0006" not in daily.text
    await street.li.taps("看后面的 1 个", on=street.group)
    await street.group_shows(LIST, "2030-0006")


@pytest.mark.both
async def test_the_daily_list(street: Street) -> None:
    """At six in the evening the group reads which wishes wait, if there is news; not on a day
    without. What still stands in it when its last day is over says just that."""
    await published(street)
    await street.until_hour(17)
    assert LIST not in street.spoken(street.group)
    await street.until_hour(18)
    daily = await street.group_shows(LIST, zh("digest-lead", count=1), "一双防滑拖鞋")
    assert "① 我来认领" in [each["text"] for each in daily.buttons]
    await street.forward(days=1)
    assert street.spoken(street.group).count(LIST) == 1
    await published(street, street.he, title="一把伞", place="1号楼", unit="把")
    await street.until_hour(18)
    await street.group_shows(LIST, zh("digest-lead", count=2), "一把伞")
    toast = await street.sun.taps("② 我来认领", on=street.group)
    assert "认领好了" in toast.text
    await street.forward(days=5, hours=8)
    late = await street.zhang.taps("① 我来认领", on=street.group)
    assert "日子过了" in late.text


async def test_people_sleep_at_night(street: Street) -> None:
    """小陈 approves at eleven at night: the owner hears at eight in the morning, and only then
    the group sees the card."""
    await posts(street.wang)
    await street.office_shows("请您看看")
    await street.until_hour(23)
    await approves(street.chen)
    await street.wang.hears_nothing_of("已经发到群里了")
    await street.until_hour(7)
    await street.wang.hears_nothing_of("已经发到群里了")
    assert "防滑拖鞋" not in street.spoken(street.group)
    await street.until_hour(8)
    await street.group_shows("一双防滑拖鞋", "等一位邻居认领")
    await street.wang.hears("已经发到群里了")


async def test_who_taps_at_night_is_answered_at_night(street: Street) -> None:
    """李明 claims at two in the morning and gets what he needs at once; 王阿姨 hears at eight."""
    await published(street)
    await street.until_hour(2)
    await street.li.taps("我来认领", on=street.group)
    await street.li.hears("3号楼2单元501")
    await street.wang.hears_nothing_of("李**认领了")
    await street.until_hour(8)
    await street.wang.hears("李**认领了")


async def test_danger_wakes_the_workers(street: Street) -> None:
    """What can't wait does not wait, not even at three in the morning; an ordinary wish does."""
    await street.until_hour(3)
    await handed_in(street, street.he, title="一把伞", place="1号楼")
    await handed_in(street, story="不想活了")
    await street.office_shows("让人担心的话")
    assert "一把伞" not in street.spoken(street.office)
    await street.until_hour(8)
    await street.office_shows("一把伞")


async def test_wanted_again_when_nobody_knows_where_any_more(street: Street) -> None:
    """Half a year after a wish was put away its address is gone: whoever still needs it is told
    why, and how it goes on."""
    await published(street)
    await street.forward(days=200)
    asked = await street.wang.hears("先替您收起来")
    toast = await street.wang.taps("还需要", on=asked)
    assert "地址和电话已经按约定删掉了" in toast.text


async def test_a_restart_in_the_middle_of_a_question(street: Street) -> None:
    """The process ends and another begins: the open question, its answers and its buttons are as
    they were."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says("一双防滑拖鞋")
    await wang.taps("一步步来")
    kinds = await wang.hears("哪一类")
    await street.restart()
    await wang.taps("物品", on=kinds)
    await wang.hears("要多少")
    await wang.says("/help")
    await wang.hears("刚才这一问还等着您", "要多少")


@pytest.mark.both
async def test_nothing_is_missed_over_a_restart(street: Street) -> None:
    """What was due while nothing ran is told by whoever runs next."""
    await taken_on(street)
    await street.li.says("/help")
    await street.quiet()
    clock.travel(timedelta(days=6, hours=3))
    await street.restart()
    await street.app.clockwork.tick()
    await street.li.hears("约好的日子是明天（3月12日 周二）")
