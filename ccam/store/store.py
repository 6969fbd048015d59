"""The store: what the base holds, and the one way to write in it.

with open_store(url) as store, store.write(actor, reason) as writer:
    writer.decide(decision)
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event
from types import TracebackType
from typing import Self

from ccam.french import members as members_fr
from ccam.french import store as fr
from ccam.model.acts import Release
from ccam.model.ballots import Ballot
from ccam.model.bulk import making_many
from ccam.model.decisions import Entry, fold
from ccam.model.draft import Draft
from ccam.model.errors import BaseUnavailable, DataRefused, UnknownThing
from ccam.model.findings import Finding
from ccam.model.history import ActRecord, GridPrice, History
from ccam.model.members import LOCAL_AUTHOR, Member, Person
from ccam.model.records import Document, DraftInfo, HospitalInfo, KnownFile, Problem, ReleaseInfo, Seal, VolumeInfo
from ccam.model.subjects import Search
from ccam.model.volumes import HospitalVolumes, VolumeSet
from ccam.store import (
    ballots,
    drafts,
    files,
    histories,
    hospital,
    journal,
    members,
    releases,
    schema,
    seals,
    subjects,
    verify,
    volume_sets,
    watching,
)
from ccam.store.engine import base_file, is_server, open_engine, reading, writing
from ccam.store.presence import Around
from ccam.store.where import resolve, shown
from ccam.store.writer import Writer

__all__ = ["Store", "Writer", "init_base", "migrate_base", "open_store", "utc_now"]

Clock = Callable[[], str]


def utc_now() -> str:
    """Now, in UTC, ISO 8601 to the second: ``2026-11-21T10:42:07Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def init_base(url: str) -> None:
    """Create an empty base: a new file, or the schema ``ccam`` of a database. Raises :class:`DataRefused` where one is
    already, and :class:`BaseUnavailable` where none can be made.
    """
    url = resolve(url)
    if is_server(url):
        _init_server(url)
        return
    path = base_file(url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    except FileExistsError:
        if path.exists():
            raise DataRefused(fr.ALREADY_THERE, path=path) from None
        raise BaseUnavailable(fr.FOLDER_CLOSED, folder=path.parent) from None
    except OSError as error:
        raise BaseUnavailable(fr.FOLDER_CLOSED, folder=path.parent) from error
    try:
        _upgrade(url)
    except BaseException:
        path.unlink()
        raise


def _init_server(url: str) -> None:
    engine = open_engine(url)
    try:
        with reading(engine) as connection:
            if schema.is_there(connection):
                raise DataRefused(members_fr.SCHEMA_THERE, path=shown(url))
    finally:
        engine.dispose()
    _upgrade(url)


def migrate_base(url: str) -> tuple[str, str]:
    """Bring a base to the structure of this version; the revisions before and after."""
    url = resolve(url)
    found = schema.found_revision(url)
    _upgrade(url)
    return found, schema.REVISION


KEPT = 2
"""Releases that a store keeps in memory: those that one compares."""


def open_store(url: str, *, read_only: bool = False, clock: Clock = utc_now) -> "Store":
    """Open a base of this version. ``clock`` gives the time of entries in the form of :func:`utc_now`."""
    url = resolve(url)
    schema.require_current(url)
    return Store(url, read_only=read_only, clock=clock)


class Store:
    """A base that is open; safe to share between threads. Each read sees one state of the base."""

    def __init__(self, url: str, *, read_only: bool = False, clock: Clock = utc_now) -> None:
        self.url = url
        self.clock = clock
        self._engine = open_engine(url, read_only=read_only)
        self._releases: dict[int, Release] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def releases(self) -> list[ReleaseInfo]:
        """Releases, by date."""
        with reading(self._engine) as connection:
            return releases.infos(connection)

    def full_version(self, name: str) -> str:
        """The version that a person means: ``78.10`` is ``78.10-nx`` where no other file has it. Raises
        :class:`UnknownThing`, listing those there are.
        """
        with reading(self._engine) as connection:
            return str(releases.header(connection, name).version)

    def release(self, version: str) -> Release:
        """One release, whole, named as in :meth:`full_version`. The last ones read are kept: a release is replaced by
        another entry of the journal, never changed.
        """
        with reading(self._engine) as connection, making_many():
            position = releases.header(connection, version).position
            found = self._releases.pop(position, None) or releases.load(connection, version)
        self._releases[position] = found
        for old in list(self._releases)[:-KEPT]:
            self._releases.pop(old, None)
        return found

    def history(self, version: str) -> History | None:
        """The whole base that a release was drawn from; None where its file holds one day only."""
        with reading(self._engine) as connection, making_many():
            return histories.load(connection, releases.header(connection, version).position)

    def act_records(self, version: str) -> tuple[ActRecord, ...]:
        """What the whole base behind a release says of each act once; nothing where its file holds one day only."""
        with reading(self._engine) as connection, making_many():
            return histories.act_records(connection, releases.header(connection, version).position)

    def act_prices(self, version: str, code: str) -> tuple[GridPrice, ...]:
        """Every price that an act ever had in the whole base behind a release; nothing where there is none."""
        with reading(self._engine) as connection:
            return histories.act_prices(connection, releases.header(connection, version).position, code)

    def volume_sets(self) -> list[VolumeInfo]:
        """Volume sets, by year."""
        with reading(self._engine) as connection:
            return volume_sets.infos(connection)

    def volumes(self, name: str) -> VolumeSet:
        """One volume set, whole; :class:`UnknownThing` lists those there are."""
        with reading(self._engine) as connection:
            return volume_sets.load(connection, name)

    def hospital_sets(self) -> list[HospitalInfo]:
        """Hospital volumes, by year; never to be added to the others."""
        with reading(self._engine) as connection:
            return hospital.infos(connection)

    def hospital(self, name: str) -> HospitalVolumes:
        """One set of hospital volumes, whole; :class:`UnknownThing` lists those there are."""
        with reading(self._engine) as connection, making_many():
            return hospital.load(connection, name)

    def drafts(self) -> list[DraftInfo]:
        """Drafts, by name."""
        with reading(self._engine) as connection:
            return drafts.infos(connection)

    def draft(self, name: str, at: int | None = None) -> Draft:
        """A draft as it is, or as it was after the entry at position ``at``."""
        with reading(self._engine) as connection:
            if at is None:
                return drafts.load(connection, name)
            known = drafts.info(connection, name)
            last = journal.head(connection)[0]
            first = next(journal.written_entries(connection, name)).position
            if not first <= at <= last:
                raise UnknownThing(fr.POSITION_UNKNOWN, name=name, position=at, first=first, last=last)
            written = journal.written_entries(connection, name, upto=at)
            return fold(name, known.base, map(journal.understood, written))

    def entries(self, draft: str | None = None, *, after: int = 0, upto: int | None = None) -> list[Entry]:
        """Entries of the journal in order, of one draft if it is named; ``after`` is excluded."""
        with reading(self._engine) as connection:
            written = journal.written_entries(connection, draft, after=after, upto=upto)
            return [journal.understood(each) for each in written]

    def entry(self, position: int) -> Entry:
        """The entry at ``position``, which is known to be there."""
        with reading(self._engine) as connection:
            return journal.entry(connection, position)

    def search(self, wanted: Search) -> list[Entry]:
        """The entries that answer to ``wanted``, oldest first; the others are not parsed."""
        with reading(self._engine) as connection:
            return subjects.search(connection, wanted)

    def count(self, wanted: Search) -> int:
        """How many entries :meth:`search` would return; none is parsed."""
        with reading(self._engine) as connection:
            return subjects.count(connection, wanted)

    def head(self) -> tuple[int, str]:
        """Position and hash of the last entry; 0 and sixty-four zeros before the first."""
        with reading(self._engine) as connection:
            return journal.head(connection)

    def documents(self, formats: Collection[str] = (), natures: Collection[str] = ()) -> list[Document]:
        """Parameter files and filled sheets, by name; of these formats and natures alone where any is named."""
        with reading(self._engine) as connection:
            return files.documents(connection, formats, natures)

    def last_document(self, format_name: str) -> Document | None:
        """The document of that format that was imported last, None where there is none."""
        with reading(self._engine) as connection:
            return files.last_document(connection, format_name)

    def ballots(self, draft: str, blind_round: str) -> list[Ballot]:
        """The ballots of an open round that wait in the base, as far as one may see them."""
        with reading(self._engine) as connection:
            return ballots.of_round(connection, draft, blind_round)

    def seals(self, draft: str) -> list[Seal]:
        """The seals of a draft, oldest first."""
        with reading(self._engine) as connection:
            return seals.of_draft(connection, draft)

    def findings(self, sha256: str) -> list[Finding]:
        """What was noticed in the file of these bytes."""
        with reading(self._engine) as connection:
            return files.findings(connection, sha256)

    def known_file(self, sha256: str) -> KnownFile | None:
        """What of the base was read from these very bytes, or None."""
        with reading(self._engine) as connection:
            return files.known_file(connection, sha256)

    @contextmanager
    def write(self, actor: str, reason: str) -> Iterator[Writer]:
        """One transaction: all that the block writes, or nothing if it raises. Waits for its turn, then
        raises :class:`BaseUnavailable`.
        """
        author = self.author(actor)
        with writing(self._engine) as connection:
            yield Writer(connection, self.clock, author, reason)

    def members(self) -> list[Member]:
        """Members, by id; on SQLite the list is informative."""
        with reading(self._engine) as connection:
            return members.listed(connection)

    def persons(self) -> list[Person]:
        """Who is behind the members; :class:`DataRefused` for who may not know."""
        with reading(self._engine) as connection:
            return members.persons(connection)

    @property
    def has_rights(self) -> bool:
        """Whether the base itself refuses what a member may not do: SQLite has no rights."""
        return is_server(self.url)

    def author(self, asked: str) -> str:
        """Who writes when ``asked`` is the author given: on PostgreSQL, the member of the session where none was."""
        if not self.has_rights or asked != LOCAL_AUTHOR:
            return asked
        with reading(self._engine) as connection:
            return members.of_session(connection) or asked

    def watch(self, after: int, stop: Event | None = None, around: Around | None = None) -> Iterator[int]:
        """The last position of the journal each time others take it past ``after``, within a second; on a connection of
        its own. Ends once ``stop`` is set. ``around`` is told, from time to time and on PostgreSQL only, who has the
        workbench open, of which this session then is one.
        """
        return watching.positions(self.url, after, stop or Event(), around)

    def verify(self) -> list[Problem]:
        """Everything in the base that the journal contradicts, and every flaw of the journal itself."""
        with reading(self._engine) as connection:
            return verify.problems(connection)


def _upgrade(url: str) -> None:
    engine = open_engine(url)
    try:
        with writing(engine) as connection:
            schema.upgrade(connection)
    finally:
        engine.dispose()
