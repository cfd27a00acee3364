"""A worker finds a neighbour and gives a role or takes it back."""

from sqlmodel import Session

from storage.community import accounts, history, memberships
from storage.community.memberships import Role
from tests.harness.street import Neighbour, Street


def _moves_in(session: Session, home: int, names: list[str]) -> None:
    for number, name in enumerate(names):
        account = accounts.met(session, "telegram", str(77_000 + number), name)
        memberships.grant(session, home, account.person_id, Role.RESIDENT)


async def held(street: Street, who: Neighbour) -> frozenset[Role]:
    return await street.look(memberships.held, street.id_of(who), street.homes.community)


async def told_in_history(street: Street, who: Neighbour) -> list[tuple[str, object]]:
    where = (street.homes.community, "person", street.id_of(who))
    lines = await street.look(history.of, *where)
    return [(line.what, line.details["role"]) for line in lines if line.actor_id]


async def test_a_role_with_a_tap(street: Street) -> None:
    """小陈 finds 王阿姨 among the neighbours and makes her a volunteer; she hears of it, and hears
    when it is taken back; both stand in the history."""
    await street.chen.says("/neighbours 王")
    await street.chen.hears("名字里有「王」", "一共1位")
    await street.chen.taps("王阿姨")
    await street.chen.hears("王阿姨在这里的身份")
    await street.chen.taps("志愿者")
    await street.quiet()
    assert "✓ 志愿者" in street.chen.buttons()
    await street.wang.hears("您在幸福里社区现在是：志愿者")
    await street.chen.taps("✓ 志愿者")
    await street.wang.hears("您在幸福里社区不再是志愿者了")
    assert "志愿者" in street.chen.buttons()
    assert await told_in_history(street, street.wang) == [
        ("granted", "volunteer"),
        ("revoked", "volunteer"),
    ]
    await street.wang.says("/neighbours")
    await street.wang.hears("这一步您这边还做不了")


async def test_a_second_tap_undoes_nothing(street: Street) -> None:
    """A nervous finger taps 志愿者 twice, and once more on the old look: she is a volunteer, told
    once. The other way round as well."""
    await street.chen.says("/neighbours 王")
    await street.chen.taps("王阿姨")
    shown = await street.chen.hears("王阿姨在这里的身份")
    give = next(b["callback_data"] for b in shown.buttons if b["text"] == "志愿者")
    for _ in range(3):
        await street.chen.taps_data(shown, give)
    await street.quiet()
    assert Role.VOLUNTEER in await held(street, street.wang)
    news = [each for each in street.wang.messages if "现在是：志愿者" in each.text]
    assert len(news) == 1
    take = next(b["callback_data"] for b in street.chen.last.buttons if "✓" in b["text"])
    for _ in range(3):
        await street.chen.taps_data(shown, take)
    await street.quiet()
    assert Role.VOLUNTEER not in await held(street, street.wang)
    assert len([each for each in street.wang.messages if "不再是志愿者" in each.text]) == 1
    assert len(await told_in_history(street, street.wang)) == 2


async def test_anybody_is_found(street: Street) -> None:
    """Thirty neighbours moved in since: page by page 小陈 sees everybody, and by name, whatever
    stands in it, whom he looks for; no name travels in a button."""
    names = [f"钱大妈{number}" for number in range(28)] + ["50%的人", "Anna Wang"]
    await street.do(_moves_in, street.homes.community, names)
    chen = street.chen
    await chen.says("/neighbours 钱")
    first = await chen.hears("名字里有「钱」", "一共28位")
    assert "钱大妈27" in chen.buttons(first)
    assert "看上一页" not in chen.buttons(first)
    assert "钱" not in " ".join(each["callback_data"] for each in first.buttons)
    await chen.taps("看下一页", on=first)
    second = await chen.hears("「钱」", "一共28位")
    assert second.id == first.id
    assert "钱大妈15" in chen.buttons(second)
    assert "钱大妈27" not in chen.buttons(second)
    await chen.taps("看下一页", on=second)
    last = await chen.hears("一共28位")
    assert "钱大妈0" in chen.buttons(last)
    assert "看下一页" not in chen.buttons(last)
    await chen.taps("看上一页", on=last)
    assert "钱大妈15" in chen.buttons(await chen.hears("一共28位"))
    for wanted, found in (("0%", "50%的人"), ("wang", "Anna Wang")):
        await chen.says(f"/neighbours {wanted}")
        assert chen.buttons(await chen.hears("一共1位")) == [found]
    await chen.says("/neighbours 没有这个人")
    await chen.hears("没找到名字里有「没有这个人」的邻居")


async def test_a_worker_of_two_communities_searches_in_both(street: Street) -> None:
    """刘姐 works in two communities: one question, a list for each."""
    other = await street.found_another("桂花苑", liu=Role.WORKER, he=Role.RESIDENT)
    await street.do(_moves_in, other, ["何婆婆"])
    await street.liu.says("/neighbours 何")
    await street.liu.hears("幸福里社区", "一共1位")
    there = await street.liu.hears("桂花苑", "一共2位")
    assert set(street.liu.buttons(there)) == {"何叔", "何婆婆"}


async def test_the_last_admin_stays(street: Street) -> None:
    """小陈 is the only one in charge: nobody, not even 小陈, takes that away before there is
    another."""
    await street.chen.says("/neighbours 小陈")
    await street.chen.taps("小陈")
    await street.chen.hears("小陈在这里的身份")
    toast = await street.chen.taps("✓ 负责人")
    assert "唯一的负责人" in toast.text
    assert Role.ADMIN in await held(street, street.chen)
    await street.chen.says("/neighbours 刘")
    await street.chen.taps("刘姐")
    await street.chen.taps("负责人")
    await street.liu.hears("您在幸福里社区现在是", "负责人")
    await street.liu.says("/neighbours 小陈")
    await street.liu.taps("小陈")
    await street.liu.taps("✓ 负责人")
    await street.chen.hears("不再是负责人")
    assert Role.ADMIN not in await held(street, street.chen)
