"""A wish of several pieces: neighbours share it, and each part goes its own way."""

from bot.practice import Answer
from storage.wishes.wishes import Sharing
from tests.harness.acts import handed_in, published
from tests.harness.street import Neighbour, Street, zh

CLAIM, WAIT = "我来认领", "排队等一等"
RICE = {"title": "想要几袋大米", "quantity": 5, "unit": "袋"}


async def takes(who: Neighbour, many: str) -> Answer:
    """Tap the card, say in private how many altogether."""
    toast = await who.taps(CLAIM, on=who.street.group)
    await who.hears("您一共来多少")
    await who.taps(many)
    await who.hears("归您了")
    return toast


async def brings(who: Neighbour, many: str = "") -> None:
    await who.taps("已送达")
    if many:
        await who.taps(many)
    await who.taps("没有照片")
    await who.taps("不用带话")


async def test_three_neighbours_share_five(street: Street) -> None:
    """Two, one and the rest: the card tells how far it is, and whose each part is."""
    await published(street, **RICE)
    await street.group_shows("0/5", "等邻居认领，多少都好")
    assert (await takes(street.li, "2袋")).text == zh("claim-asked-privately", held="1袋")
    await street.group_shows("2/5", "李** 2袋", "还差 3袋")
    await street.wang.hears("李**想多带一些，现在一共2袋")
    await takes(street.sun, "1袋")
    await street.wang.hears("孙**", "（1袋）")
    await takes(street.zhang, "全部（连手上的 2袋）")
    card = await street.group_shows("5/5", "都有人认领了")
    assert [each["text"] for each in card.buttons] == [WAIT]


async def test_one_piece_is_one_tap(street: Street) -> None:
    """A single thing is not asked about: it is theirs with the tap."""
    await published(street)
    assert "认领好了" in (await street.li.taps(CLAIM, on=street.group)).text
    await street.li.hears_nothing_of("来多少")
    await street.group_shows("李**认领了")


async def test_a_number_that_is_written(street: Street) -> None:
    """孙医生 writes three; six would be too many, and a sentence is no number."""
    await published(street, **RICE)
    await street.sun.taps(CLAIM, on=street.group)
    await street.sun.hears("留住了 1袋", "还差 4袋")
    await street.sun.says("看情况")
    await street.sun.hears("请写一个数")
    await street.sun.says("6")
    await street.sun.hears("从 1 写到 5")
    await street.sun.says("三袋")
    await street.sun.hears("3袋归您了")
    await street.group_shows("3/5")


async def test_less_is_left_when_they_answer(street: Street) -> None:
    """While 孙医生 thinks, 李明 takes four: all five is no answer any more; the one that she held
    from the tap on is hers."""
    await published(street, **RICE)
    await street.sun.taps(CLAIM, on=street.group)
    asked = await street.sun.hears("还差 4袋")
    everything = next(b["callback_data"] for b in asked.buttons if "全部" in b["text"])
    await street.li.taps(CLAIM, on=street.group)
    await street.li.says("4")
    await street.li.hears("归您了")
    await street.sun.taps_data(asked, everything)
    await street.sun.hears("1袋归您了")
    await street.group_shows("5/5", "孙** 1袋", "李** 4袋")


async def test_nobody_is_overtaken_while_they_think(street: Street) -> None:
    """孙医生 taps first and puts the phone down: 李明 can have four, and the one is hers."""
    await published(street, **RICE)
    await street.sun.taps(CLAIM, on=street.group)
    await takes(street.li, "全部（连手上的 4袋）")
    await street.group_shows("5/5", "都有人认领了")
    await street.sun.says("几点送方便？")
    await street.sun.hears("1袋归您了", "其余的已经有邻居了")
    await street.sun.says("/mywishes")
    await street.sun.hears("您这份", "1袋")


async def test_the_question_ends_with_the_claim(street: Street) -> None:
    """Who gives it back while asked how many more is asked no longer."""
    await published(street, **RICE)
    await street.sun.taps(CLAIM, on=street.group)
    await street.sun.hears("您一共来多少")
    await street.sun.taps("这次不行")
    await street.sun.taps("这阵子没空")
    await street.group_shows("0/5")
    await street.sun.says("2")
    await street.sun.hears_nothing_of("归您了")
    await street.group_shows("0/5")


async def test_two_taps_are_one_question_and_one_claim(street: Street) -> None:
    """A thumb that taps twice is asked, answers, and holds it once."""
    await published(street, **RICE)
    card = await street.group_shows("0/5")
    data = card.buttons[0]["callback_data"]
    await street.li.taps_data(card, data)
    asked = await street.li.hears("您一共来多少")
    assert (await street.li.taps_data(card, data)).text == zh("refused-already-yours")
    two = next(b["callback_data"] for b in asked.buttons if b["text"] == "2袋")
    await street.li.taps_data(asked, two)
    await street.li.hears("归您了")
    await street.li.taps_data(asked, two)
    again = await street.li.taps_data(card, data)
    assert again.text == zh("refused-already-yours")
    await street.group_shows("2/5")


