"""The month's picture: as wide as it promises, drawn, with and without a font of Chinese."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image

from bot.pictures import chart, fonts
from bot.pictures.chart import Bars, Chart

FEW = Chart("2030-3", ((3, "made"), (2, "claimed"), (1, "true")), (Bars("Kind", (("goods", 3),)),))
MANY = Chart(
    "2030-3",
    ((12_345, "made"), (678, "claimed"), (0, "true")),
    (
        Bars("Kind", (("goods", 9_000), ("a service", 3_344), ("other", 1))),
        Bars("When", (("today", 12_345),)),
    ),
)
PAPER = (251, 250, 246)


@pytest.fixture(autouse=True)
def _looked_for() -> Iterator[None]:
    fonts.use("")
    yield
    fonts.use("")


def drawn(what: Chart, face: fonts.Face | None) -> Image.Image:
    png = chart.draw(what, face)
    assert png.startswith(b"\x89PNG")
    assert len(png) < 200_000, "it goes over a phone's line"
    return Image.open(io.BytesIO(png)).convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many points there are not paper."""
    counted = image.crop(box).getcolors(1 << 24) or []
    return sum(count for count, colour in counted if max(map(abs, _apart(colour))) > 8)


def _apart(colour: object) -> tuple[int, ...]:
    assert isinstance(colour, tuple)
    return tuple(int(one) - other for one, other in zip(colour, PAPER, strict=True))


@pytest.mark.parametrize("what", [FEW, MANY])
def test_without_a_font_there_are_numbers_and_bars(what: Chart) -> None:
    """It is as wide as a phone shows, as high as its bars need, and nothing runs over the edge."""
    image = drawn(what, None)
    rows = sum(len(bars.rows) for bars in what.bars)
    assert image.width == chart.WIDTH
    assert image.height > 400 + rows * chart.ROW
    assert inked(image, (0, 0, *image.size)) > 10_000
    edge = chart.MARGIN - 8
    for box in ((0, 0, edge, image.height), (image.width - edge, 0, *image.size)):
        assert inked(image, box) == 0


def test_a_longer_bar_for_more() -> None:
    """One among thousands is still seen; twice as many is about twice as long."""
    what = Chart("x", ((1, "a"),), (Bars("Kind", (("a", 100), ("b", 50), ("c", 1))),))
    image = drawn(what, None)
    jade = tuple(int(chart.BAR[at : at + 2], 16) for at in (1, 3, 5))
    top = image.height - chart.MARGIN // 2 - 20 - 3 * chart.ROW
    lengths = []
    for place in range(3):
        middle = top + place * chart.ROW + chart.ROW // 2
        line = [image.getpixel((x, middle)) for x in range(image.width)]
        lengths.append(sum(_near(colour, jade) for colour in line))
    assert lengths[0] > 600
    assert lengths[1] == pytest.approx(lengths[0] / 2, rel=0.03)
    assert 0 < lengths[2] < 40


def _near(colour: object, wanted: tuple[int, ...]) -> bool:
    assert isinstance(colour, tuple)
    return max(abs(int(one) - other) for one, other in zip(colour, wanted, strict=True)) < 12


def test_a_font_that_was_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One without Chinese letters is no font for this; nor is a file that is no font. Nothing else
    is looked for then, so that whoever named it sees that it does not do."""
    from PIL import ImageFont

    latin = tmp_path_factory.mktemp("fonts") / "latin.ttf"
    builtin = ImageFont.load_default(20)
    assert isinstance(builtin, ImageFont.FreeTypeFont)
    latin.write_bytes(builtin.font_bytes)
    assert ImageFont.truetype(str(latin), 20).getname()[0]
    broken = latin.with_name("broken.ttf")
    broken.write_bytes(b"no font")
    for path in (latin, broken):
        fonts.use(str(path))
        assert fonts.face() is None


def test_a_font_that_is_found_writes_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the machine has one, it is its simplified letters; where it has none, none is made up,
    whatever fontconfig offers in its place."""
    found = fonts.face()
    if found is not None:
        title = "".join(fonts.LETTERS)
        with_it, without = (drawn(FEW._replace(title=title), each) for each in (found, None))
        assert with_it.tobytes() != without.tobytes()
    monkeypatch.setattr(fonts, "USUAL", ("/nowhere/font.ttc",))
    monkeypatch.setattr(fonts, "_matched", lambda: "")
    fonts.use("")
    assert fonts.face() is None
