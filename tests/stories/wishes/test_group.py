"""What happens in the big group, and how it leads into the private chat."""

from storage.community import memberships
from storage.community.memberships import Role
from storage.wishes.wishes import Category
from tests.harness.acts import approves, handed_in, published
from tests.harness.street import FIRST_DAY, Street, zh

CLAIM = "我来认领"


async def test_a_wish_said_in_the_group_goes_on_in_private(street: Street) -> None:
    """/wish 想要一把伞 among everybody: the group reads no more of it, the last look
    stands in private with the words kept."""
    await street.wang.says("/wish 想要一把伞", to=street.group)
    await street.group_shows("您的心愿我们私下说")
    await street.wang.hears("您再看一眼", "想要一把伞")


async def test_whoever_never_opened_the_chat_is_led_there(street: Street) -> None:
    """小唐 says a wish in the group before ever opening the bot: a link leads to it."""
    tang = street.tang
    await tang.says("/wish 想借一架梯子", to=street.group)
    here = await street.group_shows("您的心愿我们私下说")
    link = here.buttons[0]["url"]
    await tang.opens(link)
    await tang.hears("您再看一眼", "想借一架梯子")


async def test_a_claimer_who_never_opened_the_bot(street: Street) -> None:
    """小唐 claims with one tap; the answer opens the private chat, and there stands what is needed,
    once."""
    await published(street)
    toast = await street.tang.taps(CLAIM, on=street.group)
    assert toast.url
    assert "start=claim-details_" in toast.url
    await street.tang.opens(toast.url)
    await street.tang.hears("3号楼2单元501", "上个月差点摔着")
    await street.quiet()
    assert sum("3号楼2单元501" in each.text for each in street.tang.messages) == 1
    await street.tang.taps("已送达")
    await street.tang.hears("有照片就发来")


async def test_the_details_wait_for_whoever_just_says_hello(street: Street) -> None:
    """小唐 claims, ignores the link and only later writes a word: what waited is told then."""
    await published(street)
    await street.tang.taps(CLAIM, on=street.group)
    await street.tang.says("/start")
    await street.tang.hears("3号楼2单元501")


async def test_a_page_of_wishes(street: Street) -> None:
    """/wishes: five at a time, those who wait longest first, by kind, and a tap claims one."""
    owners = (street.wang, street.he)
    for number in range(7):
        kind = Category.REPAIR if number == 6 else Category.GOODS
        owner = owners[number % 2]
        await published(
            street, owner, title=f"第{number}件事", place=f"{number}号楼", category=kind
        )
    await street.li.says("/wishes")
    first = await street.li.hears("有7个心愿等着邻居", "第0件事", "第4件事")
    assert "第5件事" not in first.text
    assert "看上一页" not in street.li.buttons(first)
    await street.li.taps("看下一页", on=first)
    second = await street.li.hears("第5件事", "第6件事")
    assert second.id == first.id
    assert "第0件事" not in second.text
    await street.li.taps("维修", on=second)
    repairs = await street.li.hears(zh("list-lead", count=1), "第6件事")
    assert "第5件事" not in repairs.text
    await street.li.taps("陪伴", on=repairs)
    await street.li.hears("现在没有等着的心愿")
    await street.li.taps("看全部")
    await street.li.hears("有7个心愿")
    toast = await street.li.taps("② 我来认领")
    assert "认领好了" in toast.text
    await street.li.hears("第1件事", "只给您看")
    await street.sun.says("/wishes", to=street.group)
    await street.group_shows("有6个心愿等着邻居")


async def test_no_wishes_yet(street: Street) -> None:
    """An empty list says so and what to do."""
    await street.li.says("/wishes")
    await street.li.hears("没有等着的心愿", "/wish")


async def test_a_group_gets_its_purpose(street: Street) -> None:
    """小陈 adds the bot to a new group and says what it is for; from then on cards come there too.
    A resident can't."""
    new = await street.another_group("幸福里二期群", street.chen, street.wang)
    await street.group_shows("请社工先发 /bind", group=new)
    await street.wang.says("/bind", to=new)
    await street.group_shows("这一步您这边还做不了", group=new)
    await street.chen.says("/bind", to=new)
    asked = await street.group_shows("这个群做什么用", group=new)
    assert "这个找不到了" in (await street.wang.taps("幸福里社区：发心愿", on=asked)).text
    await street.chen.taps("幸福里社区：发心愿", on=asked)
    await street.group_shows("心愿会发在这个群里", group=new)
    await published(street, street.he)
    await street.group_shows("一双防滑拖鞋", group=new)
    await street.group_shows("一双防滑拖鞋")
    await street.wang.taps(CLAIM, on=new)
    await street.group_shows("王**认领了", group=new)
    await street.group_shows("王**认领了")


async def test_whoever_speaks_in_the_group_belongs_here(street: Street) -> None:
    """小唐, who is new, becomes a resident by the first tap or command in the group."""
    await street.tang.says("/wishes", to=street.group)
    await street.group_shows("没有等着的心愿")
    held = await street.look(memberships.held, street.id_of(street.tang), street.homes.community)
    assert held == {Role.RESIDENT}


