"""Who people are here, what they may do, and what is kept about them."""

from datetime import timedelta

from bot.practice import Message
from storage.community import memberships
from storage.community.memberships import Role
from storage.engine import clock
from tests.harness.acts import (
    PHONE,
    approves,
    brought,
    claim_on,
    handed_in,
    posts,
    published,
    taken_on,
)
from tests.harness.street import Street


async def test_hello(street: Street) -> None:
    """/start says where one is and what one can do."""
    await street.wang.says("/start")
    await street.wang.hears("幸福里社区", "/wish", "不进群")


async def test_help_fits_the_role(street: Street) -> None:
    """王阿姨 reads what residents can do, 小陈 also what workers can; in the group only what can be
    done there."""
    await street.wang.says("/help")
    shown = await street.wang.hears("/wish", "/mywishes", "/forgetme")
    assert "/queue" not in shown.text
    assert shown.text.splitlines()[2].startswith("/wish "), "what they do most, first"
    await street.chen.says("/help")
    shown = await street.chen.hears("/wish", "/queue", "/neighbours", "/invite")
    assert shown.text.splitlines()[2].startswith("/queue ")
    await street.wang.says("/help", to=street.group)
    here = await street.group_shows("/wishes")
    assert "/mydata" not in here.text
    assert "/queue" not in here.text


async def test_everything_in_english(street: Street) -> None:
    """After /language a whole wish goes on in English, the group stays Chinese."""
    wang = street.wang
    await wang.says("/language")
    await wang.hears("Which language")
    await wang.taps("English")
    await wang.hears("English")
    await wang.says("/wish")
    await wang.hears("What could a neighbour help you with")
    await wang.says("a radio")
    while labels := wang.buttons(asked := await wang.hears("")):
        assert reads_english(street, asked), asked.text
        await wang.taps(labels[0], on=asked)
    await wang.hears("2030-0001")
    await taken_on(street, title="slippers", unit="pair")
    assert reads_english(street, await wang.hears("李**"))
    await wang.says("/mywishes")
    assert reads_english(street, await wang.hears("slippers"))
    await street.group_shows("李**认领了")


def reads_english(street: Street, message: Message) -> bool:
    """No Chinese in it but a name."""
    shown = message.text.replace("李**", "") + "".join(street.wang.buttons(message))
    return not any("\u3400" <= each <= "\u9fff" for each in shown)


async def test_quiet_people_hear_only_of_their_own(street: Street) -> None:
    """/quiet mutes what nobody asked for, sent twice as well; one's own wish still speaks; a
    button undoes it."""
    for _ in range(2):  # the first answer was slow in coming
        await street.wang.says("/quiet")
        await street.wang.hears("只跟您说您自己的事")
    await posts(street.wang)
    await approves(street.chen)
    await street.wang.hears("已经发到群里了")
    await street.wang.says("/quiet")
    await street.wang.taps("社区的消息也要听")
    await street.wang.hears("社区的消息也会告诉您了")


async def test_quiet_people_are_still_reminded(street: Street) -> None:
    """What they took on and what they wish for still speaks: 李明 is reminded of the day, 王阿姨
    hears who has it and is asked whether it came; a new role is theirs to know as well."""
    for one in (street.wang, street.li):
        await one.says("/quiet")
        await one.hears("只跟您说您自己的事")
    wish = await taken_on(street)
    await street.wang.hears("李**认领了")
    await street.li.hears("只给您看")
    agreed = (await claim_on(street, wish)).agreed_on
    while clock.today("Asia/Shanghai") < agreed - timedelta(days=1):
        await street.forward(days=1)
    await street.until_hour(11)
    await street.li.hears("约好的日子是")
    await street.li.taps("已送达")
    await street.li.taps("没有照片")
    await street.li.taps("不用带话")
    await street.wang.hears("送到了")
    await street.chen.says("/neighbours 李")
    await street.chen.taps("李明")
    await street.chen.taps("志愿者")
    await street.li.hears("您在幸福里社区现在是")


async def test_a_copy_of_everything(street: Street) -> None:
    """/mydata gives what is kept, the private fields too, to oneself only."""
    await handed_in(street)
    await street.wang.says("/mydata")
    copy = await street.wang.everything_new()
    for kept in ("一双防滑拖鞋", "3号楼2单元501", PHONE, "上个月差点摔着", "王阿姨"):
        assert kept in copy
    await street.li.says("/mydata")
    assert PHONE not in await street.li.everything_new()


