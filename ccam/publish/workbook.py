"""A release in the layout of the CNAM workbook, as v81 prints it (formats.md §2a): .xlsx and .csv.

``importers.workbook`` reads the same release back. Rows of an act come as they came: notes and continued lines by the
row they had, the list of modifiers in front of the first of them.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from ccam.formats import workbook as layout
from ccam.formats.cells import escaped
from ccam.french import exports as fr
from ccam.model.acts import OTHERS, SECTOR1, Act, Heading, Line, ModifierDefinition, Note, Release, ValueUnit, Writing
from ccam.model.errors import DataRefused
from ccam.model.money import decimal_string
from ccam.publish.transcodage import ALWAYS, LONGEST

Cell = str | Decimal
Cells = list[Cell]
"""The ten columns that say something; the blank one is put in when a row is written."""

WIDTHS = (22, 2, 90, 9, 7, 18, 18, 9, 9, 8, 13)
HEADER_ROW, TALL = 1, 90
LINE_HEIGHT, MOST_LINES = 15, 27
"""Points; a row is 409 points high at most."""
NOTHING: Cells = [""] * 8

Look = dict[str, str | int | bool]
TOP: Look = {"valign": "top"}
LOOKS: dict[str, Look] = {
    "title": {"bold": True, "font_color": "#A3341F", "font_size": 12},
    "head": {"bold": True, "text_wrap": True, "bg_color": "#EEF1F4", "border": 1},
    "text": {"text_wrap": True},
    "heading": {"text_wrap": True, "bold": True},
    "price": {"num_format": "0.00"},
    "number": {"num_format": "0"},
    "mark": {"text_wrap": True},
}


def workbook_rows(release: Release) -> Iterator[Cells]:
    """Every row below the header."""
    by_heading = {number: list(acts) for number, acts in groupby(release.acts, key=lambda act: act.heading)}
    definitions: dict[str, list[ModifierDefinition]] = {}
    for definition in release.modifiers:
        definitions.setdefault(definition.heading, []).append(definition)
    for heading in release.headings:
        yield ["", "", *NOTHING]
        yield [heading.number, heading.title, *NOTHING]
        yield from _under(heading, definitions.get(heading.number, []))
        yield ["", "", *NOTHING]
        for act in by_heading.get(heading.number, ()):
            yield from act_rows(act, act.code)


def _under(heading: Heading, definitions: Sequence[ModifierDefinition]) -> Iterator[Cells]:
    """Notes of a heading, and the modifiers that 19.03 defines, as they came."""
    items: list[Note | ModifierDefinition] = [*heading.notes, *definitions]
    for item in sorted(items, key=lambda item: item.row):
        if isinstance(item, Note):
            yield ["", item.text, *NOTHING]
        else:
            values = [_modifier(item.unit, value) for value in (item.sector1, item.others)]
            yield [item.letter, item.wording, "", "", *values, *[""] * 4]


def _modifier(unit: ValueUnit, value: int) -> Cell:
    if unit is ValueUnit.PER_MILLE:
        return f"+{decimal_string(value, 1).removesuffix('.0').replace('.', ',')}%"
    return Decimal(value).scaleb(-2)


def act_rows(act: Act, shown: str) -> Iterator[Cells]:
    """The rows of one act; ``shown`` stands in the column of the code."""
    lines = list(act.lines)
    first = lines.pop(0) if lines and not lines[0].label else None
    yield [shown, act.label, *(_values(first) if first else NOTHING)]
    below = list(_associated(first)) if first else []
    items: list[Line | Note] = [*lines, *act.notes]
    for item in sorted(items, key=lambda item: item.row):
        if isinstance(item, Line):
            below.append(["", item.label, *_values(item)])
            below += _associated(item)
        else:
            below.append(["", item.text, *NOTHING])
    if act.modifiers:
        if not below:
            below.append(["", "", *NOTHING])
        below[0][0] = f"[{', '.join(act.modifiers)}]"
    yield from below


def _values(line: Line) -> Cells:
    """Activity to regroupement."""
    return [
        Decimal(line.key.activity), Decimal(line.key.phase), *(_price(line, grid) for grid in (SECTOR1, OTHERS)),
        layout.CONDITIONAL_MARK if line.conditional_refund else "",
        layout.PRIOR_MARK if line.prior_approval else "", line.copay_exemption, line.billing_group,
    ]  # fmt: skip


def _price(line: Line, grid: str) -> Cell:
    price = line.price(grid)
    if price is None or price.writing is Writing.EMPTY:
        return ""
    return layout.NOT_COVERED_MARK if price.writing is Writing.NOT_COVERED else Decimal(price.cents).scaleb(-2)


def _associated(line: Line) -> list[Cells]:
    return [["", f"({', '.join(line.associated)})", *NOTHING]] if line.associated else []


def workbook_csv(title: str, rows: Iterable[Cells]) -> bytes:
    """Commas, UTF-8 without a mark, as v81 comes."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([title, *[""] * (len(layout.PRINTED) - 1)])
    writer.writerow(layout.PRINTED)
    for code, text, *others in rows:
        writer.writerow([code, "", escaped(str(text)), *others])
    return made.getvalue().encode()


