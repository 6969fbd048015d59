"""Shortcuts for the tests of the base in DBF."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ccam.formats.dbf_tables import TABLES
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding
from ccam.model.history import FullRelease
from importers.dbf_records import Row, TableReader
from importers.opened import Opened, opened
from importers.registry import Reading, read_all


def reading_of(paths: Sequence[Path], at: date | None = None) -> Reading:
    (reading,) = read_all(paths, at=at)
    return reading


def full(paths: Sequence[Path], at: date | None = None) -> FullRelease:
    content = reading_of(paths, at).content
    assert isinstance(content, FullRelease)
    return content


def codes(reading: Reading) -> dict[str, Finding]:
    return {found.code: found for found in reading.findings}


def refused(paths: Sequence[Path]) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        list(read_all(paths))
    return caught.value


def as_opened(table: str, data: bytes) -> Opened:
    return opened(f"{table}.DBF", f"{table}.DBF", lambda: io.BytesIO(data))


def rows_of(table: str, data: bytes, *names: str) -> list[tuple[int, Row]]:
    return list(TableReader(as_opened(table, data), TABLES[table]).rows(*(names or TABLES[table].by_name)))
