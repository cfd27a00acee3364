"""Every word a person reads, by key and language (Fluent): a folder of files for each subject."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent
LANGUAGES = ("zh", "en")
LOCALES = {"zh": ["zh-CN"], "en": ["en"]}
DEFAULT = "zh"


class Missing(KeyError):
    """No words under this key in this language: a house test keeps this from happening."""


class Words:
    """One language: `words(key, **shown)` is the sentence. It is read whole before anybody has it,
    and never changes: threads share it."""

    def __init__(self, language: str, files: str = "**/*.ftl") -> None:
        self.language = language
        self._bundle = FluentBundle(LOCALES[language], use_isolating=False)
        for path in (FOLDER / language).glob(files):
            self._bundle.add_resource(FluentResource(path.read_text("utf-8")))

    def __call__(self, key: str, **shown: Any) -> str:
        """The sentence under `key`. Raises Missing."""
        if not self.has(key) and self.language != DEFAULT:
            return words(DEFAULT)(key, **shown)  # better the other language than none
        pattern = self._bundle.get_message(key).value if self.has(key) else None
        if pattern is None:
            raise Missing(f"{key} ({self.language})")
        if shown.get("title") == "":  # whose it was asked to be forgotten
            shown["title"] = self("untitled")
        text, errors = self._bundle.format_pattern(pattern, shown)
        if errors:
            raise Missing(f"{key} ({self.language}): {errors}")
        return str(text)

    def has(self, key: str) -> bool:
        """Whether there are words under this key."""
        return bool(self._bundle.has_message(key))

    def listed(self, names: Iterable[str]) -> str:
        """One after the other, as this language writes it."""
        return self("listed-with").join(names)


Say = Callable[..., str]


@cache
def words(language: str) -> Words:
    """The words of a language; of the default one where we do not speak it."""
    return Words(language if language in LANGUAGES else DEFAULT)