def workbook_xlsx(title: str, rows: Iterable[Cells], waiting: Iterable[Cells]) -> bytes:
    """The sheet of the project, and a second one of the acts that ``waiting`` rows show, where there are some."""
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "created": ALWAYS})
        looks = {name: book.add_format(TOP | look) for name, look in LOOKS.items()}
        _sheet(book.add_worksheet(fr.PROJECT_SHEET), title, rows, looks)
        left = list(waiting)
        if left:
            _sheet(book.add_worksheet(fr.WAITING_SHEET), fr.WAITING_TITLE, left, looks)
    return made.getvalue()


def _sheet(page: Any, title: str, rows: Iterable[Cells], looks: dict[str, Any]) -> None:
    page.write_string(0, 0, title, looks["title"])
    page.set_row(HEADER_ROW, TALL)
    for place, (head, width) in enumerate(zip(layout.PRINTED, WIDTHS, strict=True)):
        page.set_column(place, place, width)
        page.write_string(HEADER_ROW, place, head, looks["head"])
    for number, (code, text, *others) in enumerate(rows, HEADER_ROW + 1):
        _tall_enough(page, number, str(code), str(text))
        is_heading = bool(layout.heading_number(str(code)))
        _write(page, number, 0, code, looks["heading" if is_heading else "mark"])
        _write(page, number, 2, escaped(str(text)), looks["heading" if is_heading else "text"])
        for place, cell in enumerate(others, 3):
            _write(page, number, place, cell, looks["price" if place in (5, 6) else "number"])
    page.freeze_panes(HEADER_ROW + 1, 3)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER_ROW)
    page.set_footer(f"&L{fr.PROJECT_FOOTER}&R&P / &N")


def _tall_enough(page: Any, row: int, code: str, text: str) -> None:
    """A height of its own for a row whose texts need several lines: not every spreadsheet finds it alone."""
    lines = sum(_lines(part, WIDTHS[2]) for part in text.split("\n"))
    lines = max(lines, _lines(code, WIDTHS[0]))
    if lines > 1:
        page.set_row(row, LINE_HEIGHT * min(lines, MOST_LINES))


def _lines(text: str, width: int) -> int:
    """Lines that a text takes in a column of that width; six letters fit where five figures do."""
    return max(1, -(-len(text) * 5 // (width * 6)))


def _write(page: Any, row: int, place: int, cell: Cell, look: Any) -> None:
    if isinstance(cell, Decimal):
        page.write_number(row, place, cell, look)
    elif len(cell) > LONGEST:
        raise DataRefused(fr.TOO_LONG, start=cell[:40])
    elif cell:
        page.write_string(row, place, cell, look)
