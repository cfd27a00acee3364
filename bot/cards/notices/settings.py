"""What a community may set about notices, and what each number counts."""

from bot.register.settings import DAYS, HOURS, PEOPLE, settings_group

settings_group(
    "notices",
    10,
    {
        "notice.second-from": PEOPLE,
        "notice.count-days": DAYS,
        "notice.nudge-hours": HOURS,
        "notice.captain-hours": HOURS,
        "notice.phone-hours": HOURS,
        "notice.answer-hours": HOURS,
    },
)
