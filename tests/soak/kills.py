"""``kill -9`` at any moment: the base reopens, verifies, and holds every acknowledged write and no half of one."""

import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from random import Random
from typing import NamedTuple

import pysqlite3

from ccam.model.decisions import Entry, Kind
from ccam.model.records import Nature
from ccam.store.engine import base_file
from ccam.store.store import Store, open_store
from tests.soak.victims import Written, write_until_killed

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["pytest", "tests.soak.victims"])
PATIENCE = 60
"""Seconds after which a victim that says nothing is a failure."""
MARGIN = 1.3
"""A kill falls anywhere from the beginning of a write to this many times as long as the one before took."""


class Kill(NamedTuple):
    """One process killed: how many writes it had been told of, and whether it was in the middle of another."""

    acknowledged: int
    torn: bool


class Lost(AssertionError):
    """The base does not hold what it has acknowledged, or holds what it has not."""


def kill_once(url: str, kind: str, random: Random) -> Kill:
    """Start a victim, let it write a little, kill it at a random moment of a write, then look at the base."""
    told, telling = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=write_until_killed, args=(url, kind, telling))
    process.start()
    telling.close()
    with closing(told):
        try:
            heard = list(_until_a_write_begins(told, random))
        finally:
            process.kill()
            process.join()
            process.close()
        heard += _last_words(told)
    acknowledged = [written for written in heard if written is not None]
    require_all(url, acknowledged)
    return Kill(len(acknowledged), heard[-1] is None)


def _until_a_write_begins(told: Connection, random: Random) -> Iterator[Written | None]:
    """One to three whole writes, and a random part of the time of one more."""
    for _ in range(random.randint(1, 3)):
        yield _hear(told)
        start = time.monotonic()
        yield _hear(told)
        lasted = time.monotonic() - start
    yield _hear(told)
    time.sleep(random.random() * lasted * MARGIN)


def _hear(told: Connection) -> Written | None:
    if not told.poll(PATIENCE):
        raise TimeoutError
    heard: Written | None = told.recv()
    return heard


def _last_words(told: Connection) -> Iterator[Written | None]:
    try:
        while True:
            yield _hear(told)
    except (EOFError, OSError):  # a word cut short was not said
        return


def require_all(url: str, acknowledged: list[Written]) -> None:
    """Raise :class:`Lost` unless the base is sound, holds all that it has acknowledged, and no half of an import."""
    with open_store(url) as store:
        entries = store.entries()
        known = {(entry.position, entry.hash) for entry in entries}
        if missing := [written for written in acknowledged if written not in known]:
            raise Lost(f"acknowledged and not there: {missing}")
        if problems := store.verify():
            raise Lost(problems)
        if (kept := _kept(store)) != (told := _imported(entries)):
            raise Lost(f"in the base {kept}, in the journal {told}")
    if url.startswith("sqlite"):
        _require_whole_pages(url)


def _imported(entries: list[Entry]) -> dict[tuple[str, str], str]:
    """Bytes of what the journal says was imported last, by nature and name."""
    facts = [entry.decision.facts for entry in entries if entry.decision.kind is Kind.IMPORT]
    return {(str(said["nature"]), str(said.get("version") or said["nom"])): str(said["sha256"]) for said in facts}


def _kept(store: Store) -> dict[tuple[str, str], str]:
    releases = {(Nature.RELEASE.value, info.version): info.source.sha256 for info in store.releases()}
    return releases | {(Nature.VOLUMES.value, info.name): info.source.sha256 for info in store.volume_sets()}


def _require_whole_pages(url: str) -> None:
    with closing(pysqlite3.connect(str(base_file(url)))) as connection:
        if (said := connection.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise Lost(said)
