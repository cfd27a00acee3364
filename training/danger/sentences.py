"""The sentences to learn from: one a line, `#` begins a remark; the file says what they tell of."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from storage.danger.families import Family

SAID: Final = Path(__file__).with_name("said")
HARMLESS: Final = ""
ALIKE: Final = 0.4
"""From this share of common pairs on, two sentences are one, and never on both sides of a fold."""


class Sentence(NamedTuple):
    """What somebody says; `family` is "" where nobody is in danger."""

    text: str
    family: str


def read(folder: Path = SAID) -> list[Sentence]:
    """All sentences, in the order of files and lines, none twice."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        kind = path.stem.split("_")[0]
        family = HARMLESS if kind == "harmless" else Family(kind).value
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                found.setdefault(line.strip(), family)
    return [Sentence(text, family) for text, family in found.items()]


def _pairs(text: str) -> frozenset[str]:
    plain = "".join(char for char in text if char.isalnum())
    return frozenset(plain[at : at + 2] for at in range(max(1, len(plain) - 1)))


def groups(texts: Iterable[str]) -> list[int]:
    """A number for each text; those that are nearly the same have the same one."""
    pairs = [_pairs(text) for text in texts]
    leader = list(range(len(pairs)))

    def led(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    at_pair: dict[str, list[int]] = {}
    for number, own in enumerate(pairs):
        shared: dict[int, int] = {}
        for pair in own:
            for other in at_pair.setdefault(pair, []):
                shared[other] = shared.get(other, 0) + 1
            at_pair[pair].append(number)
        for other, count in shared.items():
            if count >= ALIKE * (len(own) + len(pairs[other]) - count):
                leader[led(number)] = led(other)
    return [led(number) for number in range(len(pairs))]
