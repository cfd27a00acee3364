"""No text holds the screening up: every repetition ends, and every fragment of the lexicon, said as
often as a text is long, is read at once."""

import random
import re._constants as op
import re._parser as patterns
import time
from collections.abc import Iterator
from typing import Any

import pytest

from storage.community.screening import heard, lexicon, phones, public, screen, tucked
from storage.community.screening.lexicon import DATA, RULES, compiled
from storage.community.screening.reading import LONGEST
from tests.faults.ways import IS_LONG

REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
NAMES = ("pattern", "unless", "not_after")
SOON = 0.1
"""Seconds of work for 5,000 characters, on a slow machine."""
SOME = 200
"""So many fragments are tried each time; all of them in the long form."""

PATTERNS = [
    *(rule[name] for rule in RULES for name in NAMES if name in rule),
    *DATA["dictated"].values(),
    DATA["sentence_ends"],
    DATA["alike"]["amount"],
]


def under(code: Any, value: Any) -> list[Any]:
    """What a part of a parsed pattern consists of."""
    if code in REPEATS:
        return [value[2]]
    if code is op.BRANCH:
        return list(value[1])
    if code is op.SUBPATTERN:
        return [value[3]]
    if code in {op.ASSERT, op.ASSERT_NOT}:
        return [value[1]]
    if code is op.GROUPREF_EXISTS:
        return [each for each in value[1:] if each]
    return [value] if code is op.ATOMIC_GROUP else []


def endless(parsed: Any) -> Iterator[str]:
    """Repetitions in it without an end."""
    for code, value in parsed:
        if code in REPEATS and value[1] is op.MAXREPEAT:
            yield str(value[2])
        for each in under(code, value):
            yield from endless(each)


def fragments(parsed: Any) -> Iterator[str]:
    """The runs of plain characters in it, and one of each choice."""
    run = ""
    for code, value in parsed:
        if code is op.LITERAL:
            run += chr(value)
            continue
        yield run
        run = ""
        if code is op.IN:
            yield next((chr(each) for kind, each in value if kind is op.LITERAL), "")
        for each in under(code, value):
            yield from fragments(each)
    yield run


def parsed(pattern: str) -> Any:
    return patterns.parse(compiled(pattern).pattern)


def test_every_pattern_is_walked() -> None:
    """The walk finds an endless repetition wherever one may hide."""
    hidden = ["a+", "(?:b|c*)", "(?=d{2,})e", "(?<!f)(g(?:h+?))", "(?>i*+)", "(j)?(?(1)k+|l)"]
    assert [each for each in hidden if not list(endless(patterns.parse(each)))] == []
    assert list(endless(patterns.parse("a{1,9}(?:b|c){0,3}"))) == []


def test_every_repetition_ends() -> None:
    """No rule repeats without an end: with one, twenty messages held everybody up."""
    assert {each: found for each in PATTERNS if (found := list(endless(parsed(each))))} == {}


def quickest(text: str, tries: int = 5) -> float:
    """Seconds of work, the best of a few tries: the machine may be busy, the pattern may not."""
    took = []
    for _ in range(tries):
        heard.cache_clear()
        start = time.process_time()
        screen(title=text)
        took.append(time.process_time() - start)
        if took[-1] < SOON:
            break
    return min(took)


def test_every_fragment_is_read_at_once() -> None:
    """Whatever stands in the lexicon, said until a message is full, takes no time."""
    found = sorted({each for one in PATTERNS for each in fragments(parsed(one)) if each})
    assert len(found) > 1000
    tried = found if IS_LONG else random.Random(len(found)).sample(found, SOME)
    texts = [(each * LONGEST)[:LONGEST] for each in tried]
    pairs = zip(found, reversed(found), strict=True)
    texts += [((a + b) * LONGEST)[:LONGEST] for a, b in list(pairs)[:: len(found) // 20]]
    assert [text[:12] for text in texts if quickest(text) >= SOON] == []


@pytest.mark.parametrize("use", [screen, tucked, public, phones, heard])
def test_what_is_too_long_is_cut_first(use: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can have more read than a message holds; what was not looked at is not passed on."""
    end = "13812345678，不想活了"
    text = "好" * LONGEST + end
    made = use(title=text) if use is screen else use(text)
    assert end not in str(made)
    assert "138" not in str(made)


def test_the_lexicon_says_so() -> None:
    """Pieces are checked where patterns use them: none is left out of the walk."""
    words = {name for name in lexicon._PIECES if any(f"<{name}>" in each for each in PATTERNS)}
    assert len(words) > 5
