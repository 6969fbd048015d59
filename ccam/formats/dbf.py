"""Files of the base in dBase III (formats.md §2b): header, cells, slices of long text. Nothing is opened here.

A table is a header of 32 bytes, a column description of 32 bytes each, ``0x0D``, then records of fixed width whose
first byte tells whether they are deleted. Its declared structure is in :mod:`ccam.formats.dbf_tables`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

FORMAT = "dbf"
ENCODING = "cp850"
PLAIN, WITH_MEMO = 0x03, 0x83
"""First byte of a table; the second has long texts in a file of its own (.DBT)."""
CODE_PAGES = frozenset({0x00, 0x02})
"""Marks of the code page in a header that agree with cp850: none, and cp850 itself."""
KEPT, DELETED = b" ", b"*"
END = b"\x1a"
SLICE = 254
"""Characters of one slice of a long text."""

_BLANK = b" \0"
_HEADER = 32
_TYPES = frozenset("CNFDLM")
_NAME = re.compile(rb"[A-Z][A-Z0-9_]{0,9}")
_NUMBER = re.compile(rb"(-?)([0-9]*)\.?([0-9]*)")
_ARCHIVE_VERSION = re.compile(r"CCAM[ _-]?([0-9]{2,3})([0-9]{2})[ _-]*DBF", re.IGNORECASE)
_ARCHIVE_PART = re.compile(r"PART[ _-]?0?([1-3])(?![0-9])", re.IGNORECASE)
_DIGITS = "0123456789ABCDEF"


class Column(NamedTuple):
    """A column as the file announces it; ``start`` is its place in a record, the deletion mark being byte 0."""

    name: str
    type: str
    start: int
    length: int
    places: int


class Header(NamedTuple):
    """What the head of a file announces: day of the last change (None where it says nothing), records, where they
    begin, their width, mark of the code page.
    """

    changed: date | None
    records: int
    start: int
    width: int
    code_page: int
    columns: tuple[Column, ...]


def looks_like_table(head: bytes) -> bool:
    """Whether ``head`` may be that of a dBase III table, before anything is checked."""
    return len(head) >= _HEADER and head[0] in (PLAIN, WITH_MEMO)


def read_header(head: bytes) -> Header:
    """Read a header; raises :class:`ValueError` when it contradicts itself or does not end within ``head``."""
    if not looks_like_table(head):
        raise ValueError(head[:1])
    start, width = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
    columns = tuple(_columns(head[_HEADER:start]))
    if start < 2 * _HEADER + 1 or start > len(head) or not columns or width != 1 + sum(one.length for one in columns):
        raise ValueError(start, width)
    if len({one.name for one in columns}) != len(columns):
        raise ValueError(columns)
    changed = date(head[1] + (2000 if head[1] < 80 else 1900), head[2], head[3]) if any(head[1:4]) else None
    return Header(changed, int.from_bytes(head[4:8], "little"), start, width, head[29], columns)


def _columns(described: bytes) -> Iterator[Column]:
    start = 1
    for place in range(0, len(described), _HEADER):
        one = described[place : place + _HEADER]
        if one[:1] == b"\r":
            return
        name, kind, length = one[:11].partition(b"\0")[0], one[11:12].decode("ascii"), one[16] if len(one) > 16 else 0
        if len(one) < _HEADER or not _NAME.fullmatch(name) or kind not in _TYPES or not length:
            raise ValueError(one)
        yield Column(name.decode(), kind, start, length, one[17])
        start += length
    raise ValueError(described)


def read_text(raw: bytes) -> str:
    """A text without the blanks around it, zeros included (some writers fill with them); line feeds as ``\\n``."""
    return raw.strip(_BLANK).decode(ENCODING).replace("\0", " ").replace("\r\n", "\n")


def read_number(raw: bytes, places: int) -> int | None:
    """``b"  176.79"`` with two places → 17 679, exactly; None for blank. Raises :class:`ValueError` when it is not a
    number or has more decimals than that (stars are a number too long for its field).
    """
    text = raw.strip(_BLANK)
    if not text:
        return None
    found = _NUMBER.fullmatch(text)
    if not found or not (found[2] or found[3]):
        raise ValueError(raw)
    decimals = found[3].rstrip(b"0")
    if len(decimals) > places:
        raise ValueError(raw)
    value = int(found[2] + decimals.ljust(places, b"0"))
    return -value if found[1] else value


def read_day(raw: bytes) -> str:
    """``b"20250101"`` → ``2025-01-01``, blank → ``""``; raises :class:`ValueError` for what is no date."""
    text = raw.strip(_BLANK)
    if not text.strip(b"0"):
        return ""
    if len(text) != 8 or not text.isdigit():
        raise ValueError(raw)
    return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()


def slice_names(name: str, count: int) -> tuple[str, ...]:
    """Names of the columns that hold the ``count`` slices of a long text: ``NOM_LONG``, ``NOM_LONG0``…``E``;
    ``TEXTE_NOTE``, ``TEXTE_NOT0``…``D``, ``F``: a digit that would give the first name again is skipped.
    """
    stem = name[:9]
    numbered = [stem + digit for digit in _DIGITS if stem + digit != name]
    return (name, *numbered[: count - 1])


def joined(slices: Sequence[bytes]) -> tuple[str, str]:
    """The text that slices make, trimmed, and what is left over after a slice that holds nothing.

    A slice may end with any number of blanks that are the text's own: real notes have runs of thirty.
    """
    empty = next((place for place, one in enumerate(slices) if not one.strip(_BLANK)), len(slices))
    return read_text(b"".join(slices[:empty])), read_text(b"".join(slices[empty:]))


def version_of(archive: str) -> str:
    """``CCAM08400_DBF_PART1.zip`` and ``CCAM8400_DBF_PART2.zip`` → ``84.00``; ``""`` where the name does not say."""
    found = _ARCHIVE_VERSION.search(archive)
    return f"{int(found[1])}.{found[2]}" if found else ""


def part_of(archive: str) -> int:
    """Which of the three archives this is, by its name; 0 where the name does not say."""
    found = _ARCHIVE_PART.search(archive)
    return int(found[1]) if found else 0


def absent_parts(archives: Iterable[str]) -> set[int]:
    """Which of the three archives are not there; none where no name tells its number."""
    there = {part_of(archive) for archive in archives} - {0}
    return {1, 2, 3} - there if there else set()
