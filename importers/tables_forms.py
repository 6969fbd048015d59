"""The forms in which exported tables come: CSV, JSON Lines, Parquet, DuckDB. All become rows of texts by column.

DuckDB opens only what it is given: one thread, bounded memory, no extension, no other file, no network.
"""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from ccam.formats.cells import unescaped
from ccam.formats.exports import NO, YES, Kind, Table
from ccam.formats.exports_tables import TABLES
from ccam.french import errors as refusals
from ccam.french import findings as words
from ccam.model.errors import FileRefused
from importers.opened import Opened

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CSV, JSONL, PARQUET, DUCKDB, DESCRIPTOR = "csv", "jsonl", "parquet", "duckdb", "datapackage.json"
PACKAGE_MARK = b'"tabular-data-package"'
MEMORY = "1GB"
CHUNK = 5_000
MAX_ROWS = 3_000_000
"""Most rows of one table: fifty times those of the whole CCAM."""

TextRow = dict[str, str]


class Form(NamedTuple):
    """What a content is: its form, and its table where it holds only one."""

    name: str
    table: str = ""


def form_of(opened: Opened) -> Form | None:
    """The form of a content that is one of our tables, or several; None for anything else."""
    head, (stem, _, _) = opened.head, opened.base_name.partition(".")
    if head[8:12] == b"DUCK":
        return Form(DUCKDB)
    if opened.base_name == DESCRIPTOR and PACKAGE_MARK in head:
        return Form(DESCRIPTOR)
    table = TABLES.get(stem)
    if table is None:
        return None
    if head.startswith(b"PAR1"):
        return Form(PARQUET, stem)
    first = head.partition(b"\n")[0].decode("utf-8-sig", "replace").strip()
    if first.startswith(f'{{"{table.names[0]}": '):
        return Form(JSONL, stem)
    return Form(CSV, stem) if set(table.key) <= set(first.split(",")) else None


def rows_of(opened: Opened, form: Form, wanted: list[Table]) -> Iterator[tuple[Table, list[TextRow]]]:
    """The tables among ``wanted`` that the content holds; raises :class:`FileRefused` where it is damaged or a table
    lacks a column.
    """
    here = [table for table in wanted if form.table in ("", table.name)]
    if form.name == DUCKDB:
        yield from _duckdb(opened, here)
    for table in here if form.table else ():
        reader = {CSV: _csv, JSONL: _json_lines, PARQUET: _parquet}[form.name]
        yield table, reader(opened, table)


def _csv(opened: Opened, table: Table) -> list[TextRow]:
    try:
        names, *rows = csv.reader(io.StringIO(opened.text, newline=""), strict=True)
    except csv.Error:
        raise _broken(opened) from None
    _require(opened, table, names)
    texts = {column.name for column in table.columns if column.kind is Kind.TEXT}
    if any(len(row) != len(names) for row in rows):
        raise _broken(opened)
    return [
        {name: unescaped(cell) if name in texts else cell for name, cell in zip(names, row, strict=True)}
        for row in rows
    ]


def _json_lines(opened: Opened, table: Table) -> list[TextRow]:
    made: list[TextRow] = []
    for line in opened.text.split("\n"):
        if not line.strip():
            continue
        try:
            value = json.loads(line, parse_float=str, parse_constant=str)
        except (ValueError, RecursionError):
            raise _broken(opened) from None
        if not isinstance(value, dict):
            raise _broken(opened)
        _require(opened, table, list(value))
        made.append({name: _text(item) for name, item in value.items()})
    return made


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)


def _parquet(opened: Opened, table: Table) -> list[TextRow]:
    with _on_disk(opened) as path, _connected(opened, ":memory:", path.parent) as base:
        return _query(base, opened, table, f"read_parquet('{path}')")


def _duckdb(opened: Opened, wanted: list[Table]) -> Iterator[tuple[Table, list[TextRow]]]:
    with _on_disk(opened) as path, _connected(opened, str(path), path.parent) as base:
        # A view of that name could be anything: only what is stored is read.
        found = base.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'").fetchall()
        stored = {name for (name,) in found}
        for table in wanted:
            if table.name in stored:
                yield table, _query(base, opened, table, f'main."{table.name}"')


def _query(base: "DuckDBPyConnection", opened: Opened, table: Table, source: str) -> list[TextRow]:
    names = [name for (name, *_) in base.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]  # noqa: S608
    _require(opened, table, names)
    columns = ", ".join(f"CAST({name} AS VARCHAR)" for name in table.names)
    result = base.execute(f"SELECT {columns} FROM {source}")  # noqa: S608
    made: list[TextRow] = []
    while rows := result.fetchmany(CHUNK):
        made += [{name: value or "" for name, value in zip(table.names, row, strict=True)} for row in rows]
        if len(made) > MAX_ROWS:
            raise _broken(opened)
    return made


@contextmanager
def _on_disk(opened: Opened) -> Iterator[Path]:
    """The content as a file of its own, for a reader that wants one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tables"
        with opened.stream() as content, path.open("wb") as file:
            shutil.copyfileobj(content, file)
        yield path


@contextmanager
def _connected(opened: Opened, where: str, folder: Path) -> "Iterator[DuckDBPyConnection]":
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "memory_limit": MEMORY,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    try:
        with duckdb.connect(where, read_only=where != ":memory:", config=settings) as base:
            base.execute(f"SET allowed_directories = ['{folder}']")
            base.execute("SET enable_external_access = false")
            base.execute("SET lock_configuration = true")
            yield base
    except duckdb.Error:
        raise _broken(opened) from None


def _require(opened: Opened, table: Table, names: list[str]) -> None:
    missing = [name for name in table.names if name not in names]
    if missing:
        columns = words.quoted(missing)
        raise FileRefused(refusals.COLUMNS_MISSING, where=opened.name, name=opened.name, columns=columns)


def _broken(opened: Opened) -> FileRefused:
    return FileRefused(refusals.FILE_BROKEN, where=opened.name, name=opened.name)
