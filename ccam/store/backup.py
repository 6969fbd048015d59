"""A base in one portable file, and back. What is written holds exactly what was read, and is verified before it counts.

The file is a base like any other, in one piece: no write-ahead log beside it, so it can be carried on any medium. The
directory of persons is not in it: it must stay erasable, and the logins it names belong to a server.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pysqlite3
from sqlalchemy import Connection, Table, func, insert, select

from ccam.french import backup as fr
from ccam.french import store as stored
from ccam.model.errors import BaseUnavailable, DataRefused, JournalBroken
from ccam.store import journal, schema, server_rules, verify
from ccam.store.bulk import CHUNK
from ccam.store.engine import MEANINGS, base_file, open_engine, reading, writing
from ccam.store.postgresql import OWNER, copy_rows
from ccam.store.store import init_base
from ccam.store.tables import METADATA, PERSON
from ccam.store.where import SQLITE, resolve, shown


class Saved(NamedTuple):
    """What a copy holds: the journal's last position and its hash; ``size`` in bytes of the file, 0 for a server."""

    position: int
    hash: str
    size: int


def save(url: str, path: Path) -> Saved:
    """Write the base at ``url``, whatever its engine, into the new file ``path``. Raises :class:`DataRefused` where a
    file is already, :class:`JournalBroken` where the base does not verify, :class:`BaseUnavailable` where nothing can
    be written.
    """
    url = resolve(url)
    schema.require_current(url)
    return _new_file(url, path)


def restore(path: Path, url: str) -> Saved:
    """Bring the backup ``path`` into the base at ``url``: an empty one of either engine, or a file that is made for it.
    Raises what :func:`save` raises; the base is left as it was.
    """
    if not path.exists():
        raise DataRefused(fr.NO_BACKUP, path=path)
    source, url = SQLITE + str(path.absolute()), resolve(url)
    schema.require_current(source)
    if url.startswith(SQLITE) and not base_file(url).exists():
        return _new_file(source, base_file(url))
    schema.require_current(url)
    return _fill(source, url)


def _new_file(url: str, path: Path) -> Saved:
    with _claimed(path) as part:
        if url.startswith(SQLITE):
            head = _copy_pages(url, part)
        else:
            init_base(str(part))
            head = _fill(url, SQLITE + str(part))[:2]
        _in_one_piece(part)
        if _sound_head(SQLITE + str(part), path) != head:
            raise JournalBroken(fr.NOT_FAITHFUL)
        size = part.stat().st_size
    return Saved(*head, size)


@contextmanager
def _claimed(path: Path) -> Iterator[Path]:
    """A place to write in, whose file takes the name ``path`` once the block has ended well; nothing is left else."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise DataRefused(fr.FILE_TAKEN, path=path) from None
    except OSError as error:
        raise BaseUnavailable(fr.FOLDER_REFUSES, folder=path.parent) from error
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
            part = Path(folder).absolute() / "base.sqlite"
            yield part
            part.replace(path)
            _flush(path.parent)
    except BaseException:
        path.unlink()
        raise


def _flush(folder: Path) -> None:
    """Have the disk know the names in ``folder``."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copy_pages(url: str, part: Path) -> tuple[int, str]:
    """Copy an SQLite base page by page, as one transaction sees it, while others write; the head of the copy."""
    engine = open_engine(url, read_only=True)
    try:
        with reading(engine) as connection, _driver(part) as copy:
            head = journal.head(connection)
            driver = connection.connection.driver_connection
            assert driver is not None  # noqa: S101 the transaction is open
            driver.backup(copy)
            return head
    finally:
        engine.dispose()


def _in_one_piece(part: Path) -> None:
    with _driver(part) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute(f"DELETE FROM {PERSON.name}")  # noqa: S608 our own name
        copy.execute("VACUUM")


@contextmanager
def _driver(path: Path) -> Iterator[pysqlite3.Connection]:
    connection = pysqlite3.connect(str(path), isolation_level=None)
    try:
        yield connection
    except pysqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        meaning = next((said for start, said in MEANINGS.items() if name.startswith(start)), stored.UNREACHABLE)
        raise BaseUnavailable(meaning, path=path) from error
    finally:
        connection.close()


def _sound_head(url: str, path: Path) -> tuple[int, str]:
    """The head of a base in a file, once every page, entry, projection and seal of it was verified."""
    engine = open_engine(url, read_only=True)
    try:
        with reading(engine) as connection:
            pages = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
            _require_none(path, [] if pages == "ok" else [fr.DAMAGED_FILE])
            _require_none(path, [problem.message for problem in verify.problems(connection)])
            return journal.head(connection)
    finally:
        engine.dispose()


def _require_none(path: object, problems: list[str]) -> None:
    if problems:
        raise JournalBroken(fr.UNSOUND, path=path, problem=problems[0])


def _fill(source: str, url: str) -> Saved:
    """Copy every row of ``source`` into the empty base at ``url``, in one transaction that ends only once verified."""
    given, empty = open_engine(source, read_only=True), open_engine(url)
    try:
        with reading(given) as before, writing(empty) as after:
            for connection in (before, after):
                _as_owner(connection)
            if any(after.execute(select(table).limit(1)).first() for table in METADATA.sorted_tables):
                raise DataRefused(fr.NOT_EMPTY, url=shown(url))
            for table in METADATA.sorted_tables:
                if table is not PERSON:
                    _copy_rows(before, after, table)
            _require_none(source, [problem.message for problem in verify.problems(after)])
            if after.dialect.name == "postgresql":
                server_rules.fill(after)
            head = journal.head(after)
            if head != journal.head(before):
                raise JournalBroken(fr.NOT_FAITHFUL)
        return Saved(*head, base_file(url).stat().st_size if url.startswith(SQLITE) else 0)
    finally:
        given.dispose()
        empty.dispose()


def _copy_rows(source: Connection, target: Connection, table: Table) -> None:
    found = source.execute(select(table).order_by(*table.primary_key), execution_options={"yield_per": CHUNK})
    if _takes_copy(target, table):
        copy_rows(target, table, found.keys(), found)
    else:
        for rows in found.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in rows])
    if target.dialect.name == "postgresql" and (counter := table.autoincrement_column) is not None:
        sequence = func.pg_get_serial_sequence(table.name, counter.name)
        target.execute(select(func.setval(sequence, func.coalesce(func.max(counter), 1))))


def _as_owner(connection: Connection) -> None:
    """On a server, all is read and written by its owner: a member does not see the ballots of the others."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")


def _takes_copy(connection: Connection, table: Table) -> bool:
    """Whether rows go in by COPY: only on PostgreSQL, and never into a table with row security."""
    if connection.dialect.name != "postgresql":
        return False
    return not connection.execute(select(func.row_security_active(table.name))).scalar_one()
