"""One table of a filled sheet: its rows read cell by cell, then against one another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ccam.formats.cells import unescaped
from ccam.formats.templates import MARK, Column, Table, Template
from ccam.formats.templates_cells import Value, WrongCellError
from ccam.formats.templates_rules import Broken, Fields, Other, Row
from ccam.french import findings as common
from ccam.french import findings_filled as fr
from ccam.model.findings import Severity
from ccam.model.text import has_control
from importers.findings import Findings
from importers.rows import FilledRow, filled_rows
from importers.sheets import Row as Cells
from importers.sheets import Sheet

ONCE = frozenset({common.COMMA})
"""Oddities told once for a sheet, whatever the column."""


class Line(NamedTuple):
    """A row: its number in the sheet, the values of its right cells, its cells as the sheet has them."""

    number: int
    values: Mapping[str, Value]
    filled: FilledRow


@dataclass(frozen=True)
class FilledTable:
    """A table as read from one sheet. ``lines`` are its rows, none if one of them is wrong; ``above`` is what stands
    over the titles; ``seen`` says whether anything at all was filled, examples apart.
    """

    table: Table
    sheet: str
    findings: Findings
    above: list[Cells]
    lines: list[Line]
    seen: bool


def read_table(table: Table, sheet: Sheet, findings: Findings) -> FilledTable:
    """Every row of a sheet; raises :class:`FileRefused` where a column is missing."""
    lines = [
        Line(filled.number, _values(table, filled, findings), filled)
        for filled in filled_rows(sheet, table.header, findings)
        if not _is_example(table, filled, findings)
    ]
    sound = lines if all(line.filled.sound for line in lines) else []
    above = sheet.rows[: table.header.row(sheet.rows) - 1]
    return FilledTable(table, sheet.name, findings, above, sound, bool(lines))


def check_rules(template: Template, tables: Sequence[FilledTable]) -> None:
    """What the rows of a table owe one another, over all the sheets that hold it."""
    for table in template.tables:
        placed = [(read, line) for read in tables if read.table is table for line in read.lines]
        rows = [Row(rank, line.values) for rank, (_, line) in enumerate(placed)]
        for rule in (*table.rules, *table.spellings):
            for broken in rule.broken(rows):
                _tell(broken, placed)


def _tell(broken: Broken, placed: Sequence[tuple[FilledTable, Line]]) -> None:
    """A rule that is not kept: columns by their titles, other rows by where they stand."""
    read, line = placed[broken.number]
    columns = read.table.by_field

    def shown(fact: object) -> object:
        if isinstance(fact, Fields):
            return common.quoted(columns[name].title for name in fact)
        if isinstance(fact, Other):
            other, row = placed[fact]
            place = fr.ROW_ELSEWHERE if other is not read else fr.ROW_HERE
            return place.format(row=row.number, sheet=other.sheet)
        return fact

    facts = {name: shown(fact) for name, fact in broken.facts.items()}
    if broken.severity is Severity.ERROR:
        line.filled.refuse(broken.sentence, broken.field, **facts)
    else:
        line.filled.warn(broken.sentence, broken.field, **facts)


def check_links(template: Template, tables: Sequence[FilledTable]) -> None:
    """Rows that speak of something must find it described in the other sheet of the same file."""
    for link in template.links:
        parents = [read for read in tables if read.table.name == link.parent]
        sheet = template.table(link.parent).title
        known = {link.of(line.values) for read in parents for line in read.lines}
        for child in (read for read in tables if read.table.name == link.child and read.lines):
            if not parents:
                child.findings.warning(fr.PARENT_ELSEWHERE, 0, "", sheet, sheet=sheet)
            elif all(read.lines or not read.seen for read in parents):
                columns = common.quoted(child.table.by_field[name].title for name in link.fields)
                for line in child.lines:
                    if link.of(line.values) not in known:
                        what = ", ".join(line.filled.text(name) for name in link.fields)
                        line.filled.refuse(fr.PARENT_UNKNOWN, link.fields[0], columns=columns, what=what, sheet=sheet)


def read_cell(column: Column, text: str, number: int, findings: Findings) -> Value | None:
    """The value of a cell above a table, None where it is wrong: what is wrong is told."""
    bare = unescaped(text)
    if has_control(bare):
        findings.error(common.CONTROL, number, column.title, bare)
        return None
    return _read(column, bare, number, findings)


def _read(column: Column, text: str, number: int, findings: Findings) -> Value | None:
    try:
        read = column.kind.read(text)
    except WrongCellError as wrong:
        findings.error(wrong.sentence, number, column.title, text, **wrong.facts)
        return None
    for severity, sentence in read.told:
        findings.repeat(severity, sentence, number, "" if sentence in ONCE else column.title)
    return read.value


def _is_example(table: Table, filled: FilledRow, findings: Findings) -> bool:
    """Whether the row is set aside as an example; one that was written over, or has lost its mark, is told."""
    example = table.is_example({name: filled.text(name) for name in table.by_field})
    marked = bool(filled.text(MARK))
    if example and marked:
        findings.repeat(Severity.INFO, fr.EXAMPLE_SKIPPED, filled.number)
    elif marked:
        filled.refuse(fr.EXAMPLE_CHANGED, MARK)
    elif example:
        filled.refuse(fr.EXAMPLE_KEPT, next(iter(table.by_field)))
    return example and marked


def _values(table: Table, filled: FilledRow, findings: Findings) -> dict[str, Value]:
    """The values of a row; a wrong cell is told, and the row is no longer sound."""
    values: dict[str, Value] = {}
    for name, column in table.by_field.items():
        text = filled.text(name)
        if not text:
            if column.required:
                filled.refuse(fr.CELL_MISSING, name, expected=column.kind.expected)
        elif not has_control(text):
            value = _read(column, text, filled.number, findings)
            if value is None:
                filled.sound = False
            else:
                values[name] = value
    return values
