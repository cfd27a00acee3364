"""What a community may set about polls, and what each number counts."""

from bot.register.settings import DAYS, settings_group

settings_group("polls", 15, {"poll.days": DAYS})
