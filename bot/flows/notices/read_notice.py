"""What the words of a notice say about it: of which kind it is."""

import re
import tomllib
from functools import cache

from bot.texts import FOLDER, LANGUAGES, Words
from storage.notices.notices import NoticeKind


def kind(text: str, words: Words) -> NoticeKind:
    """The kind whose words stand in it first named in the file; news where none does."""
    for language in dict.fromkeys((words.language, *LANGUAGES)):
        for name, pattern in _kinds(language):
            if pattern.search(text.casefold()):
                return NoticeKind(name)
    return NoticeKind.NEWS


@cache
def _kinds(language: str) -> list[tuple[str, re.Pattern[str]]]:
    path = FOLDER / language / "notices" / "reading.toml"
    found = tomllib.loads(path.read_text("utf-8"))["kind"]
    return [(name, re.compile("|".join(each))) for name, each in found.items()]
