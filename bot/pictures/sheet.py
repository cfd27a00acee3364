"""What is drawn for people outside of any chat of ours: a neutral sheet, and its words set in lines
that fit."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import NamedTuple

from bot.messages import fact
from bot.pictures import fonts
from bot.pictures.fonts import Face

CUT = chr(0x2026) * 2  # where more was said than there is room for
_PIECES = re.compile(r"[!-~]+ ?|\s|.", re.S)  # a word of Latin letters stays whole
Width = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A thing on paper or in a picture: what kind of thing, its title, facts (name, value), the
    address behind the QR code, and below it how to use that, and who made it."""

    heading: str
    title: str
    lines: tuple[tuple[str, str], ...]
    link: str
    scan: str
    foot: str = ""

    def named(self) -> str:
        """Of what kind it is, and what."""
        return fact(self.heading, self.title)

    def told(self) -> list[str]:
        """The facts, as they read."""
        return [fact(name, value) for name, value in self.lines if value]

    def legible(self, written: Face | None) -> "Sheet":
        """The same without what this font can't write."""
        words = {name: fonts.legible(getattr(self, name), written).strip() for name in _WORDS}
        lines = tuple(
            (fonts.legible(name, written), fonts.legible(value, written))
            for name, value in self.lines
        )
        return replace(self, lines=lines, **words)


_WORDS = ("heading", "title", "scan", "foot")


class Set(NamedTuple):
    """Words set in lines, in one height of letters; every line is `step` below the last."""

    size: float
    step: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return self.step * len(self.lines)


def fitted(
    paragraphs: Iterable[str],
    widths: Callable[[float], Width],
    room: tuple[float, float],
    sizes: Iterable[float],
    leading: float = 1.5,
) -> Set:
    """The words in the largest of `sizes` in which they fit into `room` (width, height); what does
    not fit into the smallest is cut."""
    said, (wide, high) = list(paragraphs), room
    found = Set(0, 0, ())
    for size in sizes:
        width = cache(widths(size))
        most = max(1, int(high // (size * leading)))
        every = (line for each in said for line in _lines(each, width, wide))
        lines = tuple(islice(every, most + 1))  # one more shows that they do not fit
        found = Set(size, size * leading, lines)
        if found.height <= high:
            return found
    return _cut(found, high, widths(found.size), wide)


def _cut(found: Set, high: float, width: Width, wide: float) -> Set:
    kept = found.lines[: max(1, int(high // found.step))]
    last = kept[-1].rstrip()
    while last and width(last + CUT) > wide:
        last = last[:-1]
    return found._replace(lines=(*kept[:-1], last + CUT))


def _lines(text: str, width: Width, wide: float) -> Iterator[str]:
    """One paragraph in lines; none begins with what closes the one before."""
    for part in text.split("\n"):
        line, used = "", 0.0
        for piece in _pieces(part, width, wide):
            more = width(piece.rstrip())
            if used + more > wide and line:
                kept, line = _carried(line, piece)
                yield kept.rstrip()
                used = width(line)
            else:
                line, used = line + piece, used + width(piece)
        yield line.rstrip()


def _pieces(text: str, width: Width, wide: float) -> Iterator[str]:
    for piece in _PIECES.findall(text):
        yield from (piece,) if width(piece) <= wide else piece


def _carried(line: str, piece: str) -> tuple[str, str]:
    """What stays in a full line, and how the next begins: a full stop takes along what is before
    it."""
    if unicodedata.category(piece[0]) not in ("Pe", "Pf", "Po") or len(line) < 2:
        return line, piece.lstrip()
    return line[:-1], line[-1] + piece
