"""What the group does not read of a wish, as it is called and told."""

from collections.abc import Iterable
from typing import Any

from bot.texts import Words
from storage.wishes.wishes import Category


def told(
    held: Any, names: Iterable[str], category: Category | None, words: Words
) -> list[tuple[str, str]]:
    """Each of these fields that says something, under its name: where to bring a thing is not where
    to meet for chess."""
    given = [(name, getattr(held, name)) for name in names]
    shown = {"category": str(category or "")}
    return [(words(f"private-{name}", **shown), text) for name, text in given if text]
