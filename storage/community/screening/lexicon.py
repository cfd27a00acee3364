"""Words and patterns as data: `numbers.toml` and `words.toml`, which a social worker can mend."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


_NUMBERS: Final = _read("numbers.toml")
_WORDS: Final = _read("words.toml")
DATA: Final[dict[str, Any]] = _NUMBERS | _WORDS
RULES: Final[list[dict[str, Any]]] = [*_NUMBERS["rule"], *_WORDS["rule"]]
_PIECES: Final[dict[str, str]] = _WORDS["word"] | _NUMBERS["word"]


def _spelt(pattern: str) -> str:
    """`pattern` with each <word> of the lexicon written out; a word may use words before it."""
    for name, meaning in reversed(_PIECES.items()):
        pattern = pattern.replace(f"<{name}>", meaning)
    return pattern


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the lexicon; blanks at line ends and line breaks in it mean nothing."""
    return re.compile(re.sub(r"\s*\n\s*", "", _spelt(pattern)))
