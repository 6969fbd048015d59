"""Files as rows of texts: CSV by the csv module, workbooks by :mod:`importers.excel`, hashed in the same read.

Every cell is a ``str``: whole numbers without ``.0``, other numbers in their shortest exact form, dates in
ISO 8601, empty cells ``""``; all rows of a sheet have the same width, and row 1 is the sheet's first row.
"""

import csv
import hashlib
import io
import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ccam.french import errors as fr
from ccam.model.errors import FileRefused
from importers import excel

MAX_BYTES = 64 * 2**20
"""Largest file taken."""
MAX_UNPACKED = 512 * 2**20
"""Largest content of an .xlsx once unpacked."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DELIMITERS = ",;\t"
SAMPLE = 100
"""Rows looked at to tell the delimiter."""

DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""Every way in which reading a damaged archive fails."""

_FAR_CELL = re.compile(rb"""r=["'](?:[A-Z]{3}|[C-Z][A-Z]|[A-Z]{0,2}(?:[4-9][0-9]{5}|[0-9]{7,}))""")
"""A cell beyond column BZ or row 399 999: no file we know has one."""

Row = list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; a CSV file is one sheet without a name."""

    name: str
    rows: list[Row]


@dataclass(frozen=True)
class Opened:
    """A file read once: its bytes, their SHA-256, and its sheets or its text."""

    name: str
    data: bytes
    sha256: str

    @property
    def is_workbook(self) -> bool:
        """Whether the content (not the name) is that of an .xlsx or .xls."""
        return self.data.startswith((ZIP, OLE))

    @cached_property
    def text(self) -> str:
        """Content of a text file; raises :class:`FileRefused` unless it is UTF-8, with or without BOM."""
        if b"\0" in self.data[:4096]:
            raise FileRefused(fr.FILE_NOT_KNOWN, where=self.name, name=self.name)
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise FileRefused(fr.FILE_NOT_UTF8, where=self.name, name=self.name) from None

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet; raises :class:`FileRefused` when the file is damaged, protected or oversized."""
        if self.is_workbook:
            return _workbook_sheets(self)
        return (Sheet("", _csv_rows(self)),)


def open_file(path: Path) -> Opened:
    """Read ``path`` once; raises :class:`FileRefused` when it cannot be read, is empty or too large."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise FileRefused(fr.FILE_ABSENT, where=str(path), name=path.name) from None
    except OSError:
        raise FileRefused(fr.FILE_UNREADABLE, where=str(path), name=path.name) from None
    if len(data) > MAX_BYTES:
        raise FileRefused(fr.FILE_TOO_LARGE, where=str(path), name=path.name, limit=MAX_BYTES // 2**20)
    if not data.strip(b"\xef\xbb\xbf \t\r\n,;"):
        raise FileRefused(fr.FILE_EMPTY, where=str(path), name=path.name)
    return Opened(path.name, data, hashlib.sha256(data).hexdigest())


def _csv_rows(opened: Opened) -> list[Row]:
    text = opened.text
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error:
        raise FileRefused(fr.FILE_BROKEN, where=opened.name, name=opened.name) from None
    if "\r" in text:
        rows = [[cell.replace("\r\n", "\n") for cell in row] for row in rows]
    width = max(map(len, rows), default=0)
    return [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]


def _delimiter(text: str) -> str:
    """The delimiter that cuts the most of the first rows into one same number of cells (the larger, if tied)."""

    def regularity(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(row) for row, _ in zip(reader, range(SAMPLE), strict=False) if len(row) > 1)
        except csv.Error:
            return (0, 0)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=regularity)


def _workbook_sheets(opened: Opened) -> tuple[Sheet, ...]:
    try:
        if opened.data.startswith(ZIP):
            _check_package(opened)
            read = excel.read_here(opened.data)
        else:
            read = excel.read_apart(opened.data)
    except excel.ProtectedError:
        raise FileRefused(fr.FILE_PROTECTED, where=opened.name, name=opened.name) from None
    except excel.DamagedError:
        raise FileRefused(fr.FILE_BROKEN, where=opened.name, name=opened.name) from None
    return tuple(Sheet(name, rows) for name, rows in read)


def _check_package(opened: Opened) -> None:
    """Refuse what would not fit in memory: calamine reserves every cell up to the farthest one."""
    name = opened.name
    try:
        with zipfile.ZipFile(io.BytesIO(opened.data)) as package:
            parts = package.infolist()
            if "xl/workbook.xml" not in package.namelist():
                raise FileRefused(fr.FILE_NOT_KNOWN, where=name, name=name)
            if sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise FileRefused(fr.FILE_TOO_LARGE, where=name, name=name, limit=MAX_UNPACKED // 2**20)
            for part in parts:
                content = package.read(part)
                if b"sheetData" in content and _FAR_CELL.search(content):
                    raise FileRefused(fr.FILE_SCATTERED, where=name, name=name)
    except DAMAGED:
        raise FileRefused(fr.FILE_BROKEN, where=name, name=name) from None