async def test_to_be_forgotten(street: Street) -> None:
    """/forgetme shows what goes and what stays, then does it: wishes are taken back, claims are
    free again, nothing private is left, and the next hello is a stranger's."""
    await handed_in(street)
    await published(street, street.he, title="一把伞", place="1号楼", unit="把")
    await street.wang.taps("我来认领", on=street.group)
    await street.wang.says("/forgetme")
    await street.wang.hears(
        "还没办完的1个心愿会收回", "您认领的1个心愿会请别的邻居接着", "留下的是"
    )
    await street.wang.taps("先留着")
    await street.wang.hears("都留着")
    await street.wang.says("/forgetme")
    await street.wang.hears("要我们忘掉您吗")
    await street.wang.taps("都删掉")
    await street.wang.hears("都删掉了")
    await street.group_shows("一把伞", "等一位邻居认领")
    await street.he.hears("等别的邻居接着")
    await street.chen.says("/show 1")
    shown = await street.chen.hears("2030-0001", "收回了")
    for gone in ("一双防滑拖鞋", "王阿姨", PHONE, "3号楼2单元501", "摔着"):
        assert gone not in shown.text
    await street.wang.says("/start")
    await street.wang.hears("请邻居或社工把您拉进")


async def test_an_invitation(street: Street) -> None:
    """小陈 makes a link for a volunteer; 小唐 opens it and is one; the link works once."""
    await street.chen.says("/invite")
    await street.chen.hears("邀请谁")
    await street.chen.taps("志愿者")
    link = (await street.chen.hears("邀请链接")).text
    payload = link.rpartition("start=")[2].split()[0]
    await street.tang.opens(payload)
    await street.tang.hears("欢迎您来幸福里社区", "志愿者")
    await street.tang.hears("/wishes")
    held = await street.look(memberships.held, street.id_of(street.tang), street.homes.community)
    assert held == {Role.RESIDENT, Role.VOLUNTEER}
    await street.tang.opens(payload)
    await street.tang.hears("欢迎您来")
    await street.wang.opens(payload)
    await street.wang.hears("这条链接用不了了")


async def test_an_old_invitation(street: Street) -> None:
    """After seven days a link gives nothing."""
    await street.chen.says("/invite")
    await street.chen.taps("党员")
    payload = (await street.chen.hears("邀请链接")).text.rpartition("start=")[2].split()[0]
    await street.forward(days=8)
    await street.tang.opens(payload)
    await street.tang.hears("这条链接用不了了")


async def test_only_admins_make_workers(street: Street) -> None:
    """刘姐 is a worker: she invites volunteers, but no workers, and is offered none."""
    await street.liu.says("/invite")
    offered = street.liu.buttons(await street.liu.hears("邀请谁"))
    assert "志愿者" in offered
    assert "社工" not in offered
    await street.chen.says("/invite")
    await street.chen.taps("社工")
    await street.chen.hears("邀请链接")


async def test_blocked_and_open_again(street: Street) -> None:
    """王阿姨 blocks the bot, 李明 delivers meanwhile: the workers are asked to call; when she opens
    the chat again she hears what she missed."""
    await taken_on(street)
    await street.wang.blocks_bot()
    await street.quiet()
    await street.li.taps("已送达")
    await street.li.taps("没有照片")
    await street.li.taps("不用带话")
    await street.li.hears("记下了")
    await street.office_shows("我联系不上许愿的邻居", "请打个电话")
    await street.wang.unblocks_bot()
    await street.wang.hears("送到了")
    await street.wang.taps("收到了")
    await street.li.hears("点亮了")


async def test_blocked_without_a_word(street: Street) -> None:
    """Telegram's own answer is how we learn of it: nothing is lost then either."""
    await published(street)
    street.wang.user.has_blocked = True
    await street.li.taps("我来认领", on=street.group)
    await street.quiet()
    street.wang.user.has_blocked = False
    await street.wang.says("/start")
    await street.wang.hears("李**认领了")


async def test_a_new_name_is_followed(street: Street) -> None:
    """Whoever changes their name in the app is called by the new one."""
    street.li.user.name = "老李"
    await published(street)
    await street.li.taps("我来认领", on=street.group)
    await street.group_shows("老李认领了")


async def test_pictures_for_everybody(street: Street) -> None:
    """Where claimer and resident both agree and a worker has looked, the group sees the pictures,
    once."""
    await taken_on(street)
    await street.li.taps("已送达")
    await street.li.sends_photo(2)
    await street.li.taps("就这些")
    await street.li.taps("群里可以看")
    await street.li.taps("不用带话")
    await street.wang.hears("送到了")
    await street.wang.taps("收到了")
    lit = await street.wang.hears("收到就好")
    before = len(street.room.chat(street.group))
    share = next(each["callback_data"] for each in lit.buttons if "照片" in each["text"])
    for _ in range(2):  # an eager thumb
        assert "社工看过照片，就发到群里" in (await street.wang.taps_data(lit, share)).text
    await street.quiet()
    assert not [m for m in street.room.chat(street.group)[before:] if "photo" in m.content]
    await street.chen.taps("可以给群里看", on=street.office)
    await street.group_shows("照片是两边都同意给大家看的")
    pictures = [m for m in street.room.chat(street.group)[before:] if "photo" in m.content]
    assert len(pictures) == 2


async def test_without_consent_no_pictures(street: Street) -> None:
    """The claimer kept the pictures between the two of them: nobody is asked to show them."""
    await brought(street)
    await street.wang.taps("收到了")
    lit = await street.wang.hears("收到就好")
    assert street.wang.buttons(lit) == ["说句谢谢"]
