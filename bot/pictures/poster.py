"""A sheet as a picture for chats: PNG, as wide as a phone shows, with a QR code that a camera reads
from another phone's glass."""

import io
from typing import TYPE_CHECKING

from bot.pictures import qr
from bot.pictures.fonts import INK, PAPER, SOFT, TRACK, Face, Pen
from bot.pictures.sheet import Set, Sheet, fitted

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, MARGIN = 1080, 76
INNER = WIDTH - 2 * MARGIN
LAMP = "#dd8f1f"
HEADINGS, FOOTS = (40, 32), (34, 30, 26)
TITLES, TITLE_ROOM = (78, 66, 56, 48), 360  # heights of letters, and pixels for all of it
BODIES, BODY_ROOM = (46, 42, 38, 34), 1100
CODE = 380  # pixels of the QR code, at least this without its quiet edge
GAP = 56


def draw(sheet: Sheet, written: Face | None) -> bytes:
    """The picture, WIDTH wide and as high as it needs."""
    from PIL import Image, ImageDraw

    said = sheet.legible(written)
    probe = Pen(ImageDraw.Draw(Image.new("RGB", (1, 1))), written)
    heading = _set(probe, [said.heading], HEADINGS, HEADINGS[0] * 2)
    title = _set(probe, [said.title], TITLES, TITLE_ROOM, is_bold=True)
    body = _set(probe, said.told(), BODIES, BODY_ROOM)
    code = _code(said.link)
    above = heading.height + title.height + body.height + GAP / 2
    high = MARGIN + above + GAP * 3 + code.height
    image = Image.new("RGB", (WIDTH, int(high) + MARGIN), PAPER)
    pen = Pen(ImageDraw.Draw(image), written)
    _paint(image, pen, said, (heading, title, body), code)
    kept = io.BytesIO()
    image.quantize(64).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _set(
    pen: Pen, said: list[str], sizes: tuple[int, ...], high: int, *, is_bold: bool = False
) -> Set:
    return fitted(
        said,
        lambda size: pen.font(int(size), is_bold).getlength,
        (INNER, high),
        sizes,
    )


def _paint(
    image: "Image", pen: Pen, said: Sheet, above: tuple[Set, Set, Set], code: "Image"
) -> None:
    """From top to bottom: a lamp's colour over all, kind, title, facts, and the code with what it
    is for beside it."""
    heading, title, body = above
    pen.draw.rectangle((0, 0, WIDTH, 18), fill=LAMP)
    top = _written(pen, heading, MARGIN, colour=SOFT)
    top = _written(pen, title, top + GAP, weight="bold")
    top = _written(pen, body, top + GAP / 2) + GAP
    pen.draw.line((MARGIN, top, WIDTH - MARGIN, top), fill=TRACK, width=3)
    image.paste(code, (MARGIN, int(top) + GAP))
    left = MARGIN + code.width + GAP // 2
    room = (WIDTH - MARGIN - left, code.height * 0.44)
    beside = fitted([said.scan], lambda size: pen.font(int(size)).getlength, room, (40, 36, 30))
    _written(pen, beside, top + GAP + 20, left=left)
    foot = fitted([said.foot], lambda size: pen.font(int(size)).getlength, room, FOOTS)
    _written(pen, foot, top + GAP + code.height - foot.height - 20, left=left, colour=SOFT)


def _written(
    pen: Pen, said: Set, top: float, *, left: int = MARGIN, colour: str = INK, weight: str = ""
) -> float:
    """These lines; where what follows begins."""
    for place, line in enumerate(said.lines):
        base = top + said.step * place + said.size
        pen.write((left, base), line, int(said.size), colour, weight=weight)
    return top + said.height


def _code(link: str) -> "Image":
    """Black on white, each point a whole number of pixels."""
    from PIL import Image

    rows = qr.points(link)
    wide = len(rows) + 2 * qr.QUIET
    small = Image.new("1", (wide, wide), 1)
    for down, row in enumerate(rows, qr.QUIET):
        for across, is_dark in enumerate(row, qr.QUIET):
            small.putpixel((across, down), int(not is_dark))
    scale = -(-CODE // wide)
    return small.resize((wide * scale, wide * scale), Image.Resampling.NEAREST).convert("RGB")
