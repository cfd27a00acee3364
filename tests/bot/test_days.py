"""Days as people say them, on Tuesday the 5th of March 2030 at half past nine."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.forms.answers import Day, Wrong, wanted
from bot.forms.said_day import DayAndHour
from bot.messages import Incoming
from bot.texts import dates, days, hours, words
from storage.engine import clock
from tests.harness.make import Somebody
from tests.harness.wire import Speech

NOW = datetime(2030, 3, 5, 9, 30)
TODAY = NOW.date()
ZONE = "Asia/Shanghai"
WANG = Somebody(1, "王阿姨", "1")
SAMPLES = Path(__file__).parents[1] / "samples"


def typed(speech: Speech, said: str, at: datetime = NOW) -> Incoming:
    """Said at that moment, on the clock on the wall."""
    return replace(speech.text(WANG, said), at=at.replace(tzinfo=ZoneInfo(ZONE)))


@cache
def samples() -> list[dict[str, Any]]:
    """What somebody may say, the day that they mean, None where they mean no single one."""
    text = (SAMPLES / "days.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def understood(said: str, language: str) -> tuple[str | None, str]:
    """The day of what was said, None for none, and the hour as it is read."""
    found = days.meant(said, NOW, words(language), agreed=date(2030, 3, 8))
    if found is None:
        return None, ""
    day = next((each for each in found.days if each >= TODAY), found.days[0])
    return day.isoformat(), hours.said(found.hour, words("zh"))


def test_days_are_understood_or_asked_again() -> None:
    """Of four hundred ways to say a day 95 in a hundred are read right, or rightly asked again;
    none is ever taken for another day."""
    heard = [(each, *understood(each["said"], each["language"])) for each in samples()]
    wrong = [row for row in heard if row[1] not in (None, row[0]["day"])]
    right = [row for row in heard if row[1:] == (row[0]["day"], row[0].get("hour", ""))]
    assert not wrong
    assert len(right) >= 0.95 * len(heard) >= 400


def test_what_is_said_beside_a_day_is_not_passed_over() -> None:
    """Not on Friday, anything but Friday, Friday or later: no day is made of the rest of it."""
    said = [each["said"] for each in samples() if each["day"] and each["language"] == "zh"][::9]
    twisted = [
        *(f"不要{each}" for each in said),
        *(f"除了{each}" for each in said),
        *(f"{each}不行" for each in said),
        *(f"{each}或者以后再说" for each in said),
        *(f"{each}楼" for each in said),
    ]
    assert not [each for each in twisted if understood(each, "zh")[0]]


@pytest.mark.parametrize("typed", ["13800138000", "2030-3-99999999999", "9" * 4400, "明天" * 2500])
def test_a_telephone_number_or_a_book_is_no_day(typed: str) -> None:
    assert understood(typed, "zh") == (None, "")


@pytest.mark.parametrize("said", ["3-1", "本周一", "2030-3-4"])
def test_a_day_that_has_passed_is_told_so(speech: Speech, said: str) -> None:
    asked = Day(TODAY, date(2030, 4, 5), ZONE)
    with pytest.raises(Wrong, match="answer-day-past"):
        asked.hear(typed(speech, said), "", words("zh"))


def test_tomorrow_counts_from_when_it_was_said(speech: Speech) -> None:
    """At a minute to midnight, and heard after it: it is the day that the speaker meant; 后天 is
    the day after tomorrow where more time begins tomorrow."""
    asked = Day(date(2030, 3, 6), date(2030, 4, 5), ZONE)
    late = datetime(2030, 3, 5, 23, 59)
    for said, day in (("明天", "2030-03-06"), ("后天", "2030-03-07")):
        assert asked.hear(typed(speech, said, late), "", words("zh")) == day
    after = late + timedelta(minutes=2)
    assert asked.hear(typed(speech, "明天", after), "", words("zh")) == "2030-03-07"


def test_an_hour_is_kept_as_it_was_said(speech: Speech) -> None:
    """后天上午9点 is read back in the words of whoever reads it."""
    asked = DayAndHour(Day(TODAY, date(2030, 4, 5), ZONE))
    found = asked.read(asked.hear(typed(speech, "后天上午9点"), "", words("zh")))
    assert found is not None
    assert hours.when(found.day, found.hour, words("zh")) == "3月7日 周四 上午9点"
    assert hours.when(found.day, found.hour, words("en")) == "Thu 7 Mar, 9 o’clock in the morning"


@pytest.mark.parametrize(
    ("language", "ahead", "said"),
    [
        ("zh", 1, "明天 20:00"),
        ("zh", 4, "周六 20:00"),
        ("zh", 6, "周一 20:00"),
        ("zh", 7, "3月12日 周二 20:00"),
        ("zh", -1, "3月4日 周一 20:00"),
        ("en", 4, "Sat 20:00"),
    ],
)
def test_what_is_read_at_once_is_named(language: str, ahead: int, said: str) -> None:
    """A day within the week by its name alone; the weekday of today comes again in a week."""
    clock.begin_at(datetime(2030, 3, 5, 9, 30, tzinfo=ZoneInfo(ZONE)))
    at = datetime(2030, 3, 5, 20, tzinfo=ZoneInfo(ZONE)) + timedelta(days=ahead)
    assert dates.soon_at(at, ZONE, words(language)) == said


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
        Day(TODAY, date(2030, 4, 5), ZONE).hear(typed(speech, "12-5"), "", words("zh"))
    assert wanted(words("zh"), no.value) == "请选 3月5日 周二 到 4月5日 周五 之间的一天。"
