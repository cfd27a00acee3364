"""Somebody is no neighbour any more: by leaving the group, or by a worker's word."""

from storage.community import memberships
from storage.community.memberships import Role
from storage.wishes.wishes import Sharing
from tests.harness.acts import approves, handed_in, published
from tests.harness.street import Neighbour, Street

KIND = "您现在不是这里的邻居了"


async def page_of(street: Street, who: Neighbour) -> None:
    await street.chen.says(f"/neighbours {who.name}")
    await street.chen.hears("一共1位")
    await street.chen.taps(who.name)
    await street.chen.hears(f"{who.name}在这里的身份")


async def approved(street: Street) -> None:
    await handed_in(street)
    await approves(street.chen)
    await street.group_shows("防滑")


async def test_a_worker_puts_somebody_out(street: Street) -> None:
    """李明 holds a wish. 小陈 says that he is no neighbour here any more: she is asked why, he
    reads it kindly, the wish is free; in the group and in private he reads the same, whatever he
    does, until 小陈 asks him back."""
    await approved(street)
    await street.li.taps("我来认领", on=street.group)
    await street.li.hears("3号楼2单元501")
    await page_of(street, street.li)
    await street.chen.taps("不再是这里的邻居")
    await street.chen.hears("李明不再是这里的邻居了？")
    await street.chen.taps("先不动")
    await street.chen.hears("李明在这里的身份")
    await street.chen.taps("不再是这里的邻居")
    await street.chen.taps("做了不合适的事")
    await street.chen.hears("李明不再是这里的邻居了")
    await street.li.hears("不用再跑", "找社工聊聊")
    assert "3号楼2单元501" not in street.spoken(street.li.chat)
    assert "这次没赶上" not in street.spoken(street.li.chat)
    assert "您不用再办" in street.spoken(street.li.chat)
    toast = await street.li.taps("我来认领", on=street.group)
    assert KIND in toast.text
    await street.li.says("我还在呢", to=street.group)
    for command in ("/wish", "/wishes", "/start"):
        await street.li.says(command)
        await street.li.hears(KIND)
    await street.li.says("/mydata")
    await street.li.hears("不用再办了", "缘故：您不再是这里的邻居")
    await street.chen.says("/neighbours")
    await street.chen.taps("不再是邻居的")
    await street.chen.taps("请李明回来")
    await street.li.hears("您又是", "邻居了")
    await street.li.taps("我来认领", on=street.group)
    await street.li.hears("3号楼2单元501")


async def test_nobody_is_to_be_called_any_more(street: Street) -> None:
    """The workers were to call both sides about what 李明 took on. He is put out: their message
    says that it is over, and has no call to record."""
    await published(street, sharing=Sharing.NOTHING)
    await street.li.taps("我来认领", on=street.group)
    await street.office_shows("请哪一位今天来接")
    await page_of(street, street.li)
    await street.chen.taps("不再是这里的邻居")
    await street.chen.taps("搬走了")
    await street.quiet()
    assert "请哪一位今天来接" not in street.spoken(street.office)
    over = await street.office_shows("这一份认领的邻居不用再办了")
    assert [each["text"] for each in over.buttons] == ["看详情"]


async def test_workers_are_not_put_out(street: Street) -> None:
    """刘姐 became a worker meanwhile: the button says what to do first."""
    await page_of(street, street.zhao)
    before = street.chen.last
    data = next(b["callback_data"] for b in before.buttons if "不再是" in b["text"])
    await street.chen.taps("社工") if "社工" in street.chen.buttons(before) else await street.do(
        memberships.grant, street.homes.community, street.id_of(street.zhao), Role.WORKER
    )
    await street.chen.taps_data(before, data)
    asked = await street.chen.hears("赵先生不再是这里的邻居了？")
    toast = await street.chen.taps("搬走了", on=asked)
    assert "先拿掉身份" in toast.text


async def test_removed_from_the_group(street: Street) -> None:
    """李明 was removed from the group: he claims nothing from private, and reads nothing."""
    await approved(street)
    await street.li.says("/wishes")
    shown = await street.li.hears("防滑")
    await street.room.leave(street.group, street.li.user, street.chen.user)
    await street.quiet()
    await street.li.taps("① 我来认领", on=shown)
    await street.quiet()
    assert "3号楼2单元501" not in street.spoken(street.li.chat)


async def test_another_group_has_them(street: Street) -> None:
    """He leaves one of two groups of the community and stays a neighbour; then the other."""
    second = await street.another_group("楼道群", street.chen, street.li)
    await street.chen.says("/bind", to=second)
    await street.chen.taps("通知", on=second)
    await street.room.leave(street.group, street.li.user)
    await street.quiet()
    li, home = street.id_of(street.li), street.homes.community
    assert await street.look(memberships.held, li, home)
    await street.room.leave(second, street.li.user)
    await street.quiet()
    assert not await street.look(memberships.held, li, home)


async def test_we_did_not_hear_of_it(street: Street) -> None:
    """He was removed while nobody told us: before the address goes out we look, and it does not."""
    await approved(street)
    street.room.change_status(street.group, street.li.user, "kicked", street.chen.user)
    street.room.updates.drop()
    await street.li.says("/wishes")
    await street.li.taps("① 我来认领")
    await street.quiet()
    assert "3号楼2单元501" not in street.spoken(street.li.chat)
    assert not await street.look(memberships.held, street.id_of(street.li), street.homes.community)
