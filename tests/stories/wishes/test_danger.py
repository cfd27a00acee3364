"""Words of danger: the numbers stay in sight, a person is called, the group reads nothing."""

import re

import pytest
from sqlmodel import select

from storage.community import settings
from storage.wishes.alarms import Alarm
from tests.harness.acts import SEND, fills_in, handed_in
from tests.harness.street import Street

WORDS = "真的不想活了"
NUMBERS = "12356"
PERHAPS = "活着真累，不知道图个啥"
ROUGH = "老公脾气越来越差，我怕他动手"  # perhaps, and it waits for the day


def _first_line(text: str) -> str:
    """What stands below the title."""
    return [line for line in text.splitlines() if line][1]


async def test_a_form_ends_where_somebody_needs_a_person(street: Street) -> None:
    """何叔 answers the first question with words of danger: no other question comes, one message
    has the number for him first; nothing is left to call off, and nothing is said to have expired
    later, for a worker was called."""
    await street.he.says("/wish")
    await street.he.says(WORDS)
    numbers = await street.he.hears("12356", "我正在叫社工", "先放下")
    assert "很担心您" in _first_line(numbers.text)
    assert street.he.last == numbers
    await street.office_shows("何**", "让人担心的话")
    await street.he.says("/cancel")
    await street.he.hears("没有写到一半的东西")
    await street.forward(days=3)
    await street.he.hears_nothing_of("没写完的")
    await street.he.hears_nothing_of("哪一类")


@pytest.mark.parametrize(
    ("words", "first", "numbers"),
    [
        ("老公又打我了，我怕出事", "您没有错", {"110", "12338"}),
        ("厨房煤气味很重，我头晕", "先出门", {"119"}),
        ("我妈叫不醒了，手脚冰凉", "先别搬动", {"120"}),
        ("孙子把纽扣电池吞下去了", "别催吐", {"120"}),
        ("我爸走丢了，找了一天没找到", "不用等", {"110"}),
        ("老师摸我下面，不许我说", "孩子没有错", {"110", "12355"}),
        ("儿媳不给我饭吃，还掐我", "不丢人", {"110"}),
        ("有人在撬我家的门", "别开门", {"110"}),
        ("楼下有人要跳楼", "别去拉", {"110", "120"}),
    ],
)
async def test_just_the_numbers_that_fit(
    street: Street, words: str, first: str, numbers: set[str]
) -> None:
    """Whoever is beaten, smells gas or misses somebody reads what to do first, and no number that
    is for others."""
    await street.he.says(words)
    told = (await street.he.hears("您的安全最要紧", first)).text
    shown = set(re.findall(r"打 (\d{3,5})$", told, re.M))
    assert shown == numbers


async def test_perhaps_is_a_gentle_line(street: Street) -> None:
    """Words that may be of danger where no minute counts: 何叔 reads that somebody is here, and his
    form goes on; no number is shown, nobody is woken. A worker reads it when it is day."""
    await street.until_hour(23)
    await street.he.says("/wish")
    await street.he.says(ROUGH)
    await street.he.hears("您还好吗", "这里有人")
    await street.he.hears("您再看一眼")
    await street.he.hears_nothing_of("110")
    assert "放心不下" not in street.spoken(street.office)
    await street.until_hour(9)
    await street.office_shows("何**", "放心不下")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (PERHAPS, NUMBERS),
        ("胸口有点闷，喘气费劲", "120"),
        ("孩子好像吃了点樟脑丸", "120"),
        ("厨房好像有点味道，闻着头疼", "119"),
    ],
)
async def test_perhaps_where_minutes_count(street: Street, words: str, number: str) -> None:
    """At night 何叔 reads the number below the gentle line, and nothing about a wish beside it; the
    workers read it at once."""
    await street.until_hour(23)
    await street.he.says(words)
    await street.he.hears("您还好吗", f"打 {number}")
    await street.he.hears_nothing_of("说成心愿")
    await street.office_shows("何**", "放心不下", "请现在就看一看")


async def test_no_wish_is_made_of_perhaps(street: Street) -> None:
    """An offer to make a wish of what was said before is not made again of such words."""
    await street.he.says("今天天气真好呀")
    await street.he.hears("说成心愿")
    await street.he.says(ROUGH)
    told = await street.he.hears("您还好吗")
    assert street.he.last == told
    assert "说成心愿" not in told.text


