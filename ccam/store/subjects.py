"""The index of the journal by subject, and the search of entries: no entry is parsed that is not wanted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, Select, func, select

from ccam.french import store as fr
from ccam.model.decisions import Decision, Entry
from ccam.model.records import Problem
from ccam.model.subjects import NOTEBOOK, Search, author_subject, filed_under, subjects_of
from ccam.store import journal
from ccam.store.bulk import chunks, insert_all
from ccam.store.journal import Written
from ccam.store.tables import ENTRY_SUBJECT, JOURNAL


def save(connection: Connection, position: int, decision: Decision) -> None:
    """Index the entry that was just appended."""
    rows = ({"subject": subject, "position": position} for subject in sorted(filed_under(decision)))
    insert_all(connection, ENTRY_SUBJECT, rows)


def index_all(connection: Connection) -> None:
    """Index every entry of a base whose index is empty."""
    for written in journal.written_entries(connection):
        save(connection, written.position, journal.understood(written).decision)


def index_authors(connection: Connection) -> None:
    """File what was replayed under its own author too, where that was not done."""
    filed = select(ENTRY_SUBJECT.c.position).where(ENTRY_SUBJECT.c.subject.startswith(author_subject("")))
    known = set(connection.execute(filed).scalars())
    replayed = connection.execute(select(JOURNAL).where(JOURNAL.c.text.contains(f'"{NOTEBOOK}":{{')))
    for written in (Written(*row) for row in replayed.all()):
        decision = journal.understood(written).decision
        if written.position not in known:
            new = filed_under(decision) - subjects_of(decision)
            insert_all(connection, ENTRY_SUBJECT, ({"subject": name, "position": written.position} for name in new))


def count(connection: Connection, wanted: Search) -> int:
    """How many entries are wanted, whatever ``last`` says."""
    if wanted.subjects is None:
        found: int = connection.execute(select(func.count()).select_from(_matching(wanted).subquery())).scalar_one()
        return found
    return len(_positions(connection, replace(wanted, last=0)))


def _positions(connection: Connection, wanted: Search) -> list[int]:
    """Where the entries wanted are, in order."""
    matching = _matching(wanted)
    if wanted.last:
        matching = matching.order_by(JOURNAL.c.position.desc()).limit(wanted.last)
    if wanted.subjects is None:
        queries = [matching]
    else:
        about = select(ENTRY_SUBJECT.c.position)
        groups = chunks(sorted(wanted.subjects))
        filed = (about.where(ENTRY_SUBJECT.c.subject.in_(group)) for group in groups)
        queries = [matching.where(JOURNAL.c.position.in_(position)) for position in filed]
    found = {row.position for query in queries for row in connection.execute(query)}
    return sorted(found)[-wanted.last :]


def search(connection: Connection, wanted: Search) -> list[Entry]:
    """The entries wanted, in order."""
    return [
        journal.understood(Written(*row))
        for group in chunks(_positions(connection, wanted))
        for row in connection.execute(select(JOURNAL).where(JOURNAL.c.position.in_(group)).order_by(JOURNAL.c.position))
    ]


def _matching(wanted: Search) -> Select[tuple[int]]:
    query = select(JOURNAL.c.position).where(JOURNAL.c.position > wanted.after)
    if wanted.draft is not None:
        query = query.where(JOURNAL.c.draft == wanted.draft)
    if wanted.actor:
        query = query.where(JOURNAL.c.actor == wanted.actor)
    if wanted.author:
        away = select(ENTRY_SUBJECT.c.position).where(ENTRY_SUBJECT.c.subject == author_subject(wanted.author))
        query = query.where((JOURNAL.c.actor == wanted.author) | JOURNAL.c.position.in_(away))
    if wanted.kinds:
        query = query.where(JOURNAL.c.kind.in_(sorted(kind.value for kind in wanted.kinds)))
    if wanted.since:
        query = query.where(JOURNAL.c.at >= wanted.since)
    if wanted.until:
        query = query.where(JOURNAL.c.at < wanted.until)
    return query


def problems(connection: Connection, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Entries that the index does not file as they say."""
    kept: dict[int, set[str]] = {}
    for subject, position in connection.execute(select(ENTRY_SUBJECT.c.subject, ENTRY_SUBJECT.c.position)):
        kept.setdefault(position, set()).add(subject)
    for entry in entries:
        if kept.get(entry.position, set()) != filed_under(entry.decision):
            yield Problem(fr.INDEX_DRIFTED.code, fr.INDEX_DRIFTED.message.format(position=entry.position))
