"""The turns a claimed wish takes: waiting for it, more time, another neighbour, another day."""

import pytest

from tests.harness.acts import brought, claim_on, published, taken_on
from tests.harness.street import Street, zh

CLAIM, WAIT = "我来认领", "排队等一等"


# -- the waiting list ----------------------------------------------------------------------------


@pytest.mark.both
async def test_next_in_line(street: Street) -> None:
    """孙医生 and 张老板 queue; 李明 gives it back: 孙医生 is asked, declines, and 张老板 has it."""
    await taken_on(street)
    assert "排第一位" in (await street.sun.taps(WAIT, on=street.group)).text
    assert "前面有1位" in (await street.zhang.taps(WAIT, on=street.group)).text
    assert (await street.sun.taps(WAIT, on=street.group)).text == zh("refused-already-waiting")
    await street.li.taps("这次不行")
    await street.li.taps("这阵子没空")
    offer = await street.sun.hears("轮到您", "1双")
    await street.group_shows("正在问排队的邻居")
    data = next(b["callback_data"] for b in offer.buttons if b["text"] == "我来")
    await street.sun.taps("这次不了")
    await street.sun.hears("好，我去问别的邻居。")
    assert (await street.sun.taps_data(offer, data)).text == zh("refused-offer-over")
    await street.zhang.hears("轮到您")
    await street.zhang.taps("我来", on=street.zhang.last)
    await street.zhang.hears("好，交给您了", "马上发到这里")
    await street.zhang.hears("3号楼2单元501")
    await street.group_shows("认领了")


async def test_no_answer_for_half_a_day(street: Street) -> None:
    """Twelve hours without a word: 孙医生 is let off kindly, the group may claim it again."""
    await taken_on(street)
    await street.sun.taps(WAIT, on=street.group)
    await street.li.taps("这次不行")
    await street.li.taps("这阵子没空")
    await street.sun.hears("轮到您")
    toast = await street.zhang.taps(WAIT, on=street.group)
    assert "前面" in toast.text or "排第一位" in toast.text
    await street.forward(hours=11)
    await street.group_shows("正在问排队的邻居")
    await street.forward(hours=12)
    await street.sun.hears("没等到您的回话")
    await street.zhang.hears("轮到您")


async def test_waits_no_longer(street: Street) -> None:
    """不等了 in /mywishes takes the place away; nobody is asked."""
    await taken_on(street)
    await street.sun.taps(WAIT, on=street.group)
    await street.sun.says("/mywishes")
    await street.sun.hears("您在排队的心愿", "一双防滑拖鞋")
    await street.sun.taps("不等了")
    await street.sun.hears("好，不等了。")
    await street.li.taps("这次不行")
    await street.li.taps("这阵子没空")
    await street.group_shows("等一位邻居认领")
    await street.sun.hears_nothing_of("轮到您")


# -- more time -----------------------------------------------------------------------------------


async def asks_for(street: Street, day: str) -> None:
    toast = await street.li.taps("需要更多时间")
    assert not toast.text, toast
    await street.li.says(day)
    await street.li.taps("对，就这天")


async def test_twice_by_oneself_then_a_worker(street: Street) -> None:
    """Once is 李明's to say where the wish has no last day, twice too; the third a worker answers,
    and the office reads who did."""
    await taken_on(street, urgency="anytime")
    for typed, day in (("3-14", "3月14日 周四"), ("3-16", "3月16日 周六")):
        await asks_for(street, typed)
        await street.li.hears(f"好，改到 {day}")
        await street.wang.hears("想晚一点办", day)
    await asks_for(street, "3-20")
    await street.li.hears("请社工看看", "3月20日 周三")
    card = await street.office_shows("李**想把", "3月20日 周三")
    await street.chen.says("/queue")
    await street.chen.hears("想多要几天的 1")
    yes = card.buttons[0]["callback_data"]
    await street.chen.taps("行，就改到那天", on=street.office)
    await street.office_shows("小陈说行：改到 3月20日 周三")
    assert (await street.liu.taps_data(card, yes)).text == zh("refused-nothing-asked")
    await street.li.hears("社工说行", "3月20日 周三")
    await street.wang.hears("想晚一点办", "3月20日 周三")


async def test_past_its_last_day_its_owner_is_asked(street: Street) -> None:
    """A wish for this week: later than that is 王阿姨's to say; the first day is too late for her,
    the second is not, and the card says so."""
    await taken_on(street)
    await asks_for(street, "3-20")
    await street.li.hears("过了许愿的邻居说的日子", "3月20日 周三")
    await street.wang.hears("李**想晚一点办", "过了您说的日子")
    await street.wang.taps("还是原来的日子")
    await street.wang.hears("好，还是 3月12日 周二")
    await street.li.hears("还是按 3月12日 周二 来")
    await asks_for(street, "3-14")
    await street.wang.taps("行，就改到那天", on=await street.wang.hears("想改到 3月14日 周四"))
    await street.li.hears("许愿的邻居说行", "3月14日 周四")
    await street.group_shows("最晚 3月14日 周四")


