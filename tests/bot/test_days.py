"""Days as people say them, on Tuesday the 5th of March 2030."""

from datetime import date

import pytest

from bot import days
from bot.answers import Day, Wrong
from bot.texts import words
from tests.make import Somebody
from tests.wire import Speech

TODAY = date(2030, 3, 5)
WANG = Somebody(1, "王阿姨", "1")


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("zh", "后天", (3, 7)),
        ("zh", "周日", (3, 10)),
        ("zh", "星期二", (3, 5)),
        ("zh", "礼拜一", (3, 11)),
        ("zh", "下周三", (3, 13)),
        ("zh", "下个星期一", (3, 11)),
        ("zh", "这周五", (3, 8)),
        ("zh", "本周一", (3, 4)),
        ("zh", "3月20日", (3, 20)),
        ("zh", "20号", (3, 20)),
        ("en", "next Wednesday", (3, 13)),
        ("en", "Sun", (3, 10)),
    ],
)
def test_what_is_meant(language: str, said: str, day: tuple[int, int]) -> None:
    assert days.meant(said, TODAY, words(language))[0] == date(2030, *day)


@pytest.mark.parametrize("said", ["随便", "下周", "周", "", "32号", "2-30"])
def test_no_day(said: str) -> None:
    assert days.meant(said, TODAY, words("zh")) == []


@pytest.mark.parametrize("said", ["3-1", "本周一", "2030-3-4"])
def test_a_day_that_has_passed_is_told_so(speech: Speech, said: str) -> None:
    asked = Day(TODAY, date(2030, 4, 5))
    with pytest.raises(Wrong, match="answer-day-past"):
        asked.hear(speech.text(WANG, said), "", words("zh"))


def test_tomorrow_is_counted_from_today(speech: Speech) -> None:
    """More time begins after the agreed day; 后天 is still the day after tomorrow."""
    asked = Day(date(2030, 3, 6), date(2030, 4, 5), today=TODAY)
    assert asked.hear(speech.text(WANG, "后天"), "", words("zh")) == "2030-03-07"
