"""Every wrong thing that people send: the question says what it wants, nothing typed is lost."""

from collections.abc import Awaitable, Callable

from bot.practice import Message
from tests.harness.acts import SEND, approves, fills_in, posts
from tests.harness.street import Neighbour, Street, zh

ODD: dict[str, Callable[[Neighbour], Awaitable[object]]] = {
    "a sticker": Neighbour.sends_sticker,
    "a file": Neighbour.sends_document,
    "a place": Neighbour.sends_location,
    "somebody else's card": lambda who: who.shares_contact(own=False),
    "a forwarded message": lambda who: who.forwards("转来的一句话"),
    "nothing visible": lambda who: who.says("\u200b\u2060\u200d"),
}
A_PICTURE: dict[str, Callable[[Neighbour], Awaitable[object]]] = {
    "a picture": Neighbour.sends_photo,
    "an album": lambda who: who.sends_photo(2),
}


async def gets_it_all_wrong(
    who: Neighbour,
    wanted: str,
    odd: dict[str, Callable[[Neighbour], Awaitable[object]]],
    *,
    is_first: bool = False,
) -> None:
    """Each odd thing is answered with what is wanted, and, where there was an answer before, with
    the comfort that it is not lost."""
    for what, do in odd.items():
        await do(who)
        said = await who.everything_new()
        assert wanted in said, f"{what}: {said}"
        assert ("前面填的都还在" in said) is not is_first, f"{what}: {said}"


async def test_words_are_wanted(street: Street) -> None:
    """「想请邻居帮什么忙？」 takes one sentence, and shows one as an example."""
    wang = street.wang
    await wang.says("/wish")
    await gets_it_all_wrong(wang, "请用文字写一句", ODD | A_PICTURE, is_first=True)
    await wang.sends_sticker()
    await wang.hears("比如：想要一台按键大一点的收音机")
    for typed in ("👍", "好的", "在吗", "怎么用"):
        await wang.says(typed)
        await wang.hears("我在呢。想请邻居帮什么忙")
    await wang.says("想" * 4000)
    await wang.hears("这里放得下1,000个")
    await wang.says("一双防滑拖鞋")
    await wang.hears("您再看一眼", "一双防滑拖鞋")


async def test_a_tap_is_wanted(street: Street) -> None:
    """Where there are choices, typing is answered with a look at the buttons; the first answer is
    kept."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says("一双防滑拖鞋")
    await wang.taps("一步步来")
    await wang.hears("哪一类")
    await gets_it_all_wrong(wang, "不用打字，点一下", ODD | A_PICTURE)
    for typed in ("物品啊", "3", "👍", "<b>x</b>", "想" * 5000):
        await wang.says(typed)
        wrong = await wang.hears("不用打字，点一下")
        assert "物品" in wang.buttons(wrong)
    await wang.says("物品")  # exactly a button's words press it
    await wang.hears("要多少")
    await wang.taps("1双")
    await wang.says("我自己")
    await wang.taps("一周内")
    for skip in ("不多说了", "先不写", "不留电话", "不放照片"):
        await wang.taps(skip)
    await wang.hears("您再看一眼", "一双防滑拖鞋")


async def test_a_number_is_wanted(street: Street) -> None:
    """How many: 0 and 1000 are out of reach, words are no numbers, 两 and ３ are."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says("大米")
    await wang.taps("一步步来")
    await wang.taps("物品")
    await wang.hears("要多少")
    await gets_it_all_wrong(wang, "写个准数就好", ODD | A_PICTURE)
    for typed in ("0", "1000", "0袋"):
        await wang.says(typed)
        await wang.hears("从 1 写到 99", "前面填的都还在")
    for typed in ("很多", "👍", "-3", "1.5", "<b>2</b>", "想" * 5000):
        await wang.says(typed)
        await wang.hears("写个准数就好", "比如")
    await wang.says("两袋")
    await wang.hears("给谁的")
    await wang.taps("回上一步")
    await wang.hears("要多少")
    await wang.says("３袋")
    await wang.hears("给谁的")
    await wang.taps("我自己")
    await wang.taps("今天")
    for skip in ("不多说了", "先不写", "不留电话", "不放照片"):
        await wang.taps(skip)
    await wang.hears("3袋")


