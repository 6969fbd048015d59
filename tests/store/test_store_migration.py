"""A base made by an earlier version comes to this one with all that it holds."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from ccam.french import store as fr
from ccam.model.acts import Release, SourceFile
from ccam.model.contents import release_content
from ccam.model.errors import BaseUnavailable
from ccam.store import schema
from ccam.store.engine import open_engine, writing
from ccam.store.store import Store, migrate_base, open_store
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
