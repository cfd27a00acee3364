"""What people are called and what they wish for is shown as it was typed, and never obeyed."""

import pytest

from bot.practice import Chat, Message
from storage.community import screening
from storage.wishes import claims, deliveries
from storage.wishes.deliveries import NewDelivery
from tests.harness import seeing
from tests.harness.acts import approves, claim_on, handed_in, taken_on
from tests.harness.street import Neighbour, Street

CLAIM = "我来认领"
OURS = {"bold", "italic", "blockquote", "expandable_blockquote", "bot_command"}
UNSEEN = ("\u202e", "\u200f", "\u200b", "\u2066")

TITLES = {
    "mark-up": '<b>一双</b> & "拖鞋" <a href="x">这里</a>',
    "other mark-up": "&lt;b&gt;拖鞋 &amp; **一双** `rm` [这](tg://user?id=1) { $title }",
    "nothing seen": "\u202e鞋拖\u202c一\u200b\u2060双\u200f拖鞋\ufeff",
    "emoji": "👵👨\u200d👩\u200d👧一双拖鞋",
}
NAMES = {
    "mark-up": '<b>王</b> & "李"',
    "other mark-up": "&lt;*王*_李_`x`[y](z){ $name }",
    "right to left": "\u202e王阿姨\u200f",
    "nothing seen": "\u200b\u2060\ufeff",
    "a family": "👨\u200d👩\u200d👧",
    "long": "王" * 5000,
    "lines": "王\n阿姨\r\n/start@wishlight_bot",
}


def each_chat(street: Street) -> list[Chat]:
    return [street.group, street.office, *(each.chat for each in street.neighbours.values())]


def said(street: Street) -> list[Message]:
    """Everything that the bot said anywhere."""
    return [m for chat in each_chat(street) for m in street.room.chat(chat) if m.sender.is_bot]


def nothing_is_obeyed(street: Street) -> None:
    """No mark-up but ours, no link nobody set, nothing that turns the reading round."""
    for message in said(street):
        marked = {each["type"] for each in message.entities}
        assert marked <= OURS, (message.text, message.entities)
        assert not [each for each in UNSEEN if each in message.text], message.text


async def through_everything(street: Street, made_by: Neighbour, taken_by: Neighbour) -> None:
    """A wish from the workers' card to the light, with a look by everybody on the way."""
    await approves(street.chen)
    await street.group_shows("2030-0001", "等一位邻居认领")
    assert "认领好了" in (await taken_by.taps(CLAIM, on=street.group)).text
    for who in (made_by, taken_by):
        await who.says("/mywishes")
        await street.quiet()
    await street.sun.says("/wishes")
    await street.chen.says("/show 1")
    await taken_by.taps("已送达")
    await taken_by.taps("没有照片")
    await taken_by.taps("不用带话")
    await made_by.hears("送到了")
    await street.chen.says("/queue")
    await street.quiet()
    await made_by.taps("收到了")
    await street.group_shows("2030-0001", "心愿已点亮")


@pytest.mark.parametrize("kind", TITLES)
async def test_a_title_is_shown_as_it_is(street: Street, kind: str) -> None:
    """Whatever a resident lets the group read stands on the workers' card, on the group's, in the
    details and in the lists, letter for letter, with what nobody sees taken out."""
    title = TITLES[kind]
    await street.wang.says("/wish 想要一双拖鞋")
    for label in ("改一改", "群里看的这句"):
        await street.wang.taps(label)
    await street.wang.says(title)
    for label in ("一步步来", "物品", "1双", "我自己", "一周内"):
        await street.wang.taps(label)
    for skip in ("不多说了", "先不写", "不留电话", "不放照片"):
        await street.wang.taps(skip)
    shown = screening.clean(title)
    await street.wang.hears("您再看一眼", shown)
    await street.wang.taps("就这样，交给社工")
    await street.office_shows("请您看看", shown)
    await through_everything(street, street.wang, street.li)
    lit = await street.group_shows("2030-0001", shown)
    assert lit.text.splitlines()[0] == shown, "a line of its own, as the card has it"
    assert any(shown in each.text for each in street.li.messages)
    assert any(shown in each.text for each in street.chen.messages)
    nothing_is_obeyed(street)


