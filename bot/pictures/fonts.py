"""Fonts that write Chinese: which one is there, and what it can write. The drawing library is
loaded when the first picture is drawn."""

import shutil
import subprocess
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

PAPER, INK, SOFT, TRACK = "#fbfaf6", "#2c2a26", "#8b857a", "#ece8de"
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
UNKNOWN = chr(0x3013)  # what printers put for a character that they have not
NOWHERE = chr(0x10FFFE)  # no font has it
_named = ""


class Face(NamedTuple):
    """A font of Chinese: its file, its place in it, and a bold one beside it."""

    path: str
    place: int
    bold: str


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
def font(size: int, is_bold: bool, written: Face | None) -> "FreeTypeFont":
    from PIL import ImageFont

    if written is not None:
        return ImageFont.truetype(written.bold if is_bold else written.path, size, written.place)
    plain = ImageFont.load_default(size)
    assert isinstance(plain, ImageFont.FreeTypeFont)
    return plain


class Pen(NamedTuple):
    """Where is drawn, in which font."""

    draw: "ImageDraw"
    face: Face | None

    def font(self, size: int, is_bold: bool = False) -> "FreeTypeFont":
        return font(size, is_bold, self.face)

    def write(
        self, at: tuple[float, float], text: str, size: int, colour: str = INK, **how: str
    ) -> None:
        """`anchor`: l or r, then s, the line on which letters stand; `weight`: bold."""
        is_bold = how.get("weight") == "bold"
        written = self.font(size, is_bold)
        self.draw.text(at, text, fill=colour, font=written, anchor=how.get("anchor", "ls"))

    def width(self, text: str, size: int) -> float:
        return self.font(size).getlength(text)


# -- what can be written -------------------------------------------------------------------------


def legible(text: str, written: Face | None) -> str:
    """The text without what this font has no sign for: emoji go, a rare character leaves a mark."""
    return "".join(_legible(each, written) for each in unicodedata.normalize("NFC", text))


@cache
def _legible(letter: str, written: Face | None) -> str:
    if letter in "\n ":
        return letter
    if letter.isspace():
        return " "
    kind = unicodedata.category(letter)
    if kind[0] in "CM" or _mask(letter, written) == _mask(NOWHERE, written):
        return UNKNOWN if kind[0] == "L" and written else ""
    return letter


@cache
def _mask(letter: str, written: Face | None) -> bytes:
    """How it looks; what the font has not, all alike."""
    return bytes(font(24, is_bold=False, written=written).getmask(letter))
