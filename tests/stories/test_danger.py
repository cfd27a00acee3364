"""Words of danger: the numbers stay in sight, a person is called, the group reads nothing."""

import pytest

from tests.stories.acts import SEND, fills_in, handed_in
from tests.stories.street import Street

WORDS = "真的不想活了"
NUMBERS = "12356"


async def test_the_numbers_stay_in_sight(street: Street) -> None:
    """何叔 answers the first question with words of danger. The form goes on, and below the next
    question, last in his chat, stand the numbers."""
    await street.he.says("/wish")
    await street.he.says(WORDS)
    await street.he.hears("哪一类")
    assert NUMBERS in street.he.last.text
    await street.office_shows("何叔", "让人担心的话")


async def test_the_numbers_at_the_story(street: Street) -> None:
    """So too in the middle of the form, where the long answers are."""
    wang = street.wang
    await wang.says("/wish 想有人陪我说说话")
    for label in ("陪伴", "1次", "我自己", "今天"):
        await wang.taps(label)
    await wang.says(f"一个人，{WORDS}")
    await wang.hears("送到哪儿")
    assert NUMBERS in wang.last.text
    assert "打 110" in wang.last.text


async def test_the_numbers_with_the_first_words(street: Street) -> None:
    """/wish 不想活了, said in one breath: the next question comes, the numbers below it."""
    await street.wang.says(f"/wish {WORDS}")
    await street.wang.hears("哪一类")
    assert NUMBERS in street.wang.last.text


async def test_the_numbers_when_it_is_handed_in(street: Street) -> None:
    """The last tap hands the wish in: its number is told, and what stays in sight is whom to
    ring."""
    await fills_in(street.wang, "想有人陪我说说话", story=WORDS)
    await street.wang.taps(SEND)
    await street.wang.hears("心愿收到了")
    assert NUMBERS in street.wang.last.text


async def test_an_answer_that_does_not_fit(street: Street) -> None:
    """Words where a tap was wanted are no answer, and are heard all the same."""
    await street.wang.says("/wish 一把伞")
    await street.wang.hears("哪一类")
    await street.wang.says(WORDS)
    await street.wang.hears("不用打字，点一下")
    assert NUMBERS in street.wang.last.text


@pytest.mark.parametrize("where", ["title", "story"])
async def test_it_goes_to_workers_not_to_the_group(street: Street, where: str) -> None:
    """Whether the sentence or the story says it: the workers read it, with a button to take
    it up; the group reads no word, neither as a card nor at six."""
    before = street.spoken(street.group)
    await handed_in(street, **{where: WORDS})
    card = await street.office_shows("请您看看", "让人担心的话")
    labels = [each["text"] for each in card.buttons]
    assert "我来跟进" in labels
    assert "发到群里" not in "".join(labels)
    await street.until_hour(19)
    assert street.spoken(street.group) == before
    await street.li.says("/wishes")
    await street.li.hears("没有等着的心愿")
    await street.chen.taps("我来跟进", on=street.office)
    await street.wang.hears("亲自来办")
    assert street.spoken(street.group) == before


async def test_a_kinder_title_does_not_let_it_through(street: Street) -> None:
    """小陈 rewords the sentence; what the story says still keeps it from the group."""
    await handed_in(street, story=WORDS)
    await street.chen.taps("改给群里看的话", on=street.office)
    await street.chen.says("想有人来坐坐")
    await street.chen.taps("不用说明")
    mended = await street.chen.hears("想有人来坐坐", "让人担心的话")
    assert "发到群里" not in "".join(street.chen.buttons(mended))


async def test_an_answer_to_a_worker_is_listened_to(street: Street) -> None:
    """小陈 asks how she is; what 王阿姨 answers calls everybody, at night too."""
    await handed_in(street)
    await street.chen.taps("问一句", on=street.office)
    await street.chen.says("最近还好吗？")
    await street.wang.hears("最近还好吗")
    await street.until_hour(23)
    await street.wang.taps("回一句")
    await street.wang.says(WORDS)
    await street.wang.hears("带给社工了")
    assert NUMBERS in street.wang.last.text
    await street.office_shows("请您看看", "让人担心的话")
    assert WORDS not in street.spoken(street.office)
