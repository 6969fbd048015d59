"""The report as a workbook for the committee: a sheet for each axis, live totals, filters, and where it comes from.

Amounts are written as exact decimals of euros. What begins with ``= + - @`` is text and comes back whole: its cell
bears the prefix of text. The same report always makes the same bytes.
"""

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from ccam.french import report as fr
from ccam.french import report_sheets as words
from ccam.model.text import safe
from ccam.publish.report.layout import point
from ccam.publish.report.model import Report
from ccam.publish.report.sheets_rows import Cell, Formula, Kind, Sheet
from ccam.publish.report.sheets_tables import sheets

HEIGHT, LIMIT = 16, 20
"""Height of a line of words, and the most lines that a row shows."""
DARK, LIGHT = "#1F2D3D", "#EEF1F4"
FORMATS = {
    Kind.TEXT: "@",
    Kind.COUNT: "#,##0",
    Kind.EUROS: '#,##0.00" €"',
    Kind.RATE: '0.0000" €/pt"',
    Kind.RATIO: "0.0000",
    Kind.POINTS: "#,##0.##",
    Kind.PART: "0.00%",
    Kind.DAY: "dd/mm/yyyy",
}
SCALES = {Kind.COUNT: 0, Kind.EUROS: 2, Kind.RATE: 4, Kind.RATIO: 4, Kind.POINTS: 2, Kind.PART: 4}
"""Decimals of the integer that a cell is made from."""
RISKY = ("=", "+", "-", "@")


def workbook(report: Report) -> bytes:
    """The whole workbook, dated by the end point of the report."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        day = date.fromisoformat(report.head.after.at[:10])
        book.set_properties({"title": title(report), "created": datetime(day.year, day.month, day.day)})
        styles = Styles(book)
        for sheet in sheets(report):
            _write(book.add_worksheet(sheet.name), sheet, report, styles)
    return content.getvalue()


def title(report: Report) -> str:
    """What is compared, in one line."""
    return fr.PAGE_TITLE.format(before=point(report.head.before), after=point(report.head.after))


class Styles:
    """The formats of the workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[str, Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 14, "font_color": DARK})
        self.total = book.add_format({"bold": True, "top": 1, "bg_color": LIGHT})
        self.note = book.add_format({"italic": True, "font_color": "#5B6672"})
        self.alert = book.add_format({"bold": True, "font_color": "#A3341F"})
        look = {
            "bold": True, "bg_color": DARK, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter",
            "border": 1,
        }  # fmt: skip
        self.head = book.add_format({**look, "align": "left", "indent": 1})
        self.head_of_figures = book.add_format({**look, "align": "right"})

    def cell(self, kind: Kind, *, total: bool = False, quoted: bool = False) -> Any:
        """The look of a cell."""
        look: dict[str, Any] = {"num_format": FORMATS[kind], "valign": "top"}
        if kind is Kind.TEXT:
            look |= {"text_wrap": True, "align": "left", "indent": 1}
        if total:
            look |= {"bold": True, "top": 1, "bg_color": LIGHT}
        if quoted:
            look["quote_prefix"] = True
        name = str(look)
        if name not in self._known:
            self._known[name] = self._book.add_format(look)
        return self._known[name]


def _write(page: Any, sheet: Sheet, report: Report, styles: Styles) -> None:
    page.write_string(0, 0, sheet.title, styles.title)
    page.write_string(1, 0, safe(title(report)), styles.note)
    sums = words.NOTE_SUMS if any(column.total for column in sheet.columns) else ""
    mark = "" if report.head.sealed else f"{fr.UNSEALED}."
    if note := " ".join(filter(None, (mark, sheet.unit, sums))):
        page.write_string(2, 0, fr.typeset(note), styles.alert if mark else styles.note)
    top = 3
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(top, place, column.shown, styles.head if column.kind is Kind.TEXT else styles.head_of_figures)
    keys = [column.key for column in sheet.columns]
    for number, row in enumerate(sheet.rows, top + 1):
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            if isinstance(value, Formula):
                cells = {key: xl_rowcol_to_cell(number, other) for other, key in enumerate(keys)}
                known = _scaled(value.value, column.kind)
                page.write_formula(number, place, value.text.format(**cells), styles.cell(column.kind), known)
            else:
                _put(page, number, place, column.kind, value, styles)
        page.set_row(number, HEIGHT * min(_lines(sheet, row), LIMIT))
    page.set_row(top, HEIGHT * (1 + max(_needed(column.shown, column.width) for column in sheet.columns)))
    last = top + len(sheet.rows)
    if sheet.rows:
        page.autofilter(top, 0, last, len(sheet.columns) - 1)
        _total(page, sheet, top + 1, last, styles)
    page.freeze_panes(top + 1, sheet.frozen)
    _for_paper(page, top)


def _lines(sheet: Sheet, row: tuple[Cell, ...]) -> int:
    """Lines of words in the tallest cell: a spreadsheet that does not measure them would draw rows over one another."""
    cells = zip(sheet.columns, row, strict=True)
    return max((_needed(cell, column.width) for column, cell in cells if isinstance(cell, str)), default=1)


def _needed(text: str, width: int) -> int:
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n")) if len(text) > width or "\n" in text else 1


def _put(page: Any, row: int, place: int, kind: Kind, value: str | int | date | None, styles: Styles) -> None:
    if value is None:
        page.write_blank(row, place, None, styles.cell(kind))
    elif isinstance(value, date):
        page.write_datetime(row, place, datetime(value.year, value.month, value.day), styles.cell(kind))
    elif isinstance(value, str):
        text = safe(value)
        page.write_string(row, place, text, styles.cell(Kind.TEXT, quoted=text.startswith(RISKY)))
    else:
        page.write_number(row, place, _scaled(value, kind), styles.cell(kind))


def _scaled(value: int, kind: Kind) -> Decimal:
    return Decimal(value).scaleb(-SCALES[kind])


def _total(page: Any, sheet: Sheet, first: int, last: int, styles: Styles) -> None:
    """A row of sums under the table, which follow its cells and its filter."""
    added = [place for place, column in enumerate(sheet.columns) if column.total]
    if not added:
        return
    page.write_string(last + 1, 0, words.TOTAL, styles.total)
    for place, column in enumerate(sheet.columns):
        if place in added:
            name = xl_col_to_name(place)
            formula = f"=SUBTOTAL(109,{name}{first + 1}:{name}{last + 1})"
            known = _scaled(sum(_number(row[place]) for row in sheet.rows), column.kind)
            page.write_formula(last + 1, place, formula, styles.cell(column.kind, total=True), known)
        elif place:
            page.write_blank(last + 1, place, None, styles.total)


def _number(value: Cell) -> int:
    if isinstance(value, Formula):
        return value.value
    return value if isinstance(value, int) else 0


def _for_paper(page: Any, row: int) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(row)
    page.set_footer("&L&F&R&P / &N")
