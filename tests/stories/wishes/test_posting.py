"""A wish is told: what slips into the public words, what a last look shows, what days become."""

from datetime import timedelta

import pytest

from storage.engine import clock
from storage.wishes import claims, review, submission
from storage.wishes.wishes import Urgency
from tests.harness.acts import PHONE, SEND, approves, claim_on, fills_in, form, handed_in
from tests.harness.street import Neighbour, Street

TITLE = "请打13812345678，想要一双防滑拖鞋"
TUCKED = "想要一双防滑拖鞋"
QUESTION = "里面像有电话或门牌"


async def says_the_rest(who: Neighbour) -> None:
    """From the kind of thing to the last look, the short way."""
    for label in ("物品", "1件", "我自己", "一周内"):
        await who.taps(label)
    for skip in ("不多说了", "先不写", "不留电话", "不放照片"):
        await who.taps(skip)
    await who.hears("您再看一眼")


async def changes_the_title(who: Neighbour, title: str) -> None:
    await who.taps("改一改")
    await who.taps("心愿")
    await who.hears("想请邻居帮什么忙")
    await who.says(title)


# -- a number in the public words ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "tucked"),
    [(TITLE, TUCKED), ("3号楼2单元501想要一双防滑拖鞋", "想要一双防滑拖鞋")],
)
async def test_a_number_is_tucked_away(street: Street, title: str, tucked: str) -> None:
    """王阿姨 writes her telephone or her door into the public sentence: she is asked, sees what
    would stay, and one tap puts it away before anybody else reads it."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says(title)
    await wang.hears(QUESTION, f"群里只写「{tucked}」，好吗")
    await wang.taps("就写这句")
    await says_the_rest(wang)
    await wang.taps(SEND)
    await wang.hears("心愿收到了")
    card = await street.office_shows("请您看看", tucked)
    assert "像有" not in card.text, "nothing is left to look at"
    await approves(street.chen)
    await street.group_shows(tucked)
    assert title not in street.spoken(street.group) + street.spoken(street.office)


async def test_a_number_is_left_as_it_was_said(street: Street) -> None:
    """She may leave it so: then a worker reads that the title has a number in it."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says(TITLE)
    await wang.hears(QUESTION)
    await wang.taps("照原样")
    await says_the_rest(wang)
    assert TITLE in wang.last.text
    await wang.taps(SEND)
    await street.office_shows(TITLE, "标题里像有电话号码")


async def test_thinking_better_of_a_number(street: Street) -> None:
    """She left it as it was, thinks better of it, and taps the other button under the question."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says(TITLE)
    asked = await wang.hears(QUESTION)
    await wang.taps("照原样", on=asked)
    await wang.hears("哪一类")
    await wang.taps("就写这句", on=asked)
    await wang.hears("哪一类")
    await says_the_rest(wang)
    assert TUCKED in wang.last.text


async def test_plain_words_are_not_asked_about(street: Street) -> None:
    """A building alone, or an amount, is nothing to put away."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says("3号楼门口想要2袋盐")
    await wang.hears("哪一类")
    await wang.hears_nothing_of(QUESTION)


