"""A sentence in private while no form is open: with a tap it is the first line of a wish."""

from bot.forms.answers import Confirm
from bot.messages import Action
from bot.register.forms import said_as
from bot.texts import words
from storage.messaging import conversations
from storage.messaging.conversations import Conversation
from storage.wishes.alarms import Alarm
from tests.harness.make import Make
from tests.harness.talking import Talking

FLOW, SAID = "wish.from-words", "谁能帮我修一下水管"


def tap(talking: Talking, answer: str = "yes") -> Action:
    """The button under what was said last."""
    talk = talking.open_one()
    assert talk is not None
    said = Confirm(of=conversations.answers(talk)["words"][1:]).options(
        words("zh"), said_as(FLOW), "then"
    )
    raw = {each.raw.partition("-")[0]: each.raw for each in said}
    return Action("form.answer", talk.key, f"then={raw[answer]}")


def test_a_sentence_becomes_a_wish(talking: Talking, make: Make) -> None:
    """The words are the title already; nothing is asked twice, nothing stands in the button."""
    read = talking.says(make.wang, SAID)
    assert "说成心愿" in read
    read = talking.says(make.wang, "说成心愿")
    assert read.count("这是哪一类") == 1
    assert "还等着您" not in read
    for said in ("维修", "1", "我自己", "三天内", "不多说了", "先不写", "不留电话", "不放照片"):
        read = talking.says(make.wang, said)
    assert SAID in read


def test_the_last_sentence_counts(talking: Talking, make: Make) -> None:
    """Said anew: the former words are gone, and one form is kept."""
    talking.says(make.wang, "今天天气真好呀")
    talking.says(make.wang, SAID)
    (kept,) = make.rows(Conversation)
    assert conversations.answers(kept)["words"] == f"={SAID}"


def test_the_button_of_an_earlier_sentence(talking: Talking, make: Make) -> None:
    """It says that something was written since, and shows the button that is meant."""
    talking.says(make.wang, "今天天气真好呀")
    old = tap(talking)
    talking.says(make.wang, SAID)
    read = talking.taps(make.wang, old)
    assert "您后来又写过" in read
    assert "说成心愿" in read
    assert "这是哪一类" in talking.taps(make.wang, tap(talking))


def test_only_said(talking: Talking, make: Make) -> None:
    """With 先不用 nothing is kept; unanswered it goes with all unfinished forms, without a word."""
    talking.says(make.wang, SAID)
    assert "不留" in talking.taps(make.wang, tap(talking, "no"))
    assert not make.rows(Conversation)


def test_a_greeting_is_no_wish(talking: Talking, make: Make) -> None:
    assert "说成心愿" not in talking.says(make.wang, "你好")
    assert not make.rows(Conversation)


def test_a_long_story_is_told_as_one(talking: Talking, make: Make) -> None:
    """Too long for a title: it is the story, and the title is asked for."""
    talking.says(make.wang, SAID + "，家里水漫得到处都是" * 8)
    assert "想请邻居帮什么忙" in talking.taps(make.wang, tap(talking))


def test_words_of_danger_come_first(talking: Talking, make: Make) -> None:
    """Whoever does not want to live is offered no form."""
    _ = make.chen
    talking.says(make.wang, SAID)
    read = talking.says(make.wang, "我不想活了，谁来帮帮我")
    assert "12356" in read
    assert "说成心愿" not in read
    assert "没写完" not in read, "nothing was asked"
    assert make.rows(Alarm)
    assert not make.rows(Conversation)
