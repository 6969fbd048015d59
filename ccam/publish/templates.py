"""The templates as files: workbooks with prompts, closed lists and a page « Mode d'emploi »; a parameter file.

The same template always makes the same bytes.
"""

import io
from datetime import datetime

import xlsxwriter

from ccam.formats.templates import MARK, Table, Template
from ccam.formats.templates_catalogue import BATCH, SCENARIO, TEXTS, WORKBOOKS
from ccam.french import batch
from ccam.french import templates as fr
from ccam.publish.templates_cells import Lists, Styles, put, validation, width
from ccam.publish.templates_guide import write_guide

MADE_ON = datetime(2026, 1, 1)
"""Creation date of every workbook, so that its bytes depend on nothing else than its content."""
FILLABLE_ROWS = 5_000
"""Rows under the titles whose cells are checked as they are typed."""


def file_name(name: str) -> str:
    """The file that a template makes when it is given no other name."""
    return f"{name}.toml" if name in TEXTS else f"{name}.xlsx"


def template_bytes(name: str, target: str) -> bytes:
    """The content of the template ``name``, whose commands speak of it as the file ``target``."""
    if name in TEXTS:
        return {SCENARIO: fr.SCENARIO_FILE, BATCH: batch.ORDER_FILE}[name].format(file=target).encode()
    return _workbook(WORKBOOKS[name], target)


def _workbook(template: Template, target: str) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        title = fr.PURPOSES[template.name].title
        book.set_properties({"title": title, "author": fr.CREATED_BY, "created": MADE_ON})
        styles, lists = Styles(book), Lists(template)
        write_guide(book.add_worksheet(fr.GUIDE_SHEET), template, target, styles)
        for rank, table in enumerate(template.tables):
            sheet = book.add_worksheet(table.title)
            sheet.write_string(0, 0, fr.BANNER.format(title=title), styles.title)
            row = _head(sheet, template, styles, lists) if rank == 0 else 2
            _table(sheet, template, table, row, styles, lists)
        lists.write(book, styles)
    return content.getvalue()


def _head(sheet: xlsxwriter.worksheet.Worksheet, template: Template, styles: Styles, lists: Lists) -> int:
    """The cells that name the document; returns the row of titles of the table below."""
    for row, column in enumerate(template.head, 1):
        sheet.write_string(row, 0, column.title, styles.required if column.required else styles.optional)
        sheet.write_blank(row, 1, None, styles.box(column.kind))
        rules = validation(template.name, "", column, lists)
        sheet.data_validation(row, 1, row, 1, rules)
    return len(template.head) + 2


def _table(
    sheet: xlsxwriter.worksheet.Worksheet, template: Template, table: Table, row: int, styles: Styles, lists: Lists
) -> None:
    """The titles, the rules of each column, then the example rows."""
    sheet.freeze_panes(row + 1, 0)
    first = 0
    if table.marked:
        sheet.set_column(0, 0, len(MARK) + 5)
        sheet.write_string(row, 0, MARK, styles.optional)
        first = 1
    for place, column in enumerate(table.columns, first):
        sheet.set_column(place, place, width(column), styles.plain(column.kind))
        sheet.write_string(row, place, column.heading, styles.required if column.required else styles.optional)
        rules = validation(template.name, table.name, column, lists)
        sheet.data_validation(row + 1, place, row + FILLABLE_ROWS, place, rules)
    if table.marked:
        for number, example in enumerate(table.examples, row + 1):
            sheet.write_string(number, 0, MARK, styles.example(table.columns[0].kind))
            for place, column in enumerate(table.columns, first):
                put(sheet, number, place, column, example[column.field], styles.example(column.kind))
    _for_paper(sheet, row)


def _for_paper(sheet: xlsxwriter.worksheet.Worksheet, row: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(row)
