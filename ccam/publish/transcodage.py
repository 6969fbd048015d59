"""Transcodage and line tables, in the layout in which the committees fill them: what we write is read back."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from ccam.formats.cells import escaped
from ccam.formats.transcodage import (
    LINE_TITLES,
    OF_THE_TABLE,
    ORIGINS,
    TRANSITION_TITLES,
    VERBS,
    LeftRow,
    LineRow,
    TransitionRow,
    TransitionTables,
)
from ccam.french import exchange as fr
from ccam.model.errors import DataRefused
from ccam.model.money import decimal_string

TRANSITIONS, LINES = "transcodage", "lignes"
"""Names of the two tables: sheets of the workbook, ends of the names of the CSV files."""

LONGEST = 32_767
"""Characters that a cell of a workbook may hold."""
WIDTHS = {"libellé": 70, "libellé de ligne": 40, "motif": 40, "source de la part": 40, "notes": 40}
WIDTH = 14
ALWAYS = datetime(2000, 1, 1)
"""Date of making of every workbook: the same draft gives the same bytes."""

Cell = str | int | Decimal

WORD_OF_VERB = {verb: word for word, verb in VERBS.items()}
WORD_OF_ORIGIN = {origin: word for word, origin in ORIGINS.items()}
YES = "oui"


def csv_tables(tables: TransitionTables) -> dict[str, bytes]:
    """Each table by its name: UTF-8 with a mark that spreadsheets look for, semicolons, decimal commas. A draft
    without lines has no table of lines.
    """
    made = {TRANSITIONS: _csv(TRANSITION_TITLES, map(_transition, tables.transitions))}
    if tables.lines or tables.left:
        made[LINES] = _csv(LINE_TITLES, _lines(tables))
    return made


def workbook(tables: TransitionTables) -> bytes:
    """Both tables, as the two sheets of one .xlsx."""
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": ALWAYS})
        _sheet(book, TRANSITIONS, TRANSITION_TITLES.values(), map(_transition, tables.transitions))
        _sheet(book, LINES, LINE_TITLES.values(), _lines(tables))
    return made.getvalue()


def _csv(titles: dict[str, str], rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(titles.values())
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    """A cell of a CSV table."""
    return str(cell).replace(".", ",") if isinstance(cell, Decimal) else escaped(str(cell))


def _sheet(book: Any, name: str, titles: Iterable[str], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, bold)
        sheet.set_column(column, column, WIDTHS.get(title, WIDTH))
    sheet.freeze_panes(1, 1)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                _write_text(sheet, number, column, escaped(cell))
            else:
                sheet.write_number(number, column, cell)


def _write_text(sheet: Any, row: int, column: int, text: str) -> None:
    if len(text) > LONGEST:
        raise DataRefused(fr.TEXT_TOO_LONG, row=row + 1, start=text[:40])
    if text:
        sheet.write_string(row, column, text)


def _transition(row: TransitionRow) -> list[Cell]:
    """Cells in the order of the titles."""
    return [
        row.old or "",
        WORD_OF_VERB[row.verb],
        row.target,
        row.label,
        _hundredths(row.part),
        row.together,
        row.reason,
        row.heading,
        WORD_OF_ORIGIN[row.origin] if row.origin else "",
        row.share_source,
        row.code or "",
        row.notes,
        OF_THE_TABLE if row.own_lines else "",
    ]


def _lines(tables: TransitionTables) -> Iterator[list[Cell]]:
    yield from map(_line, tables.lines)
    yield from map(_left, tables.left)


def _line(row: LineRow) -> list[Cell]:
    filled = line_cells(row)
    return [filled.get(field, "") for field in LINE_TITLES]


def line_cells(row: LineRow) -> dict[str, Cell]:
    """A line as its cells, by field."""
    return {
        "target": row.target,
        "activity": row.activity,
        "phase": row.phase,
        "score": _hundredths(row.score),
        "cp_key": row.cp_key,
        "label": row.label,
        "billing_group": row.billing_group,
        "copay_exemption": row.copay_exemption,
        "prior_approval": YES if row.prior_approval else "",
        "conditional_refund": YES if row.conditional_refund else "",
        "modifiers": ", ".join(row.modifiers),
        "gestures": ", ".join(row.gestures),
        "executants": row.executants,
        "associations": ", ".join(row.associations),
    }


def _left(row: LeftRow) -> list[Cell]:
    """A line left to a committee: only the columns that say which, to whom and why."""
    filled: dict[str, Cell] = {
        "activity": row.activity, "phase": row.phase, "old": row.old, "committee": row.committee, "reason": row.reason,
    }  # fmt: skip
    return [filled.get(field, "") for field in LINE_TITLES]


def _hundredths(value: int | None) -> Cell:
    """A part or a score in 1/100, as a decimal without needless zeros; nothing where it is unknown."""
    if value is None:
        return ""
    return Decimal(decimal_string(value).rstrip("0").rstrip("."))
