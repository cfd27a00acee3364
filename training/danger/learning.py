"""From sentences to the bytes of a model: the same sentences and seed give the same bytes."""

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from storage.danger import model, reading
from storage.danger.families import LEARNT
from storage.danger.model import Evidence
from training.danger import mixing, sentences
from training.danger.sentences import HARMLESS, Sentence

SEED: Final = 7
FOLDS: Final = 5
STRENGTH: Final = 20.0
"""The inverse of the penalty on weights."""
LEAST: Final = 2
"""A feature that fewer windows have is not learnt."""
LONG, FILLED = 4, 3
"""Of so many sentences one more is made: a long text of several, one with words beside it."""
COUNTS_SHORT, COUNTS_MIXED = 0.5, 0.7
"""How much a catchword counts, and a window of what was made."""

FAMILIES: Final = LEARNT
Counts = Counter[str]


class Learnt(NamedTuple):
    """A linear model: a row for each feature, a column for each family, against harmless."""

    names: list[str]
    weights: Any
    bias: Any


class Window(NamedTuple):
    """Part of a text: `number` tells which text."""

    counts: Counts
    family: str
    number: int
    weight: float


def windows(text: str) -> list[Counts]:
    """The features of each window of a text, counted."""
    read = reading.tokens(text)
    found = list(reading.features(read.line))
    return [
        Counter(feature for at, feature in found if start <= at < end)
        for start, end in reading.windows(len(read.line), read.begins)
    ]


def _all_windows(texts: Sequence[Sentence], first: int, weight: float) -> Iterator[Window]:
    for number, each in enumerate(texts, first):
        for text, family in each.parts or ((each.text, each.family),):
            for counts in windows(text):
                yield Window(counts, family, number, COUNTS_SHORT if each.is_short else weight)


def _matrix(rows: Sequence[Window], column: dict[str, int]) -> Any:
    data: list[float] = []
    where: list[int] = []
    ends = [0]
    for row in rows:
        known = [(column[name], count) for name, count in row.counts.items() if name in column]
        size = max(1, sum(count for _, count in known)) ** model.LENGTH
        where += [at for at, _ in known]
        data += [count / size for _, count in known]
        ends.append(len(where))
    return csr_matrix((data, where, ends), shape=(len(rows), len(column)))


