"""A wish is told: what slips into the public words, what a last look shows, what days become."""

from datetime import timedelta

import pytest

from storage.engine import clock
from storage.wishes import claims, review, submission
from storage.wishes.wishes import Urgency
from tests.harness.acts import PHONE, SEND, approves, claim_on, fills_in, form, handed_in
from tests.harness.street import Neighbour, Street

SAID = "您好，3号楼2单元501，请打13812345678，想要一双防滑拖鞋，41码，谢谢"
TUCKED = "想要一双防滑拖鞋，41码"
QUESTION = "里面像有电话或门牌"


# -- in one sentence -------------------------------------------------------------------------------


async def test_two_actions_from_nothing_to_handed_in(street: Street) -> None:
    """王阿姨 says it as she would to a neighbour, without any command, and hands it in. What she
    said of her door and her number is kept, and nobody reads it but a worker."""
    wang = street.wang
    await wang.says(SAID)
    shown = await wang.hears("群里会看到 · 物品", "需要：1双", "都先不给")
    public, _, private = shown.text.partition("下面这些不进群")
    assert TUCKED in public
    assert "138" not in public
    assert "501" not in public
    assert "3号楼2单元501" in private
    assert PHONE in private
    await wang.taps(SEND)
    await wang.hears("心愿收到了，编号 2030-0001")
    card = await street.office_shows("请您看看", TUCKED)
    assert "像有" not in card.text, "nothing is left to look at"
    await approves(street.chen)
    await street.group_shows(TUCKED)
    assert PHONE not in street.spoken(street.group) + street.spoken(street.office)


async def test_five_actions_with_place_and_telephone(street: Street) -> None:
    """One line adds both; who may see them is asked at once, and one tap mends what was read."""
    wang = street.wang
    await wang.says("/wish 找个棋友，每周下两盘")
    await wang.hears("群里会看到 · 陪伴")
    await wang.taps("补一句")
    offered = wang.buttons(await wang.hears("想补什么"))
    assert "在哪儿碰面" in offered
    assert "送到哪儿" not in offered, "nobody brings a friend"
    await wang.says(f"3号楼2单元501，电话{PHONE}，下午都在")
    await wang.taps("缘由、地址、电话都给")
    await wang.hears("在哪儿碰面：3号楼2单元501", f"电话：{PHONE}", "怎么回事：下午都在")
    await wang.taps("改：随时")
    await wang.taps("一周内")
    await wang.hears("时间：一周内")
    await wang.taps(SEND)
    await wang.hears("心愿收到了")


async def changes_the_title(who: Neighbour, title: str) -> None:
    await who.taps("改一改")
    await who.taps("群里看的这句")
    await who.hears("群里看哪一句")
    await who.says(title)


async def test_a_number_is_left_as_it_was_said(street: Street) -> None:
    """Who writes the group's line by hand may leave a number in it, asked once; another line is
    asked about again, and a worker reads that there is one."""
    wang = street.wang
    await wang.says("/wish 想要一双防滑拖鞋")
    await changes_the_title(wang, "想要拖鞋，请打13812345678")
    await wang.hears(QUESTION, "群里只写「想要拖鞋」，好吗")
    await wang.taps("就写这句")
    await wang.hears("您再看一眼", "想要拖鞋")
    await changes_the_title(wang, "有旧拐杖的请打13987654321")
    await wang.hears(QUESTION, "有旧拐杖的请打＊＊＊")
    await wang.taps("照原样")
    await wang.hears("您再看一眼", "有旧拐杖的请打13987654321")
    await wang.taps(SEND)
    await street.office_shows("有旧拐杖的请打13987654321", "标题里像有电话号码")


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
    await street.he.hears("李**认领了", "最晚 周三 办好")
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


async def test_no_telephone_was_left(street: Street) -> None:
    """王阿姨 left none: none is offered to be shown to whoever takes it on."""
    await street.wang.says("/wish 想要一把伞")
    await street.wang.hears("您再看一眼")
    await street.wang.says("3号楼2单元501")
    asked = await street.wang.hears("愿意给这位邻居看什么")
    assert "电话" not in asked.text + "".join(street.wang.buttons(asked))
