"""An hour that somebody asks for in their own words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.texts import appointments, words

NOW = datetime(2030, 3, 5, 10, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Tuesday
SAID = {
    "今天六点在家吗": "5 18:00",  # of the two sixes the one by day
    "六点在家吗？": "5 18:00",
    "下午三点我过来行吗": "5 15:00",
    "您后天上午9点方便吗": "7 09:00",
    "明早八点": "6 08:00",
    "今天下午5点半吧": "5 17:30",
    "12点": "5 12:00",
}
NO_HOUR = (
    *("9点", "今天六点前", "今天2点到4点", "周六上午", "明天", "昨天六点"),  # past, or no one hour
    *("在家吗", "东西放3点了", "请您带6点东西来", "今天六点我在楼下等您拿东西", "好" * 300, ""),
)


def test_what_is_asked_for() -> None:
    """Only a sentence that says nothing else is an hour; everything else is carried as it is."""
    zh = words("zh")
    asked = {text: appointments.asked(text, NOW, zh) for text in SAID}
    assert {text: f"{at.day} {at:%H:%M}" for text, at in asked.items() if at} == SAID
    assert {text: appointments.asked(text, NOW, zh) for text in NO_HOUR} == dict.fromkeys(NO_HOUR)
    en = appointments.asked("6pm today, are you in?", NOW, words("en"))
    assert en is not None
    assert en.hour == 18
