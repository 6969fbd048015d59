"""Tables as rows of texts: CSV by the csv module, workbooks by :mod:`importers.excel`.

Every cell is a ``str``: whole numbers without ``.0``, other numbers in their shortest exact form, dates in
ISO 8601, empty cells ``""``; all rows of a sheet have the same width, and row 1 is the sheet's first row.
"""

import csv
import io
import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass

from ccam.french import errors as fr
from ccam.model.errors import FileRefused
from importers import excel

MAX_UNPACKED = 512 * 2**20
"""Largest content of an .xlsx once unpacked."""

MAX_COLUMNS = 2_000
"""Widest row of a text file: every row is as wide as the widest."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DELIMITERS = ",;\t"
SAMPLE = 100
"""Rows looked at to tell the delimiter."""

DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""Every way in which reading a damaged archive fails."""

_FAR_CELL = re.compile(rb"""r=["'](?:[A-Z]{3}|[C-Z][A-Z]|[A-Z]{0,2}(?:[4-9][0-9]{5}|[0-9]{7,}))""")
"""A cell beyond column BZ or row 399 999: no file we know has one."""

_FAILED_CELL = re.compile(rb"""<c\b(?=[^>]{0,200}\bt=["']e["'])[^>]{0,200}?\br=["']([A-Z]{1,3}[0-9]{1,7})["']""")
"""A cell whose formula failed (``#REF!``): calamine gives it as an empty one."""
SHOWN_CELLS = 5

Row = list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; a CSV file is one sheet without a name."""

    name: str
    rows: list[Row]


def csv_rows(name: str, text: str) -> list[Row]:
    """Rows of the CSV file of that name, all of one width; raises :class:`FileRefused` when it is broken."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error:
        raise FileRefused(fr.FILE_BROKEN, where=name, name=name) from None
    if "\r" in text:
        rows = [[cell.replace("\r\n", "\n") for cell in row] for row in rows]
    width = max(map(len, rows), default=0)
    if width > MAX_COLUMNS:
        raise FileRefused(fr.FILE_SCATTERED, where=name, name=name)
    return [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first rows into the most cells, counting only rows of one same width."""

    def regularity(delimiter: str) -> int:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(row) for row, _ in zip(reader, range(SAMPLE), strict=False) if len(row) > 1)
        except csv.Error:
            return 0
        return max((count * width for width, count in widths.items()), default=0)

    return max(DELIMITERS, key=regularity)


def workbook_sheets(name: str, data: bytes) -> tuple[Sheet, ...]:
    """Sheets of the workbook of that name; raises :class:`FileRefused` when it is damaged, protected or oversized."""
    try:
        if data.startswith(ZIP):
            _check_package(name, data)
            read = excel.read_here(data)
        else:
            read = excel.read_apart(data)
    except excel.ProtectedError:
        raise FileRefused(fr.FILE_PROTECTED, where=name, name=name) from None
    except excel.DamagedError:
        raise FileRefused(fr.FILE_BROKEN, where=name, name=name) from None
    return tuple(Sheet(title, rows) for title, rows in read)


def _check_package(name: str, data: bytes) -> None:
    """Refuse what would not fit in memory: calamine reserves every cell up to the farthest one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if "xl/workbook.xml" not in package.namelist():
                raise FileRefused(fr.FILE_NOT_KNOWN, where=name, name=name)
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise FileRefused(fr.FILE_TOO_LARGE, where=name, name=name, limit=MAX_UNPACKED // 2**20)
            for part in parts:
                content = package.read(part)
                if b"sheetData" in content and _FAR_CELL.search(content):
                    raise FileRefused(fr.FILE_SCATTERED, where=name, name=name)
                if failed := _FAILED_CELL.findall(content):
                    cells = ", ".join(cell.decode() for cell in failed[:SHOWN_CELLS])
                    raise FileRefused(fr.FORMULAS_FAILED, where=name, name=name, count=len(failed), cells=cells)
    except DAMAGED:
        raise FileRefused(fr.FILE_BROKEN, where=name, name=name) from None
