"""Every "no" that a person can meet, with its true reason."""

import asyncio

import pytest

from tests.harness import seeing
from tests.harness.acts import (
    SEND,
    approves,
    brought,
    claim_on,
    fills_in,
    handed_in,
    published,
    taken_on,
)
from tests.harness.street import Street, zh

CLAIM = "我来认领"


# -- claiming -------------------------------------------------------------------------------------


@pytest.mark.both
async def test_many_tap_at_once_and_one_wins(street: Street) -> None:
    """Everybody taps in the same moment: one holds it, each of the others reads who, masked."""
    await published(street)
    card = await street.group_shows("2030-0001")
    claim = card.buttons[0]["callback_data"]
    everybody = (street.li, street.zhang, street.zhao, street.sun, street.he, street.zhou)
    toasts = await asyncio.gather(*(each.taps_data(card, claim) for each in everybody))
    won = [who for who, toast in zip(everybody, toasts, strict=True) if "认领好了" in toast.text]
    assert len(won) == 1
    first = f"{won[0].name[0]}**刚认领了"
    others = [toast.text for toast in toasts if "认领好了" not in toast.text]
    assert all(first in text for text in others), others
    await street.group_shows("认领了")
    assert "我来认领" not in street.spoken(street.group)


async def test_every_other_tapper_hears_the_true_reason(street: Street) -> None:
    """An old card answers as things are: yours already, taken, done, taken back."""
    wish = await published(street)
    card = await street.group_shows("2030-0001")
    claim = card.buttons[0]["callback_data"]
    assert "认领好了" in (await street.li.taps(CLAIM, on=card)).text
    assert "已经在您手上了" in (await street.li.taps_data(card, claim)).text
    late = await street.sun.taps_data(card, claim)
    assert "晚了一小步，李**刚认领了" in late.text
    assert "刚认领了" in (await street.wang.taps_data(card, claim)).text

    await street.li.taps("已送达")
    await street.li.taps("没有照片")
    await street.li.taps("不用带话")
    await street.li.hears("记下了")
    await street.wang.taps("收到了")
    assert "已经点亮了" in (await street.sun.taps_data(card, claim)).text
    assert "已经点亮了" in (await street.li.taps_data(card, claim)).text
    assert (await claim_on(street, wish)).state == "confirmed"


async def test_a_wish_that_was_taken_back(street: Street) -> None:
    """王阿姨 takes her wish back; the claimer is thanked, the next tapper told."""
    await published(street)
    card = await street.group_shows("2030-0001")
    claim = card.buttons[0]["callback_data"]
    await street.li.taps_data(card, claim)
    await street.wang.says("/mywishes")
    await street.wang.taps("收回心愿")
    await street.wang.hears("收回「一双防滑拖鞋」吗")
    await street.wang.taps("先留着")
    await street.wang.hears("李**")
    await street.wang.taps("收回心愿")
    await street.wang.taps("收回")
    await street.wang.hears("收回了")
    await street.li.hears("不用再办了")
    await street.group_shows("2030-0001", "收回了")
    assert not card.buttons
    for late in (street.sun, street.li):
        assert "许愿的邻居收回了这个心愿" in (await late.taps_data(card, claim)).text


async def test_nobody_claims_their_own_wish(street: Street) -> None:
    """王阿姨 taps on her own card."""
    await published(street)
    assert "您自己的心愿" in (await street.wang.taps(CLAIM, on=street.group)).text


async def test_three_in_hand_are_enough(street: Street) -> None:
    """李明 holds three wishes and takes no fourth before one is lit."""
    for number in range(3):
        await taken_on(street, title=f"第{number}件", place=f"{number + 1}号楼")
    await published(street, street.he, title="一把伞", place="9号楼")
    toast = await street.li.taps(CLAIM, on=street.group)
    assert "您手上有3个心愿，先点亮一个再来吧" in toast.text


@pytest.mark.both
async def test_a_double_tap_is_one_claim(street: Street) -> None:
    """Two taps of an eager thumb: one claim, one set of details."""
    await published(street)
    card = await street.group_shows("2030-0001")
    claim = card.buttons[0]["callback_data"]
    await asyncio.gather(*(street.li.taps_data(card, claim) for _ in range(2)))
    await street.quiet()
    assert sum("3号楼2单元501" in each.text for each in street.li.messages) == 1


# -- delivering and confirming ---------------------------------------------------------------------


async def test_a_step_that_is_over(street: Street) -> None:
    """The claimer's old buttons: what is delivered can't be given back or delivered again."""
    await taken_on(street)
    details = await street.li.hears("3号楼2单元501")
    deliver, _, _, release, *_ = (each["callback_data"] for each in details.buttons)
    await street.li.taps("已送达", on=details)
    await street.li.taps("没有照片")
    await street.li.taps("不用带话")
    await street.li.hears("记下了")
    assert "这一步已经过了" in (await street.li.taps_data(details, deliver)).text
    toast = await street.li.taps_data(details, release)
    assert "这一步已经过了" in toast.text


