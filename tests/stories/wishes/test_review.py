"""The workers' look at a wish: second questions, colleagues who were first, cards that follow."""

from collections.abc import Awaitable, Callable

import pytest

from storage.wishes import claiming, confirmations, deliveries, releases, review, submission
from storage.wishes.claims import ReleaseReason
from storage.wishes.deliveries import NewDelivery
from tests.harness.acts import approves, claim_on, form, handed_in, posts
from tests.harness.street import Neighbour, Street

FLAGGED = "低保户想要一双防滑拖鞋"
LABELS = ("问一句", "婉拒", "改给群里看的话")


async def withdraws(who: Neighbour) -> None:
    """The owner takes their newest wish back."""
    await who.says("/mywishes")
    await who.taps("收回心愿")
    await who.taps("收回")
    await who.hears("收回了")


# -- a second question -----------------------------------------------------------------------------


async def test_what_may_be_too_private_is_asked_about_twice(street: Street) -> None:
    """The title may say too much: 「发到群里」 asks once more and offers to reword first; nobody
    has read it in the group meanwhile; the second yes publishes it."""
    await handed_in(street, title=FLAGGED)
    card = await street.office_shows("请您看看", "难为情")
    labels = [each["text"] for each in card.buttons]
    assert labels.index("改给群里看的话") < labels.index("发到群里")
    assert (await approves(street.chen)).text == ""
    asked = await street.office_shows("给群里看的话里像有不该进群的内容")
    assert [each["text"] for each in asked.buttons] == ["改给群里看的话", "看过了，发到群里"]
    assert "低保" not in street.spoken(street.group)
    assert (await street.chen.taps("看过了，发到群里", on=street.office)).text == "记下了"
    await street.group_shows(FLAGGED)


async def test_a_plain_title_is_published_with_one_tap(street: Street) -> None:
    """Where only the story has something to look at, nobody is asked twice."""
    await handed_in(street, story="求两盒降压药")
    await street.office_shows("请您看看", "缘由里提到药")
    assert (await approves(street.chen)).text == "记下了"
    await street.group_shows("一双防滑拖鞋")


async def test_a_title_that_grew_private_while_asking(street: Street) -> None:
    """小陈 is asked a second time when 王阿姨 changes the wish: the old yes publishes nothing."""
    made = await handed_in(street, title=FLAGGED)
    await approves(street.chen)
    asked = await street.office_shows("给群里看的话里像有不该进群的内容")
    sure = asked.buttons[1]["callback_data"]
    mended = form(street, title="打13812345678找低保户")
    await street.do(submission.resubmit, street.id_of(street.wang), made.key, mended)
    assert "早前的样子" in (await street.chen.taps_data(asked, sure)).text
    await street.quiet()
    assert "13812345678" not in street.spoken(street.group)


# -- asked and answered ----------------------------------------------------------------------------


async def test_what_was_asked_and_answered_stays_between_them(street: Street) -> None:
    """小陈 asks, 王阿姨 answers, and it waits for a worker again. Both may read it later: the
    workers in /show, she in /mydata. The card, the claimer and the neighbours do not."""
    wang, chen, li = street.wang, street.chen, street.li
    await posts(wang)
    await chen.taps("问一句", on=street.office)
    await chen.says("平时几点在家？")
    await chen.hears("带给许愿的邻居了")
    await wang.taps("回一句")
    await wang.says("女儿下午来")
    await wang.hears("带给社工了")
    await street.office_shows("请您看看", "一双防滑拖鞋")
    await chen.says("/queue")
    await chen.hears("等您看的 1")

    await street.liu.says("/show 1")
    await street.liu.hears("小陈：平时几点在家？", "女儿下午来")
    await wang.says("/mydata")
    kept = await wang.everything_new()
    assert "女儿下午来" in kept
    assert "平时几点在家" in kept

    await chen.taps("发到群里", on=street.office)
    await li.taps("我来认领", on=street.group)
    await li.hears("3号楼2单元501")
    for command in ("/mywishes", "/mydata", "/show 1", "/wishes"):
        await li.says(command)
        await street.quiet()
    read = street.spoken(street.group) + street.spoken(street.office) + street.spoken(li.chat)
    for words in ("女儿下午来", "平时几点在家"):
        assert words not in read


async def test_asked_twice(street: Street) -> None:
    """After the answer a worker may ask once more: both questions and answers are kept in turn."""
    wang = street.wang
    await posts(wang)
    for asker, question, said in (
        (street.chen, "要多大码？", "三十七"),
        (street.liu, "要什么色？", "深色"),
    ):
        await asker.taps("问一句", on=street.office)
        await asker.says(question)
        await wang.hears(question)
        await wang.taps("回一句")
        await wang.says(said)
        await wang.hears("带给社工了")
    await street.chen.says("/show 1")
    await street.chen.hears("小陈：要多大码？\n三十七\n刘姐：要什么色？\n深色")


async def test_an_answer_to_a_question_that_is_over(street: Street) -> None:
    """She took the wish back before answering: the old 「回一句」 opens nothing."""
    await posts(street.wang)
    await street.chen.taps("问一句", on=street.office)
    await street.chen.says("要多大码？")
    asked = await street.wang.hears("要多大码？")
    answer = asked.buttons[0]["callback_data"]
    await withdraws(street.wang)
    assert "这里改不了" in (await street.wang.taps_data(asked, answer)).text


# -- a colleague was first -------------------------------------------------------------------------

