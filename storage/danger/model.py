"""The classifier: how likely a text tells of danger, and of which. Plain Python, no package.

Weights of a linear model over the features of `reading`, a byte each (`model.bin`, made by
`python -m training.danger`; docs/danger.md tells how, from what, and how well it hears).
"""

import json
import zlib
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import exp, inf, log
from pathlib import Path
from typing import Any, Final, NamedTuple

from storage.danger import reading
from storage.danger.families import Family

FILE: Final = Path(__file__).with_name("model.bin")
LANE: Final = 24
"""Bits for each family's sum in one integer: one addition adds all weights of a feature."""
_MASK: Final = (1 << LANE) - 1
LENGTH: Final = 0.35
"""How far a longer window needs more evidence: 0 not at all, 1 in proportion."""
MANY: Final = 0.3
"""How much more evidence is asked for where there are many windows, one of which may err."""
OFFSET: Final = 128
"""Added to each weight, so that no sum is negative; taken out again by the number of features."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, packed; what makes scores of sums, and chances of scores."""

    families: tuple[Family, ...]
    weights: dict[str, int]
    scale: float
    bias: tuple[float, ...]
    slope: float
    shift: float
    sure: float
    perhaps: dict[Family, float]
    made_of: str  # the fingerprint of the sentences


@dataclass(frozen=True, slots=True)
class Score:
    """The chance that somebody is in danger, 0..1, the family that is likeliest then, and where the
    text says so: [start, end)."""

    chance: float
    family: Family
    is_sure: bool
    is_perhaps: bool
    start: int
    end: int


def packed(row: bytes) -> int:
    """The weights of one feature (int8) as one integer; the lowest lane counts features."""
    total = 1
    for number, weight in enumerate(row, 1):
        total |= ((weight + OFFSET) % 256) << (LANE * number)
    return total


def loaded(data: bytes) -> Model:
    """A model from the bytes of its file."""
    raw = zlib.decompress(data)
    size = int.from_bytes(raw[:4], "big")
    head: dict[str, Any] = json.loads(raw[4 : 4 + size])
    names = raw[4 + size : 4 + size + head["names"]].decode().split("\n")
    body, wide = raw[4 + size + head["names"] :], len(head["families"])
    rows = (body[at : at + wide] for at in range(0, len(body), wide))
    families = tuple(Family(each) for each in head["families"])
    return Model(
        families=families,
        weights={name: packed(row) for name, row in zip(names, rows, strict=True)},
        scale=head["scale"],
        bias=tuple(head["bias"]),
        slope=head["slope"],
        shift=head["shift"],
        sure=head["sure"],
        perhaps=dict(zip(families, head["perhaps"], strict=True)),
        made_of=head["made_of"],
    )


@cache
def current() -> Model:
    """The model of this version; read when the first text is."""
    return loaded(FILE.read_bytes())


def _logits(model: Model, total: int) -> list[float]:
    """How much speaks for each family rather than for nothing, from the sum of a window."""
    count = total & _MASK
    norm = model.scale / count**LENGTH if count else 0.0
    return [
        bias + norm * (((total >> (LANE * number)) & _MASK) - OFFSET * count)
        for number, bias in enumerate(model.bias, 1)
    ]


def _evidence(logits: list[float]) -> float:
    """log(sum(exp)): what speaks for any of them."""
    most = max(logits)
    return most + log(sum(exp(each - most) for each in logits))


class Evidence(NamedTuple):
    """The strongest evidence of all windows of a text, before it is made a chance, and the window:
    [start, end) in the text."""

    evidence: float
    family: Family
    start: int
    end: int


def raw(text: str, model: Model) -> Evidence:
    """What speaks for danger in the window of `text` that tells most of it."""
    read = reading.tokens(text)
    if not read.line.strip(reading.NUMBER):
        return Evidence(-inf, model.families[0], 0, 0)
    ahead = _sums(read.line, model)
    best, logits = (0, 0), list(model.bias)
    most = -inf
    looked = reading.windows(len(read.line), read.begins)
    for start, end in looked:
        found = _logits(model, ahead[end] - ahead[start])
        if (evidence := _evidence(found)) > most:
            most, best, logits = evidence, (start, end), found
    family = model.families[logits.index(max(logits))]
    most -= MANY * log(len(looked))
    return Evidence(most, family, read.places[best[0]][0], read.places[best[1] - 1][1])


def _sums(line: str, model: Model) -> list[int]:
    """The weights of all features that begin before each place, packed."""
    sums = [0] * (len(line) + 1)
    known = model.weights
    for at, feature in reading.features(line):
        if feature in known:
            sums[at + 1] += known[feature]
    return list(accumulate(sums))


def weighed(heard: Evidence, model: Model) -> Score:
    """What evidence amounts to."""
    chance = 1 / (1 + exp(min(700.0, -(model.slope * heard.evidence + model.shift))))
    is_sure = chance >= model.sure
    is_perhaps = is_sure or chance >= model.perhaps[heard.family]
    return Score(chance, heard.family, is_sure, is_perhaps, heard.start, heard.end)


def score(text: str, model: Model | None = None) -> Score:
    """How likely `text` tells of danger, and of which."""
    known = model or current()
    return weighed(raw(text, known), known)
