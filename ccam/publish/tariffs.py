"""The table of tariffs for a committee: an .xlsx that opens on what it decides, and the same table as CSV.

The totals stand above the titles and follow the filter. « ccam appliquer » reads the points and conditions back.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from ccam.formats.cells import escaped
from ccam.formats.exports import Column, Kind, Row, Value
from ccam.formats.exports_committee import ADDED, FOLDED, FROZEN, PRINTED, TARIFFS, WIDTH, WIDTHS
from ccam.french import exports as fr
from ccam.model.errors import DataRefused
from ccam.model.money import decimal_string
from ccam.publish.transcodage import ALWAYS, LONGEST

TOP = 4
"""Row of the titles, counted from 0."""
DARK, PALE = "#1F2D3D", "#EEF1F4"
LOOKS = {"€": '#,##0.00" €"', "€ par point": "0.0000", "points": "#,##0.##", "actes": "#,##0"}
"""Format of a number by its unit; effects are in euros too."""
TALL = 45
LINE_HEIGHT, MOST_LINES = 15, 12


def tariffs_csv(rows: Iterable[Row]) -> bytes:
    """UTF-8 with a mark that spreadsheets look for, semicolons, decimal commas."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(TARIFFS.names)
    writer.writerows(
        [_plain(column, value) for column, value in zip(TARIFFS.columns, row, strict=True)] for row in rows
    )
    return text.getvalue().encode("utf-8-sig")


def _plain(column: Column, value: Value) -> str:
    if isinstance(value, int) and column.kind is Kind.DECIMAL:
        return decimal_string(value, column.places).replace(".", ",")
    return column.plain(value)


def tariffs_workbook(rows: Sequence[Row], heading: Sequence[str], provenance: Sequence[tuple[str, str]]) -> bytes:
    """The .xlsx: ``heading`` are the lines above the table, ``provenance`` the pairs of its own sheet."""
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": heading[0], "created": ALWAYS})
        looks = _Looks(book)
        _tariffs(book.add_worksheet(fr.TARIFFS_SHEET), rows, heading, looks)
        _pairs(book.add_worksheet(fr.PROVENANCE_SHEET), fr.PROVENANCE_HEADS, provenance, (34, 90), looks)
        told = [(c.name, TARIFFS.meaning(c), c.unit, c.origin.value) for c in TARIFFS.columns]
        _pairs(book.add_worksheet(fr.COLUMNS_SHEET), fr.COLUMNS_HEADS, told, (24, 90, 24, 70), looks)
    return made.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._numbers: dict[str, Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 14, "font_color": DARK})
        self.alert = book.add_format({"bold": True, "font_color": "#A3341F"})
        self.note = book.add_format({"italic": True, "font_color": "#5B6672"})
        self.head = book.add_format(
            {"bold": True, "bg_color": DARK, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
        )
        self.text = book.add_format({"align": "left", "valign": "top", "indent": 1})
        self.folded = book.add_format({"align": "left", "valign": "top", "indent": 1, "text_wrap": True})

    def number(self, unit: str, *, total: bool = False) -> Any:
        """Numbers of a unit."""
        look: dict[str, str | bool] = {
            "valign": "top",
            "num_format": LOOKS.get(unit, LOOKS["€"] if unit.startswith("€") else "0"),
        }
        if total:
            look |= {"bold": True, "bg_color": PALE}
        if str(look) not in self._numbers:
            self._numbers[str(look)] = self._book.add_format(look)
        return self._numbers[str(look)]


def _tariffs(page: Any, rows: Sequence[Row], heading: Sequence[str], looks: _Looks) -> None:
    for number, (line, look) in enumerate(zip(heading, (looks.title, looks.alert, looks.note), strict=True)):
        page.write_string(number, 0, line, look)
    last = TOP + max(len(rows), 1)
    page.write_string(TOP - 1, 0, fr.SUMS, looks.note)
    page.set_row(TOP, TALL)
    for place, column in enumerate(TARIFFS.columns):
        page.set_column(place, place, WIDTHS.get(column.name, WIDTH))
        page.write_string(TOP, place, column.name, looks.head)
        if column.name in ADDED:
            _sum(page, place, column, [row[place] for row in rows], looks)
    for number, row in enumerate(rows, TOP + 1):
        _write_row(page, number, row, looks)
    page.autofilter(TOP, 0, last, len(TARIFFS.columns) - 1)
    page.freeze_panes(TOP + 1, FROZEN)
    page.set_landscape()
    page.set_paper(8)  # A3
    page.print_area(0, 0, last, TARIFFS.names.index(PRINTED))
    page.fit_to_pages(1, 0)
    page.repeat_rows(TOP)
    page.set_footer(f"&L{fr.MARKED_DRAFT}&R&P / &N")


def _write_row(page: Any, number: int, row: Row, looks: _Looks) -> None:
    lines = 1
    for place, (column, value) in enumerate(zip(TARIFFS.columns, row, strict=True)):
        if isinstance(value, str):
            folded = column.name in FOLDED
            lines = max(lines, -(-len(value) // WIDTHS[column.name])) if folded else lines
            _write_text(page, number, place, value, looks.folded if folded else looks.text)
        elif value is not None:
            page.write_number(number, place, Decimal(value).scaleb(-column.places), looks.number(column.unit))
    if lines > 1:
        page.set_row(number, LINE_HEIGHT * min(lines, MOST_LINES))


def _sum(page: Any, place: int, column: Column, values: Sequence[Value], looks: _Looks) -> None:
    """A live sum of the rows in sight, above its title."""
    from xlsxwriter.utility import xl_col_to_name

    name, first = xl_col_to_name(place), TOP + 2
    known = Decimal(sum(value for value in values if isinstance(value, int))).scaleb(-column.places)
    formula = f"=SUBTOTAL(109,{name}{first}:{name}{TOP + max(len(values), 1) + 1})"
    page.write_formula(TOP - 1, place, formula, looks.number(column.unit, total=True), known)


def _pairs(
    page: Any, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], looks: _Looks
) -> None:
    for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
        page.set_column(place, place, width)
        page.write_string(0, place, head, looks.head)
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row):
            _write_text(page, number, place, text, looks.folded)
    page.freeze_panes(1, 0)


def _write_text(page: Any, row: int, place: int, text: str, look: Any) -> None:
    if len(text) >= LONGEST:
        raise DataRefused(fr.TOO_LONG, start=text[:40])
    if text:
        page.write_string(row, place, escaped(text), look)
