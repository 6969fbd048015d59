"""The page of the exports: every format, every column, made from the layouts that the writers use."""

from collections.abc import Iterator
from pathlib import Path

from ccam.formats.exports import Column, Table
from ccam.formats.exports_committee import TARIFFS
from ccam.formats.exports_tables import TABLES, VIEWS
from ccam.formats.transcodage import LINE_TITLES, TRANSITION_TITLES
from ccam.formats.workbook import PRINTED
from ccam.french import exports as fr
from ccam.french import exports_page as words

PAGE = Path(__file__).parent / "exports.md"


def page() -> str:
    """The whole page."""
    return "".join(_parts())


def _parts() -> Iterator[str]:
    yield words.HEADING
    yield words.FORMATS_HEAD + "".join(map(_row, words.FORMATS))
    yield words.TABLES_HEADING
    for table in TABLES.values():
        yield _table(table)
    yield words.VIEWS_HEADING + "".join(_row((f"`{name}`", fr.VIEWS[name])) for name in VIEWS)
    yield words.TARIFFS_HEADING + _columns(TARIFFS)
    yield words.WORKBOOK_HEADING + words.PLAIN_HEAD
    titles = [" ".join(title.split()) or words.BLANK for title in PRINTED]
    yield "".join(_row((title, *words.WORKBOOK[title])) for title in titles)
    for heading, columns, titles_of in (
        (words.TRANSITIONS_HEADING, words.TRANSITIONS, TRANSITION_TITLES),
        (words.LINES_HEADING, words.LINES, LINE_TITLES),
    ):
        yield heading + words.PLAIN_HEAD
        yield "".join(_row((title, *columns[field])) for field, title in titles_of.items())
    yield words.ELSEWHERE


def _table(table: Table) -> str:
    return f"\n### `{table.name}`\n\n{table.title}\n\n{_columns(table)}"


def _columns(table: Table) -> str:
    return words.COLUMNS_HEAD + "".join(_row(_cells(table, column)) for column in table.columns)


def _cells(table: Table, column: Column) -> tuple[str, ...]:
    kind = f"{column.kind.value} ({column.places} décimales)" if column.places else column.kind.value
    empty = words.NEVER_EMPTY if column.required else words.MAY_BE_EMPTY
    key = words.KEY if column.key else ""
    refers = f" → `{column.of}`" if column.of else ""
    return (f"`{column.name}`{refers}", kind, column.unit, empty + key, table.meaning(column), column.origin.value)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |\n"
