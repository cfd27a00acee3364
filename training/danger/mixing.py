"""Texts as people write them: what matters stands among what does not."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from training.danger.sentences import HARMLESS, Sentence

BESIDE: Final = Path(__file__).with_name("beside") / "fillers.txt"
ENDS: Final = ("。", "，", "。", "！", " ", "")


def _fillers() -> list[str]:
    lines = BESIDE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def long_ones(texts: Sequence[Sentence], count: int, seed: int) -> list[Sentence]:
    """`count` texts of three to six sentences; in every third, one of them tells of danger."""
    choose = random.Random(seed)
    plain = [each for each in texts if each.family == HARMLESS and len(each.text) >= 6]
    grave = [each for each in texts if each.family != HARMLESS and 8 <= len(each.text) <= 60]
    if not plain or not grave:
        return []
    return [_long_one(choose, plain, grave if number % 3 == 0 else []) for number in range(count)]


def _long_one(
    choose: random.Random, plain: Sequence[Sentence], grave: Sequence[Sentence]
) -> Sentence:
    parts = [choose.choice(plain).text for _ in range(choose.randint(2, 5))]
    family = HARMLESS
    if grave:
        said = choose.choice(grave)
        family = said.family
        parts.insert(choose.randint(0, len(parts)), said.text)
    else:
        parts.append(choose.choice(plain).text)
    return Sentence(_joined(choose, parts), family)


def with_fillers(texts: Sequence[Sentence], count: int, seed: int) -> list[Sentence]:
    """`count` of these sentences with a greeting, an address, a plea before or after."""
    choose, fillers = random.Random(seed), _fillers()
    found = []
    for text, family, *_ in choose.choices(
        [each for each in texts if len(each.text) < 40], k=count
    ):
        parts = [text]
        for _ in range(choose.randint(1, 2)):
            parts.insert(choose.randint(0, len(parts)), choose.choice(fillers))
        found.append(Sentence(_joined(choose, parts), family))
    return found


def _joined(choose: random.Random, parts: Sequence[str]) -> str:
    end = choose.choice(ENDS)
    return "".join(part.rstrip("。！，") + end for part in parts)