async def test_it_came_already(street: Street) -> None:
    """收到了, tapped again later, and every other answer after it."""
    await brought(street)
    asked = await street.wang.hears("送到了")
    got_it, not_yet, problem = (each["callback_data"] for each in asked.buttons)
    await street.wang.taps_data(asked, got_it)
    for again in (got_it, not_yet, problem):
        assert "已经记下收到了" in (await street.wang.taps_data(asked, again)).text


async def test_nobody_confirms_what_they_brought_themselves(street: Street) -> None:
    """刘姐 brought it herself: that it came is for the neighbour or a colleague to say."""
    await brought(street, street.liu)
    await street.liu.says("/queue")
    await street.liu.hears("王阿姨还没回话")
    toast = await street.liu.taps("电话里说收到了")
    assert zh("refused-own-delivery") in toast.text
    await street.chen.says("/queue")
    await street.chen.taps("电话里说收到了")
    await street.chen.taps("问过了，收到了")
    await street.chen.hears("小陈在电话里问过")


async def test_thanks_once(street: Street) -> None:
    """One 谢谢 goes out; a second is not pretended."""
    await brought(street)
    await street.wang.taps("收到了")
    lit = await street.wang.hears("想对帮忙的邻居说句话吗")
    await street.wang.taps("说句谢谢", on=lit)
    await street.wang.says("合脚，谢谢您")
    await street.wang.hears("带给李**了")
    await street.li.hears("合脚，谢谢您")
    assert "您的话已经带到了" in (await street.wang.taps("说句谢谢", on=lit)).text


async def test_not_yet_and_a_problem(street: Street) -> None:
    """还没有 and 有问题: the claimer hears without blame, the workers take it up, and 收到了 still
    works afterwards."""
    await brought(street)
    await street.wang.taps("还没有")
    await street.wang.hears("先不算办好")
    await street.li.hears("还没收到", "看看放在哪儿了")
    await street.office_shows("许愿的邻居说还没收到", "给两边打个电话")
    await street.wang.taps("收到了")
    await street.wang.hears("收到就好")

    await brought(street, title="一把伞", place="1号楼", unit="把")
    await street.wang.taps("有问题")
    await street.wang.hears("社工会来问您")
    await street.office_shows("一把伞", "说有问题")


async def test_what_is_brought_is_not_taken_back(street: Street) -> None:
    """After the delivery a wish can't be withdrawn, also not with an older button."""
    await taken_on(street)
    await street.wang.says("/mywishes")
    ask = await street.wang.hears("李**认领了")
    await street.wang.taps("收回心愿", on=ask)
    sure = await street.wang.hears("收回「一双防滑拖鞋」吗")
    await street.li.taps("已送达")
    await street.li.taps("没有照片")
    await street.li.taps("不用带话")
    await street.wang.hears("送到了")
    assert "收不回来" in (await street.wang.taps("收回", on=sure)).text


# -- posting --------------------------------------------------------------------------------------


async def test_five_open_wishes_are_enough(street: Street) -> None:
    """The sixth open wish waits until one is lit, and nobody fills in a form for nothing."""
    for number in range(5):
        await handed_in(street, title=f"第{number}件", place=f"{number + 1}号楼")
    await street.wang.says("/wish")
    await street.wang.hears("您有5个心愿还没办完")
    await street.wang.says("还想要一把伞")
    await street.wang.hears("您有5个心愿还没办完")


async def test_a_day_that_passed_while_writing(street: Street) -> None:
    """Today's last hour goes by while somebody writes: the day is asked again, the rest is kept."""
    await street.until_hour(20)
    await street.wang.says("/wish")
    await street.wang.says("一张票")
    await street.wang.taps("一步步来")
    await street.wang.taps("其他")
    await street.wang.taps("1张")
    await street.wang.taps("我自己")
    await street.wang.taps("随时都行")
    await street.wang.says("今天")
    await street.wang.hears("怎么回事")
    await street.forward(hours=6)
    await street.wang.taps("不多说了")
    await street.wang.hears("最晚到哪天")
    await street.wang.says("明天")
    await street.wang.hears("怎么回事")
    await street.wang.taps("不多说了")
    await street.wang.hears("写个地方就好")


async def test_a_wish_that_is_public_is_not_changed(street: Street) -> None:
    """改一改 from before the worker looked tells where the wish stands."""
    await handed_in(street)
    await street.wang.says("/mywishes")
    mine = await street.wang.hears("社工在看")
    revise = seeing.button(mine, "改一改") or ""
    await approves(street.chen)
    assert "这里改不了" in (await street.wang.taps_data(mine, revise)).text


async def test_approved_while_it_was_being_changed(street: Street) -> None:
    """王阿姨 is changing the words when 小陈 approves: she hears so, and the group's card stays."""
    await handed_in(street)
    await street.wang.says("/mywishes")
    await street.wang.taps("改一改")
    await street.wang.taps("都先不给，社工牵线")
    await street.wang.hears("您再看一眼")
    await approves(street.chen)
    await street.quiet()
    await street.wang.taps(SEND)
    await street.wang.hears("这里改不了")
    await street.group_shows("一双防滑拖鞋")


