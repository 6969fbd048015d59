"""A scenario as a workbook: a page for its head, a sheet a table. The same scenario always makes the same bytes."""

import io
from datetime import datetime

import xlsxwriter

from ccam.formats.scenario import DOCUMENT, LONGEST_CELL, Content, sheets_of
from ccam.french import scenarios as fr
from ccam.model.errors import DataRefused

MADE_ON = datetime(2026, 1, 1)
"""Creation date of every workbook, so that its bytes depend on nothing else than its content."""
WIDE = 60


def scenario_workbook(content: Content) -> bytes:
    """The workbook of a parameter file as :mod:`tomllib` gives it; :class:`DataRefused` where a text is longer than a
    cell can hold.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        name = str(content.get(DOCUMENT, {}).get("nom", ""))
        book.set_properties({"title": name, "created": MADE_ON})
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@", "text_wrap": True})
        for table, rows in sheets_of(content).items():
            sheet = book.add_worksheet(table)
            first = table == DOCUMENT
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if len(cell) > LONGEST_CELL:
                        raise DataRefused(fr.TEXT_TOO_LONG, table=table, name=name)
                    sheet.write_string(number, place, cell, bold if number == 0 or (first and place == 0) else text)
                if first and number:
                    sheet.write_string(number, 2, fr.HEAD_HELP.get(row[0], ""))
            _page(sheet, table, rows, first=first)
    return stream.getvalue()


def _page(sheet: xlsxwriter.worksheet.Worksheet, table: str, rows: list[list[str]], *, first: bool) -> None:
    if first:
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 2, WIDE)
        return
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(zip(*rows, strict=True)):
        sheet.set_column(place, place, min(WIDE, max(map(len, column)) + 2))
    sheet.write_comment(0, 0, fr.TABLE_HELP.get(table, table))
