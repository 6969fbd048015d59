"""Engines: connections, transactions, guards, and what errors mean; SQLite here, PostgreSQL in its own module.

An embedded base is a file in WAL mode through the ``pysqlite3`` wheel (the system's SQLite has a published WAL
corruption race). ``synchronous=FULL``: an acknowledged decision survives a power cut.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from ccam.french import store as fr
from ccam.french.sentence import Sentence
from ccam.model.errors import BaseUnavailable
from ccam.store.where import POSTGRESQL, shown

PATIENCE = "30"
"""Seconds a writer waits for another one; ``?timeout=`` in the address overrides it."""

MEANINGS: dict[str, Sentence] = {
    "SQLITE_BUSY": fr.LOCKED,
    "SQLITE_LOCKED": fr.LOCKED,
    "SQLITE_READONLY": fr.READ_ONLY,
    "SQLITE_CANTOPEN": fr.UNREACHABLE,
    "SQLITE_PERM": fr.UNREACHABLE,
    "SQLITE_IOERR": fr.UNREACHABLE,
    "SQLITE_NOTADB": fr.NOT_A_BASE,
    "SQLITE_CORRUPT": fr.DAMAGED,
    "SQLITE_FULL": fr.DISK_FULL,
}
"""What SQLite's error names mean for a person; extended names (``SQLITE_BUSY_SNAPSHOT``) begin with these."""

JOURNAL_GUARDS = {
    "journal_no_update": "BEFORE UPDATE ON journal",
    "journal_no_delete": "BEFORE DELETE ON journal",
    "journal_no_replace": (
        "BEFORE INSERT ON journal WHEN EXISTS (SELECT 1 FROM journal WHERE position = NEW.position OR hash = NEW.hash)"
    ),
}
"""When the journal refuses, by trigger. The third is for INSERT OR REPLACE, which passes by the second one on
any connection that has not set ``recursive_triggers``.
"""


def open_engine(url: str, *, read_only: bool = False) -> Engine:
    """An engine on the base at ``url``; connects to nothing yet."""
    address = make_url(url)
    if is_server(url):
        from ccam.store.postgresql import open_server

        patience = str(address.query.get("timeout", PATIENCE))
        return open_server(address.difference_update_query(["timeout"]), patience, read_only=read_only)
    if "timeout" not in address.query:
        address = address.update_query_dict({"timeout": PATIENCE})
    engine = create_engine(address, module=pysqlite3)
    event.listen(engine, "connect", _prepare_reader if read_only else _prepare_writer)
    event.listen(engine, "begin", _begin)
    return engine


def is_server(url: str) -> bool:
    """Whether ``url`` is that of a PostgreSQL base."""
    return url.startswith(POSTGRESQL)


def base_file(url: str) -> Path:
    """The file behind ``url``, which may be a plain address or a ``file:`` URI."""
    return Path((make_url(url).database or "").removeprefix("file:"))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the base."""
    with translated_errors(engine.url), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock from its first instant; undone if the block raises."""
    with (
        translated_errors(engine.url),
        engine.connect().execution_options(ccam_writes=True) as connection,
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            from ccam.store.postgresql import take_turn

            take_turn(connection)
        yield connection


def guard_journal(connection: Connection) -> None:
    """Have the engine itself refuse to change what the journal holds. A process that owns the file can
    still lift the guards: the chain of hashes is what tells. On PostgreSQL ``journal.sql`` does it.
    """
    if connection.dialect.name != "sqlite":
        return
    for name, occasion in JOURNAL_GUARDS.items():
        refusal = "SELECT RAISE(ABORT, 'the journal only grows')"
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {occasion} BEGIN {refusal}; END")


@contextmanager
def translated_errors(url: URL) -> Iterator[None]:
    """Turn what the engine says of the base itself, or of our rights on it, into a failure a person can act on; let
    bugs through.
    """
    try:
        yield
    except DBAPIError as error:
        if url.get_backend_name() == "postgresql":
            from ccam.store.postgresql import meaning

            known = meaning(error, shown(url.set(query={}).render_as_string()))
            if known is None:
                raise
            raise known from error
        name = getattr(error.orig, "sqlite_errorname", "")
        sentence = next((s for start, s in MEANINGS.items() if name.startswith(start)), None)
        if sentence is None:
            raise
        raise BaseUnavailable(sentence, path=base_file(str(url))) from error


def _prepare_reader(driver: Any, _: ConnectionPoolEntry) -> None:
    _prepare(driver, "query_only=ON")


def _prepare_writer(driver: Any, _: ConnectionPoolEntry) -> None:
    _prepare(driver, "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")


def _prepare(driver: Any, *pragmas: str) -> None:
    driver.isolation_level = None  # the driver would begin transactions of its own; _begin does
    for pragma in pragmas:
        driver.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("ccam_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