async def test_a_part_is_brought_and_a_part_confirmed(street: Street) -> None:
    """李明 brings two of five: 王阿姨 says so, nothing is called lit, and three stay with him."""
    await published(street, **RICE)
    await takes(street.li, "全部（连手上的 5袋）")
    await brings(street.li, "2袋")
    await street.li.hears("办好 2袋", "还有 3袋 在您手上")
    await street.group_shows("已认领 5/5，办好 2，收到 0")
    await street.wang.hears("（2袋）送到了")
    toast = await street.wang.taps("收到了", on=street.wang.last)
    assert "点亮" not in toast.text
    await street.wang.hears("送来的收到了")
    await street.li.hears("您送的 2袋 收到了")
    await street.li.hears_nothing_of("点亮")
    await street.group_shows("已认领 5/5，办好 2，收到 2")
    await street.li.says("/mywishes")
    mine = await street.li.hears("您这份", "3袋")
    await street.li.taps("已送达", on=mine)
    await street.li.taps("全部（3袋）")
    await street.li.taps("没有照片")
    await street.li.taps("不用带话")
    await street.wang.hears("（3袋）送到了")
    await street.wang.taps("收到了", on=street.wang.last)
    await street.group_shows("心愿已点亮", "李**")
    await street.li.hears("这个心愿点亮了")


async def test_a_part_that_did_not_come(street: Street) -> None:
    """还没有: the two bags are promised again together with the other three."""
    await published(street, **RICE)
    await takes(street.li, "全部（连手上的 5袋）")
    await brings(street.li, "2袋")
    await street.wang.hears("（2袋）送到了")
    await street.wang.taps("还没有", on=street.wang.last)
    await street.wang.hears("先不算办好")
    await street.li.hears("还没收到")
    await street.office_shows("说还没收到")
    await street.group_shows("5/5")
    await street.li.says("/mywishes")
    await street.li.hears("您这份", "5袋")
    await street.li.says("/mydata")
    mine = await street.li.hears("您认领的心愿", "不用再办了")
    assert "缘故" not in mine.text


async def test_whoever_shares_it_is_named_on_the_button(street: Street) -> None:
    """With two neighbours on one wish 王阿姨 and 小陈 see whose part a button is about."""
    made = await published(street, **RICE)
    await takes(street.li, "2袋")
    await takes(street.sun, "1袋")
    await street.wang.says("/mywishes")
    labels = street.wang.buttons(await street.wang.hears("还差 2袋"))
    assert {"收到了（李** 2袋）", "收到了（孙** 1袋）"} <= set(labels)
    await street.chen.says(f"/show {made.number}")
    await street.chen.hears("还差 2袋")
    assert "另请别人（李明）" in street.chen.buttons()


async def test_the_list_says_how_much_is_left(street: Street) -> None:
    """/wishes: of five bags three are still wanted."""
    await published(street, **RICE)
    await takes(street.li, "2袋")
    await street.sun.says("/wishes")
    await street.sun.hears("想要几袋大米", "还差3袋")


async def test_a_stranger_to_our_chat_takes_two_of_five(street: Street) -> None:
    """小唐 never opened the chat: the tap holds one and leads there, and there he says how many."""
    await published(street, **RICE)
    toast = await street.tang.taps(CLAIM, on=street.group)
    await street.group_shows("1/5")
    await street.tang.opens(toast.url)
    await street.tang.hears("3号楼2单元501")
    await street.tang.taps("再多来一些")
    await street.tang.hears("留住了 1袋", "还差 4袋")
    await street.tang.taps("2袋")
    await street.tang.hears("2袋归您了")
    await street.group_shows("2/5")


async def test_the_worker_makes_the_link(street: Street) -> None:
    """Where the resident shares nothing, nobody is promised an address in the next message."""
    await published(street, **RICE, sharing=Sharing.NOTHING)
    await street.li.taps(CLAIM, on=street.group)
    await street.li.taps("2袋")
    await street.li.hears("归您了")
    await street.li.hears_nothing_of("马上发到这里")


async def test_what_many_will_want_opens_for_all_at_once(street: Street) -> None:
    """One ticket that everybody would like to give away: 小陈's one tap, and nobody's fast finger
    decides."""
    await handed_in(street, title="想要一位邻居陪着看戏")
    await street.chen.taps("很多人会想要，先说好几点开始", on=street.office)
    await street.office_shows("小陈看过", "一起开始认领")
    assert "不比谁手快" in (await street.li.taps(CLAIM, on=street.group)).text
    await street.forward(hours=2)
    await street.li.taps(CLAIM, on=street.group)
    await street.group_shows("李**认领了")


async def test_a_large_wish_opens_for_all_at_once(street: Street) -> None:
    """Twelve eggs' worth: nobody takes it before the announced minute, then everybody may."""
    await published(street, title="想要十二盒鸡蛋", quantity=12, unit="盒")
    await street.group_shows("一起开始认领")
    early = await street.li.taps(CLAIM, on=street.group)
    assert "一起开始认领" in early.text
    assert "3月5日 周二 1" in early.text
    await street.forward(hours=2)
    await street.group_shows("等邻居认领，多少都好")
    await takes(street.li, "2盒")
    await street.group_shows("2/12", "还差 10盒")
