"""The rules: one pattern each over one view of a text, and where they hold."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from storage.community.screening.checks import CHECKS
from storage.community.screening.flags import Flag
from storage.community.screening.lexicon import DATA, RULES, compiled
from storage.community.screening.reading import squeezed, views
from storage.danger.families import Family


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern over some views of a text; void where its sentence also says `unless`, or what is
    just before it `not_after`. What stands in a group `it` is the finding, else all of it."""

    flag: Flag
    pattern: re.Pattern[str]
    views: tuple[str, ...]
    unless: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    check: str | None
    public: bool
    family: Family | None  # of danger
    is_certain: bool  # of danger: in just these words, whatever else is said


@dataclass(frozen=True, slots=True)
class Span:
    """A hit in the text as typed: [start, end)."""

    flag: Flag
    start: int
    end: int


def _rule(entry: Mapping[str, Any]) -> Rule:
    """One [[rule]] of the lexicon."""
    unless, not_after = entry.get("unless"), entry.get("not_after")
    return Rule(
        flag=Flag(entry["flag"]),
        pattern=compiled(entry["pattern"]),
        views=tuple(entry.get("views", ["plain"])),
        unless=compiled(unless) if unless else None,
        not_after=compiled(not_after) if not_after else None,
        check=entry.get("check"),
        public=entry.get("public", False),
        family=Family(entry["family"]) if "family" in entry else None,
        is_certain=entry.get("certain", False),
    )


_RULES: Final = tuple(_rule(entry) for entry in RULES)
ALL: Final = tuple(rule for rule in _RULES if rule.family is None)
DANGER: Final = tuple(rule for rule in _RULES if rule.family is not None)
_SPARED: Final = {
    name: frozenset(Flag(flag) for flag in flags) for name, flags in DATA["private"].items()
}
_SENTENCE_ENDS: Final[re.Pattern[str]] = compiled(DATA["sentence_ends"])
_REACH: Final = 60
"""How far to either side a sentence is read for `unless`, in characters; bounds the work."""
_NEAR: Final = 14
"""How far back `not_after` looks."""
_TRIES: Final = 100
"""How many hits of a rule that asks for more than its pattern are weighed in one text."""


def _passes(rule: Rule, found: str) -> bool:
    """`found` stands the arithmetic of its rule, if it has one."""
    return rule.check is None or CHECKS[rule.check](found)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around [start, end), no further than `_REACH` on either side."""
    before = _SENTENCE_ENDS.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_ENDS.split(text[end : end + _REACH], maxsplit=1)[0]
    return before + text[start:end] + after


def _is_void(rule: Rule, text: str, start: int, end: int) -> bool:
    """The sentence of the hit says that it is about something else."""
    if rule.not_after and rule.not_after.search(text, max(0, start - _NEAR), start):
        return True
    return rule.unless is not None and bool(rule.unless.search(sentence(text, start, end)))


def hits(rule: Rule, seen: Mapping[str, str]) -> Iterator[Span]:
    """Where `rule` holds, view by view; views that read alike are read once."""
    for text in dict.fromkeys(seen[view] for view in rule.views):
        yield from _hits_in(text, rule, seen)


def _hits_in(text: str, rule: Rule, seen: Mapping[str, str]) -> Iterator[Span]:
    """Left to right; what fails its arithmetic is read again one on."""
    at, it = 0, "it" if "it" in rule.pattern.groupindex else 0
    tries = _TRIES if rule.unless or rule.not_after or rule.check else len(text)
    while tries and (match := rule.pattern.search(text, at)):
        start, end, tries = *match.span(it), tries - 1
        real = _passes(rule, seen["digits"][start:end] if rule.check == "digits" else match[it])
        at = max(end, start + 1) if real else start + 1
        if real and not _is_void(rule, seen["plain"], start, end):
            yield Span(rule.flag, start, end)


def _applies(rule: Rule, where: str) -> bool:
    """Private texts are spared what their claimer may or must read."""
    if where not in _SPARED:
        return True
    return not rule.public and rule.flag not in _SPARED[where]


def distinct(spans: Iterable[Span]) -> Iterator[Span]:
    """Left to right, of overlapping spans of a flag one; no telephone inside an identity."""
    ends: dict[Flag, int] = {}
    order = {Flag.id_number: 0}
    for span in sorted(spans, key=lambda s: (s.start, -s.end, order.get(s.flag, 1), s.flag)):
        outer = ends.get(span.flag, 0)
        if span.flag is Flag.phone:
            outer = max(outer, ends.get(Flag.id_number, 0))
        if span.start >= outer:
            ends[span.flag] = span.end
            yield span


Typed = tuple[str, list[int]]
"""A text as `reading.folded` gives it."""


def spans(typed: Typed, where: str) -> list[Span]:
    """All hits of all rules for `where` but those of danger, as places in what was typed."""
    rules = [rule for rule in ALL if _applies(rule, where)]
    return list(distinct(span for _, span in held(rules, typed)))


def held(rules: Iterable[Rule], typed: Typed) -> Iterator[tuple[Rule, Span]]:
    """Which of `rules` hold where; letters set apart by blanks are read together as well."""
    for each in (typed, squeezed(*typed)):
        yield from _found(rules, *each)


def _found(rules: Iterable[Rule], read: str, origin: list[int]) -> Iterator[tuple[Rule, Span]]:
    """What `rules` find in what was read, as places in what was typed."""
    seen = views(read)
    for rule in rules:
        for span in hits(rule, seen):
            yield rule, Span(span.flag, origin[span.start], origin[span.end - 1] + 1)
