"""The journeys of each role, from nothing to done."""

from collections.abc import Awaitable, Callable

from storage.records import worklist
from tests.harness.acts import brought, handed_in, taken_on
from tests.harness.street import Street
from tests.journeys.walking import Cost, Say, Tap, Walk

Costs = dict[str, Cost]
Play = Callable[[Street], Awaitable[Costs]]

WISH = "想要一盏台灯，光不刺眼"
PLACE, PHONE = "3号楼2单元501", "13812345678"
SENT, DONE = "心愿收到了", "记下了"

HANDED_IN = Tap("就这样，交给社工")


async def hands_in(street: Street) -> Costs:
    """A wish of one sentence, with nobody named and nothing shared."""
    walk = Walk(street)
    await walk.says(street.wang, f"/wish {WISH}")
    await walk.goes_on(street.wang, SENT, HANDED_IN)
    return {"hands in": walk.cost()}


async def with_place(walk: Walk) -> None:
    """The same, and where to bring it and whom to call."""
    wang = walk.street.wang
    await walk.says(wang, f"/wish {WISH}")
    await walk.goes_on(
        wang,
        SENT,
        Say("想补什么", f"{PLACE}，电话{PHONE}", once=True),
        Tap("缘由、地址、电话都给"),
        Tap("补一句", once=True),
        HANDED_IN,
    )


async def a_whole_life(street: Street) -> Costs:
    """One wish through all hands: wished, looked at, claimed, brought, confirmed."""
    costs: Costs = {}
    walk = Walk(street)
    await with_place(walk)
    costs["hands in, with place and telephone"] = walk.cost()
    walk = Walk(street)
    await walk.taps(street.chen, "看详情", on=street.office)
    await walk.taps(street.chen, "发到群里", on=street.office)
    costs["looks at a wish"] = walk.cost()
    walk = Walk(street)
    await brings(walk)
    costs["claims and brings"] = walk.cost()
    walk = Walk(street)
    await walk.taps(street.wang, "收到了")
    costs["says that it came"] = walk.cost()
    return costs | {"a whole wish": sum(costs.values(), Cost(0, 0))}


async def brings(walk: Walk) -> None:
    li = walk.street.li
    await walk.taps(li, "我来认领", on=walk.street.group)
    await li.hears(PLACE, PHONE)
    await walk.goes_on(li, DONE, Tap("没有照片"), Tap("不用带话"), Tap("已送达"))


async def a_morning(street: Street) -> Costs:
    """小陈 clears what waits: ten wishes to look at, three brought of which nobody says a word."""
    await _thirteen(street)
    walk = Walk(street)

    async def is_clear() -> bool:
        return sum((await street.look(worklist.counts, street.homes.community)).values()) == 0

    assert not await is_clear()
    await walk.says(street.chen, "/queue")
    await walk.clears(
        street.chen,
        is_clear,
        Tap("问过了，收到了"),
        Tap("发到群里"),
        Tap("电话里说收到了"),
        Tap("接着看"),
        Tap("下一件"),
    )
    return {"clears a morning of 13": walk.cost()}


async def _thirteen(street: Street) -> None:
    for number, who in enumerate((street.li, street.zhang, street.sun)):
        await brought(street, who, title=f"带来的第{number}件", place=f"{number}号楼")
    for number in range(10):
        owner = (street.he, street.zhou, street.zhao)[number % 3]
        await handed_in(street, owner, title=f"第{number}件", place=f"{number}号楼")


async def hands_over(street: Street) -> Costs:
    """李明 cannot after all, and 孙医生 takes it over."""
    await taken_on(street)
    walk = Walk(street)
    asked = "去问孙医生了"
    ways = (Tap("孙医生"), Say("想请谁接着办", "孙医生"), Tap("转给别人"))
    await walk.goes_on(street.li, asked, *ways)
    await walk.goes_on(street.sun, PLACE, Tap("我来接着"))
    return {"hands it to a neighbour": walk.cost()}


async def waits(street: Street) -> Costs:
    """张老板 waits for what 李明 has; 李明 gives it back, and it is 张老板's."""
    await taken_on(street)
    walk = Walk(street)
    await walk.taps(street.zhang, "排队等一等", on=street.group)
    await walk.goes_on(street.li, "您不用再办", Tap("这阵子没空"), Tap("这次不行"))
    await walk.goes_on(street.zhang, PLACE, Tap("我来"))
    return {"waits for a wish, and has it": walk.cost()}


PLAYS: tuple[Play, ...] = (hands_in, a_whole_life, a_morning, hands_over, waits)
ROLES = {
    "hands in": "resident",
    "hands in, with place and telephone": "resident",
    "looks at a wish": "worker",
    "claims and brings": "neighbour",
    "says that it came": "resident",
    "a whole wish": "all hands",
    "clears a morning of 13": "worker",
    "hands it to a neighbour": "neighbours",
    "waits for a wish, and has it": "neighbours",
}
GOALS = {  # actions at most
    "hands in": 2,
    "hands in, with place and telephone": 6,
    "a whole wish": 14,
    "looks at a wish": 2,
    "claims and brings": 4,
}