async def test_silent_after_the_day(street: Street) -> None:
    """Past the day and no word: it is free again, 李明 hears so kindly, the office too."""
    await taken_on(street)
    await street.forward(days=7)
    await street.li.hears("约好的日子就是今天")
    await street.forward(days=4)
    await street.li.hears("约好的日子过了")
    silent = await street.office_shows("李**还没有办好")
    assert [each["text"] for each in silent.buttons] == ["看详情"]
    assert "3号楼2单元501" not in street.spoken(street.li.chat)


# -- another neighbour ---------------------------------------------------------------------------


async def test_handed_to_a_name_that_is_written(street: Street) -> None:
    """李明 writes 孙医生's name; until she says yes it stays with him, then she has the address."""
    await taken_on(street)
    await street.li.taps("转给别人")
    await street.li.says("没有这个人")
    await street.li.hears("没找到叫「没有这个人」的邻居")
    await street.li.taps("回上一步")
    await street.li.says("孙医生")
    await street.li.hears("是这位吗")
    await street.li.taps("孙医生")
    await street.li.hears("去问孙医生了")
    await street.group_shows("李**认领了")
    asked = await street.sun.hears("李明想请您接着办", "1双")
    assert "3号楼" not in asked.text
    accept = asked.buttons[0]["callback_data"]
    await street.sun.taps("我来接着")
    await street.sun.hears("3号楼2单元501")
    await street.li.hears("孙医生接着办", "不用再办")
    await street.wang.hears("换成孙**来办")
    await street.group_shows("孙**认领了")
    assert "3号楼2单元501" not in street.spoken(street.li.chat)
    assert (await street.sun.taps_data(asked, accept)).text != ""


async def test_not_this_time(street: Street) -> None:
    """孙医生 can't: it is still with 李明."""
    await taken_on(street)
    await street.li.taps("转给别人")
    await street.li.says("孙医生")
    await street.li.taps("孙医生")
    await street.sun.taps("这次不方便")
    await street.li.hears("孙医生这次不方便接", "还在您手上")
    await street.group_shows("李**认领了")


async def test_a_part_is_handed_on(street: Street) -> None:
    """Two of five bags go to 孙医生, three stay with 李明, and he reads just that."""
    await taken_on(street, title="想要几袋大米", quantity=5, unit="袋")
    await street.li.taps("转给别人")
    await street.li.says("孙医生")
    await street.li.taps("孙医生")
    await street.li.taps("2袋")
    await street.sun.hears("2袋")
    await street.sun.taps("我来接着")
    await street.li.hears("分担了", "2袋", "您手上还有 3袋")
    await street.group_shows("李** 3袋", "孙** 2袋")


async def test_the_list_is_asked_one_after_the_other(street: Street) -> None:
    """李明 asks who waits: 张老板 can't, 孙医生 can; until her yes the group reads his name, and
    nobody but her reads where to."""
    await taken_on(street)
    for who in (street.zhang, street.sun):
        await who.taps(WAIT, on=street.group)
    await street.li.taps("转给别人")
    await street.li.taps("问问排队的邻居（2位）")
    await street.li.hears("去问排队的邻居了")
    await street.zhang.hears("您排着的", "来不及办", "1双")
    await street.zhang.taps("这次不方便")
    await street.zhang.hears("好，我去问别的邻居。")
    await street.sun.hears("轮到您了")
    await street.group_shows("李**认领了")
    await street.sun.taps("我来接着")
    await street.sun.hears("3号楼2单元501")
    await street.li.hears("孙**接着办", "不用再办")
    await street.group_shows("孙**认领了")
    assert "3号楼2单元501" not in street.spoken(street.zhang.chat)


# -- another wish of hers ------------------------------------------------------------------------


async def proposes_a_place(street: Street) -> None:
    await street.wang.says("/mywishes")
    await street.wang.taps("想改一改")
    await street.wang.taps("送到哪儿")
    await street.wang.says("9号楼")
    await street.wang.hears("我去问认领的邻居")


async def test_a_change_that_suits(street: Street) -> None:
    """王阿姨 has another place: 李明 agrees, reads the new address, and she hears it."""
    await taken_on(street)
    await proposes_a_place(street)
    asked = await street.li.hears("许愿的邻居想改一改", "9号楼")
    accept = asked.buttons[0]["callback_data"]
    await street.li.taps("行，照这样")
    await street.li.hears("好，就照新的来")
    await street.wang.hears("照您说的改好了")
    assert "9号楼" in street.spoken(street.li.chat)
    assert (await street.li.taps_data(asked, accept)).text == zh("refused-change-over")


