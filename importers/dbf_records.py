"""Records of one dBase III table, in one pass over its stream: exact values, nothing unpacked on a disk.

dbfread wants a file by name and does not see what is cut off its end; this reader takes the stream of a member of an
archive, holds the file to what its header announces, and is faster. The tests hold it against dbfread.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Any, NamedTuple

from ccam.formats import dbf as layout
from ccam.formats.dbf import Column, Header
from ccam.formats.dbf_tables import Field, Table
from ccam.french import findings as common
from ccam.french import findings_dbf as fr
from ccam.french import numbers
from ccam.french.sentence import Sentence
from ccam.model.errors import FileRefused
from ccam.model.findings import Severity
from ccam.model.text import has_control
from importers.findings import Findings
from importers.opened import Opened

BLOCK = 1 << 20
"""Bytes read at a time, to whole records."""
SHORT = 16
"""Texts up to this length are codes, that come again and again: each is read once."""
REMEMBERED = 1 << 16
"""Most values of a column that are remembered."""

TYPES = {"C": "CNM", "N": "NFC", "D": "DC"}
"""Types of dBase in which a declared kind may come."""

Row = tuple[Any, ...]
Read = Callable[[bytes], Any]


class Place(NamedTuple):
    """Where a field stands in a record."""

    start: int
    length: int


Cells = dict[str, tuple[Place, Read]]
"""How each field wanted is read, by name."""


class TableReader:
    """One table of the base; :attr:`findings` receives what its records show, a row being a record's number.

    Raises :class:`FileRefused` when the file contradicts its header or lacks a field.
    """

    def __init__(self, opened: Opened, table: Table) -> None:
        self.table = table
        self.findings = Findings(opened.name)
        self.header = _header(opened)
        self._opened = opened
        self._columns = {column.name: column for column in self.header.columns}
        self._notices: list[tuple[Severity, Sentence, str, str]] = []
        self._check_columns()

    def rows(self, *names: str) -> Iterator[tuple[int, Row]]:
        """Number and values of each record that is not deleted: a text, an ISO date, or a whole number in units of
        the last decimal, None where it is blank. A record that cannot be read is told and left out.
        """
        cells = {name: self._cell(self.table.by_name[name]) for name in names}
        number = 1
        for block in self._blocks():
            count = len(block) // self.header.width
            read = self._plainly(block, count, cells)
            if read is None:
                yield from self._carefully(block, number, cells)
            else:
                yield from zip(range(number, number + count), read, strict=True)
            number += count

    def _blocks(self) -> Iterator[bytes]:
        """Whole records, at most :data:`BLOCK` bytes of them at a time."""
        header = self.header
        width, left = header.width, header.records
        with self._opened.stream() as stream:
            stream.read(header.start)
            while left:
                count = min(left, max(1, BLOCK // width))
                block = stream.read(count * width)
                if len(block) < count * width:
                    raise self._cut(header.records - left + len(block) // width)
                yield block
                left -= count
            self._check_end(stream)

    def _plainly(self, block: bytes, count: int, cells: Cells) -> list[Row] | None:
        """All the rows of a block, a column at a time; None where one of its records needs to be looked at."""
        width = self.header.width
        if block[::width] != layout.KEPT * count:
            return None
        columns = [
            map(read, [block[at : at + place.length] for at in range(place.start, len(block), width)])
            for place, read in cells.values()
        ]
        try:
            rows = list(zip(*columns, strict=True))
        except ValueError:
            rows = None
        if self._notices:
            self._notices.clear()
            return None
        return rows

    def _carefully(self, block: bytes, first: int, cells: Cells) -> Iterator[tuple[int, Row]]:
        """The rows of a block one at a time, and what each shows."""
        width = self.header.width
        for number, start in enumerate(range(0, len(block), width), first):
            record = block[start : start + width]
            if record[:1] != layout.KEPT:
                self._unkept(number, record)
                continue
            try:
                row = tuple([read(record[place.start : place.start + place.length]) for place, read in cells.values()])
            except ValueError:
                self._unreadable(number, record, cells)
                continue
            self._tell(number)
            yield number, row

    def _check_end(self, stream: IO[bytes]) -> None:
        if stream.read(1) not in (b"", layout.END):
            raise self._refused(fr.TABLE_LONGER, announced=_count(self.header.records))

    def _cut(self, present: int) -> FileRefused:
        announced = _count(self.header.records)
        return self._refused(fr.TABLE_CUT, announced=announced, present=numbers.integer(max(present, 0)))

    def _refused(self, sentence: Sentence, **facts: Any) -> FileRefused:
        return FileRefused(sentence, where=self._opened.name, name=self._opened.name, **facts)

    def _check_columns(self) -> None:
        header = self.header
        if self._opened.size < header.start + header.records * header.width:
            raise self._cut((self._opened.size - header.start) // header.width)
        absent = [one for one in self.table.fields if one.columns[0] not in self._columns]
        wanted = [one.name for one in absent if not one.optional]
        if wanted:
            raise self._refused(fr.FIELD_ABSENT, fields=common.listed(wanted))
        for one in absent:
            self.findings.info(fr.FIELD_NOT_HERE, 0, one.name, one.name)
        for name, column in self._columns.items():
            self._check_column(name, column)
        if header.code_page not in layout.CODE_PAGES:
            self.findings.warning(fr.CODE_PAGE, 0, "", f"0x{header.code_page:02X}")

    def _check_column(self, name: str, column: Column) -> None:
        field = next((one for one in self.table.fields if name in one.columns), None)
        if field is None:
            self.findings.info(fr.FIELD_UNKNOWN, 0, name, name)
        elif column.type not in TYPES[field.kind]:
            raise self._refused(fr.FIELD_KIND, field=name, type=column.type)

    def _cell(self, field: Field) -> tuple[Place, Read]:
        """Which part of a record a field is read from, and how."""
        columns = [self._columns[name] for name in field.columns if name in self._columns]
        if not columns:
            return Place(0, 0), _blank_number if field.kind == "N" else _blank_text
        place = Place(columns[0].start, columns[0].length)
        if columns[0].type == "M":
            return place, partial(self._memo, field.name)
        if field.kind == "N":
            return place, _Remembered(partial(layout.read_number, places=field.places)).__getitem__
        if field.kind == "D":
            return place, _Remembered(layout.read_day).__getitem__
        if len(columns) > 1:
            places = [slice(one.start, one.start + one.length) for one in columns]
            return Place(0, self.header.width), partial(self._sliced, field.name, places)
        if field.length <= SHORT:
            return place, _Remembered(layout.read_text).__getitem__
        return place, partial(self._text, field.name)

    def _text(self, name: str, raw: bytes) -> str:
        return self._checked(name, layout.read_text(raw))

    def _sliced(self, name: str, places: list[slice], record: bytes) -> str:
        text, rest = layout.joined([record[place] for place in places])
        if rest:
            self._notices.append((Severity.WARNING, fr.TEXT_AFTER_GAP, name, rest))
        return self._checked(name, text)

    def _checked(self, name: str, text: str) -> str:
        if has_control(text):
            self._notices.append((Severity.WARNING, common.CONTROL, name, text))
        return text

    def _memo(self, name: str, raw: bytes) -> str:
        if raw.strip(b" 0\0"):
            self._notices.append((Severity.WARNING, fr.MEMO_LEFT, name, ""))
        return ""

    def _tell(self, number: int) -> None:
        for severity, sentence, column, value in self._notices:
            if value:
                self.findings.warning(sentence, number, column, value)
            else:
                self.findings.repeat(severity, sentence, number, column)
        self._notices.clear()

    def _unkept(self, number: int, record: bytes) -> None:
        mark = record[:1]
        if mark == layout.DELETED:
            self.findings.repeat(Severity.INFO, fr.DELETED, number)
        else:
            self.findings.error(fr.BAD_MARK, number, "", mark.decode(layout.ENCODING), table=self.table.name)

    def _unreadable(self, number: int, record: bytes, cells: Cells) -> None:
        for name, (place, read) in cells.items():
            raw = record[place.start : place.start + place.length]
            try:
                read(raw)
            except ValueError:
                text = layout.read_text(raw)
                expected = _expected(self.table.by_name[name])
                self.findings.error(fr.BAD_FIELD, number, name, text, table=self.table.name, expected=expected)
        self._notices.clear()


class _Remembered(dict[bytes, Any]):
    """Values by the bytes that they are written with."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, raw: bytes) -> object:
        if len(self) >= REMEMBERED:
            self.clear()
        value = self[raw] = self._read(raw)
        return value


def _header(opened: Opened) -> Header:
    try:
        return layout.read_header(opened.head)
    except ValueError:
        raise FileRefused(fr.TABLE_BROKEN, where=opened.name, name=opened.name) from None


def _blank_text(raw: bytes) -> str:
    return ""


def _blank_number(raw: bytes) -> None:
    return None


def _count(records: int) -> str:
    return numbers.plural(records, fr.RECORDS)


def _expected(field: Field) -> str:
    if field.kind == "D":
        return fr.A_DAY
    return fr.A_NUMBER.format(places=field.places) if field.places else fr.A_WHOLE_NUMBER
