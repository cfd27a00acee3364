"""Every "no" on a claimed wish's way, each met by somebody who tapped or wrote in good faith."""

import asyncio
from datetime import timedelta

import pytest

from bot.practice import Message
from storage.wishes import claims, deadlines, deliveries
from storage.wishes.deliveries import NewDelivery
from tests.harness import seeing
from tests.harness.acts import PLACE, claim_on, published, taken_on
from tests.harness.street import FIRST_DAY, Street, zh

CLAIM, WAIT, MORE_TIME = "我来认领", "排队等一等", "需要更多时间"


def data(message: Message, label: str) -> str:
    """What a button carries, for a tap when the button is gone."""
    found = seeing.button(message, label)
    assert found is not None, seeing.shown(message)
    return found


async def gives_back(street: Street) -> None:
    """李明 can't this time."""
    await street.li.taps("这次不行")
    await street.li.taps("这阵子没空")
    await street.quiet()


# -- from the group's card -------------------------------------------------------------------------


async def test_claiming_what_somebody_in_line_is_asked_about(street: Street) -> None:
    """孙医生 waits and is asked: 张老板's tap on this morning's card takes nothing from her."""
    await published(street)
    card = await street.group_shows("等一位邻居认领")
    claim = data(card, CLAIM)
    await street.li.taps_data(card, claim)
    await street.sun.taps(WAIT, on=street.group)
    await gives_back(street)
    await street.sun.hears("轮到您")
    answer = await street.zhang.taps_data(card, claim)
    assert answer.text == zh("refused-being-offered")
    await street.sun.taps("我来")
    await street.group_shows("孙**认领了")


async def test_waiting_for_what_is_free(street: Street) -> None:
    """李明 gave it back a moment ago: nobody has to wait, and one tap takes it."""
    await taken_on(street)
    card = await street.group_shows("认领了")
    wait = data(card, WAIT)
    await gives_back(street)
    assert (await street.sun.taps_data(card, wait)).text == zh("refused-still-open")
    assert "认领好了" in (await street.sun.taps(CLAIM, on=street.group)).text


async def test_claiming_what_was_put_away(street: Street) -> None:
    """A month went by and nobody came: the card of then says that it was put away; when 王阿姨
    still needs it, the next tap has it."""
    await published(street, urgency="anytime")
    card = await street.group_shows("等一位邻居认领")
    claim = data(card, CLAIM)
    await street.forward(days=32)
    put_away = await street.wang.hears("先替您收起来")
    assert (await street.sun.taps_data(card, claim)).text == zh("refused-too-late")
    await street.wang.taps("还需要", on=put_away)
    assert "认领好了" in (await street.sun.taps(CLAIM, on=street.group)).text


@pytest.mark.both
async def test_three_write_three_of_five_at_once(street: Street) -> None:
    """Each holds one bag by the tap and would have three of the five in the same moment: one has
    them, and each of the others hears that nothing more is left, and keeps the one."""
    made = await published(street, title="想要几袋大米", quantity=5, unit="袋")
    everybody = (street.li, street.sun, street.zhang)
    for each in everybody:
        await each.taps(CLAIM, on=street.group)
        await each.hears("您一共来多少")
    await asyncio.gather(*(each.says("3") for each in everybody))
    heard = [await each.everything_new() for each in everybody]
    assert sum("3袋归您了" in each for each in heard) == 1, heard
    assert sum("1袋归您了" in each for each in heard) == 2, heard
    await street.group_shows("5/5", "都有人认领了")
    assert sorted(one.quantity for one in await street.look(claims.of_wish, made)) == [1, 1, 3]


# -- from the owner's side -------------------------------------------------------------------------


async def test_still_needed_when_somebody_has_it(street: Street) -> None:
    """王阿姨 reads yesterday's question after 李明 took it on: it waits no more, and stays his."""
    await published(street, urgency="anytime")
    await street.forward(days=15)
    asked = await street.wang.hears("还需要吗")
    assert "认领好了" in (await street.li.taps(CLAIM, on=street.group)).text
    answer = await street.wang.taps("还需要", on=asked)
    assert answer.text == zh("refused-not-waiting")
    await street.group_shows("李**认领了")


async def test_a_change_to_what_was_brought(street: Street) -> None:
    """李明 brought it before 王阿姨 tapped 想改一改: nothing about it can change."""
    made = await taken_on(street)
    await street.wang.says("/mywishes")
    mine = await street.wang.hears("李**认领了")
    change = data(mine, "想改一改")
    delivery = NewDelivery((await claim_on(street, made)).key)
    await street.do(deliveries.deliver, street.id_of(street.li), delivery)
    assert (await street.wang.taps_data(mine, change)).text == zh("refused-past-changing")


async def test_given_back_while_she_writes_what_to_change(street: Street) -> None:
    """王阿姨 is asked where to, and 李明 gives it back: there is nobody to ask, and who takes it
    next reads the new place."""
    await taken_on(street)
    await street.wang.says("/mywishes")
    await street.wang.taps("想改一改")
    await street.wang.taps("送到哪儿")
    await gives_back(street)
    await street.wang.says("9号楼")
    await street.wang.hears("好，改好了。")
    await street.sun.taps(CLAIM, on=street.group)
    await street.sun.hears("9号楼")


async def test_the_same_place_again(street: Street) -> None:
    """王阿姨 writes the place that stands already: 李明 is not troubled."""
    await taken_on(street)
    await street.wang.says("/mywishes")
    await street.wang.taps("想改一改")
    await street.wang.taps("送到哪儿")
    await street.wang.says(PLACE)
    await street.wang.hears(zh("refused-nothing-new"))
    assert "想改一改" not in street.spoken(street.li.chat)


# -- from the claimer's side -----------------------------------------------------------------------


async def test_asking_twice_for_the_same_day(street: Street) -> None:
    """李明 asks for 3-20 again before 王阿姨 answered: she reads it once, and he waits."""
    await taken_on(street)
    for heard in ("过了许愿的邻居说的日子", zh("refused-already-asked")):
        await street.li.taps(MORE_TIME)
        await street.li.says("3-20")
        await street.li.taps("对，就这天")
        await street.li.hears(heard)
    assert street.spoken(street.wang.chat).count("想晚一点办") == 1


async def test_no_day_is_later(street: Street) -> None:
    """The agreed day is as far ahead as a day may be: there is no later one to ask for."""
    made = await taken_on(street, urgency="anytime", until=FIRST_DAY + deadlines.FARTHEST)
    before = (await claim_on(street, made)).agreed_on
    answer = await street.li.taps(MORE_TIME)
    assert answer.text == zh("refused-day-too-far")
    assert (await claim_on(street, made)).agreed_on == before
    await street.forward(days=1)
    await street.li.taps(MORE_TIME)
    await street.li.says((before + timedelta(days=1)).strftime("%m-%d"))
    await street.li.taps("对，就这天")
    await street.li.hears("过了许愿的邻居说的日子")


async def test_handing_it_to_whoever_wished_it(street: Street) -> None:
    """李明 writes 王阿姨's name without knowing whose wish it is: she is not asked."""
    await taken_on(street)
    await street.li.taps("转给别人")
    await street.li.says("王阿姨")
    await street.li.taps("王阿姨")
    await street.li.hears(zh("refused-not-for-them"))
    await street.wang.hears_nothing_of("想请您接着办")
    await street.group_shows("李**认领了")