async def test_perhaps_twice_is_sure(street: Street) -> None:
    """何叔 writes twice at night what may be danger: the second time his form ends, he reads the
    numbers, and the workers' group does not wait for the morning."""
    await street.until_hour(23)
    await street.he.says(ROUGH)
    await street.he.hears("您还好吗")
    assert "何**" not in street.spoken(street.office)
    await street.he.says("/wish")
    await street.he.says(ROUGH)
    await street.he.hears("您的安全最要紧", "110", "先放下")
    await street.office_shows("何**", "让人担心的话")


async def test_perhaps_and_then_for_sure(street: Street) -> None:
    """何叔 writes at night what may be danger, and then what is: the workers' group does not wait
    for the morning."""
    await street.until_hour(23)
    await street.he.says(ROUGH)
    await street.he.hears("您还好吗")
    assert "何**" not in street.spoken(street.office)
    await street.he.says(WORDS)
    await street.he.hears("您的安全最要紧", NUMBERS)
    await street.office_shows("何**", "让人担心的话")


async def test_behind_a_command(street: Street) -> None:
    """Whoever begins with /wish, in private or in the group, and says that they cannot go on, reads
    the numbers in private; the group reads none of it."""
    await street.he.says(f"/wish {WORDS}")
    await street.he.hears("您的安全最要紧", NUMBERS)
    await street.office_shows("何**", "让人担心的话")
    await street.wang.says(f"/wish {WORDS}", to=street.group)
    await street.wang.hears("您的安全最要紧", NUMBERS)
    await street.office_shows("王**", "让人担心的话")
    assert NUMBERS not in street.spoken(street.group)


async def test_in_what_is_changed_afterwards(street: Street) -> None:
    """王阿姨 changes what she wrote before: it is heard as if she had just written it."""
    said = await street.wang.says("想借把梯子")
    await street.wang.edits(said, WORDS)
    await street.wang.hears("您的安全最要紧", NUMBERS)
    await street.office_shows("王**", "让人担心的话")


async def test_a_typo_mended_is_no_second_word(street: Street) -> None:
    """何爷爷 mends a word in what was perhaps danger: it is not said twice, and only 小陈 looks."""
    said = await street.he.says("有认跟着窝")
    await street.he.says("有人跟着我")
    await street.quiet()
    await street.he.edits(said, "有人跟着我，怎么办")
    await street.quiet()
    [alarm] = await street.look(lambda session: session.exec(select(Alarm)).all())
    assert (alarm.is_sure, alarm.times) == (False, 1)


async def test_the_numbers_of_the_place(street: Street) -> None:
    """Where the ambulance has another number, that one is read; a service that is not there is left
    out."""
    here = {"danger.ambulance": "999", "danger.listeners": "0"}
    await street.do(settings.adjust, None, 1, here)
    await street.wang.says(WORDS)
    told = (await street.wang.hears("您的安全最要紧")).text
    assert re.findall(r"打 (\d{3,5})$", told, re.M) == ["999"]
    await street.he.says("我妈叫不醒了，手脚冰凉")
    await street.he.hears("先打 999，说清地址")


async def test_it_was_none(street: Street) -> None:
    """小陈 reads the words and taps that there is no danger: it is over, and the card says so."""
    await street.wang.says(WORDS)
    await street.office_shows("王**", "让人担心的话")
    await street.chen.taps("我来联系", on=street.office)
    await street.chen.hears("请现在联系王阿姨", WORDS)
    await street.chen.taps("没有危险，不用担心")
    await street.chen.hears("没有危险")
    await street.office_shows("小陈看过了", "王**没有危险")


async def test_in_the_middle_of_the_form(street: Street) -> None:
    """So too where the long answers are, and in the very first words."""
    wang = street.wang
    await wang.says("/wish 想有人陪我说说话")
    for label in ("补一句", "怎么回事"):
        await wang.taps(label)
    await wang.says(f"一个人，{WORDS}")
    await wang.hears("您的安全最要紧")
    assert NUMBERS in wang.last.text
    await street.he.says(f"/wish {WORDS}")
    await street.he.hears("您的安全最要紧")
    await street.he.hears_nothing_of("您再看一眼")
    await street.office_shows("何**", "让人担心的话")


async def test_a_worker_writes_it_down_for_somebody(street: Street) -> None:
    """小陈 records a neighbour's words: her form goes on, and the numbers to give stay in sight."""
    await fills_in(street.chen, "想有人陪我说说话", story=WORDS)
    await street.chen.taps(SEND)
    await street.chen.hears("心愿收到了")
    assert NUMBERS in street.chen.last.text


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
    await street.wang.hears("您的安全最要紧")
    assert NUMBERS in street.wang.last.text
    await street.office_shows("王**", "让人担心的话")
    assert WORDS not in street.spoken(street.office)
