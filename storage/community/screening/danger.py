"""Danger: whether somebody may be in it, of which family, and how sure that is.

Patterns (`words.toml`) know what people say in just these words; the classifier
(`storage.danger.model`) hears the situation however it is told. Each lowers the bar for the other.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from storage.community.screening.flags import Finding, Flag
from storage.community.screening.reading import LONGEST, folded
from storage.community.screening.rules import DANGER, Rule, Span, Typed, held, sentence
from storage.danger import model
from storage.danger.families import Family
from storage.danger.model import Score
from storage.danger.reading import WHOLE

CERTAIN: Final = 0.7
"""From this chance on, what a pattern found is danger for sure."""
ENOUGH: Final = 3
"""So many of its sentences are weighed by themselves."""
LEANS: Final = 0.5
"""From here on a short text rather speaks of danger: what a pattern found in it decides."""
MEANT: Final = 0.05
"""Below it, what a pattern found was meant otherwise: a bargain, a film, last year."""

_COMMAS: Final = re.compile(r"[,.!?;:\n\uff0c\u3002\uff01\uff1f\uff1b\uff1a\u3001]")


@dataclass(frozen=True, slots=True)
class Heard:
    """A situation of danger: sure, or perhaps."""

    family: Family
    is_sure: bool
    spans: tuple[Span, ...]


@lru_cache(maxsize=32)  # what is heard before the transaction is not heard again in it
def heard(text: str) -> Heard | None:
    """What danger `text` tells of; None for none."""
    typed = folded(text[:LONGEST])
    return judged(typed, model.score(typed[0]))


def judged(typed: Typed, score: Score) -> Heard | None:
    """What patterns and the classifier's score of what was typed make of it together."""
    found = list(held(DANGER, typed)) if score.chance >= MEANT else []
    if not found and not score.is_perhaps:
        return None
    is_sure = score.is_sure or (bool(found) and _chance(typed, score, found) >= CERTAIN)
    spans = tuple(span for _, span in found) or tuple(_window(typed, score))
    named = found[0][0].family if found and score.chance < CERTAIN else None
    return Heard(named or score.family, is_sure, spans)


def _chance(typed: Typed, score: Score, found: list[tuple[Rule, Span]]) -> float:
    """How likely what patterns found is meant: in a long text by its own sentence, too, in a short
    one that rather says so by its own clause: 「不想活了，打我电话」."""
    read, origin = typed
    is_short = len(read) <= WHOLE
    if is_short and score.chance < LEANS:
        return score.chance
    own = []
    for _, span in found[:ENOUGH]:
        start, end = (bisect_left(origin, each) for each in (span.start, span.end))
        said = _clause(read, start, end) if is_short else sentence(read, start, end)
        own.append(model.score(said).chance)
    return max(score.chance, *own) if own else score.chance


def _clause(text: str, start: int, end: int) -> str:
    before, after = _COMMAS.split(text[:start])[-1], _COMMAS.split(text[end:], maxsplit=1)[0]
    return before + text[start:end] + after


def _window(typed: Typed, score: Score) -> Iterator[Span]:
    """Where the classifier heard it, as it was typed."""
    read, origin = typed
    start, end = score.start, min(score.end, len(read))
    if start < end:
        yield Span(Flag.danger, origin[start], origin[end - 1] + 1)


def is_danger(findings: Iterable[Finding]) -> bool:
    """Somebody may be in danger: emergency numbers are shown now, a person follows at once."""
    return any(finding.flag is Flag.danger for finding in findings)
