"""Days as people say them, on Tuesday the 5th of March 2030."""

from datetime import date

import pytest

from bot.forms.answers import Day, Wrong, wanted
from bot.texts import dates, words
from tests.harness.make import Somebody
from tests.harness.wire import Speech

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
        ("en", "Sat 28 Dec", (12, 28)),
        ("en", "December 28th, 2030", (12, 28)),
        ("zh", "12月28日 周六", (12, 28)),
        ("zh", "12-5", (12, 5)),
    ],
)
def test_what_is_meant(language: str, said: str, day: tuple[int, int]) -> None:
    assert dates.meant(said, TODAY, words(language))[0] == date(2030, *day)


@pytest.mark.parametrize("said", ["随便", "下周", "周", "", "32号", "2-30"])
def test_no_day(said: str) -> None:
    assert dates.meant(said, TODAY, words("zh")) == []


@pytest.mark.parametrize("said", ["3-1", "本周一", "2030-3-4"])
def test_a_day_that_has_passed_is_told_so(speech: Speech, said: str) -> None:
    asked = Day(TODAY, date(2030, 4, 5))
    with pytest.raises(Wrong, match="answer-day-past"):
        asked.hear(speech.text(WANG, said), "", words("zh"))


def test_tomorrow_is_counted_from_today(speech: Speech) -> None:
    """More time begins after the agreed day; 后天 is still the day after tomorrow."""
    asked = Day(date(2030, 3, 6), date(2030, 4, 5), today=TODAY)
    assert asked.hear(speech.text(WANG, "后天"), "", words("zh")) == "2030-03-07"


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("zh", (3, 5), "今天（3月5日 周二）"),
        ("zh", (3, 7), "后天（3月7日 周四）"),
        ("zh", (3, 8), "3月8日 周五"),
        ("zh", (3, 4), "3月4日 周一"),
        ("en", (3, 6), "tomorrow (Wed 6 Mar)"),
        ("en", (3, 7), "Thu 7 Mar"),
    ],
)
def test_what_is_near_is_named_with_its_date(
    language: str, day: tuple[int, int], said: str
) -> None:
    assert dates.near(date(2030, *day), TODAY, words(language)) == said


def test_a_day_out_of_reach_is_answered_in_days_people_know(speech: Speech) -> None:
    with pytest.raises(Wrong) as no:
        Day(TODAY, date(2030, 4, 5)).hear(speech.text(WANG, "12-5"), "", words("zh"))
    assert wanted(words("zh"), no.value) == "请选 3月5日 周二 到 4月5日 周五 之间的一天。"
