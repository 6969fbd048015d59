"""Many rows at a time.

On SQLite a hundred rows go to the driver in one statement: half the time of one statement a row, a third of that of
the library's own way, which counts for a million of them. PostgreSQL has COPY. Values must be those of the driver:
texts, whole numbers, None.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, Table, delete, select

from ccam.store.row_tables import OWN
from ccam.store.rows import Values

TOGETHER = 100
"""Rows inserted by one statement, far under the limits of the engines on parameters."""
CHUNK = 10_000
"""Values looked for, or rows updated, by one call."""

T = TypeVar("T")
R = TypeVar("R", bound=NamedTuple)


def insert_all(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    """Insert rows that all have the same columns in the same order."""
    every = iter(rows)
    if (first := next(every, None)) is not None:
        _insert(connection, table, first, (row.values() for row in chain([first], every)))


def insert_rows(connection: Connection, table: Table, rows: Iterable[NamedTuple], position: int) -> None:
    """Insert as they are, in a table of :mod:`ccam.store.row_tables`, what the entry at ``position`` brings."""
    _insert(connection, table, [column.name for column in table.c if column.name not in OWN], rows, position)


def _insert(
    connection: Connection,
    table: Table,
    columns: Collection[str],
    rows: Iterable[Collection[object]],
    position: int | None = None,
) -> None:
    if connection.dialect.name == "postgresql":
        from ccam.store.postgresql import copy_rows

        own = {} if position is None else {"position": position}
        copy_rows(connection, table, [*own, *columns], ((*own.values(), *row) for row in rows))
        return
    quote = connection.dialect.identifier_preparer.quote
    shared, names = ([], []) if position is None else ([f"{position:d}"], ["position"])
    head = f"INSERT INTO {quote(table.name)} ({', '.join([*names, *map(quote, columns)])}) VALUES "  # noqa: S608
    row = f"({', '.join([*shared, *['?'] * len(columns)])})"
    for chunk in chunks(rows, TOGETHER):
        statement = head + ", ".join([row] * len(chunk))
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(chunk)))


def read_rows(connection: Connection, table: Table, kind: type[R], position: int) -> tuple[R, ...]:
    """The rows that the entry at ``position`` brought, in the order of the file."""
    columns = [table.c[field] for field in kind._fields]
    found = connection.execute(select(*columns).where(table.c.position == position).order_by(table.c.id))
    return tuple(kind._make(row) for row in found)


def forget_rows(connection: Connection, table: Table, position: int) -> None:
    """Take away the rows that the entry at ``position`` brought."""
    connection.execute(delete(table).where(table.c.position == position))


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """``items`` cut into lists of at most ``size``."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
