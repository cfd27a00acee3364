"""The workers' queue: one message that is walked through, in each worker's own chat."""

from bot.practice import Message
from storage.community import memberships
from storage.community.memberships import Role
from storage.wishes import mending, review
from storage.wishes.wishes import Sharing
from tests.harness.acts import handed_in, taken_on
from tests.harness.street import Neighbour, Street, zh


async def hands_in(street: Street, count: int) -> None:
    for number in range(count):
        owner = (street.wang, street.he)[number % 2]
        await handed_in(street, owner, title=f"第{number}件事", place=f"{number}号楼")


async def asks(who: Neighbour) -> Message:
    await who.says("/queue")
    return await who.hears("第 1 件，共")


async def test_one_message_is_walked_through(street: Street) -> None:
    """Three wait: one message shows the first, its buttons lead on and back, what is done gives way
    to the next with a line of it, also what is typed; in the end nothing is left."""
    chen = street.chen
    await hands_in(street, 3)
    shown = await asks(chen)
    assert "等您看的 3" in shown.text
    before = len(chen.messages)
    await chen.taps("下一件 ›", on=shown)
    await chen.hears("第 2 件，共 3 件", "第1件事")
    await chen.taps("‹ 上一件", on=shown)
    await chen.hears("第 1 件，共 3 件", "第0件事")
    await chen.taps("看详情", on=shown)
    await chen.hears("第 1 件，共 3 件", "第0件事", "王阿姨")
    await chen.taps("发到群里", on=shown)
    await chen.hears("小陈看过「第0件事」", "第 1 件，共 2 件", "第1件事")
    assert len(chen.messages) == before

    await chen.taps("问一句", on=shown)
    await chen.hears("「第1件事」：想问")
    await chen.says("要多大的？")
    await chen.hears("您的话带给许愿的邻居了")
    shown = await chen.hears("第 1 件，共 2 件", "第2件事")
    assert [each for each in chen.messages if "件，共" in each.text] == [shown]
    await chen.taps("发到群里", on=shown)
    await chen.hears("小陈看过「第2件事」", "第 1 件，共 1 件", "第1件事")


async def test_what_was_asked_on_the_phone_passes_where_it_stands(street: Street) -> None:
    """小陈 called: what she said is typed from the queue, the wish stands there to be decided
    about, with a number mended on the way; then the list is empty."""
    chen = street.chen
    made = await handed_in(street, title="一袋大米", unit="袋")
    await street.do(review.send_back, street.id_of(chen), made.key, "要几袋？")
    shown = await asks(chen)
    await chen.taps("电话里问到了", on=shown)
    await chen.hears("「要几袋？」")
    await chen.says("两袋")
    shown = await chen.hears("第 1 件，共 1 件", "请您看看")
    await chen.taps("改数量", on=shown)
    await chen.hears("现在写的是 1袋")
    await chen.says("2袋")
    shown = await chen.hears("第 1 件，共 1 件", "2袋")
    await chen.taps("发到群里", on=shown)
    await chen.hears("小陈看过", zh("queue-empty"))
    await street.group_shows("一袋大米", "2袋")


async def test_what_others_have_dealt_with_goes_quiet(street: Street) -> None:
    """刘姐 decides about the one at which 小陈 looks: his message says so and has no other button
    than the way on; an old button of it tells him the same."""
    await hands_in(street, 2)
    shown = await asks(street.chen)
    theirs = await asks(street.liu)
    await street.liu.taps("发到群里", on=theirs)
    await street.chen.hears("刘姐刚办过")
    assert street.chen.buttons(shown) == [zh("queue-go-on")]
    await street.chen.taps(zh("queue-go-on"), on=shown)
    await street.chen.hears("第 1 件，共 1 件", "第1件事")


async def test_who_was_a_moment_late_reads_the_next(street: Street) -> None:
    """A button whose matter has just gone says why, and the next one stands there."""
    await hands_in(street, 2)
    shown = await asks(street.chen)
    await street.do(review.approve, street.id_of(street.liu), 1)
    assert "刘姐" in (await street.chen.taps("婉拒", on=shown)).text
    await street.chen.hears("刘姐", "第 1 件，共 1 件", "第1件事")


async def test_what_a_colleague_mended_is_shown_as_it_is(street: Street) -> None:
    """小陈 mends the number while 刘姐 looks at the old one: her tap is not taken for the new one,
    which stands in its place and can be tapped."""
    made = await handed_in(street, title="一袋大米", unit="袋")
    theirs = await asks(street.liu)
    await street.do(mending.amount, street.id_of(street.chen), made.key, 2, "袋")
    before = len(street.liu.messages)
    assert zh("queue-anew") in (await street.liu.taps("发到群里", on=theirs)).text
    await street.liu.hears("第 1 件，共 1 件", "2袋")
    assert len(street.liu.messages) == before
    await street.liu.taps("发到群里", on=theirs)
    await street.liu.hears("刘姐看过", zh("queue-empty"))


async def test_a_worker_who_brings_two_together_finds_the_tools(street: Street) -> None:
    """小陈 takes it from her queue: there are both ways to carry a word, and they are there again
    when she comes back; the item of 刘姐 goes quiet at once."""
    await taken_on(street, title="一袋大米", sharing=Sharing.NOTHING)
    shown, theirs = await asks(street.chen), await asks(street.liu)
    await street.chen.taps("我来牵线", on=shown)
    await street.chen.hears("电话和地址只留给社工")
    assert "给认领的邻居带句话" in street.chen.buttons(shown)
    await street.liu.hears("小陈刚办过")
    assert street.liu.buttons(theirs) == [zh("queue-go-on")]
    again = await asks(street.chen)
    for button in ("给许愿的邻居带句话", "给认领的邻居带句话", "牵上了"):
        assert button in street.chen.buttons(again), button
    await street.liu.taps(zh("queue-go-on"), on=theirs)
    await street.liu.hears("社工小陈在给")
    assert "牵上了" not in street.liu.buttons(theirs)


async def test_the_queue_is_for_workers_eyes(street: Street) -> None:
    """Asked for in a group it comes in private; who is no worker any more reads it no longer."""
    await hands_in(street, 1)
    await street.liu.says("/queue", to=street.office)
    await street.office_shows(zh("sent-privately"))
    shown = await street.liu.hears("第 1 件，共 1 件", "第0件事")
    assert "第0件事" not in street.spoken(street.office).split(zh("sent-privately"))[-1]
    data = str(shown.buttons[-1]["callback_data"])
    them = (street.homes.community, street.id_of(street.liu), Role.WORKER)
    await street.do(memberships.revoke, *them, by=street.id_of(street.chen))
    await street.liu.hears(zh("queue-goes-away"))
    assert "找不到" in (await street.liu.taps_data(shown, data)).text
