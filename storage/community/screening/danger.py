"""Danger: whether somebody may be in it, of which family, and how sure that is.

Patterns (`words.toml`) know what people say in just these words; the classifier
(`storage.danger.model`) hears the situation however it is told. Each lowers the bar for the other.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from storage.community.screening.flags import Finding, Flag
from storage.community.screening.lexicon import DATA, compiled
from storage.community.screening.reading import LONGEST, folded
from storage.community.screening.rules import DANGER, Rule, Span, Typed, held, sentence
from storage.danger import model
from storage.danger.families import Family
from storage.danger.model import Score
from storage.danger.reading import WHOLE

CERTAIN: Final = 0.7
"""From this chance on, what a pattern found is danger for sure, and so is what comes after other
words that were perhaps of it."""
ENOUGH: Final = 12
"""So many of its sentences in which a pattern was found are weighed by themselves."""
LEANS: Final = 0.35
"""From here on a short text may speak of danger: what a pattern found in it decides."""
MEANT: Final = 0.03
"""Below it, what a pattern found was meant otherwise: a bargain, a film, last year."""

_INNOCENT: Final = compiled(DATA["innocent"])
_COMMAS: Final = re.compile(r"[,.!?;:\n\uff0c\u3002\uff01\uff1f\uff1b\uff1a\u3001]")


@dataclass(frozen=True, slots=True)
class Heard:
    """A situation of danger: sure, or perhaps. `is_grave`: so worrying that it is sure where
    something else was perhaps danger before; `is_felt`: no pattern knows it, the classifier alone
    hears it."""

    family: Family
    is_sure: bool
    spans: tuple[Span, ...]
    is_grave: bool
    is_felt: bool


@lru_cache(maxsize=32)  # what is heard before the transaction is not heard again in it
def heard(text: str) -> Heard | None:
    """What danger `text` tells of; None for none."""
    typed = innocent_out(folded(text[:LONGEST]))
    return judged(typed, model.score(typed[0]))


def innocent_out(typed: Typed) -> Typed:
    """What was typed without the phrases that only sound like danger: a dog that died, a hob that
    will not light. All else keeps its place."""
    read, origin = typed
    return _INNOCENT.sub(lambda found: " " * len(found[0]), read), origin


def judged(typed: Typed, score: Score) -> Heard | None:
    """What patterns and the classifier's score of what was typed make of it together."""
    found = [each for each in _weighed(typed, score) if each.chance >= MEANT]
    if not found and not score.is_perhaps:
        return None
    chance = max((score.chance, *(each.chance for each in found)))
    certain = next((each for each in found if each.rule.is_certain), None)
    is_sure = score.is_sure or certain is not None or (bool(found) and chance >= CERTAIN)
    spans = tuple(each.span for each in found) or tuple(_window(typed, score))
    likeliest = certain or max(found, key=lambda each: each.chance, default=None)
    is_named = certain is not None or score.chance < CERTAIN
    named = likeliest.rule.family if likeliest and is_named else None
    is_grave = is_sure or chance >= CERTAIN
    return Heard(named or score.family, is_sure, spans, is_grave, is_felt=not found)


class _Found(NamedTuple):
    """What a pattern found, and how likely it is meant."""

    rule: Rule
    span: Span
    chance: float


def _weighed(typed: Typed, score: Score) -> Iterator[_Found]:
    """What patterns found, each weighed by what is said around it; what stands in one sentence is
    weighed once, and of very many sentences the last as the whole."""
    read, origin = typed
    known: dict[str, float] = {}
    for rule, span in held(DANGER, typed):
        start, end = (bisect_left(origin, each) for each in (span.start, span.end))
        said = _around(read, start, end, score)
        if said not in known and len(known) < ENOUGH:
            known[said] = score.chance if said == read else model.score(said).chance
        yield _Found(rule, span, known.get(said, score.chance))


def _around(read: str, start: int, end: int, score: Score) -> str:
    """By what a find is weighed: in a long text by its own sentence, in a short one by the whole,
    or, where that rather speaks of danger, by its own clause: 「不想活了，打我电话」."""
    if len(read) > WHOLE:
        return sentence(read, start, end)
    return read if score.chance < LEANS else _clause(read, start, end)


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