@pytest.mark.parametrize("kind", NAMES)
async def test_a_name_is_shown_as_it_is(street: Street, kind: str) -> None:
    """王阿姨, 李明 and 小陈 call themselves so in the app. The group, and whoever tapped too late,
    read a first sign and two stars; the workers read the whole name, on one line."""
    kept = screening.clean_name(NAMES[kind])
    masked = f"{kept[:1]}**"
    for who in (street.wang, street.li, street.chen):
        who.user.name = NAMES[kind]
        await who.says("/help")
    await handed_in(street)
    await through_everything(street, street.wang, street.li)
    await street.office_shows(f"{kept}看过", "发到群里了")
    card = await street.group_shows("2030-0001", f"谢谢{masked}")
    await street.chen.says("/show 1")
    for happened in ("许下心愿", "看过，发到群里", "认领", "说收到了"):
        await street.chen.hears(f"许愿的邻居：{kept}", f"{kept}{happened}")
    assert len(kept) <= 40
    assert f"{kept}谢" not in card.text or len(kept) == 1
    nothing_is_obeyed(street)


@pytest.mark.parametrize("kind", ["mark-up", "long", "lines"])
async def test_who_was_first_is_named_in_a_toast(street: Street, kind: str) -> None:
    """The neighbour's toast names the first one masked, the colleague's toast whole; both fit."""
    street.li.user.name = street.chen.user.name = NAMES[kind]
    kept = screening.clean_name(NAMES[kind])
    await handed_in(street)
    review_card = await street.office_shows("请您看看")
    approve = seeing.button(review_card, "发到群里") or ""
    await street.chen.taps_data(review_card, approve)
    assert f"早一步，{kept}看过" in (await street.liu.taps_data(review_card, approve)).text
    card = await street.group_shows("2030-0001")
    claim = seeing.button(card, CLAIM) or ""
    await street.li.taps_data(card, claim)
    late = await street.sun.taps_data(card, claim)
    assert f"{kept[:1]}**刚认领了" in late.text
    assert len(late.text) <= 200


@pytest.mark.parametrize("kind", TITLES)
async def test_what_is_typed_for_somebody_is_shown_as_it_is(street: Street, kind: str) -> None:
    """A line with the delivery, thanks, a question, a kind refusal: as they were typed, too."""
    words = TITLES[kind]
    shown = screening.clean(words)
    made = await taken_on(street)
    await street.li.taps("已送达")
    await street.li.taps("没有照片")
    await street.li.says(words)
    await street.wang.hears("送到了", shown)
    await street.wang.taps("收到了")
    await street.wang.taps("说句谢谢")
    await street.wang.says(words)
    await street.li.hears("有句话带给您", shown)
    await handed_in(street, title="一把伞", place="9号楼")
    await street.chen.taps("婉拒", on=street.office)
    await street.chen.says(words)
    await street.wang.hears("这件事群里不好办", shown)
    assert (await claim_on(street, made)).thanked_at is not None
    nothing_is_obeyed(street)


async def test_the_longest_of_everything(street: Street) -> None:
    """A title, a story and a name as long as they may be: every message still goes out whole."""
    street.wang.user.name = street.li.user.name = "长" * 5000
    made = await taken_on(street, title="想" * 60, story="由" * 1000, place="楼" * 60)
    details = await street.li.hears("想" * 60, "由" * 1000, "楼" * 60)
    assert street.li.buttons(details) == [
        "已送达",
        "需要更多时间",
        "转给别人",
        "这次不行",
        "带句话",
    ]
    claim = await claim_on(street, made)
    await street.do(
        deliveries.deliver, street.id_of(street.li), NewDelivery(claim.key, note="话" * 300)
    )
    await street.wang.hears("话" * 300)
    await street.chen.says("/show 1")
    await street.chen.hears("由" * 1000)
    assert (await claim_on(street, made)).state is claims.ClaimState.DELIVERED
