"""Rows of a table that people fill: cells by field, every wrong cell told, nothing kept of a wrong row."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from ccam.formats.cells import unescaped
from ccam.formats.header import Header, heading
from ccam.french import findings as fr
from ccam.french.sentence import Sentence
from ccam.model.text import has_control
from importers.findings import Findings
from importers.sheets import Sheet

T = TypeVar("T")


class FilledRow:
    """One row: reads its cells by field and remembers whether one of them was wrong."""

    __slots__ = ("_cells", "_findings", "_titles", "number", "sound")

    def __init__(self, number: int, cells: Mapping[str, str], titles: Mapping[str, str], findings: Findings) -> None:
        self.number = number
        self.sound = True
        self._cells, self._titles, self._findings = cells, titles, findings
        if has_control("".join(cells.values())):
            self._refuse_control()

    def _refuse_control(self) -> None:
        for field, text in self._cells.items():
            if has_control(text):
                self.refuse(fr.CONTROL, field)

    def text(self, field: str) -> str:
        """The cell, ``""`` where the table has no such column."""
        return self._cells.get(field, "")

    def value(self, field: str, reader: Callable[[str], T], default: T, refusal: Sentence, **facts: object) -> T:
        """What ``reader`` makes of the cell; on :class:`ValueError` the cell is told."""
        try:
            return reader(self._cells.get(field, ""))
        except ValueError:
            self.refuse(refusal, field, **facts)
            return default

    def given(self, field: str, reader: Callable[[str], T], default: T, refusal: Sentence, **facts: object) -> T:
        """:meth:`value` of a cell that may be left empty, ``default`` then."""
        text = self._cells.get(field)
        if not text:
            return default
        try:
            return reader(text)
        except ValueError:
            self.refuse(refusal, field, **facts)
            return default

    def warn(self, sentence: Sentence, field: str, **facts: object) -> None:
        """Tell what was seen in this cell, or through it."""
        self._findings.warning(sentence, self.number, self._titles[field], self.text(field), **facts)

    def refuse(self, sentence: Sentence, field: str, **facts: object) -> None:
        """Tell that this cell refuses the file."""
        self.sound = False
        self._findings.error(sentence, self.number, self._titles[field], self.text(field), **facts)


def filled_rows(sheet: Sheet, header: Header, findings: Findings) -> Iterator[FilledRow]:
    """Every row below the header that holds something; headings that are not ours are told once."""
    start = header.row(sheet.rows)
    headings = sheet.rows[start - 1]
    places = header.places(headings, findings.file)
    for text in headings:
        if text.strip() and not header.field_of(text) and heading(text) not in header.beside:
            findings.info(fr.UNKNOWN_COLUMN, start, text, text, known=fr.quoted(header.titles.values()))
    for number, row in enumerate(sheet.rows[start:], start + 1):
        if any(row):
            cells = {field: unescaped(row[place].strip()) for field, place in places.items()}
            if any(cells.values()):
                yield FilledRow(number, cells, header.titles, findings)
