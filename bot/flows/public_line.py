"""What several forms ask: one line that the group will read."""

from typing import Any

from bot.answers import Confirm, Text
from bot.conversation import Ask
from storage import screening
from storage.wishes import TITLE_LIMIT


def public_line(ask: Ask, key: str, **shown: Any) -> str:
    """The title; a number or an address that slipped in can be tucked away."""
    title = ask(key, Text(TITLE_LIMIT), **shown)
    kept = screening.tucked(title)
    if kept == title:
        return title
    return kept if ask("tuck", Confirm(of=title), kept=kept) else title
