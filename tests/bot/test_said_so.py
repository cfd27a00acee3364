"""A sentence in private while no form is open: a wish leads to the last look at once, what may be
one is asked about, and all else is answered."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from storage.engine import clock
from storage.messaging import conversations
from storage.messaging.conversations import Conversation
from storage.wishes.alarms import Alarm
from storage.wishes.wishes import Wish
from tests.harness.make import Make, Somebody
from tests.harness.talking import Talking

WISH, UNSURE = "谁能帮我修一下水管", "今天天气真好呀"
LOOK, OFFER = "您再看一眼", "说成心愿"


def test_a_sentence_becomes_a_wish(talking: Talking, make: Make) -> None:
    """Said and handed in: two actions, and nobody is asked for more."""
    read = talking.says(make.wang, WISH)
    assert LOOK in read
    assert "维修" in read
    assert "收到了" in talking.says(make.wang, "就这样，交给社工")
    (wish,) = make.rows(Wish)
    assert (wish.title, str(wish.category), str(wish.urgency)) == (WISH, "repair", "days")


def test_what_may_be_one_is_asked_about(talking: Talking, make: Make) -> None:
    """With a tap it is one; a wish that is said instead is looked at at once."""
    assert OFFER in talking.says(make.wang, UNSURE)
    assert LOOK in talking.says(make.wang, OFFER)
    assert OFFER in talking.says(make.li, UNSURE)
    assert LOOK in talking.says(make.li, WISH)
    kept = [conversations.answers(each)["what"] for each in make.rows(Conversation)]
    assert sorted(kept) == sorted([f"={UNSURE}", f"={WISH}"])


def test_a_day_counts_from_when_it_was_said(talking: Talking, make: Make) -> None:
    """Heard two days late, by each way in: 大后天 is tomorrow, for ever; shown, and not asked."""
    at = clock.now() - timedelta(days=2)

    def says(who: Somebody, words: str) -> str:
        return talking.hears(replace(talking.speech.text(who, words), at=at))

    day = clock.local(at, "Asia/Shanghai").date() + timedelta(days=3)
    assert OFFER in says(make.wang, "窗户纸，最好大后天")
    read = [talking.says(make.wang, OFFER), says(make.li, WISH + "，最晚大后天")]
    talking.commands(make.chen, "wish")
    read.append(says(make.chen, WISH + "，大后天前"))
    assert all(LOOK in each and f"改：最晚 {day.month}月{day.day}日" in each for each in read)
    kept = [conversations.answers(each)["until"] for each in make.rows(Conversation)]
    assert kept == [day.isoformat()] * 3


def test_the_day_is_one_tap_from_another(talking: Talking, make: Make) -> None:
    """Another one or none; the list tells what is there already."""
    said = talking.says(make.wang, "家里的灯坏了，想换一盏台灯，送到3号楼2单元501，最好明天前")
    assert "群里会看到 · 物品" in said
    assert "最晚到哪天" in talking.says(make.wang, re.findall("改：最晚 .+", said)[0])
    assert "改：随时" in talking.says(make.wang, "没有期限")
    listed = talking.says(make.wang, "补一句，改一改")
    assert all(each in listed for each in ("✓ 送到哪儿", "群里看的这句", "最晚哪天"))
    assert "✓ 最晚哪天" not in listed


def test_only_said(talking: Talking, make: Make) -> None:
    """With 先不用 nothing is kept."""
    talking.says(make.wang, UNSURE)
    assert "不留" in talking.says(make.wang, "先不用")
    assert not make.rows(Conversation)


@pytest.mark.parametrize("said", ["你好", "在吗", "怎么用", "好的，谢谢", "👍"])
def test_a_word_to_us_is_no_wish(talking: Talking, make: Make, said: str) -> None:
    """A greeting, a question about us, a yes: a friendly line, and nothing is begun."""
    read = talking.says(make.wang, said)
    assert "您好，我在" in read
    assert OFFER not in read
    assert not make.rows(Conversation)


def test_a_line_under_the_last_look_adds_to_it(talking: Talking, make: Make) -> None:
    """Where, by which number, and what else: each to its place; a yes adds nothing."""
    talking.says(make.wang, WISH)
    read = talking.says(make.wang, "好的")
    assert "怎么回事" not in read
    talking.says(make.wang, "3号楼2单元501，电话13812345678，晚上都在")
    read = talking.says(make.wang, "只给缘由和地址")
    assert "东西在哪儿：3号楼2单元501" in read
    assert "电话：13812345678" in read
    assert "怎么回事：晚上都在" in read


def test_a_long_story_is_told_as_one(talking: Talking, make: Make) -> None:
    """The clause that asks is the title, all of it the story, which the group does not read."""
    read = talking.says(make.wang, WISH + "，家里水漫得到处都是" * 8)
    public, _, private = read.partition("下面这些不进群")
    assert WISH in public
    assert "水漫" not in public
    assert "水漫" in private


def test_five_thousand_characters(talking: Talking, make: Make) -> None:
    """Too long for one sentence, and for what is added to it."""
    assert LOOK not in talking.says(make.wang, WISH * 600)
    talking.says(make.wang, WISH)
    assert "放得下1,000个" in talking.says(make.wang, "水漫得到处都是" * 800)


def test_words_of_danger_come_first(talking: Talking, make: Make) -> None:
    """Whoever does not want to live is offered no form."""
    _ = make.chen
    talking.says(make.wang, WISH)
    read = talking.says(make.wang, "我不想活了，谁来帮帮我")
    assert "12356" in read
    assert LOOK not in read
    assert OFFER not in read
    assert "没写完" not in read, "nothing was asked"
    assert make.rows(Alarm)
    assert not make.rows(Conversation)


def test_the_day_is_said_once(make: Make, talking: Talking) -> None:
    """A last day that was read from the sentence stands beside the title, not in it."""
    read = talking.commands(make.wang, "wish", "想换一盏台灯，最好这周六前")
    assert "想换一盏台灯" in read
    assert "最晚 3月9日 周六" in read
    assert "最好这周六前" not in read
