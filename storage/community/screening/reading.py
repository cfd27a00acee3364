"""The text as it is read: folded, with the way back to what was typed."""

import unicodedata
from functools import lru_cache
from typing import Final

from storage.community.screening.lexicon import DATA

LONGEST: Final = 5000
"""So many characters of a text are looked at, and passed on where it is looked at first."""


def _digit(char: str) -> int | None:
    """What `char` is worth where it is a digit, be it circled, raised, Roman or of Suzhou."""
    if unicodedata.category(char) == "Nl" and unicodedata.numeric(char) in range(10):
        return int(unicodedata.numeric(char))
    return unicodedata.digit(char, None)


@lru_cache(maxsize=20_000)
def folded_char(char: str) -> str:
    """`char` as patterns expect it: NFKC, lower case, ASCII digits; nothing for the unseen."""
    if unicodedata.category(char) in {"Cf", "Cs", "Mn", "Me"}:
        return ""
    if (digit := _digit(char)) is not None:
        return str(digit)
    if unicodedata.category(char) == "Cc":
        return "\n" if char in "\n\r" else " " if char == "\t" else ""
    plain = unicodedata.normalize("NFKC", char).lower()
    return plain if len(plain) <= 4 else char  # one ligature folds to 18


def folded(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the place in `text` it came from."""
    parts = [folded_char(char) for char in text]
    if all(len(part) == 1 for part in parts):
        return "".join(parts), list(range(len(text)))
    return "".join(parts), [at for at, part in enumerate(parts) for _ in part]


def squeezed(read: str, origin: list[int]) -> tuple[str, list[int]]:
    """The same without blanks, where they stand between all letters; else nothing."""
    kept = [at for at, char in enumerate(read) if not char.isspace()]
    if 3 * len(kept) > 2 * len(read):
        return "", []
    return "".join(read[at] for at in kept), [origin[at] for at in kept]


VIEWS: Final[dict[str, dict[int, int]]] = {
    name: str.maketrans(table["from"], table["to"]) for name, table in DATA["view"].items()
}


def views(folded: str) -> dict[str, str]:
    """The same text as each kind of rule reads it; every view is as long as `folded`."""
    return {"plain": folded} | {name: folded.translate(table) for name, table in VIEWS.items()}