async def test_a_day_is_wanted(street: Street) -> None:
    """Until when: neither yesterday nor in a year; 明天, 3-20 and 3月20日 are days."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says("一把伞")
    await wang.taps("一步步来")
    await wang.taps("物品")
    await wang.taps("1把")
    await wang.taps("我自己")
    await wang.taps("随时都行")
    await wang.hears("最晚到哪天")
    await gets_it_all_wrong(wang, "请说一个准日子", ODD | A_PICTURE)
    await wang.says("2031-3-5")
    await wang.hears("请选 3月5日 周二 到 6月3日 周一 之间的一天")
    for typed in ("2030-3-4", "2029年1月1日", "3-4"):
        await wang.says(typed)
        await wang.hears("已经过了，请从 3月5日 周二 起选一天")
    for typed in ("不知道", "2-30", "99-99", "👍", "想" * 5000):
        await wang.says(typed)
        await wang.hears("请说一个准日子", "前面填的都还在")
    for typed in ("明天", "3-20", "3月20日", "20号"):
        await wang.says(typed)
        await wang.hears("怎么回事")
        await wang.taps("回上一步")
        await wang.hears("最晚到哪天")


async def test_a_telephone_is_wanted(street: Street) -> None:
    """A number, or one's own card; somebody else's card is nobody's consent."""
    wang = street.wang
    await fills_in(wang, phone="")
    await wang.taps("改一改")
    await wang.taps("电话")
    await wang.hears("留个电话吗")
    await gets_it_all_wrong(wang, "请写一个电话号码", ODD | A_PICTURE)
    for typed in ("没有", "12", "1" * 40, "打我儿子的", "👍"):
        await wang.says(typed)
        await wang.hears("请写一个电话号码", "前面填的都还在")
    await wang.shares_contact()
    await wang.hears("您再看一眼", "199")


async def test_a_picture_is_wanted(street: Street) -> None:
    """One picture is enough; words are no picture; an album gives its first or a kind word."""
    wang = street.wang
    await fills_in(wang)
    await wang.taps("改一改")
    await wang.taps("照片")
    await wang.hears("有照片吗")
    await gets_it_all_wrong(wang, "请发照片", ODD)
    await wang.says("没有")
    await wang.hears("请发照片")
    await wang.sends_photo(3)
    await wang.hears("这张照片给谁看")
    await wang.taps("群里都能看")
    shown = await wang.hears("您再看一眼")
    assert "photo" in shown.content


async def test_ten_pictures_are_too_many(street: Street) -> None:
    """Nine pictures fit with a delivery; what came before the tenth is kept."""
    await posts(street.wang)
    await approves(street.chen)
    await street.li.taps("我来认领", on=street.group)
    await street.li.taps("已送达")
    await street.li.sends_photo(9)
    await street.li.sends_photo()
    await street.li.hears("最多放9张", "前面的都收好了")
    await street.li.taps("就这些")
    await street.li.taps("只给许愿的邻居")
    await street.li.taps("不用带话")
    await street.wang.hears("送到了")
    assert sum("photo" in m.content for m in street.wang.messages) == 9


async def test_mark_up_is_shown_not_obeyed(street: Street) -> None:
    """<b>, &amp; and 「」 in names and wishes look in every chat as they were typed."""
    street.wang.user.name = "<i>王</i> & Söhne"
    title, story = "<b>一双</b> 拖鞋&amp;<i>袜</i>", "<script>1</script>"
    await posts(street.wang, title, story=story)
    await street.office_shows(title)
    await approves(street.chen)
    card = await street.group_shows(title)
    italic = [one for one in card.entities if one["type"] in ("text_link", "italic")]
    assert [one["length"] for one in italic] == [len("物品 · 2030-0001")]  # our own small print
    await street.wang.hears(title)
    await street.li.taps("我来认领", on=street.group)
    await street.li.hears(title, story)
    await street.chen.says("/show 1")
    await street.chen.hears("<i>王</i> & Söhne", title, story)


async def test_emoji_and_hidden_signs(street: Street) -> None:
    """A wish may hold an emoji; what turns the writing direction round is taken out of it."""
    await posts(street.wang, "给👵👨‍👩‍👧求一把伞", story="前\u202e后\u200b。", place="")
    await approves(street.chen)
    await street.group_shows("给👵👨‍👩‍👧求一把伞")
    assert "\u202e" not in street.spoken(street.group)
    await street.chen.says("/show 1")
    await street.chen.hears("前后。")


async def test_long_names(street: Street) -> None:
    """A name of two hundred characters breaks nothing, neither does one of nothing visible."""
    street.wang.user.name = "长" * 200
    street.li.user.name = "\u200b\u200b"
    await posts(street.wang)
    await approves(street.chen)
    assert "认领好了" in (await street.li.taps("我来认领", on=street.group)).text
    await street.group_shows("认领了")
    await street.chen.says("/show 1")
    shown = await street.chen.hears("一双防滑拖鞋")
    assert "长" * 41 not in shown.text


# -- in the middle of a form ----------------------------------------------------------------------


async def test_cancel_anywhere(street: Street) -> None:
    """/cancel ends the form at every question, by word or by button, and nothing was sent."""
    wang = street.wang
    for answers in (0, 1, 3):
        await wang.says("/wish")
        for say in (
            lambda: wang.says("一把伞"),
            lambda: wang.taps("一步步来"),
            lambda: wang.taps("物品"),
        )[:answers]:
            await say()
        await street.quiet()
        await wang.says("/cancel")
        await wang.hears("好，这次先不写了")
        await wang.says("今天天气好")
        await wang.hears("您好，我在")
    await street.quiet()
    assert sum("先不写了" in each.text for each in wang.messages) == 3
    await wang.says("/cancel")
    await wang.hears("这句我不留")
    await wang.says("/cancel")
    await wang.hears("现在没有写到一半的东西")
    await wang.says("/wish")
    await wang.taps("不写了")
    await wang.hears("好，这次先不写了")
    assert "请您看看" not in street.spoken(street.office)


