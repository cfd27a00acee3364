"""What a community may set about loans, and what each number counts."""

from bot.register.settings import DAYS, settings_group

settings_group("loans", 40, {"loan.days": DAYS})
