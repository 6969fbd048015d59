"""Cells of a template workbook: their look, what may be typed in them, the lists to choose from."""

from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from ccam.formats.templates import Column, Template
from ccam.formats.templates_cells import Choice, Day, Kind, Number, Shape, Text
from ccam.french import templates as fr
from ccam.french.templates_columns import meaning

SHOWN_TITLE, SHOWN_TEXT = 32, 255
"""Longest title and text of a prompt, as spreadsheets allow them."""
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)

DARK, LIGHT, PALE, GREY = "#1F4E79", "#D6E4F0", "#FFFBE6", "#7F7F7F"

NARROW, WIDE = 11, 42


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._known: dict[str, Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 13, "font_color": DARK})
        self.heading = book.add_format({"bold": True, "font_size": 11, "font_color": DARK})
        head = {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"}
        self.required = book.add_format({**head, "bg_color": DARK, "font_color": "#FFFFFF"})
        self.optional = book.add_format({**head, "bg_color": LIGHT})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": LIGHT})
        self.strong = book.add_format({"bold": True, "valign": "top", "border": 1, "border_color": LIGHT})

    def plain(self, kind: Kind) -> Any:
        """A cell to fill."""
        return self._made(kind)

    def box(self, kind: Kind) -> Any:
        """A cell to fill above a table."""
        return self._made(kind, bg_color=PALE, border=1, align="left")

    def example(self, kind: Kind) -> Any:
        """A cell of an example row."""
        return self._made(kind, italic=True, font_color=GREY)

    def _made(self, kind: Kind, **look: object) -> Any:
        wanted = {"num_format": _written(kind), **look}
        name = str(wanted)
        if name not in self._known:
            self._known[name] = self._book.add_format(wanted)
        return self._known[name]


class Lists:
    """The page of closed lists: one column for each list of the template, found again by what it holds."""

    def __init__(self, template: Template) -> None:
        columns = [*template.head, *(column for table in template.tables for column in table.columns)]
        self._titles: dict[tuple[str, ...], str] = {}
        for column in columns:
            if isinstance(column.kind, Choice):
                self._titles.setdefault(tuple(column.kind.known), column.title)

    def place(self, kind: Choice) -> str:
        """Where the list of a kind stands, as a formula."""
        words = tuple(kind.known)
        column = list(self._titles).index(words)
        return f"='{fr.LISTS_SHEET}'!{xl_range_abs(1, column, len(words), column)}"

    def write(self, book: xlsxwriter.Workbook, styles: Styles) -> None:
        """The page, where there is a list to show."""
        if not self._titles:
            return
        sheet = book.add_worksheet(fr.LISTS_SHEET)
        for column, (words, title) in enumerate(self._titles.items()):
            sheet.set_column(column, column, max(map(len, (*words, title))) + 14, styles.plain(Text(name=True)))
            sheet.write_string(0, column, fr.LIST_OF.format(title=title), styles.optional)
            for row, word in enumerate(words, 1):
                sheet.write_string(row, column, word)


def validation(template: str, table: str, column: Column, lists: Lists) -> dict[str, Any]:
    """What may be typed in a cell, with the French sentences that say so."""
    kind = column.kind
    expected = fr.CHOOSE if isinstance(kind, Choice) else kind.expected
    said = meaning(template, table, column.field)
    prompt = fr.PROMPT.format(meaning=said, expected=expected)
    rules = {
        "ignore_blank": True,
        "input_title": column.title[:SHOWN_TITLE],
        "input_message": prompt if len(prompt) <= SHOWN_TEXT else said,
        "error_title": fr.ERROR_TITLE,
        "error_message": fr.REFUSED.format(expected=expected),
    }
    return rules | _allowed(kind, lists)


def _allowed(kind: Kind, lists: Lists) -> dict[str, Any]:
    match kind:
        case Choice():
            return {"validate": "list", "source": lists.place(kind)}
        case Number(places=places, low=low, high=high):
            bounds = [bound / 10**places if places else bound for bound in (low, high)]
            return {"validate": "decimal" if places else "integer", "criteria": "between"} | dict(
                zip(("minimum", "maximum"), bounds, strict=True)
            )
        case Day():
            return {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
        case Text(longest=longest):
            return {"validate": "length", "criteria": "<=", "value": longest}
        case Shape(width=width) if width:
            return {"validate": "length", "criteria": "==", "value": width}
    return {"validate": "any"}


def put(sheet: xlsxwriter.worksheet.Worksheet, row: int, place: int, column: Column, text: str, style: Any) -> None:
    """An example in its cell: figures as figures, dates as dates, anything else as text."""
    if not text:
        sheet.write_blank(row, place, None, style)
    elif isinstance(column.kind, Number):
        value = column.kind.read(text).value
        sheet.write_number(row, place, int(value) / 10**column.kind.places, style)
    elif isinstance(column.kind, Day):
        sheet.write_datetime(row, place, date.fromisoformat(str(column.kind.read(text).value)), style)
    else:
        sheet.write_string(row, place, text, style)


def width(column: Column) -> float:
    """Characters that a column shows: enough for its title on two lines, and for what is usual in it."""
    words = [column.title, *column.examples]
    match column.kind:
        case Text(name=False):
            return WIDE
        case Choice(known=known):
            words = [*known, *words]
    return min(WIDE, max(NARROW, *(len(word) + 2 for word in words)))


def _written(kind: Kind) -> str:
    match kind:
        case Day():
            return "dd/mm/yyyy"
        case Number(unit=unit):
            return "#,##0.00" if unit.startswith("€") else "General"
        case Text(name=False):
            return "General"
    return "@"
