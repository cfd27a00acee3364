"""What people send besides words: edits, albums, places on the map, cards of people."""

from tests.harness.acts import fills_in, taken_on
from tests.harness.street import Neighbour, Street

READ = "改过的消息我看不到"


async def until_the_place(who: Neighbour) -> None:
    """A form that asks where to bring it."""
    await who.says("/wish")
    await who.says("一双防滑拖鞋")
    await who.taps("一步步来")
    for label in ("物品", "1双", "我自己", "一周内"):
        await who.taps(label)
    await who.taps("不多说了")
    await who.hears("送到哪儿")


# -- edited --------------------------------------------------------------------------------------


async def test_an_edit_changes_no_answer(street: Street) -> None:
    """王阿姨 edits what she had sent: she is told that nobody reads it, the old words stand, and
    the open question stays open."""
    wang = street.wang
    await wang.says("/wish")
    mine = await wang.says("一双拖鞋")
    await wang.taps("一步步来")
    await wang.hears("哪一类")
    await wang.edits(mine, "一双防滑拖鞋")
    await wang.hears(READ, "改一改")
    for label in ("物品", "1双", "我自己", "一周内"):
        await wang.taps(label)
    for skip in ("不多说了", "先不写", "不留电话", "不放照片"):
        await wang.taps(skip)
    shown = await wang.hears("您再看一眼", "一双拖鞋")
    assert "防滑" not in shown.text


async def test_an_edit_of_what_was_said_before(street: Street) -> None:
    """Yesterday's words are mended while a form is open: nobody thinks that they answer it."""
    mine = await street.wang.says("今天天气好")
    await street.wang.hears("您好，我在")
    await street.forward(days=1)
    await street.wang.says("/wish")
    await street.wang.hears("想请邻居帮什么忙")
    await street.wang.edits(mine, "今天天气真好")
    assert await street.wang.everything_new() == ""


async def test_an_edit_with_nothing_open(street: Street) -> None:
    """When no question is open, an edit is between her and her phone."""
    mine = await street.wang.says("今天天气好")
    await street.wang.hears("您好，我在")
    await street.wang.edits(mine, "今天天气真好")
    assert await street.wang.everything_new() == ""


async def test_an_edit_into_a_command(street: Street) -> None:
    """An old message that is edited into /forgetme or /wish does nothing."""
    mine = await street.wang.says("今天天气好")
    await street.wang.hears("您好，我在")
    for command in ("/forgetme", "/wish 一把伞"):
        await street.wang.edits(mine, command)
        assert await street.wang.everything_new() == ""


async def test_an_edit_in_the_group(street: Street) -> None:
    """Edits among the neighbours are none of our business, an edited command too."""
    mine = await street.wang.says("早", to=street.group)
    await street.quiet()
    before = len(street.room.chat(street.group))
    await street.wang.edits(mine, "/wishes")
    await street.quiet()
    assert len(street.room.chat(street.group)) == before


async def test_an_edit_of_what_a_worker_wrote(street: Street) -> None:
    """小陈 edits the question after it went out: the owner keeps what was sent."""
    await fills_in(street.wang)
    await street.wang.taps("就这样，交给社工")
    await street.chen.taps("问一句", on=street.office)
    mine = await street.chen.says("要多大码？")
    await street.wang.hears("要多大码？")
    await street.chen.edits(mine, "你到底要多大码")
    await street.wang.hears_nothing_of("你到底")


# -- albums --------------------------------------------------------------------------------------


async def test_an_album_and_another(street: Street) -> None:
    """李明 sends two albums, one after the other: all five pictures go out, none twice, and an
    album of three is answered once, not three times."""
    await taken_on(street)
    li = street.li
    await li.taps("已送达")
    await li.sends_photo(3)
    await street.quiet()
    assert sum("照片收好了" in each.text for each in li.messages) == 1
    await li.sends_photo(2)
    await street.quiet()
    await li.taps("就这些")
    await li.taps("只给许愿的邻居")
    await li.taps("不用带话")
    await street.wang.hears("送到了")
    assert sum("photo" in each.content for each in street.wang.messages) == 5


async def test_albums_of_two_deliveries_stay_apart(street: Street) -> None:
    """Two wishes in 李明's hands: what he sends for the one goes to its owner, what he sends for
    the other to the other."""
    li = street.li
    await taken_on(street)
    await taken_on(street, title="一把伞", place="9号楼", by=li)
    await li.says("/mywishes")
    await street.quiet()
    slippers = await li.hears("一双防滑拖鞋")
    umbrella = await li.hears("一把伞")
    await street.he.says("/help")
    for held, count in ((slippers, 2), (umbrella, 3)):
        await li.taps("已送达", on=held)
        await li.hears("有照片就发来")
        await li.sends_photo(count)
        await street.quiet()
        await li.taps("就这些")
        await li.taps("只给许愿的邻居")
        await li.taps("不用带话")
        await li.hears("记下了")
        await street.quiet()
    albums: dict[str, int] = {}
    for each in street.wang.messages:
        if each.album:
            albums[each.album] = albums.get(each.album, 0) + 1
    assert sorted(albums.values()) == [2, 3]


