"""Two communities on one bot: whoever is in both is asked when it matters, and nothing leaks."""

import pytest
from sqlmodel import Session, select

from bot.practice import Chat
from storage.community.memberships import Role
from storage.wishes import review, submission
from storage.wishes.wishes import Wish
from tests.harness.acts import SEND, form, handed_in, published
from tests.harness.street import Street

pytestmark = pytest.mark.both

OTHER = "桂花苑"


async def next_door(street: Street) -> tuple[int, Chat]:
    """桂花苑 with 赵先生 as its worker, 王阿姨 and 孙医生 in both places, a group for wishes."""
    roles = {"zhao": Role.ADMIN, "wang": Role.RESIDENT, "sun": Role.VOLUNTEER}
    home = await street.found_another(OTHER, **roles)
    group = await street.another_group("桂花苑互助群", street.zhao, street.wang, street.sun)
    await street.zhao.says("/bind", to=group)
    await street.zhao.taps(f"{OTHER}：发心愿", on=group)
    await street.group_shows(f"{OTHER}的心愿会发在这个群里", group=group)
    return home, group


async def test_which_one_only_when_it_matters(street: Street) -> None:
    """王阿姨 lives in both: /wish asks which; 李明, who lives in one, is never asked; in a group
    the group says which."""
    _, group = await next_door(street)
    wang = street.wang
    await wang.says("/wish")
    await wang.hears("说给哪个社区")
    await wang.taps(OTHER)
    await wang.hears("想请邻居帮什么忙")
    await wang.says("/cancel")
    await wang.hears("好，这次先不写了")
    await wang.says("/wishes")
    await wang.hears("这次说的是哪一个")
    await wang.taps("幸福里社区")
    await wang.hears("没有等着的心愿")
    await wang.says("/wish 一把伞", to=group)
    await wang.hears("您再看一眼")
    await street.li.says("/wish")
    await street.li.hears("想请邻居帮什么忙")


async def test_a_wish_stays_in_its_community(street: Street) -> None:
    """A wish of 桂花苑 is looked at and shown there: 幸福里 neither sees, counts nor opens it."""
    home, group = await next_door(street)
    await street.wang.says("/wish 一把伞", to=group)
    wang = street.wang
    await wang.taps(SEND)
    await wang.hears("心愿收到了")
    await street.zhao.hears("请您看看", "一把伞")
    assert "一把伞" not in street.spoken(street.office)
    await street.zhao.taps("发到群里")
    await street.group_shows("一把伞", group=group)
    assert "一把伞" not in street.spoken(street.group)

    await street.chen.says("/queue")
    await street.chen.hears("现在没有等您的事")
    await street.chen.says("/show 1")
    await street.chen.hears("这个找不到了")
    await street.li.says("/wishes")
    await street.li.hears("没有等着的心愿")
    await street.sun.says("/wishes")
    await street.sun.taps(OTHER)
    await street.sun.hears("一把伞")
    [wish] = [each for each in await street.look(_wishes) if each.community_id == home]
    assert wish.code == "2030-0001"


async def test_no_button_reaches_across(street: Street) -> None:
    """Real buttons of one place, tapped by people of the other or in its chats: not found, and
    nothing happens."""
    home, group = await next_door(street)
    await handed_in(street)
    review_card = await street.office_shows("请您看看")
    await street.sun.says("/help")
    private = await street.sun.hears("/wish")
    await street.zhao.says("/help")
    his = await street.zhao.hears("/queue")
    for button in review_card.buttons:
        data = button["callback_data"]
        assert "找不到" in (await street.sun.taps_data(private, data)).text
        assert "找不到" in (await street.zhao.taps_data(his, data)).text

    theirs = await street.do(
        submission.submit, street.id_of(street.wang), form(street, community_id=home)
    )
    await street.do(review.approve, street.id_of(street.zhao), theirs.key)
    card = await street.group_shows("一双防滑拖鞋", group=group)
    await published(street, street.he, title="一条围巾", place="6号楼", unit="条")
    ours = await street.group_shows("一条围巾")
    claim = card.buttons[0]["callback_data"]
    assert "找不到" in (await street.li.taps_data(ours, claim)).text
    assert "找不到" in (await street.sun.taps_data(ours, claim)).text, "theirs, but the wrong group"
    await street.group_shows("等一位邻居认领", group=group)
    assert "认领好了" in (await street.sun.taps("我来认领", on=group)).text


async def test_a_worker_here_is_a_neighbour_there(street: Street) -> None:
    """赵先生 is a worker next door only: here he can't look into wishes, invite or bind."""
    await next_door(street)
    await handed_in(street)
    await street.zhao.says("/show 1")
    await street.zhao.hears("这个找不到了")
    await street.zhao.says("/queue")
    await street.zhao.hears("现在没有等您的事")
    await street.zhao.opens("wish-show_1")
    await street.zhao.hears("这个找不到了")
    await street.zhao.says("/bind", to=street.group)
    asked = await street.group_shows("这个群做什么用")
    assert "幸福里" not in "".join(each["text"] for each in asked.buttons)
    toast = await street.zhao.taps(f"{OTHER}：发心愿", on=asked)
    assert "找不到" in toast.text or "做不了" in toast.text


def _wishes(session: Session) -> list[Wish]:
    return list(session.exec(select(Wish)))
