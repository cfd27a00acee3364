"""From sentences to the bytes of a model: the same sentences and seed give the same bytes."""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from storage.danger import model, reading
from storage.danger.families import Family
from training.danger import sentences
from training.danger.sentences import HARMLESS, Sentence

SEED: Final = 7
FOLDS: Final = 5
STRENGTH: Final = 15.0
"""The inverse of the penalty on weights."""
LEAST: Final = 2
"""A feature that fewer windows have is not learnt."""
MOST: Final = 60_000
"""So many features are kept, those with the largest weights."""

FAMILIES: Final = tuple(Family)
Counts = Counter[str]


class Learnt(NamedTuple):
    """A linear model: a row for each feature, a column for each family, against harmless."""

    names: list[str]
    weights: Any
    bias: Any


def windows(text: str) -> list[Counts]:
    """The features of each window of a text, counted."""
    symbols, begins = reading.tokens(text)
    found = list(reading.features(symbols))
    return [
        Counter(feature for at, feature in found if start <= at < end)
        for start, end in reading.windows(len(symbols), begins)
    ]


def _matrix(rows: Sequence[Counts], column: dict[str, int]) -> Any:
    data: list[float] = []
    where: list[int] = []
    ends = [0]
    for row in rows:
        known = [(column[name], count) for name, count in row.items() if name in column]
        size = sum(count for _, count in known) ** 0.5 or 1.0
        where += [at for at, _ in known]
        data += [count / size for _, count in known]
        ends.append(len(where))
    return csr_matrix((data, where, ends), shape=(len(rows), len(column)))


def _fit(rows: Sequence[Counts], kinds: Sequence[str], names: list[str]) -> Learnt:
    column = {name: number for number, name in enumerate(names)}
    fitted = LogisticRegression(C=STRENGTH, max_iter=400, tol=1e-4)
    fitted.fit(_matrix(rows, column), kinds)
    at = {kind: number for number, kind in enumerate(fitted.classes_)}
    order = [at[family.value] for family in FAMILIES]
    weights = (fitted.coef_[order] - fitted.coef_[at[HARMLESS]]).T
    return Learnt(names, weights, fitted.intercept_[order] - fitted.intercept_[at[HARMLESS]])


def _rows(texts: Iterable[Sentence], read: dict[str, list[Counts]]) -> tuple[list[Counts], list[str]]:
    """What is learnt from: every window of what is harmless; of a long text of danger nobody has
    said which of its windows tells of it, so it is left to be measured by."""
    rows: list[Counts] = []
    kinds: list[str] = []
    for text, family in texts:
        found = read[text]
        if family == HARMLESS or len(found) == 1:
            rows += found
            kinds += [family] * len(found)
    return rows, kinds


def learn(texts: Sequence[Sentence], read: dict[str, list[Counts]]) -> Learnt:
    """Fit once for all features, and again for those that matter."""
    rows, kinds = _rows(texts, read)
    seen: Counter[str] = Counter()
    for row in rows:
        seen.update(row.keys())
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    first = _fit(rows, kinds, names)
    if len(names) <= MOST:
        return first
    size = np.abs(first.weights).max(axis=1)
    kept = sorted(names[at] for at in np.argsort(-size, kind="stable")[:MOST])
    return _fit(rows, kinds, kept)


def packed(learnt: Learnt, slope: float = 1.0, shift: float = 0.0) -> bytes:
    """The file of a model: a header, the features by name, their weights, a byte each."""
    scale = float(np.abs(learnt.weights).max()) / 127
    weights = np.clip(np.rint(learnt.weights / scale), -127, 127).astype(np.int8)
    used = np.flatnonzero(weights.any(axis=1))
    names = "\n".join(learnt.names[at] for at in used).encode()
    head = {
        "families": [family.value for family in FAMILIES],
        "names": len(names),
        "scale": float(f"{scale:.6g}"),
        "bias": [round(float(each), 4) for each in learnt.bias],
        "slope": round(slope, 4),
        "shift": round(shift, 4),
    }
    top = json.dumps(head).encode()
    body = len(top).to_bytes(4, "big") + top + names + weights[used].tobytes()
    return zlib.compress(body, 9)


class Held(NamedTuple):
    """What a model that has not seen this sentence makes of it."""

    sentence: Sentence
    evidence: float
    family: Family


def held_out(texts: Sequence[Sentence], read: dict[str, list[Counts]]) -> list[Held]:
    """Each sentence as heard by a model of the other folds; what is nearly the same is in one
    fold."""
    kinds = [each.family for each in texts]
    apart = sentences.groups(each.text for each in texts)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    found: dict[int, Held] = {}
    for train, test in folds.split(kinds, kinds, apart):
        fold = model.loaded(packed(learn([texts[at] for at in train], read)))
        for at in test:
            found[int(at)] = Held(texts[at], *model.raw(texts[at].text, fold))
    return [found[at] for at in range(len(texts))]


def calibrated(held: Sequence[Held]) -> tuple[float, float]:
    """Slope and shift that make evidence a chance (Platt), from sentences held out."""
    evidence = np.array([[each.evidence] for each in held])
    is_danger = [each.sentence.family != HARMLESS for each in held]
    fitted = LogisticRegression(C=1e6).fit(evidence, is_danger)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def made(texts: Sequence[Sentence]) -> tuple[bytes, list[Held]]:
    """The bytes of the model, and what the folds made of each sentence."""
    read = {each.text: windows(each.text) for each in texts}
    held = held_out(texts, read)
    return packed(learn(texts, read), *calibrated(held)), held
