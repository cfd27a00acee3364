"""What a community may set about its service directory, and what each number counts."""

from bot.register.settings import DAYS, PIECES, settings_group

settings_group("services", 20, {"service.check-days": DAYS, "service.open-questions": PIECES})
