"""The practice page in a real browser: a visitor plays one whole wish."""

from datetime import timedelta
from pathlib import Path

from tests.harness import cores
from tests.harness.browser import DESKTOP, PHONE, Window, chromium, demo, window

GROUP, OFFICE, BOT = "幸福里邻里互助群", "幸福里社工小组", "点亮"
WISH = "想请人教我用手机挂号"


async def test_a_visitor_plays_a_whole_wish(tmp_path: Path) -> None:
    """王阿姨 wishes, 小陈 lets it into the group, 李明 claims and brings it, she says it came,
    thanks go back, the card is lit: with a thumb and with a mouse, phone in hand or at a desk.
    While the neighbourhood lived through its first days, a line told each of them."""
    chromium()
    with cores.everywhere():
        async with demo(days=2) as begun, window(PHONE, tmp_path / "profile") as visitor:
            address, told = await begun
            assert [line.split()[1] for line in told[1:]] == ["1", "2"]
            await visitor.visits(address)
            await plays(visitor)


async def plays(visitor: Window) -> None:
    await hello(visitor)
    await wishes(visitor)
    await visitor.sits_at(DESKTOP)
    await is_looked_at(visitor)
    await visitor.sits_at(PHONE)
    await is_claimed_and_brought(visitor)
    await visitor.sits_at(DESKTOP)
    await comes_true(visitor)
    await reads_with_other_eyes(visitor)
    await time_goes_by(visitor)


async def hello(visitor: Window) -> None:
    """A desk shows the group at once, down to its newest message; a phone the list."""
    await visitor.at("hints").wait_for()
    await visitor.shot("hello")
    await visitor.sits_at(DESKTOP)
    await visitor.visits()
    await visitor.at("hints").wait_for()
    await visitor.is_at_the_newest()
    await visitor.shot("hello")
    await visitor.at("hints-close").click()
    await visitor.sits_at(PHONE)


async def wishes(visitor: Window) -> None:
    await visitor.becomes("王阿姨")
    await visitor.goes_to(BOT)
    await visitor.shot("private")
    await visitor.says(WISH)
    await visitor.sees("您再看一眼")
    await visitor.shot("preview")
    await visitor.taps("补一句，改一改")
    await visitor.sees("想补什么")
    await visitor.says("5号楼2单元，儿子在外地")
    await visitor.sees("愿意给这位邻居看什么")
    await visitor.shot("question")
    await visitor.taps("只给缘由和地址")
    await visitor.sees("您再看一眼", "5号楼2单元")
    await visitor.taps("就这样，交给社工")
    await visitor.sees("心愿收到了")


async def is_looked_at(visitor: Window) -> None:
    await visitor.becomes("小陈")
    await visitor.goes_to(OFFICE)
    await visitor.sees("请您看看", WISH)
    await visitor.shot("review")
    await visitor.taps("发到群里")
    await visitor.hears_toast("记下了")
    await visitor.sees("小陈看过", WISH)


async def is_claimed_and_brought(visitor: Window) -> None:
    """What the group's bot whispers to him stays with the group."""
    await visitor.becomes("李明")
    await visitor.goes_to(GROUP)
    await visitor.sees(WISH, "等一位邻居认领")
    await visitor.shot("card")
    await visitor.taps("我来认领")
    await visitor.hears_toast("认领好了")
    await visitor.shot("claimed")
    await visitor.goes_to(BOT)
    await visitor.sees(WISH, "5号楼2单元")
    await visitor.shot("details")
    await visitor.taps("办好了")
    await visitor.sees("有照片就发来")
    await visitor.sends_sample(1)
    await visitor.sees("照片收好了")
    await visitor.taps("就这些")
    await visitor.taps("只给许愿的邻居")
    await visitor.sees("带句话")
    await visitor.says("号挂好了，周四上午九点，单子压在您家门垫下")
    await visitor.sees("一说收到")
    await visitor.shot("brought")


async def comes_true(visitor: Window) -> None:
    """Others held the phone meanwhile: what she had read is read, and she comes to what is new.
    A second page of hers knows that she has read it."""
    await visitor.goes_to(GROUP)
    await visitor.becomes("王阿姨")
    async with visitor.beside() as second:
        await second.has_news(BOT, "门垫")
        await visitor.goes_to(BOT)
        await second.has_no_news(BOT)
    new = await visitor.new_to_them()
    assert "门垫" in new
    assert "您再看一眼" not in new
    assert "心愿收到了" not in new
    await visitor.sees("办好了", "门垫")
    await visitor.shot("asked")
    await visitor.taps("收到了")
    await visitor.hears_toast("心愿点亮了")
    await visitor.taps("说句谢谢")
    await visitor.sees("写一句，我带到")
    await visitor.says("谢谢您教我，我会挂号了")
    await visitor.sees("带给李**了")
    await visitor.goes_to(GROUP)
    await visitor.sees(WISH, "心愿已点亮")
    await visitor.shot("lit")
    await visitor.becomes("李明")
    await visitor.goes_to(BOT)
    await visitor.sees("我会挂号了")
    await visitor.shot("thanks")


async def time_goes_by(visitor: Window) -> None:
    """The next morning at ten 李明 is reminded of what he promised for that day."""
    await visitor.becomes("李明")
    await visitor.goes_to(BOT)
    day = await visitor.today() + timedelta(days=1)
    said = f"约好的日子就是今天（{day.month}月{day.day}日"
    before = await visitor.count(said)
    await visitor.at("clock-day").click()
    await visitor.at("clock-hour").click()
    await visitor.counts(before + 1, said)
    await visitor.shot("next-day")


NEAR = 1  # step of two pixels: where the lines of a card are higher, half a pixel is rounded


async def reads_with_other_eyes(visitor: Window) -> None:
    """Bigger letters and the other language leave the reader at the same card; a phone has both
    beside the list, where no card is read."""
    await visitor.goes_to(GROUP)
    at = await visitor.reads_at(1200)
    for switch in ("text-size", "language", "text-size"):
        await visitor.at(switch).click()
        card, below = await visitor.reads_at()
        assert (card, abs(below - at[1]) <= NEAR) == (at[0], True), switch
    assert {"居民", "机器人"}.isdisjoint((await visitor.page.inner_text("body")).split())
    await visitor.shot("english")
    await visitor.at("language").click()