async def test_a_change_that_does_not_suit(street: Street) -> None:
    """李明 lets go: it is open for others, and it does not count against him."""
    made = await taken_on(street)
    await proposes_a_place(street)
    await street.li.taps("那我不方便了")
    await street.li.hears("这次不算您爽约")
    await street.group_shows("等一位邻居认领")
    assert (await claim_on(street, made)).reason == "changed"


async def test_another_line_for_the_group(street: Street) -> None:
    """王阿姨's wish should say what size: 小陈 reads both lines, then the group the new one."""
    await published(street)
    await street.wang.says("/mywishes")
    await street.wang.taps("想改一改")
    await street.wang.taps("群里的那句话")
    await street.wang.says("一双38码的防滑拖鞋")
    await street.wang.hears("社工看过就改")
    await street.office_shows("许愿的邻居想改群里看的话", "一双38码的防滑拖鞋")
    await street.group_shows("一双防滑拖鞋")
    await street.wang.says("/mywishes")
    await street.wang.hears("想改一改：社工在看")
    await street.chen.taps("照这样改", on=street.office)
    await street.office_shows("小陈看过")
    await street.wang.hears("照您说的改好了")
    await street.group_shows("一双38码的防滑拖鞋")


async def test_the_line_stays(street: Street) -> None:
    """A telephone number in the new line is a flag; 小陈 writes why it stays as it is."""
    await published(street)
    await street.wang.says("/mywishes")
    await street.wang.taps("想改一改")
    await street.wang.taps("群里的那句话")
    await street.wang.says("防滑拖鞋，打13812345678")
    await street.wang.taps("照原样")
    await street.office_shows("像有电话号码")
    await street.chen.taps("照这样改", on=street.office)
    await street.office_shows("先改一改更稳妥")
    await street.chen.taps("先不改，写一句为什么", on=street.office)
    await street.chen.says("电话别进群，认领的邻居看得到。")
    await street.wang.hears("先不改", "电话别进群")
    await street.group_shows("一双防滑拖鞋")


# -- nobody says anything ------------------------------------------------------------------------


async def test_asked_again_and_then_the_workers(street: Street) -> None:
    """王阿姨 says nothing: asked once more after three days, the office after seven."""
    await brought(street)
    await street.forward(days=4)
    await street.wang.hears("收到了吗")
    await street.forward(days=4)
    await street.office_shows("许愿的邻居还没回话")


async def test_announced_again_asked_put_away_and_taken_up(street: Street) -> None:
    """Nobody comes: the group hears once more, 王阿姨 is asked, then it is put away; one tap and
    it waits again."""
    await published(street, urgency="anytime")
    await street.forward(days=4)
    await street.group_shows("等了几天了，还没人认领")
    await street.forward(days=11)
    await street.wang.hears("还需要吗")
    await street.forward(days=17)
    await street.wang.hears("先替您收起来")
    await street.group_shows("没等到，先收起来了")
    await street.wang.taps("还需要", on=street.wang.last)
    await street.group_shows("等一位邻居认领")


# -- the workers ---------------------------------------------------------------------------------


async def test_a_worker_takes_it_back(street: Street) -> None:
    """小陈 asks, keeps it, asks again, frees it; 李明 hears a kind word."""
    made = await taken_on(street)
    await street.chen.says(f"/show {made.number}")
    await street.chen.taps("另请别人")
    await street.chen.hears("不请李明办")
    await street.chen.taps("先留着")
    await street.chen.hears("许愿的邻居", "李**认领了")
    await street.chen.taps("另请别人")
    await street.chen.taps("另请邻居")
    await street.li.hears("社工把", "另请了人")
    await street.group_shows("等一位邻居认领")


async def test_a_worker_asks_somebody_else(street: Street) -> None:
    """小陈 asks 孙医生 to go on with 李明's claim; when she can't, 小陈 reads with whom it is."""
    made = await taken_on(street)
    await street.chen.says(f"/show {made.number}")
    await street.chen.taps("转给别人")
    await street.chen.says("孙医生")
    await street.chen.taps("孙医生")
    await street.chen.hears("还在李明手上")
    await street.sun.taps("这次不方便")
    await street.chen.hears("还在李明手上")


async def test_a_worker_puts_it_away(street: Street) -> None:
    """小陈 closes it with a reason: 王阿姨 reads the reason, 李明 that there is nothing to do."""
    made = await taken_on(street)
    await street.chen.says(f"/show {made.number}")
    await street.chen.taps("收起来")
    await street.chen.taps("先留着")
    await street.chen.taps("收起来")
    await street.chen.taps("已经有着落")
    await street.wang.hears("已经有着落，社工替您收起来了")
    await street.li.hears("已经有着落了，您不用再办了")
    await street.group_shows("社工收起来了")
    await street.li.hears_nothing_of("收回了")
