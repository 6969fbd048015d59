"""Sheets that people filled from one of our templates (``ccam modele``), as .xlsx, .xls or .csv.

A workbook is one document: all its sheets of one template, together. Every wrong cell is named, and one wrong cell
refuses the whole.
"""

from collections.abc import Iterable, Mapping, Sequence

from ccam.formats.templates import Template, head_cells, table_of
from ccam.formats.templates_catalogue import FILLED, FORMAT
from ccam.formats.templates_cells import Value
from ccam.formats.templates_text import encode
from ccam.french import errors as refusals
from ccam.french import findings as common
from ccam.french import findings_filled as fr
from ccam.french import templates as words
from ccam.model.errors import FileRefused
from ccam.model.filled import FilledSheet
from ccam.model.findings import Finding, Severity
from importers.filled_tables import FilledTable, check_links, check_rules, read_cell, read_table
from importers.findings import Findings
from importers.opened import Opened
from importers.sheets import Sheet

NAME = "{template} : {title}"
"""Name of the document in the base."""

PAGES = (words.GUIDE_SHEET, words.LISTS_SHEET)
"""Pages of a template that hold nothing to read."""


def recognises(opened: Opened) -> bool:
    """Whether a sheet bears the titles of one of the templates."""
    return any(table_of(sheet.rows, FILLED.values()) for sheet in opened.sheets)


def read(opened: Opened) -> tuple[FilledSheet | None, tuple[Finding, ...]]:
    """The document, None when a finding is an error; raises :class:`FileRefused` where no sheet is one of ours, where
    two templates are mixed, a column is missing, or nothing is filled.
    """
    name = opened.name
    told = [Findings(_place(opened, sheet)) for sheet in opened.sheets]
    template, tables = _tables(opened, told)
    whole = Findings(name)
    if not any(table.seen for table in tables):
        findings = tuple(one for each in (whole, *told) for one in each.all())
        raise FileRefused(refusals.NOTHING_INSIDE, findings=findings, where=name, name=name, format=FORMAT)
    head = _head(template, tables)
    check_rules(template, tables)
    check_links(template, tables)
    findings = tuple(one for each in (whole, *told) for one in each.all())
    if any(one.severity is Severity.ERROR for one in findings):
        return None, findings
    rows = _rows(tables)
    title = NAME.format(template=template.name, title=head["intitule"])
    count = sum(map(len, rows.values()))
    return FilledSheet(template.name, title, encode(template, head, rows), count, template.personal), findings


def _place(opened: Opened, sheet: Sheet) -> str:
    """How findings name a sheet: with its own name where the file has several."""
    if len(opened.sheets) == 1:
        return opened.name
    return common.SHEET_PLACE.format(file=opened.name, sheet=sheet.name)


def _tables(opened: Opened, told: list[Findings]) -> tuple[Template, list[FilledTable]]:
    """Every sheet of ours, read; the other sheets that hold something are told."""
    found = [
        (*known, sheet, findings)
        for sheet, findings in zip(opened.sheets, told, strict=True)
        if (known := table_of(sheet.rows, FILLED.values()))
    ]
    if not found:
        raise FileRefused(refusals.NOT_THIS_FORMAT, where=opened.name, name=opened.name, format=FORMAT)
    natures = list(dict.fromkeys(template.name for template, *_ in found))
    if len(natures) > 1:
        raise FileRefused(fr.TWO_NATURES, where=opened.name, name=opened.name, natures=words.both(natures))
    template = found[0][0]
    _tell_others(opened, told, [sheet for *_, sheet, _ in found], template)
    return template, [read_table(table, sheet, findings) for _, table, sheet, findings in found]


def _tell_others(opened: Opened, told: list[Findings], ours: list[Sheet], template: Template) -> None:
    """Sheets that hold something and are not read; one that bears the name of a table has lost its titles."""
    names = {table.title for table in template.tables}
    for sheet, findings in zip(opened.sheets, told, strict=True):
        if not any(sheet is one for one in ours) and sheet.name not in PAGES and any(map(any, sheet.rows)):
            tell = findings.error if sheet.name in names else findings.warning
            tell(fr.SHEET_SKIPPED, 0, "", sheet.name)


def _head(template: Template, tables: Sequence[FilledTable]) -> dict[str, Value]:
    """The cells above the tables, each said once or the same everywhere; a missing one is told on the first sheet."""
    head: dict[str, Value] = {}
    written = set()
    for table in tables:
        above = head_cells(table.above, template.head)
        for column in template.head:
            number, text = above.get(column.field, (0, ""))
            if not text:
                continue
            written.add(column.field)
            value = read_cell(column, text, number, table.findings)
            if value is not None and head.setdefault(column.field, value) != value:
                other = head[column.field]
                table.findings.error(fr.HEAD_DIFFERS, number, column.title, text, title=column.title, other=other)
    for column in template.head:
        if column.required and column.field not in written:
            expected = column.kind.expected
            tables[0].findings.error(fr.HEAD_MISSING, 0, column.title, "", title=column.title, expected=expected)
    return head


def _rows(tables: Iterable[FilledTable]) -> dict[str, tuple[Mapping[str, Value], ...]]:
    """Rows of each table, those of several sheets one after the other."""
    rows: dict[str, tuple[Mapping[str, Value], ...]] = {}
    for table in tables:
        rows[table.table.name] = rows.get(table.table.name, ()) + tuple(line.values for line in table.lines)
    return rows
