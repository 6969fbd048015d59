"""The journal: appended under the write lock, read back, and checked link by link."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from ccam.french import store as fr
from ccam.french.sentence import Sentence
from ccam.model.decisions import GENESIS, Decision, Entry, entry_hash, read_decision
from ccam.model.errors import JournalBroken
from ccam.model.records import Problem
from ccam.store.tables import JOURNAL


class Written(NamedTuple):
    """An entry as it lies in the table. ``kind``, ``schema_number`` and ``draft`` repeat what ``text`` says,
    for searching.
    """

    position: int
    at: str
    actor: str
    reason: str
    kind: str
    schema_number: int
    draft: str
    text: str
    previous: str
    hash: str


def head(connection: Connection) -> tuple[int, str]:
    """Position and hash of the last entry; ``(0, GENESIS)`` for an empty journal."""
    last = select(JOURNAL.c.position, JOURNAL.c.hash).order_by(JOURNAL.c.position.desc()).limit(1)
    row = connection.execute(last).one_or_none()
    return (row.position, row.hash) if row else (0, GENESIS)


def append(connection: Connection, at: str, actor: str, reason: str, decision: Decision) -> Entry:
    """Give ``decision`` the next place. The caller's transaction holds the write lock. On PostgreSQL the server says
    who writes and when, and what follows from the entry is written with it.
    """
    text = decision.text()
    kind, schema, draft = decision.kind.value, decision.schema, decision.draft
    if not projects(connection):
        from ccam.store import postgresql

        position, at, actor, previous, digest = postgresql.append(connection, at, actor, reason, text)
        return understood(Written(position, at, actor, reason, kind, schema, draft, text, previous, digest))
    before, previous = head(connection)
    position = before + 1
    digest = entry_hash(previous, position, at, actor, reason, text)
    written = Written(position, at, actor, reason, kind, schema, draft, text, previous, digest)
    connection.execute(insert(JOURNAL).values(written._asdict()))
    return understood(written)


def projects(connection: Connection) -> bool:
    """Whether it is for us to write what follows from an entry; on PostgreSQL the server does, from its text."""
    return connection.dialect.name != "postgresql"


def written_entries(
    connection: Connection, draft: str | None = None, *, after: int = 0, upto: int | None = None
) -> Iterator[Written]:
    """Entries in order, those of ``draft`` only if one is named, from ``after`` excluded to ``upto`` included."""
    wanted = select(JOURNAL).where(JOURNAL.c.position > after).order_by(JOURNAL.c.position)
    if draft is not None:
        wanted = wanted.where(JOURNAL.c.draft == draft)
    if upto is not None:
        wanted = wanted.where(JOURNAL.c.position <= upto)
    return (Written(*row) for row in connection.execute(wanted))


def entry(connection: Connection, position: int) -> Entry:
    """The entry at ``position``."""
    return understood(next(written_entries(connection, after=position - 1, upto=position)))


def understood(written: Written) -> Entry:
    """The entry that was written; raises :class:`JournalBroken` where its text cannot be read."""
    try:
        decision = read_decision(json.loads(written.text))
    except (ValueError, KeyError, TypeError) as error:
        raise JournalBroken(fr.ENTRY_UNREADABLE, position=written.position) from error
    return Entry(
        written.position, written.at, written.actor, written.reason, decision, written.text, written.previous,
        written.hash,
    )  # fmt: skip


def chain_problems(entries: Iterable[Written]) -> Iterator[Problem]:
    """Where the chain does not hold: a missing entry, a link that does not follow, an altered entry."""
    position, previous = 0, GENESIS
    for written in entries:
        for missing in range(position + 1, written.position):
            yield _problem(fr.CHAIN_GAP, position=missing)
        if written.previous != previous:
            yield _problem(fr.CHAIN_BROKEN, position=written.position)
        if not _is_intact(written):
            yield _problem(fr.ENTRY_ALTERED, position=written.position)
        position, previous = written.position, written.hash


def _is_intact(written: Written) -> bool:
    digest = entry_hash(written.previous, written.position, written.at, written.actor, written.reason, written.text)
    if digest != written.hash:
        return False
    said = json.loads(written.text)
    return (written.kind, written.schema_number, written.draft) == (said["genre"], said["schema"], said["projet"])


def _problem(sentence: Sentence, position: int) -> Problem:
    return Problem(sentence.code, sentence.message.format(position=position))
