"""A sheet on paper, as a PDF: one A4 page for the notice board, or slips for doors, several on a
page with lines to cut along. The library is loaded with the first; it takes half a second."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bot.pictures import qr
from bot.pictures.fonts import Face
from bot.pictures.sheet import Set, Sheet, Width, fitted

if TYPE_CHECKING:
    from fpdf import FPDF

WIDE, HIGH = 210.0, 297.0  # millimetres of an A4 page
POINT = 25.4 / 72  # millimetres
INK, SOFT, LINE = (44, 42, 38), (120, 114, 104), (190, 184, 172)
BOLD, PLAIN = "B", ""


class Box(NamedTuple):
    """A place on a page, in millimetres."""

    left: float
    top: float
    wide: float
    high: float


class Style(NamedTuple):
    """Heights of letters in points, the largest first where there are several; the rest in
    millimetres: the code's side with its quiet edge, and the space between parts."""

    heading: float
    titles: tuple[float, ...]
    bodies: tuple[float, ...]
    scans: tuple[float, ...]
    code: float
    gap: float


WALL = Style(22, (54, 46, 38, 32, 26), (30, 26, 22, 19, 16), (24, 20, 16), 78, 9)
DOOR = Style(10, (22, 19, 16, 13), (16, 14, 12, 11, 10), (13, 12, 10), 33, 2.5)
ACROSS, DOWN = 2, 3  # slips on a page
EDGE = 6.0  # millimetres of a slip that stay free


def poster(sheet: Sheet, written: Face) -> bytes:
    """One page that is read from two steps away."""
    pdf = _begun(written)
    pdf.add_page()
    _lay(pdf, sheet.legible(written), Box(18, 18, WIDE - 36, HIGH - 36), WALL)
    return bytes(pdf.output())


def slips(sheets: Sequence[Sheet], written: Face) -> bytes:
    """Slips for doors, one for each sheet; of a single sheet a page full."""
    each = [sheet.legible(written) for sheet in sheets]
    on_a_page = ACROSS * DOWN
    every = each * on_a_page if len(each) == 1 else each
    pdf = _begun(written)
    for place, sheet in enumerate(every):
        if place % on_a_page == 0:
            pdf.add_page()
            _cutting_lines(pdf)
        _lay(pdf, sheet, _slip(place % on_a_page), DOOR)
    return bytes(pdf.output())


def _slip(place: int) -> Box:
    wide, high = WIDE / ACROSS, HIGH / DOWN
    left, top = place % ACROSS * wide, place // ACROSS * high
    return Box(left + EDGE, top + EDGE, wide - 2 * EDGE, high - 2 * EDGE)


def _cutting_lines(pdf: "FPDF") -> None:
    pdf.set_draw_color(*LINE)
    pdf.set_dash_pattern(dash=2, gap=2)
    for across in range(1, ACROSS):
        pdf.line(across * WIDE / ACROSS, 0, across * WIDE / ACROSS, HIGH)
    for down in range(1, DOWN):
        pdf.line(0, down * HIGH / DOWN, WIDE, down * HIGH / DOWN)
    pdf.set_dash_pattern()


def _begun(written: Face) -> "FPDF":
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    for style, path in ((PLAIN, written.path), (BOLD, written.bold)):
        pdf.add_font("cjk", style, path, collection_font_number=written.place)
    return pdf


# -- laying it out -------------------------------------------------------------------------------


def _lay(pdf: "FPDF", sheet: Sheet, box: Box, style: Style) -> None:
    """Kind, title and facts from above; the code and what it is for at the bottom."""
    foot = box.top + box.high - style.code
    line = (box.wide, style.heading * 1.5 * POINT)
    heading = _set(pdf, [sheet.heading], line, (style.heading, style.heading * 0.8), PLAIN)
    top = _write(pdf, heading, box, box.top, SOFT)
    room = foot - top - 3 * style.gap
    title = _set(pdf, [sheet.title], (box.wide, room * 0.45), style.titles, BOLD)
    top = _write(pdf, title, box, top + style.gap, INK, BOLD)
    body = _set(pdf, sheet.told(), (box.wide, foot - top - 2 * style.gap), style.bodies, PLAIN)
    _write(pdf, body, box, top + style.gap, INK)
    _code(pdf, sheet.link, box.left, foot, style.code)
    beside = Box(box.left + style.code + style.gap, foot, box.wide - style.code - style.gap, 0)
    scan = _set(pdf, [sheet.scan], (beside.wide, style.code * 0.6), style.scans, PLAIN)
    _write(pdf, scan, beside, foot + style.code * 0.06, INK)
    small = _set(pdf, [sheet.foot], (beside.wide, style.code * 0.3), style.scans[-1:], PLAIN)
    low = foot + style.code * 0.94 - small.height * POINT
    _write(pdf, small, beside, low, SOFT)


def _set(
    pdf: "FPDF", said: list[str], room: tuple[float, float], sizes: tuple[float, ...], weight: str
) -> Set:
    def widths(size: float) -> Width:
        """In points, as the heights of letters are."""

        def width(text: str) -> float:
            pdf.set_font("cjk", weight, size)
            return float(pdf.get_string_width(text)) / POINT

        return width

    wide, high = room
    return fitted(said, widths, (wide / POINT, high / POINT), sizes)


def _write(
    pdf: "FPDF",
    said: Set,
    box: Box,
    top: float,
    colour: tuple[int, int, int],
    weight: str = PLAIN,
) -> float:
    """These lines; where what follows begins."""
    pdf.set_font("cjk", weight, said.size or 1)
    pdf.set_text_color(*colour)
    for place, line in enumerate(said.lines):
        pdf.text(box.left, top + (said.step * place + said.size) * POINT, line)
    return top + said.height * POINT


def _code(pdf: "FPDF", link: str, left: float, top: float, side: float) -> None:
    """Squares of ink, those side by side as one."""
    rows = qr.points(link)
    point = side / (len(rows) + 2 * qr.QUIET)
    pdf.set_fill_color(0, 0, 0)
    for down, row in enumerate(rows, qr.QUIET):
        for across, many in _runs(row):
            at = left + (across + qr.QUIET) * point, top + down * point
            pdf.rect(*at, many * point, point, style="F")


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Where dark points begin in a row, and how many follow each other."""
    found: list[tuple[int, int]] = []
    for place, is_dark in enumerate(row):
        if is_dark and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif is_dark:
            found.append((place, 1))
    return found
