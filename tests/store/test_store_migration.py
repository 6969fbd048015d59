"""A base made by an earlier version comes to this one with all that it holds."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import func, select, text

from ccam.french import store as fr
from ccam.model.acts import Release, SourceFile
from ccam.model.contents import release_content
from ccam.model.decisions import Decision, Kind
from ccam.model.errors import BaseUnavailable
from ccam.model.subjects import NOTEBOOK, Search
from ccam.store import schema
from ccam.store.engine import open_engine, reading, writing
from ccam.store.server_rules import NAMES, STATE
from ccam.store.store import Store, migrate_base, open_store
from tests.store.edits import decide
from tests.store.test_store_histories import HISTORY_78

FINGERPRINT = "35bc41797bcb3f7dd98ff9252009450a46e0d2a55ea8ada83379b22b73223d44"
"""What the first version wrote in the journal for the release of these tests."""


@pytest.fixture
def first(tmp_path: Path, release: Release, clock: Callable[[], str]) -> str:
    """A base of revision 0001, made by its migration, with a release and a draft."""
    url = f"sqlite:///{tmp_path}/ancienne.sqlite"
    engine = open_engine(url)
    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(schema.MIGRATIONS))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with Store(url, clock=clock) as store, store.write("secretariat", "départ") as writer:
        writer.add_release(release, ())
        writer.create_draft("essai", "81")
    return url


def test_a_base_of_the_first_version_migrates_with_all_it_holds(first: str, release: Release) -> None:
    with pytest.raises(BaseUnavailable) as refused:
        open_store(first)
    assert refused.value.code == fr.OLDER_BASE.code
    assert migrate_base(first) == ("0001", schema.REVISION)
    with open_store(first) as store:
        assert store.release("81") == release
        assert store.entries()[0].decision.facts["contenu"] == FINGERPRINT
        assert store.verify() == []
        assert [draft.name for draft in store.drafts()] == ["essai"]
        assert store.hospital_sets() == []


def test_it_then_takes_a_full_base(first: str, release: Release) -> None:
    migrate_base(first)
    nx = replace(release, version="78.10-nx", source=SourceFile("nx", "b" * 64, "nx"))
    with open_store(first) as store:
        with store.write("secretariat", "import") as writer:
            writer.add_release(nx, (), history=HISTORY_78)
        assert store.history("78.10") == HISTORY_78
        assert store.verify() == []


def test_the_fingerprint_of_a_workbook_is_that_of_the_first_version(release: Release) -> None:
    assert release_content(release) == FINGERPRINT


def test_a_base_of_revision_5_finds_its_replayed_decisions_by_their_author(started: Store) -> None:
    """On each engine: decisions that were replayed are filed anew, and a server has its rules."""
    for told in ({}, {NOTEBOOK: {"auteur": "expert 3", "le": "", "decision": "", "signataire": ""}}):
        decide(started, Decision(Kind.DECIDE, "essai", facts=told), actor="secretariat")
    back_to_revision_5(started)
    assert migrate_base(started.url) == ("0005", schema.REVISION)
    with open_store(started.url) as store:
        assert [entry.position for entry in store.search(Search(author="expert 3"))] == [4]
        assert [entry.position for entry in store.search(Search(author="secretariat"))] == [1, 2, 3, 4]
        assert store.search(Search(actor="expert 3")) == []
        assert store.verify() == []
        if store.has_rights:
            with reading(store._engine) as connection:
                assert connection.execute(select(func.count()).select_from(STATE)).scalar_one() > 0


def back_to_revision_5(store: Store) -> None:
    with store._engine.begin() as connection:
        connection.execute(text("DELETE FROM entry_subject WHERE subject LIKE 'auteur/%'"))
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")
        for name in sorted(NAMES) if store.has_rights else ():
            connection.exec_driver_sql(f"DROP TABLE {name}")
