"""Somebody wrote words of danger: one worker says that they see to it, and everybody knows who."""

import asyncio
from datetime import timedelta

import pytest

from storage.engine import clock
from storage.wishes import alarms
from tests.harness.acts import handed_in
from tests.harness.street import Street

WORDS = "我不想活了"


async def test_one_worker_gets_in_touch(street: Street) -> None:
    """小陈 taps 「我来联系」: the card in the workers' group says so, 王阿姨 hears who is coming,
    at night too; 刘姐, a step later, reads who has it."""
    await street.until_hour(23)
    await street.wang.says(WORDS)
    card = await street.office_shows("王**", "让人担心的话")
    take = next(b["callback_data"] for b in card.buttons if b["text"] == "我来联系")
    toast = await street.chen.taps("我来联系", on=street.office)
    assert "现在就联系" in toast.text
    await street.chen.hears("请现在联系王阿姨", WORDS)
    assert "不想活" not in street.spoken(street.office)
    done = await street.office_shows("小陈在联系王**")
    assert done.id == card.id
    assert not done.buttons
    await street.wang.hears("小陈", "这就来联系您")
    late = await street.liu.taps_data(card, take)
    assert "小陈已经在联系了" in late.text
    await street.office_shows("小陈在联系王**")


@pytest.mark.both
async def test_two_workers_at_once(street: Street) -> None:
    """Both tap in the same moment: one has it, the other reads who; 王阿姨 hears it once."""
    await street.wang.says(WORDS)
    card = await street.office_shows("王**", "让人担心的话")
    take = card.buttons[0]["callback_data"]
    workers = (street.chen, street.liu)
    both = await asyncio.gather(*(each.taps_data(card, take) for each in workers))
    assert sorted("现在就联系" in each.text for each in both) == [False, True]
    assert sorted("早一步" in each.text for each in both) == [False, True]
    await street.quiet()
    assert sum("这就来联系您" in each.text for each in street.wang.messages) == 1


async def test_she_wrote_more_than_once(street: Street) -> None:
    """Three messages are one alarm, whose card says so; with one tap it is seen to. What she writes
    later rings again."""
    for _ in range(3):
        await street.wang.says(WORDS)
        await street.wang.hears("12356")
    await street.office_shows("让人担心的话", "写了 3 次")
    await street.chen.taps("我来联系", on=street.office)
    await street.quiet()
    shown = [m.text for m in street.room.chat(street.office)]
    assert sum("小陈在联系王**" in text for text in shown) == 1
    assert not any("让人担心的话" in text for text in shown)
    await street.wang.says(WORDS)
    again = await street.office_shows("王**", "让人担心的话")
    assert again.buttons[0]["text"] == "我来联系"


async def test_it_leads_to_the_wish(street: Street) -> None:
    """Words in an answer about a wish lead to its details."""
    await handed_in(street)
    await street.chen.taps("问一句", on=street.office)
    await street.chen.says("最近还好吗？")
    await street.wang.taps("回一句")
    await street.wang.says(WORDS)
    asked = await street.office_shows("王**", "让人担心的话")
    assert [b["text"] for b in asked.buttons] == ["我来联系", "看详情"]
    await street.chen.taps("看详情", on=asked)
    await street.chen.hears("王阿姨", "3号楼2单元501")
    assert "不想活" not in street.spoken(street.office) + street.spoken(street.group)


async def test_where_workers_have_no_group(street: Street) -> None:
    """Each hears it in private; when 小陈 has it, 刘姐 reads who."""
    await street.room.remove_bot(street.office, street.chen.user)
    await street.quiet()
    await street.wang.says(WORDS)
    await street.liu.hears("王阿姨", "让人担心的话")
    await street.chen.hears("王阿姨", "让人担心的话")
    await street.chen.taps("我来联系")
    await street.chen.hears("请现在联系王阿姨", "没有留下电话")
    await street.liu.hears("小陈在联系王阿姨")


async def test_nobody_takes_it(street: Street) -> None:
    """At eleven at night nobody sees it: 小陈 and 刘姐 are called in person, it stands first in
    /queue, and whoever takes it is asked whether it went well."""
    await handed_in(street)
    await street.until_hour(23)
    await street.wang.says(WORDS)
    await street.office_shows("王**", "让人担心的话")
    await street.forward(hours=1)
    await street.liu.hears("还没有人在联系王阿姨")
    await street.chen.hears("还没有人在联系王阿姨")
    await street.liu.says("/queue")
    first = await street.liu.hears("第 1 件，共 2 件", "让人担心的话")
    await street.liu.taps("我来联系", on=first)
    await street.liu.hears("13812345678", "3号楼2单元501", WORDS)
    await street.forward(hours=1)
    asked = await street.liu.hears("王阿姨联系上了吗")
    await street.liu.taps("联系上了", on=asked)
    await street.liu.hears("王阿姨联系上了")
    await street.chen.says("/queue")
    assert "让人担心的话" not in (await street.chen.hears("第 1 件，共 1 件")).text


async def test_nobody_else_takes_it(street: Street) -> None:
    """A guest in the workers' group who is no worker finds nothing behind the button."""
    await street.wang.says(WORDS)
    card = await street.office_shows("王**", "让人担心的话")
    await street.room.join(street.office, street.zhao.user, street.chen.user)
    toast = await street.zhao.taps_data(card, card.buttons[0]["callback_data"])
    assert "这个找不到了" in toast.text
    await street.office_shows("王**", "让人担心的话")


