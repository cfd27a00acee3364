"""Look-alikes: two wishes that ask for the same, and names that somebody is called by."""

import re
from collections.abc import Iterable
from typing import Final

from storage.community.screening.lexicon import DATA, compiled
from storage.community.screening.reading import folded

LOOKS_ALIKE: Final[float] = DATA["alike"]["threshold"]
"""From this score on, `alike` wishes of one household are shown side by side."""

_THINGS: Final = {
    name: chr(0xE000 + number)
    for number, names in enumerate(DATA["alike"]["same"])
    for name in names
}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of `words`, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


_THING: Final = _any_of(_THINGS)
_STOP: Final = _any_of(DATA["alike"]["stop"])
_AMOUNT: Final[re.Pattern[str]] = compiled(DATA["alike"]["amount"])


def _weights(text: str) -> dict[str, float]:
    """What `text` is about: things by their one name, else pairs of characters."""
    counted = _AMOUNT.sub(" ", folded(text)[0])
    named = _THING.sub(lambda thing: f" {_THINGS[thing[0]]} ", counted)
    words = re.findall(r"\w+|[\ue000-\uf8ff]", _STOP.sub(" ", named))
    pairs = {w[at : at + 2]: 1.0 for w in words for at in range(max(1, len(w) - 1))}
    return pairs | {w: DATA["alike"]["weight"] for w in words if "\ue000" <= w <= "\uf8ff"}


def calls(text: str, name: str) -> bool:
    """Whether somebody is called by `name` in `text`: a single letter calls nobody, nor do words
    that any wish may have."""
    called = folded(name)[0].strip()
    own = _STOP.sub("", _THING.sub("", called))
    if len(called) <= 1 or not any(map(str.isalpha, own)):
        return False
    whole = rf"(?<![a-z]){re.escape(called)}(?![a-z])"
    return re.search(whole, folded(text)[0]) is not None


_CALLED: Final[re.Pattern[str]] = compiled(DATA["called"])


_BUILDING: Final[re.Pattern[str]] = compiled(DATA["building"])


def building(place: str) -> str:
    """The building in an address, as it was written; "" where none is named."""
    found = _BUILDING.search(place)
    return found[0] if found else ""


def hides_itself(name: str) -> bool:
    """Whether a name is only what somebody is called by: nobody is found by it."""
    return _CALLED.fullmatch(name) is not None


def alike(a: str, b: str) -> float:
    """How much two wishes ask for the same, 0..1, amounts and courtesies ignored.

    Title and story together tell more than the title alone.
    """
    left, right = _weights(a), _weights(b)
    total = sum(left.values()) + sum(right.values())
    shared = sum(weight for word, weight in left.items() if word in right)
    return 2 * shared / total if total else 0.0
