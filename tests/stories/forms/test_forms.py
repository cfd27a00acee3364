"""Forms that can't go on, answers that change, numbers as people say them."""

from storage.community import memberships
from storage.community.memberships import Role
from storage.messaging import conversations
from tests.harness.acts import approves, fills_in, handed_in
from tests.harness.street import Neighbour, Street, zh

PUT_AWAY = "我先替您收起来"
CHANGED = zh("talk-changed", name="类别", value="维修")


# -- a form that can't go on ---------------------------------------------------------------------


async def older_form(street: Street, who: Neighbour, flow: str = "of-last-year") -> int:
    """A form of a version that asked something else; its number."""
    about = (street.id_of(who), flow, 0, street.homes.community, {"what": "=一把伞"})
    return (await street.do(conversations.open_one, *about)).key


async def test_a_form_of_another_version(street: Street) -> None:
    """After a deploy nobody knows 王阿姨's half-written form any more: one friendly line, once, and
    the command that she sent is answered as usual."""
    wang = street.wang
    await older_form(street, wang)
    await wang.says("/wishes")
    await wang.hears(PUT_AWAY)
    await wang.hears("没有等着的心愿")
    await wang.says("/mywishes")
    await wang.hears("您现在没有心愿")
    await wang.hears_nothing_of(PUT_AWAY)


async def test_a_tap_beside_a_form_of_another_version(street: Street) -> None:
    """Her tap in the private chat does what it says, with the friendly line beside it."""
    wang = street.wang
    await handed_in(street)
    await wang.says("/mywishes")
    mine = await wang.hears("社工在看")
    await older_form(street, wang)
    await wang.taps("收回心愿", on=mine)
    await wang.hears(PUT_AWAY)
    await wang.hears("收回「一双防滑拖鞋」吗")


async def test_words_for_an_old_form_answer_no_other(street: Street) -> None:
    """What she writes was meant for the form that is gone: the other open question does not take
    it for its answer, and is shown again."""
    wang = street.wang
    await wang.says("/wish")
    await wang.hears("想请邻居帮什么忙")
    await older_form(street, wang)
    await wang.says("给我女儿的")
    await wang.hears(PUT_AWAY)
    await wang.hears("刚才这一问还等着您", "想请邻居帮什么忙")
    await wang.says("一把伞")
    await wang.hears("您再看一眼")


async def test_danger_beside_an_old_form(street: Street) -> None:
    """Nothing that is put away keeps anybody from being heard."""
    await older_form(street, street.wang)
    await street.wang.says("我不想活了")
    await street.wang.hears("12356")
    await street.office_shows("王**", "让人担心的话")


async def test_a_form_about_what_is_not_theirs_any_more(street: Street) -> None:
    """小陈 is no worker any more while she rewords a wish: her form is put away, her next message
    is heard as everybody's."""
    await handed_in(street)
    chen = street.chen
    await chen.taps("改给群里看的话", on=street.office)
    await chen.hears("换成哪一句")
    home = street.homes.community
    for role in (Role.WORKER, Role.ADMIN):
        await street.do(memberships.revoke, home, street.id_of(chen), role, street.id_of(chen))
    await chen.says("一双拖鞋")
    await chen.hears(PUT_AWAY)
    await chen.says("/wishes")
    await chen.hears("没有等着的心愿")
    await chen.hears_nothing_of(PUT_AWAY)


async def test_opened_anew_after_a_colleague_changed_it(street: Street) -> None:
    """小陈 left her form open while 刘姐 reworded the wish. She taps again in the workers' group
    and gets a fresh question, not a refusal about the old one."""
    await handed_in(street)
    await street.chen.taps("问一句", on=street.office)
    await street.chen.taps("改给群里看的话", on=street.office)
    await street.chen.hears("换成哪一句")
    await street.liu.taps("改给群里看的话", on=street.office)
    await street.liu.says("一双大码拖鞋")
    await street.liu.taps("不用说明")
    await street.office_shows("请您看看", "一双大码拖鞋")
    toast = await street.chen.taps("改给群里看的话", on=street.office)
    assert "私下发给您了" in toast.text
    await street.chen.hears("一双大码拖鞋", "换成哪一句")


async def test_changed_no_more_once_it_is_public(street: Street) -> None:
    """小陈 approves while 王阿姨 is changing her wish: she hears so with her next message, and the
    form is gone."""
    await handed_in(street)
    await street.wang.says("/mywishes")
    await street.wang.taps("改一改")
    await street.wang.hears("愿意给这位邻居看什么")
    await approves(street.chen)
    await street.quiet()
    await street.wang.says("/help")
    await street.wang.hears("这里改不了")
    await street.wang.hears("/wishes")
    await street.wang.says("还在吗")
    await street.wang.hears("您好，我在")


# -- an answer that changes ----------------------------------------------------------------------


async def test_changed_from_the_list_it_is_a_first_answer(street: Street) -> None:
    """Below the last look it asks the question anew: its answer needs no toast, what is shown has
    it."""
    await fills_in(street.wang)
    await street.wang.taps("改：物品")
    assert (await street.wang.taps("维修")).text == ""
    await street.wang.hears("您再看一眼", "维修")


# -- the same form once more ---------------------------------------------------------------------


async def test_a_wish_is_changed_in_the_words_it_was_made(street: Street) -> None:
    """Changing a wish asks what posting asked, in the same words; only calling it off differs."""
    wang = street.wang
    await handed_in(street)
    await wang.says("/mywishes")
    await wang.taps("改一改")
    sharing = await wang.hears(zh("wish-post-sharing", whom="self", name=""))
    assert wang.buttons(sharing)[0] == zh("wish-post-sharing-all")
    await wang.taps(zh("wish-post-sharing-all"))
    await wang.taps("改：物品", on=await wang.hears("您再看一眼"))
    await wang.hears(zh("wish-post-kind"))
    await wang.taps("不写了")
    await wang.hears(zh("wish-revise-cancelled"))


# -- how many ------------------------------------------------------------------------------------


async def test_how_many_in_english(street: Street) -> None:
    """Whoever writes English says how many in words."""
    wang = street.wang
    await wang.says("/language")
    await wang.taps("English")
    await wang.says("/wish I need a lamp")
    await wang.taps("Step by step")
    await wang.taps("Goods")
    await wang.hears("How many")
    await wang.says("Two lamps")
    for label in ("Me", "Within a week", "That's enough said", "Not now", "No phone", "No photo"):
        await wang.taps(label)
    await wang.hears("Have one more look", "2 lamps")
