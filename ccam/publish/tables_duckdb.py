"""Tables as Parquet and as one DuckDB file, both written by DuckDB alone, in one thread and without the network.

Parquet is the same bytes each time. A DuckDB file names itself at random: only what it says is the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ccam.formats import exports_tables as layout
from ccam.formats.exports import Rows, Table
from ccam.french import exports as fr
from ccam.publish.archives import archive
from ccam.publish.tables import json_lines

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ALONE = {"threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
"""One thread keeps rows in their order; nothing is fetched from outside (toolbox §6)."""


def parquet(rows: Rows) -> bytes:
    """The archive of one .parquet a table, empty ones too."""
    with TemporaryDirectory() as folder, _filled(":memory:", rows, Path(folder)) as base:
        made = {}
        for name in rows:
            path = Path(folder) / f"{name}.parquet"
            base.execute(f"COPY {name} TO '{_quoted(str(path))}' (FORMAT parquet, COMPRESSION zstd)")
            made[path.name] = path.read_bytes()
    return archive(made)


def duckdb_file(rows: Rows) -> bytes:
    """A DuckDB file: every table, what each column means as its comment, and the views."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.duckdb"
        with _filled(str(path), rows, Path(folder)) as base:
            for name in rows:
                _comment(base, layout.TABLES[name])
            for name, query in layout.VIEWS.items():
                base.execute(f"CREATE VIEW {name} AS {query}")
                base.execute(f"COMMENT ON VIEW {name} IS '{_quoted(fr.VIEWS[name])}'")
            base.execute("CHECKPOINT")
        return path.read_bytes()


@contextmanager
def _filled(where: str, rows: Rows, folder: Path) -> "Iterator[DuckDBPyConnection]":
    """A base with the tables. They go through JSON Lines: row by row, DuckDB takes a hundred times longer."""
    import duckdb

    with duckdb.connect(where, config=dict(ALONE)) as base:
        for name, found in rows.items():
            table = layout.TABLES[name]
            base.execute(f"CREATE TABLE {name} ({', '.join(_definition(table))})")
            if found:
                path = folder / f"{name}.jsonl"
                path.write_bytes(json_lines(table, found))
                types = ", ".join(f"'{column.name}': '{column.sql}'" for column in table.columns)
                read = (
                    f"read_json(?, format = 'newline_delimited', columns = {{{types}}}, maximum_object_size = 67108864)"
                )
                base.execute(f"INSERT INTO {name} SELECT * FROM {read}", [str(path)])  # noqa: S608
                path.unlink()
        yield base


def _definition(table: Table) -> Iterator[str]:
    for column in table.columns:
        yield f"{column.name} {column.sql}{' NOT NULL' if column.required else ''}"
    if table.key:
        yield f"PRIMARY KEY ({', '.join(table.key)})"


def _comment(base: "DuckDBPyConnection", table: Table) -> None:
    base.execute(f"COMMENT ON TABLE {table.name} IS '{_quoted(table.title)}'")
    for column in table.columns:
        unit = f" [{column.unit}]" if column.unit else ""
        said = _quoted(f"{table.meaning(column)}{unit} ({column.origin})")
        base.execute(f"COMMENT ON COLUMN {table.name}.{column.name} IS '{said}'")


def _quoted(text: str) -> str:
    return text.replace("'", "''")
