"""A sheet to open in Excel. The library is loaded with the first."""

from io import BytesIO

WIDE = 18  # of a column, in letters


def made(title: str, head: list[str], rows: list[list[str]]) -> bytes:
    """One table under its title. Every cell is text, whatever it begins with: what somebody calls
    themselves is never a formula."""
    import xlsxwriter

    kept = BytesIO()
    # no file is written anywhere on the way
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    page = book.add_worksheet()
    strong = book.add_format({"bold": True})
    page.set_column(0, len(head) - 1, WIDE)
    page.write_string(0, 0, title, strong)
    for across, name in enumerate(head):
        page.write_string(2, across, name, strong)
    for down, row in enumerate(rows, 3):
        for across, cell in enumerate(row):
            page.write_string(down, across, cell)
    page.freeze_panes(3, 0)
    book.close()
    return kept.getvalue()