DECISIONS: dict[str, tuple[Callable[..., object], tuple[str, ...], str]] = {
    "approved": (review.approve, (), "小陈看过，已经发到群里了"),
    "asked": (review.send_back, ("几楼？",), "小陈已经去问许愿的邻居了"),
    "turned down": (review.turn_down, ("我去看您",), "小陈已经给许愿的邻居回过话"),
    "cared for": (review.care_for, (), "小陈说亲自来跟进"),
}


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("how", DECISIONS)
async def test_decided_while_a_colleague_types(street: Street, label: str, how: str) -> None:
    """刘姐 opens a form about a wish; meanwhile 小陈 decides. Her words go nowhere, and she reads
    what 小陈 did."""
    verb, words, told = DECISIONS[how]
    made = await handed_in(street)
    await street.liu.taps(label, on=street.office)
    await street.do(verb, street.id_of(street.chen), made.key, *words)
    await street.quiet()
    await street.liu.says("五个字的话")
    await street.liu.hears(told)
    assert "五个字的话" not in street.spoken(street.wang.chat) + street.spoken(street.group)
    await street.liu.says("还有一句")
    await street.liu.hears("您好，我在")


@pytest.mark.parametrize("label", LABELS)
async def test_taken_back_while_a_worker_types(street: Street, label: str) -> None:
    """王阿姨 takes her wish back while 小陈 writes to her: 小陈 hears so, she nothing more."""
    await handed_in(street)
    await street.chen.taps(label, on=street.office)
    await withdraws(street.wang)
    await street.chen.says("五个字的话")
    await street.chen.hears("许愿的邻居自己收回了")
    await street.wang.hears_nothing_of("五个字的话", "社区的小陈")


@pytest.mark.parametrize("label", LABELS)
async def test_changed_while_a_worker_types(street: Street, label: str) -> None:
    """The words of the wish change under 小陈's pen: what was written about the old ones is not
    taken for the new, and the wish still waits."""
    made = await handed_in(street)
    await street.chen.taps(label, on=street.office)
    await street.do(review.reword, street.id_of(street.liu), made.key, "一双大码拖鞋")
    await street.chen.says("五个字的话")
    await street.chen.hears("早前的样子")
    await street.office_shows("请您看看", "一双大码拖鞋")
    await street.wang.hears_nothing_of("五个字的话")


# -- the card in the workers' group ----------------------------------------------------------------

Step = Callable[[Street, int], Awaitable[object]]


def by(who: str, verb: Callable[..., object], *words: object) -> Step:
    async def step(street: Street, wish_id: int) -> object:
        return await street.do(verb, street.id_of(street.neighbours[who]), wish_id, *words)

    return step


BECOMES: dict[str, tuple[Step, tuple[str, ...]]] = {
    "approved": (by("chen", review.approve), ("小陈看过", "发到群里了")),
    "asked": (by("chen", review.send_back, "几楼？"), ("社工问了一句，等回话", "小陈")),
    "turned down": (by("chen", review.turn_down, "我去看您"), ("没有发到群里", "小陈")),
    "cared for": (by("chen", review.care_for), ("由小陈亲自跟进",)),
    "withdrawn": (by("wang", releases.call_off), ("收回了",)),
    "reworded": (by("liu", review.reword, "一双大码拖鞋"), ("请您看看", "一双大码拖鞋")),
}


@pytest.mark.parametrize("how", BECOMES)
async def test_the_review_card_follows_the_wish(street: Street, how: str) -> None:
    """Whatever becomes of a wish, and wherever it was decided, the workers' card says so, in the
    same message, without a button that does nothing any more."""
    step, shown = BECOMES[how]
    made = await handed_in(street)
    card = await street.office_shows("请您看看")
    await step(street, made.key)
    after = await street.office_shows("2030-0001" if how != "reworded" else "一双大码拖鞋", *shown)
    assert after.id == card.id
    labels = [each["text"] for each in after.buttons]
    assert ("发到群里" in labels) is (how == "reworded")
    assert len(street.room.chat(street.office)) == 2, "小陈 who added the bot, and one card"


async def test_the_review_card_comes_back_with_the_answer(street: Street) -> None:
    """Once the owner answered, a card with buttons is the newest in the workers' group again."""
    made = await handed_in(street)
    await street.do(review.send_back, street.id_of(street.chen), made.key, "几楼？")
    await street.office_shows("等回话")
    await street.do(submission.answer, street.id_of(street.wang), made.key, "五楼")
    card = await street.office_shows("请您看看", "2030-0001")
    assert card is street.room.chat(street.office)[-1]
    assert (await approves(street.chen)).text == "记下了"
    assert "五楼" not in street.spoken(street.office)


async def test_the_approved_card_stays_as_it_is(street: Street) -> None:
    """From claim to thanks the group's card changes; the workers' card goes on saying who let the
    wish into the group, with no button to decide again."""
    made = await handed_in(street)
    await street.do(review.approve, street.id_of(street.chen), made.key)
    await street.office_shows("小陈看过", "发到群里了")
    li, wang = street.id_of(street.li), street.id_of(street.wang)
    await street.do(claiming.claim, li, made.key)
    first = (await claim_on(street, made)).key
    await street.do(releases.release, li, first, ReleaseReason.NO_TIME)
    await street.do(claiming.claim, li, made.key)
    claim = (await claim_on(street, made)).key
    await street.do(deliveries.deliver, li, NewDelivery(claim))
    await street.do(confirmations.confirm, wang, claim)
    await street.group_shows("2030-0001", "心愿已点亮")
    card = await street.office_shows("小陈看过", "发到群里了")
    assert [each["text"] for each in card.buttons] == ["看详情"]


async def test_danger_in_the_sentence_is_taken_up_first(street: Street) -> None:
    """Where the public sentence speaks of dying, the first button is to take it up, as it is where
    the story does; rewording it is not what is urgent."""
    await handed_in(street, title="真的不想活了")
    card = await street.office_shows("请您看看", "让人担心的话")
    assert card.buttons[0]["text"] == "我来跟进"
