"""A month in one picture: three figures and bars, readable on a phone. The drawing library is
loaded when the first picture is drawn."""

import io
import shutil
import subprocess
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, MARGIN = 1080, 76
PAPER, INK, SOFT, TRACK = "#fbfaf6", "#2c2a26", "#8b857a", "#ece8de"
BAR, LIT = "#2f7d68", "#dd8f1f"  # jade; a lamp that is on
TITLE, FIGURE, LABEL, VALUE = 54, 112, 38, 40  # heights of letters, in pixels
ROW, THICK = 78, 30  # from bar to bar; of a bar
KEPT = 64  # pictures of a few kilobytes each: the months that were looked at last
LEAST_BAR = 12  # so that one among many is still seen
LETTERS = (chr(0x4E2D), chr(0x6587))  # what a font of Chinese shows differently
FACES = 10  # at most, in one font file
USUAL = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/wenquanyi/wqy-microhei/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "C:/Windows/Fonts/msyh.ttc",
)
_named = ""


class Face(NamedTuple):
    """A font of Chinese: its file, its place in it, and a bold one beside it."""

    path: str
    place: int
    bold: str


class Bars(NamedTuple):
    """How many of each, the most first."""

    title: str
    rows: tuple[tuple[str, int], ...]


class Chart(NamedTuple):
    """What a picture shows; `figures` are a number and what it counts."""

    title: str
    figures: tuple[tuple[int, str], ...]
    bars: tuple[Bars, ...]


# -- fonts ---------------------------------------------------------------------------------------


def use(path: str) -> None:
    """Take this font; "" looks for one."""
    global _named
    _named = path
    face.cache_clear()


@cache
def face() -> Face | None:
    """A font that can write Chinese: the one that was named, a usual one, what fontconfig knows."""
    named = (_named,) if _named else (*USUAL, _matched())
    return next((found for path in named if path and (found := _read(path))), None)


def _matched() -> str:
    known = shutil.which("fc-match")
    if known is None:
        return ""
    asked = [known, "--format=%{file}", "sans-serif:lang=zh-cn"]
    try:
        answer = subprocess.run(asked, capture_output=True, timeout=10, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode("utf-8", "replace").strip()


def _read(path: str) -> Face | None:
    """The font in this file, its simplified Chinese where it has several."""
    fitting = [index for index in range(FACES) if _writes_chinese(path, index)]
    if not fitting:
        return None
    index = next((each for each in fitting if _name(path, each).endswith("SC")), fitting[0])
    bold = path.replace("Regular", "Bold")
    return Face(path, index, bold if Path(bold).is_file() else path)


def _writes_chinese(path: str, index: int) -> bool:
    from PIL import ImageFont

    try:
        font = ImageFont.truetype(path, 24, index)
    except OSError:
        return False
    one, other = (bytes(font.getmask(letter)) for letter in LETTERS)
    return one != other


def _name(path: str, index: int) -> str:
    from PIL import ImageFont

    return ImageFont.truetype(path, 24, index).getname()[0] or ""


@cache
def _font(size: int, is_bold: bool, written: Face | None) -> "FreeTypeFont":
    from PIL import ImageFont

    if written is not None:
        return ImageFont.truetype(written.bold if is_bold else written.path, size, written.place)
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


# -- drawing -------------------------------------------------------------------------------------


class Pen(NamedTuple):
    """Where is drawn, in which font."""

    draw: "ImageDraw"
    face: Face | None

    def font(self, size: int, is_bold: bool = False) -> "FreeTypeFont":
        return _font(size, is_bold, self.face)

    def write(
        self, at: tuple[float, float], text: str, size: int, colour: str = INK, **how: str
    ) -> None:
        """`anchor`: l or r, then s, the line on which letters stand; `weight`: bold."""
        is_bold = how.get("weight") == "bold"
        font = self.font(size, is_bold)
        self.draw.text(at, text, fill=colour, font=font, anchor=how.get("anchor", "ls"))

    def width(self, text: str, size: int) -> float:
        return self.font(size).getlength(text)


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
