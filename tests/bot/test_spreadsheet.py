"""A sheet for Excel: every cell is text, whatever people call themselves."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

from bot.pictures import spreadsheet

SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
NAMES = ["=1+1", "+8613812345678", "-2", "@SUM(A1)", "王秀英", '=HYPERLINK("http://x")', "<b>&", ""]


def opened(content: bytes) -> tuple[list[list[str]], ElementTree.Element]:
    """Rows of text as Excel reads them, and the sheet itself."""
    with zipfile.ZipFile(BytesIO(content)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        page = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    texts = ["".join(each.itertext()) for each in shared.findall("x:si", SPACE)]
    rows = [
        [texts[int(cell.findtext("x:v", "", SPACE))] for cell in row.findall("x:c", SPACE)]
        for row in page.findall(".//x:row", SPACE)
    ]
    return rows, page


def test_no_formula_can_be_injected() -> None:
    """Whoever is called =1+1 stands there as they are called; nothing is reckoned or linked."""
    made = spreadsheet.made("停水", ["姓名"], [[name] for name in NAMES])
    rows, page = opened(made)
    assert rows[:2] == [["停水"], ["姓名"]]
    assert [name for row in rows[2:] for name in row if name] == [name for name in NAMES if name]
    assert page.findall(".//x:f", SPACE) == []
    assert {cell.get("t") for cell in page.findall(".//x:c", SPACE)} == {"s"}
    assert page.find("x:hyperlinks", SPACE) is None
