"""Long texts as people write them: what matters stands among what does not."""

import random
from collections.abc import Sequence

from training.danger.sentences import HARMLESS, Sentence

ENDS = ("。", "，", "。", "！", " ", "")


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
    end = choose.choice(ENDS)
    return Sentence("".join(part.rstrip("。！，") + end for part in parts), family)