async def test_who_is_forgotten_is_named_no_more(street: Street) -> None:
    """After /forgetme the workers' group does not keep her name, and after ninety days nothing is
    kept of it at all."""
    await street.wang.says(WORDS)
    await street.office_shows("王**", "让人担心的话")
    await street.wang.says("/forgetme")
    await street.wang.taps("都删掉")
    await street.office_shows("请我们忘掉了")
    assert "王阿姨" not in street.spoken(street.office)
    clock.travel(timedelta(days=91))
    await street.forward(hours=1)
    assert await street.look(alarms.of, street.id_of(street.wang)) == []


async def test_perhaps_and_nobody_is_there(street: Street) -> None:
    """What 何叔 wrote may be of danger, and no worker can be reached: he reads that, and a
    number, not that somebody comes."""
    await street.room.remove_bot(street.office, street.chen.user)
    await street.quiet()
    for worker in (street.chen, street.liu):
        await worker.blocks_bot()
    await street.he.says("老公脾气越来越差，我怕他")
    said = await street.he.hears("您还好吗", "一时联系不上社工", "110")
    assert "来问候您" not in said.text


async def test_every_worker_has_blocked_us(street: Street) -> None:
    """We are out of the workers' group and 小陈 and 刘姐 have blocked the bot: 王阿姨 reads that
    nobody can be reached now, and the numbers. 小陈 opens the chat again and is told; with one tap
    she hears who comes."""
    await street.room.remove_bot(street.office, street.chen.user)
    await street.quiet()
    for worker in (street.chen, street.liu):
        await worker.blocks_bot()
    await street.wang.says(WORDS)
    said = await street.wang.hears("12356", "一时联系不上社工")
    assert "正在叫社工" not in said.text
    await street.forward(minutes=5)
    await street.chen.unblocks_bot()
    await street.chen.hears("王阿姨", "让人担心的话")
    await street.chen.taps("我来联系")
    await street.wang.hears("小陈", "这就来联系您")


async def test_the_workers_find_out_late(street: Street) -> None:
    """The last worker blocks us, of which we do not know yet: she reads that one is called, and a
    moment later that nobody can be reached after all."""
    await street.room.remove_bot(street.office, street.chen.user)
    await street.quiet()
    for worker in (street.chen, street.liu):
        worker.user.has_blocked = True  # and the messenger says nothing of it
    await street.wang.says(WORDS)
    await street.wang.hears("正在叫社工")
    await street.wang.hears("一时联系不上", "12356")


async def test_the_workers_group_returns(street: Street) -> None:
    """We are let into the workers' group again: it reads what nobody took."""
    await street.room.remove_bot(street.office, street.chen.user)
    await street.wang.says(WORDS)
    await street.chen.hears("王阿姨", "让人担心的话")
    await street.room.add_bot(street.office, street.chen.user)
    await street.office_shows("王**", "让人担心的话")


async def test_an_old_copy_leads_nowhere(street: Street) -> None:
    """小陈 taps 「我来联系」 on a message from before she asked to be forgotten, and reads that."""
    await street.wang.says(WORDS)
    card = await street.office_shows("王**", "让人担心的话")
    take = card.buttons[0]["callback_data"]
    await street.wang.says("/forgetme")
    await street.wang.taps("都删掉")
    await street.office_shows("请我们忘掉了")
    await street.chen.taps_data(card, take)
    await street.quiet()
    assert not any("请现在联系" in each.text for each in street.chen.messages)
    assert not any("来联系您" in each.text for each in street.wang.messages)


async def test_who_said_so_is_named(street: Street) -> None:
    """小陈 went; 刘姐 heard that it went well and says so: the card names both."""
    await street.wang.says(WORDS)
    await street.office_shows("王**", "让人担心的话")
    await street.chen.taps("我来联系", on=street.office)
    await street.liu.says("/queue")
    queue = await street.liu.hears("小陈在联系王阿姨")
    await street.liu.taps("联系上了", on=queue)
    await street.office_shows("王**联系上了", "这是刘姐说的", "去联系的是小陈")


async def _in_touch(street: Street) -> None:
    await handed_in(street)
    await street.wang.says(WORDS)
    await street.office_shows("王**", "让人担心的话")
    await street.chen.taps("我来联系", on=street.office)
    await street.chen.hears("请现在联系王阿姨", "3号楼2单元501", WORDS)


@pytest.mark.parametrize("button", ["联系上了", "没有危险，不用担心"])
async def test_what_he_read_goes_with_it(street: Street, button: str) -> None:
    """Once she was reached, or is in no danger, her address and words stand nowhere any more."""
    await _in_touch(street)
    await street.chen.taps(button)
    await street.quiet()
    _nothing_is_left(street)


async def test_what_he_read_goes_when_another_says_so(street: Street) -> None:
    """刘姐 says that she was reached: what 小陈 read is emptied."""
    await _in_touch(street)
    await street.liu.says("/queue")
    await street.liu.taps("联系上了", on=await street.liu.hears("小陈在联系王阿姨"))
    await street.quiet()
    _nothing_is_left(street)


async def test_what_he_read_goes_when_she_is_forgotten(street: Street) -> None:
    await _in_touch(street)
    await street.wang.says("/forgetme")
    await street.wang.taps("都删掉")
    await street.quiet()
    _nothing_is_left(street)


def _nothing_is_left(street: Street) -> None:
    stands = "\n".join(each.text for each in street.chen.messages)
    assert "3号楼2单元501" not in stands
    assert WORDS not in stands
    assert "收起来了" in stands or "记下了" in stands  # whichever of the two came last