# -- reviewing ------------------------------------------------------------------------------------


async def test_each_way_a_colleague_was_first(street: Street) -> None:
    """刘姐's old buttons say what 小陈 did: asked, answered kindly, follows up; or that the
    neighbour took it back herself."""
    done = {
        "问一句": ("多大码？", "已经去问许愿的邻居了"),
        "婉拒": ("我去看您", "已经给许愿的邻居回过话"),
    }
    for number, (label, (words, told)) in enumerate(done.items()):
        await handed_in(street, title=f"第{number}件", place=f"{number + 1}号楼")
        card = await street.office_shows(f"第{number}件")
        approve = seeing.button(card, "发到群里") or ""
        await street.chen.taps(label, on=card)
        await street.chen.says(words)
        await street.quiet()
        assert f"小陈{told}" in (await street.liu.taps_data(card, approve)).text

    await handed_in(street, title="不想活了", place="7号楼")
    card = await street.office_shows("让人担心")
    care = card.buttons[0]["callback_data"]
    await street.chen.taps("我来跟进", on=card)
    assert "小陈说亲自来跟进" in (await street.liu.taps_data(card, care)).text

    await handed_in(street, title="一把伞", place="8号楼")
    card = await street.office_shows("一把伞")
    approve = seeing.button(card, "发到群里") or ""
    await street.wang.says("/mywishes")
    mine = await street.wang.hears("一把伞")
    await street.wang.taps("收回心愿", on=mine)
    await street.wang.taps("收回", on=mine)
    await street.wang.hears("收回了")
    assert "许愿的邻居自己收回了" in (await street.liu.taps_data(card, approve)).text


async def test_a_colleague_was_first_while_typing(street: Street) -> None:
    """刘姐 types a reason while 小陈 approves: nobody is refused, and she hears who was first."""
    await handed_in(street)
    await street.liu.taps("婉拒", on=street.office)
    await street.liu.hears("为什么群里不好办")
    await approves(street.chen)
    await street.liu.says("这件事难办")
    await street.liu.hears("早一步，小陈看过")
    await street.wang.hears_nothing_of("不好办")


# -- who may --------------------------------------------------------------------------------------


async def test_residents_do_not_review(street: Street) -> None:
    """王阿姨 is in the workers' group by mistake: its buttons do nothing for her."""
    await handed_in(street)
    await street.room.join(street.office, street.wang.user)
    card = await street.office_shows("请您看看")
    for label in ("发到群里", "改给群里看的话", "问一句", "婉拒", "看详情"):
        assert "这个找不到了" in (await street.wang.taps(label, on=card)).text
    assert "一双防滑拖鞋" not in street.spoken(street.group)


async def test_what_belongs_to_another_place(street: Street) -> None:
    """Commands said where they do not belong say where they do."""
    await street.chen.says("/bind")
    await street.chen.hears("到要用的那个群里发 /bind")
    await street.wang.says("/mywishes", to=street.group)
    await street.group_shows("这件事我们私下说")
    await street.wang.says("/nonsense")
    await street.wang.hears("这个我还不会")
    await street.wang.says("/nonsense", to=street.group)
    await street.quiet()
    assert "这个我还不会" not in street.spoken(street.group)


async def test_a_stranger(street: Street) -> None:
    """小唐 writes before belonging anywhere: told which group to come into, and whom to ask."""
    for said in ("/start", "/help", "想要一把伞"):
        await street.tang.says(said)
        shown = await street.tang.hears("请邻居或社工把您拉进「幸福里邻里互助群」")
        assert "/wish" not in shown.text
    await street.tang.says("/wish")
    await street.tang.hears("不知道您是哪个社区的", "拉进社区的群")
    await street.tang.says("/invite")
    await street.tang.hears("这一步您这边还做不了")
    await fills_nothing(street)


async def fills_nothing(street: Street) -> None:
    await street.tang.says("一把伞")
    await street.tang.hears("您好，我是点亮")
    assert street.tang.messages[-1].buttons == []


async def test_somebody_elses_link(street: Street) -> None:
    """Deep links that are spent, made up or another's open nothing."""
    await taken_on(street)
    for link in (
        "claim-details_1",
        "wish-show_1",
        "claim-details_99",
        "claim-details_x",
        "invite-use_never-made",
    ):
        await street.sun.opens(link)
        said = await street.sun.everything_new()
        assert "3号楼" not in said
        assert "找不到" in said or "用不了" in said, (link, said)


async def test_a_look_at_it_all_needs_the_last_tap(street: Street) -> None:
    """Nothing is sent before 就这样: not by words, not by yes."""
    await fills_in(street.wang)
    await street.wang.says("好的")
    await street.wang.hears("点一下最近那条消息下面的按钮")
    assert "请您看看" not in street.spoken(street.office)
