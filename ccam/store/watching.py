"""Hearing of what others write, on a connection of its own: PostgreSQL says so, an SQLite file is looked at."""

from collections.abc import Iterator
from threading import Event
from typing import Any

from sqlalchemy import Connection, Engine

from ccam.model.errors import BaseUnavailable
from ccam.store import journal
from ccam.store.engine import open_engine, reading, translated_errors
from ccam.store.presence import Around, RollCall

PACE = 0.5
"""Seconds between two looks; also the longest that a stop is waited for."""
PATIENCE = 60
"""Looks that may fail in a row, the server being away, before the watch gives up."""


def positions(url: str, after: int, stop: Event, around: Around | None = None) -> Iterator[int]:
    """The last position of the journal each time it is past ``after``, then past the one yielded; ends once ``stop`` is
    set. On PostgreSQL ``around`` is told who has the workbench open, this session among them. Raises
    :class:`BaseUnavailable` where the base stays away half a minute.
    """
    engine = open_engine(url, read_only=True)
    failures = 0
    try:
        while not stop.is_set():
            try:
                for position in _heard(engine, stop, around):
                    failures = 0
                    if position > after:
                        after = position
                        yield position
            except BaseUnavailable:
                failures += 1
                if around is not None:
                    around(())
                if failures == PATIENCE:
                    raise
                stop.wait(PACE)
    finally:
        engine.dispose()


def _heard(engine: Engine, stop: Event, around: Around | None) -> Iterator[int]:
    """The last position, at every sign that it may have changed."""
    if engine.dialect.name != "postgresql":
        yield from _looked_at(engine, stop)
        return
    with translated_errors(engine.url), engine.connect() as connection:
        driver: Any = connection.execution_options(isolation_level="AUTOCOMMIT").connection.driver_connection
        driver.execute("LISTEN ccam")
        roll = RollCall(connection, around) if around is not None else None
        while not stop.is_set():
            yield journal.head(connection)[0]
            if roll is not None:
                roll.call()
            for _ in driver.notifies(timeout=PACE, stop_after=1):
                pass


def _looked_at(engine: Engine, stop: Event) -> Iterator[int]:
    with translated_errors(engine.url), engine.connect() as connection:
        seen = -1
        while not stop.is_set():
            if (version := _data_version(connection)) != seen:
                seen = version
                with reading(engine) as fresh:
                    yield journal.head(fresh)[0]
            stop.wait(PACE)


def _data_version(connection: Connection) -> int:
    """What SQLite counts of the commits of others; asked outside any transaction."""
    driver: Any = connection.connection.driver_connection
    (version,) = driver.execute("PRAGMA data_version").fetchone()
    return int(version)
