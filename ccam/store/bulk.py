"""Many rows at a time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Table, insert

from ccam.store.rows import Values

CHUNK = 10_000
"""Rows in one statement: few enough for the memory, and for the engines' limits on parameters."""

T = TypeVar("T")


def insert_all(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    """Insert ``rows``, a chunk at a time."""
    for chunk in chunks(rows):
        connection.execute(insert(table), chunk)


def chunks(items: Iterable[T]) -> Iterator[Sequence[T]]:
    """``items`` cut into lists of at most :data:`CHUNK`."""
    iterator = iter(items)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
