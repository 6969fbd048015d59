"""A file as importers see it: a name, the hash of its content, and that content, whole or as a stream.

Compressed or not, the same content is the same file: the hash is that of the unpacked bytes. What is small is held in
memory (``data``, ``text``, ``sheets``); a full base is read as a stream, from as many passes as its reader wants.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import IO

from ccam.french import errors as fr
from ccam.model.errors import FileRefused
from importers.sheets import OLE, ZIP, Sheet, csv_rows, workbook_sheets

MAX_BYTES = 64 * 2**20
"""Largest content held in memory."""
MAX_STREAMED = 4 * 2**30
"""Largest content read as a stream, once unpacked."""
HEAD = 65_536
"""Bytes looked at to recognise a format."""
CHUNK = 1 << 20


@dataclass(frozen=True)
class Opened:
    """Content that has been read once, to the end. ``name`` is how people find it: ``lot.zip › R_ACTE.DBF``;
    ``base_name`` its own file name without folder or archive.
    """

    name: str
    base_name: str
    sha256: str
    size: int
    head: bytes
    stream: Callable[[], IO[bytes]]
    """Opens the unpacked content anew; reading it may raise :class:`FileRefused`."""

    @property
    def is_workbook(self) -> bool:
        """Whether the content (not the name) is that of an .xlsx or .xls."""
        return self.head.startswith((ZIP, OLE))

    @cached_property
    def data(self) -> bytes:
        """The whole content; raises :class:`FileRefused` when it is too large to be held."""
        if self.size > MAX_BYTES:
            raise FileRefused(fr.FILE_TOO_LARGE, where=self.name, name=self.name, limit=MAX_BYTES // 2**20)
        with self.stream() as stream:
            return stream.read()

    @cached_property
    def text(self) -> str:
        """Content of a text file; raises :class:`FileRefused` unless it is UTF-8, with or without BOM."""
        if b"\0" in self.head[:4096]:
            raise FileRefused(fr.FILE_NOT_KNOWN, where=self.name, name=self.name)
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise FileRefused(fr.FILE_NOT_UTF8, where=self.name, name=self.name) from None

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet; raises :class:`FileRefused` when the file is damaged, protected or oversized."""
        if self.is_workbook:
            return workbook_sheets(self.name, self.data)
        return (Sheet("", csv_rows(self.name, self.text)),)


def opened(name: str, base_name: str, stream: Callable[[], IO[bytes]]) -> Opened:
    """Read ``stream`` once to hash, measure and check it; raises :class:`FileRefused` when it is too large."""
    digest, size, head = hashlib.sha256(), 0, b""
    with stream() as content:
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            head = head or chunk[:HEAD]
            if size > MAX_STREAMED:
                raise FileRefused(fr.FILE_TOO_LARGE, where=name, name=name, limit=MAX_STREAMED // 2**20)
    if size <= HEAD and not head.strip(b"\xef\xbb\xbf \t\r\n,;"):
        raise FileRefused(fr.FILE_EMPTY, where=name, name=name)
    return Opened(name, base_name, digest.hexdigest(), size, head, stream)
