"""The words that the group reads: the resident's title, and what a worker writes under it."""

from storage.wishes import claiming, confirmations, review
from tests.harness import seeing
from tests.harness.acts import SEND, approves, claim_on, handed_in
from tests.harness.street import Street

NOTE = "三十七码，鞋底要软一点"
REWORD = "改给群里看的话"


async def noted(street: Street, note: str = NOTE) -> None:
    """小陈 keeps the title and writes a line under it."""
    await street.chen.taps(REWORD, on=street.office)
    await street.chen.hears("换成哪一句")
    await street.chen.taps("标题不动")
    await street.chen.hears("要不要再添一句说明")
    await street.chen.says(note)
    await street.chen.hears("请您看看", note)


async def test_a_note_under_the_title(street: Street) -> None:
    """小陈 adds a line for the group and leaves the title: it stands on the card under it, in
    /show, in what 王阿姨 hears and sees of her wish, and with what 李明 gets."""
    await handed_in(street)
    await noted(street)
    await street.office_shows("一双防滑拖鞋\n\n" + NOTE)
    await approves(street.chen)
    await street.group_shows("2030-0001", "一双防滑拖鞋\n\n" + NOTE)
    await street.wang.hears("已经发到群里了", NOTE)
    await street.wang.says("/mywishes")
    await street.wang.hears("一双防滑拖鞋\n\n" + NOTE)
    await street.chen.says("/show 1")
    await street.chen.hears("一双防滑拖鞋", NOTE, "小陈改了给群里看的话")
    await street.li.taps("我来认领", on=street.group)
    await street.li.hears("3号楼2单元501", NOTE)


async def test_the_title_alone(street: Street) -> None:
    """「不用说明」: only the title changes."""
    await handed_in(street)
    await street.chen.taps(REWORD, on=street.office)
    await street.chen.says("一双软底拖鞋")
    await street.chen.taps("不用说明")
    await street.chen.hears("请您看看", "一双软底拖鞋")
    await approves(street.chen)
    card = await street.group_shows("2030-0001")
    assert card.text.splitlines()[1:3] != ["一双防滑拖鞋", NOTE]
    assert "一双软底拖鞋" in card.text
    assert NOTE not in card.text


async def test_a_note_is_looked_at_like_the_title(street: Street) -> None:
    """A telephone number in the note is flagged as standing there, and 「发到群里」 asks twice."""
    await handed_in(street)
    await noted(street, "到了打13812345678")
    await street.office_shows("说明里像有电话号码")
    assert (await approves(street.chen)).text == ""
    await street.office_shows("给群里看的话里像有不该进群的内容")
    assert "13812345678" not in street.spoken(street.group)


async def test_a_note_with_the_neighbour_s_name(street: Street) -> None:
    """The name of whom a wish is for is private, in the note too."""
    await handed_in(street, street.chen, beneficiary="张奶奶")
    await noted(street, "送给张奶奶")
    await street.office_shows("说明里有这位邻居的称呼")


async def test_a_note_is_kept_or_changed_or_dropped(street: Street) -> None:
    """Rewording once more shows the note that stands: it may stay, change, or go."""
    await handed_in(street)
    await noted(street)
    for keep in (True, False):
        await street.chen.taps(REWORD, on=street.office)
        await street.chen.says("一双软底拖鞋")
        await street.chen.hears("还有一句说明", NOTE)
        await street.chen.taps("还用这句" if keep else "换一句，或者不要了")
        if not keep:
            await street.chen.taps("不用说明")
        shown = await street.chen.hears("请您看看", "一双软底拖鞋")
        assert (NOTE in shown.text) is keep


async def test_a_long_note(street: Street) -> None:
    """A hundred and twenty characters are room enough for everybody's eyes."""
    await handed_in(street)
    await street.chen.taps(REWORD, on=street.office)
    await street.chen.taps("标题不动")
    await street.chen.says("软" * 121)
    await street.chen.hears("这里放得下120个")
    await street.chen.says("软" * 120)
    await street.chen.hears("请您看看", "软" * 120)


async def test_the_owner_sees_it_when_changing_the_wish(street: Street) -> None:
    """王阿姨 changes her wish after 小陈 wrote under it: the last look shows what the group will
    read, the note included, and the note is still there afterwards."""
    made = await handed_in(street)
    await street.do(review.reword, street.id_of(street.chen), made.key, made.title, NOTE)
    await street.wang.says("/mywishes")
    await street.wang.taps("改一改")
    await street.wang.taps("缘由、地址、电话都给")
    shown = await street.wang.hears("您再看一眼", NOTE)
    assert NOTE in shown.text.partition("下面这些不进群")[0]
    await street.wang.taps(SEND)
    await street.office_shows("请您看看", NOTE)


async def test_forgotten_with_its_owner(street: Street) -> None:
    """After /forgetme nothing that was written about her household is left: not of a wish that
    waits, and in the group not under the title of one that is lit."""
    lit = await handed_in(street)
    await street.do(review.reword, street.id_of(street.chen), lit.key, lit.title, NOTE)
    await street.do(review.approve, street.id_of(street.chen), lit.key)
    await street.do(claiming.claim, street.id_of(street.li), lit.key)
    await street.do(
        confirmations.confirm, street.id_of(street.wang), (await claim_on(street, lit)).key
    )
    await street.group_shows("心愿已点亮", NOTE)
    made = await handed_in(street, title="一把伞")
    await street.do(review.reword, street.id_of(street.chen), made.key, made.title, NOTE)
    await street.wang.says("/mydata")
    assert NOTE in await street.wang.everything_new()
    await street.wang.says("/forgetme")
    await street.wang.taps("都删掉")
    await street.wang.hears("都删掉了")
    await street.chen.says("/show 2")
    shown = await street.chen.hears("2030-0002")
    assert NOTE not in seeing.shown(shown)
    await street.group_shows("心愿已点亮", "一双防滑拖鞋")
    assert NOTE not in street.spoken(street.office) + street.spoken(street.group)
