"""A month in one picture: three figures and bars, readable on a phone. The drawing library is
loaded when the first picture is drawn."""

import io
from functools import lru_cache
from typing import NamedTuple

from bot.pictures.fonts import INK, PAPER, SOFT, TRACK, Face, Pen

WIDTH, MARGIN = 1080, 76
BAR, LIT = "#2f7d68", "#dd8f1f"  # jade; a lamp that is on
TITLE, FIGURE, LABEL, VALUE = 54, 112, 38, 40  # heights of letters, in pixels
ROW, THICK = 78, 30  # from bar to bar; of a bar
KEPT = 64  # pictures of a few kilobytes each: the months that were looked at last
LEAST_BAR = 12  # so that one among many is still seen


class Bars(NamedTuple):
    """How many of each, the most first."""

    title: str
    rows: tuple[tuple[str, int], ...]


class Chart(NamedTuple):
    """What a picture shows; `figures` are a number and what it counts."""

    title: str
    figures: tuple[tuple[int, str], ...]
    bars: tuple[Bars, ...]


# -- drawing -------------------------------------------------------------------------------------


@lru_cache(KEPT)
def draw(chart: Chart, written: Face | None) -> bytes:
    """The picture as PNG, WIDTH wide and as high as it needs; whoever asks again gets the same."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, _height(chart)), PAPER)
    pen = Pen(ImageDraw.Draw(image), written)
    pen.write((MARGIN, MARGIN + TITLE), chart.title, TITLE, weight="bold")
    _figures(pen, chart, MARGIN + TITLE + 166)
    most = max((count for bars in chart.bars for _, count in bars.rows), default=0)
    left = MARGIN + _label_width(pen, chart) + 28
    top = _bars_begin()
    for bars in chart.bars:
        top = _bars(pen, bars, top, left, most)
    kept = io.BytesIO()
    image.quantize(64).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _bars_begin() -> int:
    return MARGIN + TITLE + 166 + 116


def _height(chart: Chart) -> int:
    return _bars_begin() + sum(_high(bars) for bars in chart.bars) + MARGIN // 2


def _high(bars: Bars) -> int:
    return 92 + ROW * len(bars.rows) + 20


def _figures(pen: Pen, chart: Chart, base: int) -> None:
    """Side by side; the last, what came true, in the colour of a lamp."""
    wide = (WIDTH - 2 * MARGIN) / max(1, len(chart.figures))
    for place, (number, label) in enumerate(chart.figures):
        left, is_last = MARGIN + place * wide, place == len(chart.figures) - 1
        pen.write((left, base), str(number), FIGURE, LIT if is_last else INK, weight="bold")
        pen.write((left, base + 60), label, LABEL, SOFT)


def _label_width(pen: Pen, chart: Chart) -> float:
    names = [name for bars in chart.bars for name, _ in bars.rows]
    return max((pen.width(name, LABEL) for name in names), default=0)


def _bars(pen: Pen, bars: Bars, top: int, left: float, most: int) -> int:
    """A heading and a bar for each; where the next begins."""
    pen.draw.line((MARGIN, top, WIDTH - MARGIN, top), fill=TRACK, width=2)
    pen.write((MARGIN, top + 66), bars.title, LABEL - 4, SOFT)
    number_width = pen.width(str(most), VALUE) + 28
    for place, (name, count) in enumerate(bars.rows):
        middle = top + 92 + ROW * place + ROW // 2
        pen.write((MARGIN, middle + LABEL // 3 + 1), name, LABEL)
        _bar(pen, middle, left, WIDTH - MARGIN - number_width, count / max(1, most))
        place_of = (WIDTH - MARGIN, middle + VALUE // 3 + 1)
        pen.write(place_of, str(count), VALUE, anchor="rs", weight="bold")
    return top + _high(bars)


def _bar(pen: Pen, middle: int, left: float, right: float, share: float) -> None:
    above, below, round_ = middle - THICK // 2, middle + THICK // 2, THICK // 2
    pen.draw.rounded_rectangle((left, above, right, below), round_, fill=TRACK)
    end = left + max(share * (right - left), LEAST_BAR + THICK // 2)
    pen.draw.rounded_rectangle((left, above, end, below), round_, fill=BAR)
