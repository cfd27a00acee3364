"""Pictures and paper are looked at as pictures: a camera reads the code, words stay on the page."""

import io

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops

from bot.pictures import fonts, paper, poster
from bot.pictures.sheet import CUT, Sheet, Width, fitted

LINK = "https://t.me/wishlight_bot?start=wish-look_2147483647"
LONG = "一句很长的话，带着 emoji 🎉、罕见的字 𪚥 和 English words。"
SHORT = Sheet("幸福里的心愿", "一袋大米", (("需要", "还差3袋"),), LINK, "扫一扫", "3月5日")
LONGEST = Sheet(LONG, LONG * 150, ((LONG, LONG * 150),) * 3, LINK, LONG * 9, LONG * 9)
ODD = Sheet("", "👨‍👩‍👧🏽\u200b\u0301", (("", "\n\n"), ("空", "")), LINK, "", "")

needs_font = pytest.mark.skipif(fonts.face() is None, reason="no font of Chinese on this machine")


def read(picture: Image.Image) -> list[str]:
    return [each.text for each in zxingcpp.read_barcodes(picture.convert("L"))]


def is_free(picture: Image.Image, *box: int) -> bool:
    """Whether there is nothing but paper."""
    part = picture.convert("L").crop(box)
    extremes = part.getextrema()
    return int(extremes[1]) - int(extremes[0]) < 12  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sheet", "has_font"), [(SHORT, True), (LONGEST, True), (ODD, True), (LONGEST, False)]
)
def test_a_picture_for_chats(sheet: Sheet, has_font: bool) -> None:
    """As wide as a phone shows, not endless; nothing runs over its edges, and the code is read,
    also from a copy a quarter of the size, as chats make them."""
    png = poster.draw(sheet, fonts.face() if has_font else None)
    assert len(png) < 400_000
    picture = Image.open(io.BytesIO(png))
    assert picture.width == 1080
    assert picture.height <= 2400
    for box in ((0, 30, 70, picture.height), (1010, 30, 1080, picture.height)):
        assert is_free(picture, *box)
    small = picture.convert("L").resize((picture.width // 2, picture.height // 2))
    assert read(picture) == read(small) == [LINK]


@needs_font
def test_words_are_drawn_and_cut_only_where_they_must() -> None:
    """Other words make another picture; what no font has makes none, or a mark."""
    face = fonts.face()
    other = Sheet("幸福里的心愿", "一袋面粉", SHORT.lines, LINK, "扫一扫", "3月5日")
    one, two = (Image.open(io.BytesIO(poster.draw(each, face))) for each in (SHORT, other))
    assert one.size == two.size
    assert ImageChops.difference(one.convert("L"), two.convert("L")).getbbox()
    assert fonts.legible("米🎉饭", face) == "米饭"
    assert fonts.legible("王\U0002a6a5\tA", face) in ("王〓 A", "王\U0002a6a5 A")


@needs_font
@pytest.mark.parametrize("sheet", [LONGEST, ODD])
def test_a_poster_for_the_wall(sheet: Sheet) -> None:
    """One A4 page with free edges, whose code is read."""
    face = fonts.face()
    assert face is not None
    pages = pypdfium2.PdfDocument(paper.poster(sheet, face))
    assert len(pages) == 1
    page = pages[0].render(scale=2).to_pil()
    assert (round(pages[0].get_width()), round(pages[0].get_height())) == (595, 842)
    assert read(page) == [LINK]
    wide, high = page.size
    for box in ((0, 0, 90, high), (wide - 90, 0, wide, high), (0, high - 90, wide, high)):
        assert is_free(page, *box)


@needs_font
def test_slips_for_doors() -> None:
    """Six of one on a page, or one for each, on as many pages as they need; each with its code."""
    face = fonts.face()
    assert face is not None
    (page,) = pypdfium2.PdfDocument(paper.slips([SHORT], face))
    assert read(page.render(scale=2).to_pil()) == [LINK] * 6
    many = [Sheet("", f"门{at}", (), f"{LINK}_{at}", "") for at in range(7)]
    first, second = pypdfium2.PdfDocument(paper.slips(many, face))
    assert sorted(read(first.render(scale=2).to_pil())) == [f"{LINK}_{at}" for at in range(6)]
    assert read(second.render(scale=2).to_pil()) == [f"{LINK}_6"]


def test_words_shrink_before_they_are_cut() -> None:
    """The largest letters in which all fits; only in the smallest is something left out, and then
    it says so. No line begins with a full stop."""

    def widths(size: float) -> Width:
        return lambda text: size * len(text)

    assert fitted(["一二三四"], widths, (20, 30), (10, 5)).size == 10
    assert fitted(["一二三四五六"], widths, (20, 30), (10, 5)).size == 5
    cut = fitted(["一二三四五六七八九十" * 3], widths, (20, 30), (10, 5))
    assert (cut.size, len(cut.lines)) == (5, 4)
    assert cut.lines[-1].endswith(CUT)
    assert fitted(["一二三四。五"], widths, (40, 99), (10,)).lines == ("一二三", "四。五")
