"""How a text is read for danger: cut into windows, and each window into what can be counted.

One character stands for one token: a Han character for itself, a Latin word or a number for its
hash in the private plane, a group of words that mean the same (`concepts.toml`) for its symbol.
So every feature is a short slice of a string, and reading is linear in what was written.
"""

import re
import tomllib
import unicodedata
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

READ: Final = 5000
"""So many characters of a text are read, from its beginning: as many as are kept of any."""

GRAM: Final = 3
"""The longest run of tokens that is one feature."""
RUN: Final = 3
"""So often the same token is read in a row: a longer run says no more."""
NEAR: Final = 14
"""So far apart two groups of words still stand together, in tokens."""

WHOLE: Final = 40
"""A text of so many tokens is one window; of a longer one clauses are read together until they are
as long as one of `LENGTHS`, from each clause on."""
LENGTHS: Final = (10, 24)
_STRIDE: Final = 10

_MARKS: Final = frozenset("\uff0c\u3002\uff01\uff1f\uff1b\uff1a\u3001,.!?;:\n\u2026~\u2014")
"""What ends a clause."""
_TOKEN: Final = re.compile(rf"[a-z']+|\d+|[\u3400-\u9fff]|[{re.escape(''.join(sorted(_MARKS)))}]")
_PAIR: Final = "\ue0ff"
_KNOWN: Final = frozenset({"84", "110", "119", "120", "502", "12356", "12338", "12355"})
"""Numbers that say something; of others only that there was one."""
_HAN: Final = re.compile(r"[\u3400-\u9fff]")


def _symbol(token: str) -> str:
    """One character for one token."""
    if _HAN.match(token):
        return token
    named = "0" if token.isdecimal() and token not in _KNOWN else token
    return chr(0xF0000 + zlib.crc32(named.encode()) % 0xFFFD)


class Tokens(NamedTuple):
    """A text, one character a token, where clauses begin in it, and where each token stands in the
    text: [start, end)."""

    line: str
    begins: list[int]
    places: list[tuple[int, int]]


def tokens(text: str) -> Tokens:
    """What is read of `text`."""
    plain = unicodedata.normalize("NFKC", text).lower()
    symbols: list[str] = []
    begins, places = [0], []
    for found in _TOKEN.finditer(plain, 0, READ):
        token = found[0]
        if token in _MARKS:
            if begins[-1] != len(symbols):
                begins.append(len(symbols))
        elif symbols[-RUN:] != [symbol := _symbol(token)] * RUN:
            symbols.append(symbol)
            places.append(found.span())
    if begins[-1] == len(symbols) > 0:
        begins.pop()
    return Tokens("".join(symbols), begins, places)


NUMBER: Final = _symbol("0")


@cache
def _concepts() -> tuple[dict[str, str], dict[str, tuple[int, ...]]]:
    """The symbols of each word, and by its first character how long words can be."""
    raw = tomllib.loads(Path(__file__).with_name("concepts.toml").read_text(encoding="utf-8"))
    symbols: dict[str, str] = {}
    for number, words in enumerate(raw.values()):
        for word in words.split():
            spelt = tokens(word).line
            symbols[spelt] = (symbols.get(spelt, "") + chr(0xE000 + number))[:2]  # bounds the work
    lengths: dict[str, set[int]] = {}
    for word in symbols:
        lengths.setdefault(word[0], set()).add(len(word))
    return symbols, {first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()}


def _named(text: str) -> list[tuple[int, int, str]]:
    """The words of concepts in it, the longest first: (start, length, symbols)."""
    symbols, lengths = _concepts()
    found, at = [], 0
    while at < len(text):
        for length in lengths.get(text[at], ()):
            if named := symbols.get(text[at : at + length]):
                found.append((at, length, named))
                at += length - 1
                break
        at += 1
    return found


def features(text: str) -> Iterator[tuple[int, str]]:
    """All that can be counted in these tokens, each at the place where it begins."""
    size = len(text)
    for at in range(size):
        for length in range(1, min(GRAM, size - at) + 1):
            yield at, text[at : at + length]
    named = _named(text)
    yield from _pairs(named)
    yield from _mixed(text, named)


def _pairs(named: list[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    """Groups of words, and two of them near each other."""
    for number, (at, _, symbols) in enumerate(named):
        for one in symbols:
            yield at, one
        for later, _, others in named[number + 1 : number + 7]:
            if later - at > NEAR:
                break
            for one in symbols:
                for other in others:
                    yield at, _PAIR + one + other


def _mixed(text: str, named: list[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    """Runs in which a group stands for its words: KID 把 PILLS 吃."""
    places: list[int] = []
    stream: list[str] = []
    at = 0
    for start, length, symbols in named:
        places += [*range(at, start), start]
        stream += [*text[at:start], symbols[0]]
        at = start + length
    places += range(at, len(text))
    stream += text[at:]
    line = "".join(stream)
    for number, one in enumerate(line):
        is_named = "\ue000" <= one < _PAIR
        for length in range(2, GRAM + 1):
            run = line[number : number + length]
            if len(run) < length:
                break
            is_named = is_named or "\ue000" <= run[-1] < _PAIR
            if is_named:
                yield places[number], run


def windows(size: int, begins: list[int]) -> list[tuple[int, int]]:
    """Where to look in a text of `size` tokens: the whole; of a long one clauses alone and
    together, so that what matters is not lost among what does not. A clause without an end is
    cut."""
    if size <= WHOLE:
        return [(0, size)]
    found = {
        (start, _end(start, least, size, begins))
        for start in _starts(size, begins)
        for least in LENGTHS
    }
    return sorted(found)


def _end(start: int, least: int, size: int, begins: list[int]) -> int:
    """The next end of a clause that is far enough, but not too far."""
    next_one = bisect_left(begins, start + least)
    end = begins[next_one] if next_one < len(begins) else size
    return end if end <= start + 2 * least + 6 else min(size, start + least + 8)


def _starts(size: int, begins: list[int]) -> list[int]:
    """Where clauses begin, and on the way through a long one."""
    found: list[int] = []
    for begin, end in pairwise((*begins, size)):
        step = _STRIDE if end - begin > WHOLE else size
        found += range(begin, max(begin + 1, end - _STRIDE), step)
    return found
