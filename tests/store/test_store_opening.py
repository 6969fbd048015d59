"""Making, finding, opening and migrating a base; each way it can fail has its own sentence."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pysqlite3
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event

from ccam.french import store as fr
from ccam.french.sentence import Sentence
from ccam.model.acts import Release
from ccam.model.errors import BaseUnavailable, CcamError, DataRefused, UsageError
from ccam.store import schema
from ccam.store.engine import base_file, open_engine, reading
from ccam.store.server_rules import NAMES
from ccam.store.store import Store, init_base, migrate_base, open_store, utc_now
from ccam.store.tables import METADATA
from ccam.store.where import resolve
from tests.store.pg_server import SQLITE_ONLY


def refused(action: Callable[[], object], expected: Sentence) -> CcamError:
    with pytest.raises(CcamError) as failure:
        action()
    assert failure.value.code == expected.code
    return failure.value


def write_something(store: Store) -> None:
    with store.write("secretariat", "essai") as writer:
        writer.create_draft("un autre", "81")


def run_sql(path: Path, *statements: str) -> None:
    connection = pysqlite3.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


# Where


def test_the_address_given_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CCAM_BASE", "sqlite:////ailleurs/base.sqlite")
    assert resolve(str(tmp_path / "a.sqlite")) == f"sqlite:///{tmp_path}/a.sqlite"
    assert resolve("sqlite:////tmp/b.sqlite?timeout=1") == "sqlite:////tmp/b.sqlite?timeout=1"
    assert resolve(None) == "sqlite:////ailleurs/base.sqlite"


def test_else_the_base_is_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CCAM_BASE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert resolve() == f"sqlite:///{tmp_path}/ccam/base.sqlite"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", "/home/chir")
    assert resolve() == "sqlite:////home/chir/.local/share/ccam/base.sqlite"


def test_a_relative_path_stays_where_it_was_typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert resolve("a.sqlite") == f"sqlite:///{tmp_path}/a.sqlite"


def test_addresses_of_other_kinds_are_refused() -> None:
    assert resolve("postgresql://moi:secret@hote/ccam") == "postgresql+psycopg://moi:secret@hote/ccam"
    failure = refused(lambda: resolve("postgresql://moi:secret@hote"), fr.BAD_ADDRESS)
    assert "secret" not in failure.message
    assert isinstance(refused(lambda: resolve("mysql://hote/ccam"), fr.BAD_ADDRESS), UsageError)
    refused(lambda: resolve("sqlite:///"), fr.BAD_ADDRESS)


# Making


def test_a_base_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "données 100 %" / "base.sqlite"
    init_base(str(path))
    with open_store(str(path)) as store:
        assert store.head() == (0, "0" * 64)
        assert store.url == f"sqlite:///{path}"


def test_what_is_already_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "base.sqlite"
    path.write_text("mes notes")
    assert isinstance(refused(lambda: init_base(str(path)), fr.ALREADY_THERE), DataRefused)
    assert path.read_text() == "mes notes"


def test_a_folder_that_takes_no_file(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    for path in (tmp_path / "fichier" / "base.sqlite", tmp_path / "fichier" / "plus" / "base.sqlite"):
        failure = refused(partial(init_base, str(path)), fr.FOLDER_CLOSED)
        assert isinstance(failure, BaseUnavailable)
        assert str(path.parent) in failure.message


def test_a_base_that_could_not_be_made_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", tmp_path / "nulle part")
    with pytest.raises(Exception, match="nulle part"):
        init_base(str(tmp_path / "base.sqlite"))
    assert list(tmp_path.iterdir()) == []


# Structure


def test_the_workbench_may_live_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(schema.MIGRATIONS, tmp_path / "100 % été" / "migrations")
    monkeypatch.setattr(schema, "MIGRATIONS", folder)
    init_base(str(tmp_path / "base.sqlite"))
    open_store(str(tmp_path / "base.sqlite")).close()


def test_migrations_lead_to_the_tables(address: str) -> None:
    engine = open_engine(address)
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, METADATA)
    # the index and the tables that only the rights of a server need are not a base's
    own = {*NAMES, "ix_node_targets"}
    assert [change for change in found if getattr(change[1], "name", "") not in own] == []
    engine.dispose()


def test_the_revision_is_that_of_the_last_migration() -> None:
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_current_head() == schema.REVISION


def test_migrating_a_base_of_today_changes_nothing(address: str) -> None:
    assert migrate_base(address) == (schema.REVISION, schema.REVISION)


def test_a_base_of_yesterday_asks_to_be_migrated(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "REVISION", "9999")
    failure = refused(lambda: open_store(address), fr.OLDER_BASE)
    assert "ccam base migrer" in failure.hint


@SQLITE_ONLY
def test_a_base_of_tomorrow_is_not_touched(address: str) -> None:
    run_sql(base_file(address), "UPDATE alembic_version SET version_num = '9999'")
    before = base_file(address).read_bytes()
    refused(lambda: open_store(address), fr.NEWER_BASE)
    refused(lambda: migrate_base(address), fr.NEWER_BASE)
    assert base_file(address).read_bytes() == before


# Opening


def test_no_base_yet(tmp_path: Path) -> None:
    for action in (open_store, migrate_base):
        failure = refused(partial(action, str(tmp_path / "base.sqlite")), fr.ABSENT)
        assert "ccam base init" in failure.hint
        assert "ccam demo" in failure.hint
    assert list(tmp_path.iterdir()) == []


def test_files_of_other_kinds_are_not_touched(tmp_path: Path) -> None:
    text, nothing, foreign = (tmp_path / name for name in ("texte", "vide", "autre.sqlite"))
    text.write_text("Ceci n'est pas une base. " * 100)
    nothing.touch()
    run_sql(foreign, "CREATE TABLE t (a)")
    for path in (text, nothing, foreign):
        before = path.read_bytes()
        refused(partial(open_store, str(path)), fr.NOT_A_BASE)
        assert path.read_bytes() == before
    refused(lambda: open_store(str(tmp_path)), fr.UNREACHABLE)


@SQLITE_ONLY
def test_a_damaged_base(started: Store) -> None:
    started.close()
    path = base_file(started.url)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    refused(lambda: open_store(started.url), fr.DAMAGED)


@SQLITE_ONLY
def test_a_base_opened_for_reading_is_not_written(started: Store, release: Release) -> None:
    path = base_file(started.url)
    with (
        open_store(started.url, read_only=True) as reader,
        open_store(f"sqlite:///file:{path}?mode=ro&uri=true") as locked,
    ):
        for store in (reader, locked):
            assert store.release("81") == release
            failure = refused(partial(write_something, store), fr.READ_ONLY)
            assert isinstance(failure, BaseUnavailable)
            assert str(path) in failure.message


def test_a_writer_that_loses_its_patience(started: Store) -> None:
    with open_store(f"{started.url}{'&' if '?' in started.url else '?'}timeout=0.05") as hurried:
        with started.write("secretariat", "long"):
            failure = refused(lambda: write_something(hurried), fr.LOCKED)
            assert hurried.drafts()[0].name == "essai"
        assert isinstance(failure, BaseUnavailable)
        assert hurried.head()[0] == 2


@SQLITE_ONLY
def test_a_disk_that_is_full(started: Store, release: Release) -> None:
    with open_store(started.url) as store:

        @event.listens_for(store._engine, "connect")
        def shrink(driver: pysqlite3.Connection, _: object) -> None:
            driver.execute("PRAGMA max_page_count = 1")

        def fill() -> None:
            with store.write("secretariat", "x" * 1_000_000) as writer:
                writer.create_draft("autre", "81")

        refused(fill, fr.DISK_FULL)
    assert started.head()[0] == 2


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 30_000)],
)
def test_every_connection_is_as_safe_as_can_be(base: Store, pragma: str, value: object) -> None:
    with reading(base._engine) as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


# Cost


def test_the_package_and_the_address_are_cheap() -> None:
    program = (
        "import sys, ccam.store, ccam.store.where;"
        "print([m for m in ('sqlmodel', 'sqlalchemy', 'alembic', 'pysqlite3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_opening_a_base_does_not_load_alembic(address: str) -> None:
    program = (
        "import sys; from ccam.store.store import open_store;"
        f"open_store({address!r}).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_time_is_told_in_utc_to_the_second() -> None:
    assert len(utc_now()) == len("2026-11-21T10:42:07Z")
    assert fr.moment("2026-11-21T09:05:59Z") == "le 21/11/2026 à 9\u00a0h\u00a005 (UTC)"
