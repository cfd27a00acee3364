"""The sentences to learn from: one a line, `#` begins a remark; the file says what they tell of. In
a long one 【 and 】 stand around what tells of it, the rest is harmless."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from storage.danger import reading
from storage.danger.families import Family

SAID: Final = Path(__file__).with_name("said")
HARMLESS: Final = ""
MARKED: Final = re.compile("【([^】]{1,200})】")
SHORT: Final = "short"
"""Ends the name of a file of catchwords: they teach words, but nobody is measured by them."""
ALIKE: Final = 0.4
"""From this share of common pairs on, two sentences are one, and never on both sides of a fold."""


class Sentence(NamedTuple):
    """What somebody says; `family` is "" where nobody is in danger; `is_short` for catchwords;
    `parts`: what of a long one tells of it, and what does not."""

    text: str
    family: str
    is_short: bool = False
    parts: tuple[tuple[str, str], ...] = ()


def read(folder: Path = SAID) -> list[Sentence]:
    """All sentences, in the order of files and lines, none twice."""
    found: dict[str, Sentence] = {}
    for path in sorted(folder.glob("*.txt")):
        kind, *rest = path.stem.split("_")
        family = HARMLESS if kind == "harmless" else Family(kind).value
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                said = _sentence(line.strip(), family, is_short=SHORT in rest)
                found.setdefault(said.text, said)
    return list(found.values())


def fingerprint() -> str:
    """Of all that a model is learnt from: sentences, fillers, concepts."""
    here = Path(__file__).parent
    files = [*sorted(here.glob("*/*.txt")), Path(reading.__file__).with_name("concepts.toml")]
    return hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()[:16]


def _sentence(line: str, family: str, *, is_short: bool) -> Sentence:
    told, text = MARKED.findall(line), re.sub("[【】]", "", line)
    beside = [each for each in MARKED.split(line) if each not in told]
    parts = [(each, family) for each in told]
    parts += [(each, HARMLESS) for each in beside if len(each) > 4]
    return Sentence(text, family, is_short, tuple(parts) if told else ())


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

    holders: dict[str, list[int]] = {}
    for number, own in enumerate(pairs):
        shared: dict[int, int] = {}
        for pair in own:
            for other in holders.setdefault(pair, []):
                shared[other] = shared.get(other, 0) + 1
            holders[pair].append(number)
        for other, count in shared.items():
            if count >= ALIKE * (len(own) + len(pairs[other]) - count):
                one, two = sorted((led(number), led(other)))
                leader[two] = one  # the first of all, in whatever order they are found
    return [led(number) for number in range(len(pairs))]