async def test_a_command_in_the_middle(street: Street) -> None:
    """/wishes and a tap in the group while a question is open: both are done, and the question is
    shown again with all that was answered."""
    wang = street.wang
    await posts(street.he, "一把伞")
    await approves(street.chen)
    await wang.says("/wish")
    await wang.says("一双防滑拖鞋")
    await wang.taps("一步步来")
    await wang.hears("哪一类")
    await wang.says("/wishes")
    await wang.hears("一把伞")
    again = await wang.hears("刚才这一问还等着您", "哪一类")
    assert "物品" in wang.buttons(again)
    await wang.taps("我来认领", on=street.group)
    await wang.hears("3号楼2单元501")
    await wang.taps("物品", on=again)
    await wang.hears("要多少")
    await wang.says("/cancel")


async def test_an_edited_message(street: Street) -> None:
    """Whoever edits a message in the app is told that only new ones are read."""
    await street.wang.says("/wish")
    mine = await street.wang.says("一双拖鞋")
    await street.wang.taps("一步步来")
    await street.wang.hears("哪一类")
    await street.wang.edits(mine, "一双防滑拖鞋")
    await street.wang.hears("改过的消息我看不到")
    await street.wang.taps("物品")
    await street.wang.hears("要多少")


async def test_two_forms_at_once(street: Street) -> None:
    """李明 reports a delivery while his own wish is half written: one after the other."""
    li = street.li
    await posts(street.wang)
    await approves(street.chen)
    await li.taps("我来认领", on=street.group)
    await li.says("/wish")
    await li.says("一把伞")
    await li.taps("一步步来")
    await li.hears("哪一类")
    await li.taps("已送达")
    await li.hears("有照片就发来")
    await li.taps("没有照片")
    await li.taps("不用带话")
    await li.hears("记下了")
    await li.hears("刚才这一问还等着您", "哪一类")
    await li.taps("物品")
    await li.hears("要多少")


async def test_asking_a_neighbour_first(street: Street) -> None:
    """Who speaks for a neighbour is sent to ask first, kindly: there is only a yes, and the form is
    kept meanwhile."""
    wang = street.wang
    await wang.says("/wish")
    await wang.says("一把伞")
    await wang.taps("一步步来")
    await wang.taps("物品")
    await wang.taps("1把")
    await wang.taps("我替一位邻居说")
    agreed = await wang.hears("本人同意了吗", "先去问问", "两天")
    assert wang.buttons(agreed)[0] == "本人同意了"
    assert "我先去问问" not in wang.buttons(agreed)
    await street.forward(hours=20)
    await wang.says("/wish")
    await wang.taps("本人同意了")
    await wang.hears("急不急")


async def test_a_form_forgotten_for_two_days(street: Street) -> None:
    """It is put away with one friendly line, and its buttons say so."""
    await street.wang.says("/wish")
    await street.wang.says("一把伞")
    await street.wang.taps("一步步来")
    kinds = await street.wang.hears("哪一类")
    await street.forward(days=3)
    await street.wang.hears("放了两天，我先替您收掉了")
    assert "放了两天" in (await street.wang.taps("物品", on=kinds)).text


# -- buttons from elsewhere -----------------------------------------------------------------------


async def test_old_and_forged_buttons(street: Street) -> None:
    """Buttons of a closed form, of a verb nobody knows any more, with a changed row, or made up:
    an answer that is true, and no effect."""
    wang = street.wang
    preview = await fills_in(wang)
    send = preview.buttons[0]["callback_data"]
    await wang.taps(SEND)
    await wang.hears("心愿收到了")
    assert "已经交给社工了，编号 2030-0001" in (await wang.taps_data(preview, send)).text

    await approves(street.chen)
    card: Message = await street.group_shows("2030-0001")
    claim = str(card.buttons[0]["callback_data"])
    verb, row, arg, mac = claim.rsplit(".", 3)
    forged = [
        f"{verb}.{row}1.{arg}.{mac}",
        f"wish.approve.{row}.{arg}.{mac}",
        f"old.verb.{row}.{arg}.{mac}",
        f"{verb}.{row}.{arg}.AAAAAAAAAAAA",
        "claim",
        "x",
    ]
    for data in forged:
        assert zh("refused-old-button") in (await street.li.taps_data(card, data)).text
    await street.group_shows("等一位邻居认领")


async def test_a_button_of_somebody_elses_form(street: Street) -> None:
    """Another person's question can't be answered for them."""
    await street.wang.says("/wish")
    asked = await street.wang.hears("想请邻居帮什么忙")
    cancel = asked.buttons[0]["callback_data"]
    await street.li.says("/start")
    mine = await street.li.hears("幸福里社区")
    assert "这一问已经过去了" in (await street.li.taps_data(mine, cancel)).text
    await street.wang.says("一把伞")
    await street.wang.taps("一步步来")
    await street.wang.hears("哪一类")