def learn(texts: Sequence[Sentence]) -> Learnt:
    """Fit the windows of all sentences, and of long texts made of them. Of a long text of danger
    nobody has said which window tells of it: first the others are learnt, then the one that sounds
    most like its family to them, too."""
    said = list(_all_windows(texts, 0, 1.0))
    told = [each for each in texts if not each.is_short]
    mixed = [
        *mixing.long_ones(told, len(texts) // LONG, SEED),
        *mixing.with_fillers(texts, len(texts) // FILLED, SEED),
    ]
    rows = said + list(_all_windows(mixed, len(texts), COUNTS_MIXED))
    seen: Counter[str] = Counter()
    for row in said:
        seen.update(row.counts.keys())
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    matrix = _matrix(rows, {name: at for at, name in enumerate(names)})
    parts = Counter(row.number for row in rows if row.family != HARMLESS)
    is_plain = np.array([row.family == HARMLESS or parts[row.number] == 1 for row in rows])
    first = _fitted(matrix, rows, is_plain)
    return _against_harmless(_fitted(matrix, rows, is_plain | _loudest(first, matrix, rows)), names)


def _fitted(matrix: Any, rows: Sequence[Window], use: Any) -> LogisticRegression:
    kinds = np.array([row.family for row in rows])
    weight = np.array([row.weight for row in rows])
    # features are scaled as if each window had a hundred of them
    strength = STRENGTH * 100 ** (2 * model.LENGTH - 1)
    fitted = LogisticRegression(C=strength, max_iter=200, tol=1e-4)
    return fitted.fit(matrix[use], kinds[use], sample_weight=weight[use])


def _loudest(first: LogisticRegression, matrix: Any, rows: Sequence[Window]) -> Any:
    """Of each text of danger the window that sounds most like its family."""
    chances = first.predict_proba(matrix)
    column = {kind: at for at, kind in enumerate(first.classes_)}
    best: dict[int, tuple[float, int]] = {}
    for at, row in enumerate(rows):
        if row.family == HARMLESS:
            continue
        own = (float(chances[at, column[row.family]]), -at)
        best[row.number] = max(best.get(row.number, own), own)
    found = np.zeros(len(rows), bool)
    found[[-at for _, at in best.values()]] = True
    return found


def _against_harmless(fitted: LogisticRegression, names: list[str]) -> Learnt:
    at = {kind: number for number, kind in enumerate(fitted.classes_)}
    order = [at[family.value] for family in FAMILIES]
    weights = (fitted.coef_[order] - fitted.coef_[at[HARMLESS]]).T
    return Learnt(names, weights, fitted.intercept_[order] - fitted.intercept_[at[HARMLESS]])


class Cuts(NamedTuple):
    """What makes a chance of evidence, and from which chance on it is heard."""

    slope: float = 1.0
    shift: float = 0.0
    sure: float = 0.9
    perhaps: tuple[float, ...] = (0.5,) * len(FAMILIES)


def packed(learnt: Learnt, cuts: Cuts, made_of: str = "") -> bytes:
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
        "slope": round(cuts.slope, 4),
        "shift": round(cuts.shift, 4),
        "sure": round(cuts.sure, 3),
        "perhaps": [round(each, 3) for each in cuts.perhaps],
        "made_of": made_of,
    }
    top = json.dumps(head).encode()
    return zlib.compress(
        len(top).to_bytes(4, "big") + top + names + weights[used].tobytes(), level=9
    )


class Held(NamedTuple):
    """What a model that has not seen this sentence makes of it."""

    sentence: Sentence
    heard: Evidence


def held_out(texts: Sequence[Sentence]) -> list[Held]:
    """Each sentence as heard by a model of the other folds; what is nearly the same is in one
    fold."""
    kinds = [each.family for each in texts]
    apart = sentences.groups(each.text for each in texts)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    found: dict[int, Held] = {}
    for train, test in folds.split(kinds, kinds, apart):
        fold = model.loaded(packed(learn([texts[at] for at in train]), Cuts()))
        for at in test:
            found[int(at)] = Held(texts[at], model.raw(texts[at].text, fold))
    return [found[at] for at in range(len(texts))]


FALSELY: Final = 0.01
"""So much of what is harmless may be taken for danger for sure."""
HEARD: Final = 0.93
"""So much of each family is to be heard at least as perhaps."""
FAINTEST: Final = 0.35


def cuts(held: Sequence[Held]) -> Cuts:
    """Slope and shift that make evidence a chance (Platt), and the thresholds, from sentences held
    out; catchwords decide nothing."""
    told = [each for each in held if not each.sentence.is_short]
    evidence = np.array([[each.heard.evidence] for each in told])
    is_danger = np.array([each.sentence.family != HARMLESS for each in told])
    fitted = LogisticRegression(C=1e6).fit(evidence, is_danger)
    chances = fitted.predict_proba(evidence)[:, 1]
    sure = float(np.quantile(chances[~is_danger], 1 - FALSELY))
    own = {
        family: [c for c, each in zip(chances, told, strict=True) if each.sentence.family == family]
        for family in FAMILIES
    }
    perhaps = (float(np.quantile(own[family], 1 - HEARD)) for family in FAMILIES)
    low = tuple(min(sure, max(FAINTEST, each)) for each in perhaps)
    return Cuts(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]), sure, low)


def made(texts: Sequence[Sentence]) -> tuple[bytes, list[Held]]:
    """The bytes of the model, and what the folds made of each sentence."""
    held = held_out(texts)
    return packed(learn(texts), cuts(held), sentences.fingerprint()), held
