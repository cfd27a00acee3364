"""What people type to the bot every day, and what of it sounds like danger: none of it is lost."""

from pathlib import Path

import pytest

from storage.community import screening
from storage.danger.families import Family
from storage.wishes import review
from storage.wishes.alarms import Alarm
from tests.harness.danger import perhaps
from tests.harness.make import Make
from tests.harness.talking import Talking

SAMPLES = Path(__file__).parents[1] / "samples"
GENTLE, LOOK = "您还好吗", "您再看一眼"
CANNOT, WISH, BEDDING = "这次去不了", "谁能帮我修一下水管", "替隔壁的孤老李大爷要一床被子，他没手机"


def hears_danger(monkeypatch: pytest.MonkeyPatch, family: Family, *, is_grave: bool) -> None:
    """Whatever is typed is perhaps danger, to the classifier alone."""
    found = perhaps(family, is_grave=is_grave)
    monkeypatch.setattr(screening, "heard", lambda _: found)


def test_everyday_answers_are_no_danger() -> None:
    """Of sixty answers, refusals, numbers and thanks four in five are not even perhaps danger, and
    of those at the top, by which people were frightened, none is."""
    said = (SAMPLES / "typed_harmless.txt").read_text("utf-8").splitlines()
    heard = {text for text in said if screening.heard(text)}
    assert len(heard) <= len(said) / 5
    assert heard.isdisjoint(said[:9])


def test_an_answer_that_only_sounds_like_it_is_an_answer(
    make: Make, talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """李明 cannot come and says so: he reads the button for that, and no worker is told that he may
    be in danger. With nothing to answer the same words are asked after."""
    make.claimed_wish(title="一盏台灯")
    hears_danger(monkeypatch, Family.SUICIDE, is_grave=False)
    for _ in range(2):
        read = talking.says(make.li, CANNOT)
        assert "这次不行 · 一盏台灯" in read
        assert GENTLE not in read
    assert not make.rows(Alarm)
    assert GENTLE in talking.says(make.wang, CANNOT)
    assert len(make.rows(Alarm)) == 1


def test_what_answers_nothing_by_its_words_is_asked_after(
    make: Make, talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """小陈 asked how she is: any words answer that, so the gentle line is said beside the button
    that sends them."""
    wish = make.wish(title="搬箱子")
    make.act(make.chen, review.send_back, wish.key, "最近还好吗？")
    hears_danger(monkeypatch, Family.SUICIDE, is_grave=True)
    read = talking.says(make.wang, "夜里老睡不着")
    assert GENTLE in read
    assert "这是回社工的话 · 搬箱子" in read


@pytest.mark.parametrize(
    ("family", "is_grave", "is_looked_at"),
    [
        (Family.ELDER, True, True),
        (Family.SUICIDE, False, True),
        (Family.SUICIDE, True, False),
    ],
)
def test_a_wish_is_not_lost(
    make: Make,
    talking: Talking,
    monkeypatch: pytest.MonkeyPatch,
    family: Family,
    is_grave: bool,
    is_looked_at: bool,
) -> None:
    """A wish that may be more than one is looked at beside the gentle line; not where it worries
    much and minutes count."""
    hears_danger(monkeypatch, family, is_grave=is_grave)
    read = talking.says(make.wang, BEDDING)
    assert GENTLE in read
    assert (LOOK in read) is is_looked_at


def test_behind_a_command_it_is_the_same(
    make: Make, talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind /wish 王阿姨 reads the gentle line too, her wish below it; where minutes count it
    stands alone. A worker looks."""
    hears_danger(monkeypatch, Family.ELDER, is_grave=False)
    read = talking.commands(make.wang, "wish", BEDDING)
    assert read.index(GENTLE) < read.index(LOOK)
    assert len(make.rows(Alarm)) == 1
    hears_danger(monkeypatch, Family.SUICIDE, is_grave=True)
    assert LOOK not in talking.commands(make.li, "wish", BEDDING)
    assert len(make.rows(Alarm)) == 2


def test_what_worries_little_twice_ends_no_form(
    make: Make, talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """王阿姨 writes twice what worries a little: no numbers, and her wish goes on; what worries
    much after it is danger."""
    hears_danger(monkeypatch, Family.ELDER, is_grave=False)
    talking.says(make.wang, WISH)
    assert GENTLE in talking.says(make.wang, BEDDING)
    assert not make.rows(Alarm)[0].is_sure
    hears_danger(monkeypatch, Family.ELDER, is_grave=True)
    assert "您的安全最要紧" in talking.says(make.wang, BEDDING)
    assert make.rows(Alarm)[0].is_sure
