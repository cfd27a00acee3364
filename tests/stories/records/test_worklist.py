"""The workers' queue: true numbers, a few of each part, and the way on to the others."""

from bot.practice import Message
from storage.wishes import confirmations, deliveries, review
from storage.wishes.claims import Matter
from storage.wishes.deliveries import NewDelivery
from tests.harness.acts import claim_on, handed_in, published, taken_on
from tests.harness.seeing import button
from tests.harness.street import Street, zh

NEXT = "接着看"


async def hands_in(street: Street, count: int) -> None:
    for number in range(count):
        owner = (street.wang, street.he)[number % 2]
        await handed_in(street, owner, title=f"第{number}件事", place=f"{number}号楼")


def shown(messages: list[Message], what: str = "件事") -> list[str]:
    """The titles of the cards among these messages, as they stand."""
    lines = [each.text.splitlines() for each in messages if "请您看看" in each.text]
    return [line for text in lines for line in text if what in line]


async def test_the_head_counts_them_all(street: Street) -> None:
    """Seven wait to be looked at: the head says seven, the first few stand below it, and one tap
    leads to the next, until there are no more."""
    chen = street.chen
    await hands_in(street, 7)
    await chen.says("/queue")
    await chen.hears("等您看的 7")
    onward = await chen.hears("等您看的，还有 4 个")
    assert shown(chen.messages) == ["第0件事", "第1件事", "第2件事"]
    await chen.taps(NEXT, on=onward)
    onward = await chen.hears("等您看的，还有 1 个")
    await chen.taps(NEXT, on=onward)
    await chen.hears("第6件事")
    assert shown(chen.messages) == [f"第{number}件事" for number in range(7)]
    assert NEXT not in [label for each in chen.messages for label in chen.buttons(each)]


async def test_what_is_done_meanwhile_skips_nothing(street: Street) -> None:
    """小陈 decides about the first ones before going on: next are those that really come next."""
    chen = street.chen
    await hands_in(street, 5)
    await chen.says("/queue")
    onward = await chen.hears("还有 2 个")
    for number in range(3):
        card = next(each for each in chen.messages if f"第{number}件事" in each.text)
        await chen.taps("发到群里", on=card)
    await street.quiet()
    await chen.taps(NEXT, on=onward)
    await chen.hears("第3件事")
    await chen.hears("第4件事")


async def test_others_have_seen_to_the_rest(street: Street) -> None:
    """Everything behind was decided by 刘姐 meanwhile: the button says so."""
    await hands_in(street, 4)
    await street.chen.says("/queue")
    onward = await street.chen.hears("还有 1 个")
    await street.do(review.approve, street.id_of(street.liu), 4)
    await street.chen.taps(NEXT, on=onward)
    await street.chen.hears(zh("queue-no-more"))


async def test_every_part_leads_on(street: Street) -> None:
    """Overdue, unconfirmed, disputed: each part has its own number and its own way on."""
    chen, wang = street.chen, street.id_of(street.wang)
    held = [
        await claim_on(
            street, await taken_on(street, who, title=f"第{number}件", place=f"{number}号楼")
        )
        for number, who in enumerate((street.li, street.zhang, street.sun, street.zhao))
    ]
    await street.forward(days=8)
    await chen.says("/queue")
    await chen.hears("过了约好日子的 4")
    await chen.taps(NEXT, on=await chen.hears("过了约好日子的，还有 1 个"))
    await chen.hears("第3件", "来不来得及")

    for each in held:
        await street.do(deliveries.deliver, each.person_id, NewDelivery(each.key))
    await street.quiet()
    await chen.says("/queue")
    await chen.hears("等一句「收到了」的 4")
    await chen.taps(NEXT, on=await chen.hears("等一句「收到了」的，还有 1 个"))
    await chen.hears("第3件", "还没回话")

    for each in held:
        await street.do(confirmations.dispute, wang, each.key, Matter.PROBLEM)
    await street.quiet()
    await chen.says("/queue")
    await chen.hears("说没收到或有问题的 4")
    await chen.taps(NEXT, on=await chen.hears("说没收到或有问题的，还有 1 个"))
    await chen.hears("第3件", "说有问题")


async def test_only_where_workers_are_among_themselves(street: Street) -> None:
    """In the workers' group the pages go on in the group; a resident who is there by mistake gets
    nothing, and in the neighbours' group the button of a worker does nothing."""
    await published(street, street.zhou, title="已经在群里的", place="9号楼")
    await hands_in(street, 4)
    await street.chen.says("/queue", to=street.office)
    onward = await street.office_shows("还有 1 个")
    data = button(onward, NEXT) or ""
    await street.room.join(street.office, street.wang.user)
    assert "这个找不到了" in (await street.wang.taps(NEXT, on=onward)).text
    here = await street.group_shows("已经在群里的")
    assert "这个找不到了" in (await street.chen.taps_data(here, data)).text
    assert "第3件事" not in street.spoken(street.group)
    await street.chen.taps(NEXT, on=onward)
    await street.office_shows(zh("queue-goes-on"))
    await street.office_shows("第3件事")