async def test_a_plain_title_later_needs_no_answer(street: Street) -> None:
    """The new sentence has no number in it: straight to the last look."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says(TITLE)
    await wang.taps("就写这句")
    await says_the_rest(wang)
    await changes_the_title(wang, "想要一双防滑拖鞋")
    shown = await wang.hears("您再看一眼", "想要一双防滑拖鞋")
    assert "＊" not in shown.text


# -- the last look ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("whose", "is_private"), [("只给认领的邻居", True), ("群里都能看", False)])
async def test_the_last_look_says_who_sees_the_picture(
    street: Street, whose: str, is_private: bool
) -> None:
    """A picture for the claimer alone stands among what does not go to the group; one for
    everybody does not."""
    wang = street.wang
    await fills_in(wang)
    await wang.taps("改一改")
    await wang.taps("照片")
    await wang.sends_photo()
    await wang.taps(whose)
    shown = await wang.hears("您再看一眼")
    assert "photo" in shown.content
    private = shown.text.partition("下面这些不进群")[2]
    assert ("照片：只给认领的邻居" in private) is is_private
    await wang.taps(SEND)
    await wang.hears("心愿收到了")
    card = await street.office_shows("请您看看")
    assert ("photo" in card.content) is not is_private
    await approves(street.chen)
    card = await street.group_shows("2030-0001")
    assert ("photo" in card.content) is not is_private


async def test_the_last_look_keeps_what_is_private_below(street: Street) -> None:
    """Everything that does not go to the group stands below the line that says so, and nothing of
    it above."""
    shown = await fills_in(street.wang)
    public, _, private = shown.text.partition("下面这些不进群")
    for each in ("上个月差点摔着", "3号楼2单元501", PHONE, "缘由、地址、电话都给"):
        assert each in private
        assert each not in public
    assert "一双防滑拖鞋" in public


# -- days ------------------------------------------------------------------------------------------


async def test_days_that_went_by_in_review_are_counted_anew(street: Street) -> None:
    """何叔 wished for 「三天内」 and nobody looked for five days: when it comes to the group it has
    three days again, and nobody who claims it promised a day that has passed."""
    made = await handed_in(street, street.he, urgency=Urgency.DAYS)
    await street.forward(days=5)
    await street.chen.says("/queue")
    await street.chen.taps("发到群里")
    await street.group_shows("2030-0001", "时间：最晚 3月13日 周三")
    await street.li.taps("我来认领", on=street.group)
    await street.li.hears("最晚哪天", "3月13日 周三")
    await street.he.hears("李**认领了", "最晚 3月13日 周三 办好")
    assert (await claim_on(street, made)).agreed_on >= clock.today("Asia/Shanghai")


async def test_a_day_that_was_said_and_passed(street: Street) -> None:
    """王阿姨 named tomorrow; it passed while the wish waited. The group reads a day that is to
    come, not the old one."""
    tomorrow = clock.today("Asia/Shanghai") + timedelta(days=1)
    await handed_in(street, urgency=Urgency.ANYTIME, until=tomorrow)
    await street.forward(days=3)
    await street.chen.says("/queue")
    await street.chen.taps("发到群里")
    card = await street.group_shows("2030-0001", "最晚 3月15日 周五")
    assert "3月6日 周三" not in card.text


async def test_a_day_that_passed_in_the_group(street: Street) -> None:
    """The last day of a wish goes by and nobody took it: it is put away; 王阿姨 still needs it, and
    whoever takes it then promises that day."""
    made = await handed_in(street, urgency=Urgency.TODAY)
    await street.do(review.approve, street.id_of(street.chen), made.key)
    shown = await street.group_shows("时间：最晚 3月5日 周二")
    assert "今天" not in shown.text, "a day later that would be wrong"
    await street.forward(days=2)
    await street.group_shows("没等到，先收起来了")
    await street.wang.taps("还需要", on=street.wang.last)
    await street.li.taps("我来认领", on=street.group)
    await street.li.hears("最晚哪天", "3月7日 周四")
    claim = await claim_on(street, made)
    assert claim.agreed_on == clock.today("Asia/Shanghai")
    assert claim.state is claims.ClaimState.CLAIMED


async def test_a_day_still_to_come_stays(street: Street) -> None:
    """A look after a day changes nothing of what was said."""
    day = clock.today("Asia/Shanghai") + timedelta(days=9)
    made = await street.do(
        submission.submit,
        street.id_of(street.wang),
        form(street, urgency=Urgency.ANYTIME, until=day),
    )
    await street.forward(days=1)
    await street.do(review.approve, street.id_of(street.chen), made.key)
    await street.group_shows("2030-0001", "最晚 3月14日 周四")


@pytest.mark.parametrize("first", ["就写这句", "照原样"])
async def test_another_title_is_asked_about_again(street: Street, first: str) -> None:
    """At the last look she writes another sentence, again with a number: her answer about the old
    one is no answer about this one."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says(TITLE)
    await wang.taps(first)
    await says_the_rest(wang)
    await changes_the_title(wang, "有旧拐杖的请打13987654321")
    await wang.hears(QUESTION, "有旧拐杖的请打＊＊＊")
    await wang.taps("就写这句")
    await wang.hears("您再看一眼", "有旧拐杖的请打＊＊＊")


async def test_no_telephone_was_left(street: Street) -> None:
    """王阿姨 left none: none is offered to be shown to whoever takes it on."""
    await fills_in(street.wang, phone="", sharing="都先不给，社工牵线")
    asked = next(m for m in street.wang.messages if "愿意给这位邻居看什么" in m.text)
    assert "电话" not in asked.text + "".join(street.wang.buttons(asked))
