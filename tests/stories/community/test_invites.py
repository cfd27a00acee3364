"""Who comes into the team by a link: seen, taken back, told."""

from sqlmodel import Session, col, select

from storage.community import memberships
from storage.community.invites import Invite
from storage.community.memberships import Role
from tests.harness.street import Neighbour, Street


async def a_link(street: Street, role: str) -> str:
    """小陈 makes one."""
    await street.chen.says("/invite")
    await street.chen.hears("邀请谁？")
    await street.chen.taps(role)
    said = await street.chen.hears("邀请链接")
    return said.text.split("start=")[1].split()[0]


async def listed(street: Street) -> str:
    await street.chen.says("/invite")
    await street.chen.hears("邀请谁？")
    await street.chen.taps("看看还能用的链接")
    return (await street.chen.hears("还能用的")).text


async def is_worker(street: Street, who: Neighbour) -> bool:
    held = await street.look(memberships.held, street.id_of(who), street.homes.community)
    return Role.WORKER in held


async def test_a_link_is_taken_back(street: Street) -> None:
    """小陈 sent a link to the wrong chat: she sees it, thinks twice, takes it back; whoever has it
    is told that it works no more."""
    link = await a_link(street, "社工")
    assert "社工，小陈发的" in await listed(street)
    await street.chen.taps("收回第1条")
    await street.chen.hears("收回这条链接？")
    await street.chen.taps("先留着")
    await street.chen.hears("还能用的邀请链接，一共1条")
    await street.chen.taps("收回第1条")
    await street.chen.taps("收回来")
    await street.chen.hears("没有还能用的邀请链接")
    await street.zhao.opens(link)
    await street.zhao.hears("这条链接用不了了")
    assert not await is_worker(street, street.zhao)


async def test_workers_see_their_own_links(street: Street) -> None:
    """刘姐 is a worker: she makes links for volunteers and takes them back; who else has one is not
    her business."""
    await a_link(street, "社工")
    await street.liu.says("/invite")
    await street.liu.taps("看看还能用的链接")
    await street.liu.hears("您发的邀请链接，现在没有还能用的")
    await street.liu.says("/invite")
    await street.liu.taps("志愿者")
    await street.liu.says("/invite")
    await street.liu.taps("看看还能用的链接")
    assert "社工" not in (await street.liu.hears("还能用的一共1条", "志愿者，刘姐发的")).text
    await street.liu.taps("收回第1条")
    await street.liu.taps("收回来")
    await street.liu.hears("您发的邀请链接，现在没有还能用的")


async def test_those_in_charge_hear_who_came(street: Street) -> None:
    """赵先生 opened a link for workers: 小陈 hears it at once, and one tap leads to his roles."""
    await street.zhao.opens(await a_link(street, "社工"))
    await street.zhao.hears("您在这里是社工")
    await street.chen.hears("有了新的社工：赵先生", "点邀请链接来的")
    await street.chen.taps("看看这位的身份")
    await street.chen.hears("赵先生在这里的身份")


async def test_a_role_that_was_taken_does_not_come_back(street: Street) -> None:
    """赵先生 is a worker no more. He asks to be forgotten and opens the same link: it is spent."""
    link = await a_link(street, "社工")
    await street.zhao.opens(link)
    await street.chen.hears("有了新的社工：赵先生")
    await street.chen.taps("看看这位的身份")
    await street.chen.hears("赵先生在这里的身份")
    await street.chen.taps("✓ 社工")
    await street.zhao.hears("不再是社工了")
    await street.zhao.says("/forgetme")
    await street.zhao.taps("都删掉")
    await street.quiet()
    await street.do(_one_more, street.homes.community)
    await street.zhao.opens(link)
    await street.zhao.hears("这条链接用不了了")
    assert not await is_worker(street, street.zhao)


def _one_more(session: Session, home: int) -> None:
    """As if the link had been made for two."""
    for invite in session.exec(select(Invite).where(col(Invite.community_id) == home)):
        invite.uses_left += 1
        session.add(invite)
