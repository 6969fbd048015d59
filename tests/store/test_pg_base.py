"""A PostgreSQL base from its address to its writers: making it, what its failures say, the same journal as SQLite's."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from ccam.french import members as fr
from ccam.french import store as stored
from ccam.french.sentence import Sentence
from ccam.model.acts import Release
from ccam.model.errors import BaseUnavailable, CcamError, DataRefused, DossierMoved
from ccam.store.engine import reading
from ccam.store.store import Store, init_base, migrate_base, open_store
from tests import strategies as s
from tests.store.edits import decide, write_node
from tests.store.pg_server import POSTGRESQL_ONLY, Server

WRITERS, TURNS, MET_ON = 50, 4, 10


def refused(action: Callable[[], object], expected: Sentence) -> CcamError:
    with pytest.raises(CcamError) as failure:
        action()
    assert failure.value.code == expected.code
    return failure.value


def test_a_base_is_made_once(server: Server) -> None:
    with server.database(template="template0") as name:
        url = server.url(name)
        assert isinstance(refused(lambda: open_store(url), fr.SCHEMA_ABSENT), BaseUnavailable)
        init_base(url)
        assert isinstance(refused(lambda: init_base(url), fr.SCHEMA_THERE), DataRefused)
        before, after = migrate_base(url)
        assert before == after
        with open_store(url) as store:
            assert store.head() == (0, "0" * 64)


def test_a_base_that_could_not_be_made_leaves_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from ccam.store import schema

    with server.database(template="template0") as name:
        monkeypatch.setattr(schema, "MIGRATIONS", Path("/nulle part"))
        with pytest.raises(Exception, match="nulle part"):
            init_base(server.url(name))
        refused(lambda: open_store(server.url(name)), fr.SCHEMA_ABSENT)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    url = f"postgresql://moi:secret@/ccam?host={tmp_path}"
    failure = refused(lambda: open_store(url), fr.SERVER_UNREACHABLE)
    assert "secret" not in f"{failure.message} {failure.hint}"


def test_a_database_and_a_login_that_are_not_there(server: Server) -> None:
    refused(lambda: open_store(server.url("absente")), fr.DATABASE_ABSENT)
    refused(lambda: open_store(server.url("modele", "inconnu")), fr.LOGIN_REFUSED)


def test_a_login_that_is_no_member(server: Server) -> None:
    server.run("DROP ROLE IF EXISTS passant", "CREATE ROLE passant LOGIN")
    with server.database() as name:
        failure = refused(lambda: open_store(server.url(name, "passant")), fr.NOT_A_MEMBER)
        assert "passant" in failure.message


def test_names_are_ordered_as_on_sqlite(started: Store) -> None:
    names = ["Étude", "essai", "Zone", "étude", "a b", "a-b", "B"]
    with started.write("secretariat", "noms") as writer:
        for name in names[:1] + names[2:]:
            writer.create_draft(name, "81")
    assert [draft.name for draft in started.drafts()] == sorted(names)


@POSTGRESQL_ONLY
def test_a_base_opened_for_reading_is_not_written(started: Store) -> None:
    with open_store(started.url, read_only=True) as reader:
        refused(lambda: decide(reader, write_node(reader.draft("essai"), s.new_act(1))), stored.READ_ONLY)


@POSTGRESQL_ONLY
def test_a_text_that_the_server_cannot_keep_is_refused(started: Store) -> None:
    refused(lambda: decide(started, write_node(started.draft("essai"), s.new_act(1)), reason="a\0b"), fr.NUL_IN_TEXT)


@POSTGRESQL_ONLY
def test_both_engines_write_the_same_journal(started: Store, release: Release, tmp_path: Path) -> None:
    """The same decisions at the same times: the same bytes, the same hashes, the same rows that follow."""
    url = str(tmp_path / "jumelle.sqlite")
    init_base(url)
    odd = s.new_act(1, label='Œuvre « n\u202f° 1 »\t\\ "x"')
    decide(started, write_node(started.draft("essai"), odd), actor="expert\n3", reason='deux\nlignes "x" \x7f \u2028')
    decide(started, write_node(started.draft("essai"), s.mapped(1, (1,))))
    times = iter([entry.at for entry in started.entries()])
    with open_store(url, clock=lambda: next(times)) as twin:
        with twin.write("secretariat", "départ") as writer:
            writer.add_release(release, ())
            writer.create_draft("essai", "81")
        for entry in started.entries(after=2):
            decide(twin, entry.decision, actor=entry.actor, reason=entry.reason)
        assert twin.entries() == started.entries()
        assert _rows(twin) == _rows(started)


def _rows(store: Store) -> list[list[tuple[object, ...]]]:
    ordered = ("SELECT * FROM node ORDER BY node", "SELECT * FROM entry_subject ORDER BY subject, position",
               "SELECT name, base, position FROM draft")  # fmt: skip
    with reading(store._engine) as connection:
        return [[tuple(row) for row in connection.exec_driver_sql(query)] for query in ordered]


@POSTGRESQL_ONLY
def test_fifty_writers_lose_nothing(started: Store) -> None:
    """Each with its own connection, five on one act: whoever is overtaken reads again."""
    for number in range(MET_ON):
        decide(started, write_node(started.draft("essai"), s.new_act(number, label="0")))

    def write(number: int) -> int:
        conflicts = 0
        with open_store(started.url) as store:
            for _ in range(TURNS):
                while True:
                    draft = store.draft("essai")
                    known = draft.proposed[s.proposed(number % MET_ON)]
                    try:
                        after = replace(known, label=str(int(known.label) + 1))
                        decide(store, write_node(draft, after), actor=f"expert-{number}")
                        break
                    except DossierMoved:
                        conflicts += 1
        return conflicts

    with ThreadPoolExecutor(WRITERS) as pool:
        conflicts = sum(pool.map(write, range(WRITERS)))
    assert conflicts > 0
    assert {act.label for act in started.draft("essai").proposed.values()} == {str(WRITERS * TURNS // MET_ON)}
    assert started.head()[0] == 2 + MET_ON + WRITERS * TURNS
    assert started.verify() == []


def test_what_others_write_is_heard(started: Store) -> None:
    heard: list[int] = []
    both, stop = Event(), Event()

    def listen() -> None:
        for position in started.watch(started.head()[0], stop):
            heard.append(position)
            if position == 4:
                both.set()

    listener = Thread(target=listen)
    listener.start()
    with open_store(started.url) as other:
        for number in (1, 2):
            decide(other, write_node(other.draft("essai"), s.new_act(number)))
    assert both.wait(10)
    stop.set()
    listener.join(10)
    assert not listener.is_alive()
    assert heard in ([3, 4], [4])
