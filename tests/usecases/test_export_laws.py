"""What the exports of figures write comes back: the same draft, whatever the form of the tables."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ccam.formats.exports import Rows
from ccam.formats.exports_tables import COUNT_KEY, TABLES
from ccam.formats.transcodage import TransitionTables
from ccam.model.decisions import apply_changes
from ccam.model.draft import Draft, ShareOrigin, ShareSet
from ccam.model.errors import FileRefused
from ccam.model.nodes import content_hash
from ccam.publish import tables, tables_duckdb
from ccam.resources import code_letters
from ccam.usecases.transition import plan
from importers.registry import read
from tests.exchange_cases import base as small_base
from tests.exchange_cases import everything
from tests.exchange_strategies import base, whole_drafts
from tests.strategies import draft
from tests.usecases.export_studies import rows, written

BASE = base()
LAW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
FORMS: dict[str, Callable[[Rows], bytes]] = {
    "jsonl.zip": tables.jsonl,
    "paquet.zip": lambda found: tables.package(found, "essai"),
    "parquet.zip": tables_duckdb.parquet,
    "duckdb": tables_duckdb.duckdb_file,
}


def back(path: Path) -> TransitionTables:
    """What the importer makes of an export; nothing is to be told of it."""
    reading = read(path)
    assert reading.format == "tables"
    assert isinstance(reading.content, TransitionTables)
    assert not reading.findings
    return reading.content


def applied(found: TransitionTables) -> Draft:
    """An empty draft once the tables are applied."""
    empty = draft()
    made = plan(empty, BASE, code_letters(), [("export", found)])
    assert not made.findings, made.findings
    apply_changes(empty, made.changes(empty), 1)
    return empty


def with_euros(one: Draft) -> Draft:
    """With shares by another measure where an act has a choice."""
    shares = {
        code: {**act.share_sets, "euros": ShareSet(tuple(reversed(act.shares)), ShareOrigin.VOLUMES, "SNDS")}
        for code, act in one.old.items()
        if len(act.alternatives) > 1
    }
    old = {code: replace(act, share_sets=shares.get(code, act.share_sets)) for code, act in one.old.items()}
    return replace(one, old=old)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exports")


@LAW
@given(one=whole_drafts().map(with_euros))
def test_a_draft_comes_back_from_its_tables_whole(folder: Path, one: Draft) -> None:
    found = rows(one, BASE)
    for name in ("jsonl.zip", "paquet.zip"):
        assert content_hash(applied(back(written(folder, name, FORMS[name](found))))) == content_hash(one)


@settings(LAW, max_examples=4)
@given(one=whole_drafts().map(with_euros))
def test_a_draft_comes_back_from_what_duckdb_writes(folder: Path, one: Draft) -> None:
    found = rows(one, BASE)
    for name in ("parquet.zip", "duckdb"):
        assert content_hash(applied(back(written(folder, name, FORMS[name](found))))) == content_hash(one)


def test_the_four_forms_say_the_same_and_the_archives_are_the_same_bytes(folder: Path) -> None:
    found = rows(everything(), small_base())
    read_back = [back(written(folder, f"tout.{name}", make(found))) for name, make in FORMS.items()]
    assert all(one == read_back[0] for one in read_back)
    for name, make in FORMS.items():
        assert name == "duckdb" or make(found) == make(found)


def without(archive: bytes, gone: str) -> bytes:
    """An archive less one member."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if not name.startswith(f"{gone}."):
                new.writestr(name, old.read(name))
    return made.getvalue()


def test_tables_that_are_not_all_there_are_refused(folder: Path) -> None:
    found = rows(everything(), small_base())
    for name in ("paquet.zip", "parquet.zip", "jsonl.zip"):
        path = written(folder, f"manque.{name}", without(FORMS[name](found), "devenirs"))
        with pytest.raises(FileRefused) as refused:
            read(path)
        assert refused.value.code == "table-absente"


def test_a_cut_table_is_told(folder: Path) -> None:
    found = {**rows(everything(), small_base())}
    found["laissees"] = []
    reading = read(written(folder, "coupe.paquet.zip", tables.package(found, "essai")))
    assert [one.code for one in reading.findings] == ["table-modifiee"]


def test_the_provenance_counts_every_table() -> None:
    found = rows(everything(), small_base())
    told = {key: value for key, value in found["provenance"]}  # noqa: C416 - rows of any length to mypy
    assert {name: told[COUNT_KEY.format(table=name)] for name in TABLES if name != "provenance"} == {
        name: str(len(rows_of)) for name, rows_of in found.items() if name != "provenance"
    }
