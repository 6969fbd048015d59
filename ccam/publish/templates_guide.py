"""The page « Mode d'emploi » of a template: what it is for, who fills it, each column, the command that follows."""

from collections.abc import Iterable
from math import ceil

from xlsxwriter.worksheet import Worksheet

from ccam.formats.templates import Column, Template
from ccam.french import templates as fr
from ccam.french.templates_columns import meaning
from ccam.publish.templates_cells import Styles

WIDTHS = (24, 11, 52, 50, 26, 26)
LINE = 15
"""Height of a line of text, in points."""


class Page:
    """Writes downwards."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet, self._styles, self._row = sheet, styles, 0
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width)

    def title(self, text: str) -> None:
        """The title of the page."""
        self._sheet.write_string(self._row, 0, text, self._styles.title)
        self._row += 2

    def heading(self, text: str) -> None:
        """The heading of a part."""
        self._sheet.write_string(self._row, 0, text, self._styles.heading)
        self._row += 1

    def text(self, text: str) -> None:
        """A paragraph across the page."""
        self._sheet.merge_range(self._row, 0, self._row, len(WIDTHS) - 1, text, self._styles.text)
        self._sheet.set_row(self._row, LINE * ceil(len(text) / (sum(WIDTHS) - 20)))
        self._row += 1

    def gap(self) -> None:
        """An empty line."""
        self._row += 1

    def table(self, titles: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
        """A table: the first column stands out, cells wrap."""
        for place, title in enumerate(titles):
            self._sheet.write_string(self._row, place, title, self._styles.optional)
        self._row += 1
        for row in rows:
            for place, text in enumerate(row):
                self._sheet.write_string(self._row, place, text, self._styles.cell if place else self._styles.strong)
            lines = (ceil(len(text) / (width - 2)) for text, width in zip(row, WIDTHS, strict=False))
            self._sheet.set_row(self._row, LINE * max(1, *lines))
            self._row += 1
        self._row += 1


def write_guide(sheet: Worksheet, template: Template, target: str, styles: Styles) -> None:
    """The whole page; ``target`` is the name of the file that the commands speak of."""
    purpose = fr.PURPOSES[template.name]
    page = Page(sheet, styles)
    page.title(purpose.title)
    for heading, text in ((fr.WHAT, purpose.what), (fr.WHO, purpose.who)):
        page.heading(heading)
        page.text(text)
        page.gap()
    page.heading(fr.HOW)
    for number, step in enumerate(_steps(template, target), 1):
        page.text(f"{number}. {step}")
    page.gap()
    page.heading(fr.NEXT)
    page.text(purpose.after)
    page.gap()
    if template.head:
        page.heading(fr.HEAD_OF.format(sheet=template.tables[0].title))
        page.table(fr.CELLS, (_told(template, "", column, 1) for column in template.head))
    for table in template.tables:
        page.heading(fr.SHEET.format(sheet=table.title))
        page.table(fr.COLUMNS, (_told(template, table.name, column, 2) for column in table.columns))
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def _steps(template: Template, target: str) -> Iterable[str]:
    purpose = fr.PURPOSES[template.name]
    if template.head:
        titles = fr.both(column.title for column in template.head if column.required)
        yield fr.STEP_HEAD.format(sheet=template.tables[0].title, titles=titles)
    yield fr.STEP_ROWS
    yield from purpose.rules
    yield fr.STEP_EMPTY
    if any(table.marked for table in template.tables):
        yield fr.STEP_EXAMPLES
    yield fr.STEP_NEXT.format(command=purpose.then.format(file=target))


def _told(template: Template, table: str, column: Column, examples: int) -> tuple[str, ...]:
    """One row of the table of columns."""
    return (
        column.heading,
        fr.REQUIRED if column.required else fr.OPTIONAL,
        meaning(template.name, table, column.field),
        column.kind.expected,
        *(column.examples + ("",) * examples)[:examples],
    )
