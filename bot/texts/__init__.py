"""Every word a person reads, by key and language (Fluent)."""

import re
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


_ENTRY = re.compile(r"^(?=[a-z][a-z0-9-]* *=)", re.MULTILINE)
_OTHER = re.compile(r"\{ *([a-z][a-z0-9-]*) *\}")  # another sentence that stands in this one


class Words:
    """One language: `words(key, **shown)` is the sentence. A sentence is parsed when it is first
    said: all of them at once would keep every command and every start waiting."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle(LOCALES[language], use_isolating=False)
        self._written: dict[str, str] = {}
        for path in sorted((FOLDER / language).glob("*.ftl")):
            entries = _ENTRY.split(path.read_text("utf-8"))[1:]
            self._written |= {entry.partition("=")[0].rstrip(): entry for entry in entries}

    def __call__(self, key: str, **shown: Any) -> str:
        """The sentence under `key`. Raises Missing."""
        if not self.has(key) and self.language != DEFAULT:
            return words(DEFAULT)(key, **shown)  # better the other language than none
        pattern = self._pattern(key) if self.has(key) else None
        if pattern is None:
            raise Missing(f"{key} ({self.language})")
        text, errors = self._bundle.format_pattern(pattern, shown)
        if errors:
            raise Missing(f"{key} ({self.language}): {errors}")
        return str(text)

    def has(self, key: str) -> bool:
        """Whether there are words under this key."""
        return key in self._written

    def listed(self, names: Iterable[str]) -> str:
        """One after the other, as this language writes it."""
        return self("listed-with").join(names)

    def _pattern(self, key: str) -> Any:
        self._read(key)
        return self._bundle.get_message(key).value if self._bundle.has_message(key) else None

    def _read(self, key: str) -> None:
        """Parse it, what stands in it first: another thread finds it whole or not at all."""
        if key in self._written and not self._bundle.has_message(key):
            for other in _OTHER.findall(self._written[key]):
                self._read(other)
            self._bundle.add_resource(FluentResource(self._written[key]))


Say = Callable[..., str]


@cache
def words(language: str) -> Words:
    """The words of a language; of the default one where we do not speak it."""
    return Words(language if language in LANGUAGES else DEFAULT)
