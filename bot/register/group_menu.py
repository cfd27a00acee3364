"""The menu of a group: commands that a tap says in private. A subject enters its own."""

from collections.abc import Callable

from bot.messages import Button
from bot.register.actions import payload
from bot.register.commands import COMMANDS, SAID
from bot.texts import Words

ENTRIES: dict[str, int] = {}  # commands, and where each stands, the lowest first


def entry(name: str, at: int) -> None:
    """Enter a command that a link may say; its label is group-menu-name."""
    assert name not in ENTRIES, name
    ENTRIES[name] = at


def rows(link: Callable[[str], str], words: Words) -> tuple[tuple[Button, ...], ...]:
    """The entries as buttons into our private chat, two in a row."""
    names = sorted(ENTRIES, key=lambda name: ENTRIES[name])
    assert all(COMMANDS[name].is_shown_by_link for name in names), names
    buttons = [
        Button(words(f"group-menu-{name}"), link=link(payload(SAID, name))) for name in names
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