async def test_a_late_picture_of_an_album(street: Street) -> None:
    """The last picture of an album comes after 「就这些」: no answer to the next question, which
    stands."""
    await taken_on(street)
    li = street.li
    await li.taps("已送达")
    await li.sends_photo(2)
    await street.quiet()
    await li.taps("就这些")
    await li.hears("能不能也给群里看")
    await li.sends_photo()
    await li.hears("不用打字，点一下", "前面填的都还在")
    await li.taps("只给许愿的邻居")
    await li.taps("不用带话")
    await street.wang.hears("送到了")
    assert sum("photo" in each.content for each in street.wang.messages) == 2


async def test_a_picture_with_words(street: Street) -> None:
    """Words under the picture are no answer of their own; the picture is, and so is one that comes
    as a file: it goes on as one."""
    await taken_on(street)
    await street.li.taps("已送达")
    await street.li.sends_photo(caption="放在门口了")
    await street.li.hears("照片收好了")
    await street.li.sends_document("image/png")
    await street.li.hears("照片收好了")
    await street.li.taps("就这些")
    await street.li.taps("只给许愿的邻居")
    await street.li.taps("不用带话")
    await street.wang.hears("送到了")
    sent = [
        kind
        for each in street.wang.messages
        for kind in ("photo", "document")
        if kind in each.content
    ]
    assert sent == ["photo", "document"]


async def test_a_picture_out_of_the_blue(street: Street) -> None:
    """A picture when nothing is open gets a friendly word and goes nowhere."""
    await street.li.sends_photo(2)
    await street.li.hears("您好，我在")
    assert "photo" not in street.spoken(street.group) + street.spoken(street.office)


# -- places and cards ----------------------------------------------------------------------------


async def test_a_place_on_the_map_is_no_address(street: Street) -> None:
    """She sends where she stands: a pin says neither building nor door, so words are asked for, and
    the pin is kept nowhere."""
    wang = street.wang
    await until_the_place(wang)
    await wang.sends_location()
    await wang.hears("请用文字写一句", "7号楼1单元", "前面填的都还在")
    await wang.says("5号楼2单元")
    await wang.hears("留个电话吗")
    await wang.says("/mydata")
    assert "31.23" not in await wang.everything_new()


async def test_a_card_is_no_address_either(street: Street) -> None:
    """Somebody's card at the question where to bring it: words are asked for."""
    await until_the_place(street.wang)
    await street.wang.shares_contact()
    await street.wang.hears("请用文字写一句", "前面填的都还在")


async def test_her_own_card_is_her_number(street: Street) -> None:
    """Her own card answers the question for a telephone; it is shown before it is sent, and the
    claimer reads it when she agreed."""
    wang = street.wang
    await until_the_place(wang)
    await wang.says("5号楼2单元")
    await wang.hears("留个电话吗")
    await wang.shares_contact()
    await wang.hears("有照片吗")
    await wang.taps("不放照片")
    await wang.taps("缘由、地址、电话都给")
    await wang.hears("您再看一眼", "199-0000-0000")
    await wang.taps("就这样，交给社工")
    await street.chen.taps("发到群里", on=street.office)
    await street.li.taps("我来认领", on=street.group)
    await street.li.hears("5号楼2单元", "199-0000-0000")
    assert "199-0000" not in street.spoken(street.group) + street.spoken(street.office)


async def test_somebody_elses_card_is_no_number(street: Street) -> None:
    """Another person's card is not hers to give, and a pin is no number: the question stays."""
    wang = street.wang
    await until_the_place(wang)
    await wang.says("5号楼2单元")
    await wang.hears("留个电话吗")
    for send in (lambda: wang.shares_contact(own=False), wang.sends_location):
        await send()
        await wang.hears("请写一个电话号码", "前面填的都还在")
    await wang.taps("不留电话")
    await wang.hears("有照片吗")


async def test_a_pin_and_a_card_out_of_the_blue(street: Street) -> None:
    """Nothing is open: both get the friendly word, in the group neither gets one."""
    for send in (street.wang.sends_location, street.wang.shares_contact):
        await send()
        await street.wang.hears("您好，我在")
    await street.room.send_location(street.wang.user, street.group)
    await street.room.send_contact(street.wang.user, street.group)
    await street.quiet()
    assert not [each for each in street.room.chat(street.group) if each.sender.is_bot]


async def test_every_album_is_answered(street: Street) -> None:
    """李明 sends an album, reads that it is kept, and sends another: that one is answered too."""
    await taken_on(street)
    li = street.li
    await li.taps("已送达")
    await li.sends_photo(3)
    await li.hears("照片收好了")
    await li.sends_photo(2)
    await li.hears("照片收好了")