async def test_ordinary_talk_is_none_of_our_business(street: Street) -> None:
    """Neighbours chat in the group; the bot stays silent."""
    before = street.spoken(street.group)
    await street.wang.says("今天太阳真好", to=street.group)
    await street.li.says("是啊 /是吗", to=street.group)
    await street.quiet()
    assert "点亮" not in street.spoken(street.group).removeprefix(before)
    assert len(street.room.chat(street.group)) == 3


async def test_the_group_moves(street: Street) -> None:
    """A basic group is made a supergroup in the middle of a wish: the card follows."""
    old = street.room.add_group("三期群", [street.chen.user, street.li.user], kind="group")
    await street.room.add_bot(old, street.chen.user)
    await street.chen.says("/bind", to=old)
    await street.chen.taps("幸福里社区：发心愿", on=old)
    await published(street)
    await street.group_shows("一双防滑拖鞋", group=old)
    new = await street.room.upgrade(old, street.chen.user)
    await street.quiet()
    await street.li.taps(CLAIM, on=street.group)
    await street.group_shows("2030-0001", "李**认领了", group=new)


async def test_we_are_sent_away(street: Street) -> None:
    """The bot is removed from the group: workers hear of it, and wishes go on in private."""
    await street.room.remove_bot(street.group, street.chen.user)
    await street.chen.hears("我不在「幸福里邻里互助群」群里了")
    await street.liu.hears("我不在「幸福里邻里互助群」群里了")
    await published(street)
    await street.li.says("/wishes")
    await street.li.taps("① 我来认领")
    await street.li.hears("3号楼2单元501")
    await street.room.add_bot(street.group, street.chen.user)
    await published(street, street.he, title="一把伞", place="1号楼")
    await street.group_shows("一把伞")


async def test_a_deleted_card_comes_again(street: Street) -> None:
    """Somebody deletes the card: the next change shows it anew."""
    await published(street)
    card = await street.group_shows("2030-0001")
    await street.room.delete(card)
    await street.li.says("/wishes")
    await street.li.taps("① 我来认领")
    again = await street.group_shows("2030-0001", "李**认领了")
    assert again.id != card.id


async def test_the_first_card_of_the_year(street: Street) -> None:
    """The code is the year and a number, as people say it."""
    await published(street)
    await approves_nothing(street)
    await street.group_shows(f"{FIRST_DAY.year}-0001")


async def approves_nothing(street: Street) -> None:
    """An approved card has no button to approve it again."""
    card = await street.office_shows("2030-0001")
    assert "发到群里" not in [button["text"] for button in card.buttons]


async def test_a_telephone_number_before_the_whole_group(street: Street) -> None:
    """Whoever begins a wish among everybody with a number in it is asked to take that back."""
    await street.wang.says("/wish 想要一台收音机，电话13912345678", to=street.group)
    await street.group_shows("我们私下说", "请您长按那条消息")


async def test_nothing_gets_into_the_group(street: Street) -> None:
    """We were put out of the only group. The worker lets a wish pass and reads that it can't be
    said there; its owner hears that it was looked at, and that it is in the group only when we are
    back and it is."""
    await street.room.remove_bot(street.group, street.chen.user)
    await handed_in(street)
    await street.quiet()
    await approves(street.chen)
    await street.office_shows("群里现在发不进去")
    await street.forward(minutes=3)
    await street.wang.hears("一发到群里就告诉您")
    await street.wang.hears_nothing_of("已经发到群里了")
    await street.chen.says("/queue")
    stuck = await street.chen.hears("收不到我的消息", "我不在这个群里了", "等着发的：一双防滑拖鞋")
    await street.chen.taps("再发一次", on=stuck)
    await street.room.add_bot(street.group, street.chen.user)
    await street.group_shows("2030-0001", "等一位邻居认领")
    await street.wang.hears("已经发到群里了")
    await street.forward(days=1)
    said = [each.text for each in street.wang.messages if "已经发到群里了" in each.text]
    assert len(said) == 1


async def test_what_somebody_looks_for(street: Street) -> None:
    """/wishes 防滑: a neighbour finds what the group reads, and claims it; 小陈 finds by a number
    what waits, with all there is to read, and sees who has what in hand."""
    await published(street)
    await handed_in(street, street.he, title="还没看的防滑垫", place="9号楼")
    await street.li.says("/wishes 防滑")
    shown = await street.li.hears("① 一双防滑拖鞋")
    assert "防滑垫" not in shown.text
    await street.li.taps("① 我来认领", on=shown)
    await street.chen.says("/wishes 2030-0002")
    await street.chen.taps("① 看详情", on=await street.chen.hears("① 还没看的防滑垫"))
    await street.chen.hears("还没看的防滑垫", "何叔")
    await street.chen.says("/wishes")
    await street.chen.taps("在办的心愿")
    shown = await street.chen.hears("① 一双防滑拖鞋 · 李明 · 3号楼 · 今天认领")
    await street.chen.taps("按楼栋", on=shown)
    await street.chen.hears("① 一双防滑拖鞋")
