"""A draft published as NX: what the export writes comes back as a release that says what the draft says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccam.model.errors import DataRefused, UsageError
from ccam.store.store import Store, init_base, open_store
from ccam.usecases.curate import apply_tables, create_draft, pick_draft
from ccam.usecases.exports.exchange import export
from ccam.usecases.load import load_files
from tests.nx_base import APPENDIX, OMPHALOCELE, as_file, records_of

DAY = date(2027, 1, 1)
TABLE = f"""Ancien code;Devenir;Nouvel acte;Libellé;Part;Ensemble;Motif
{APPENDIX};maintenir;;;;;
{OMPHALOCELE};relibeller;;Laparoschisis;;;
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The tiny base in NX, and a draft on it."""
    source, table, url = tmp_path / "CACTOT07500.txt", tmp_path / "table.csv", str(tmp_path / "base.sqlite")
    source.write_bytes(as_file(records_of()))
    table.write_text(TABLE, encoding="utf-8")
    init_base(url)
    with open_store(url) as opened:
        list(load_files(opened, [source], actor="essai", at=DAY))
        create_draft(opened, "refonte", "75.00", actor="essai", reason="essai")
        apply_tables(opened, pick_draft(opened, "refonte"), [table], actor="essai")
        yield opened


def test_what_is_published_comes_back(store: Store, tmp_path: Path) -> None:
    done = export(store, "nx", target=tmp_path / "85.txt", effective=DAY, number="85.00")
    list(load_files(store, done.files, actor="essai", at=DAY))
    before, after = store.release("75.00"), store.release("85.00")
    assert {act.code: act.label for act in after.acts} == {
        act.code: "Laparoschisis" if act.code == OMPHALOCELE else act.label
        for act in before.acts
        if act.code in after.by_code
    }
    for key, line in after.by_key.items():
        assert {p.grid: p.cents for p in line.prices} == {p.grid: p.cents for p in before.by_key[key].prices}, key


def test_a_publication_has_a_date_and_a_number(store: Store, tmp_path: Path) -> None:
    for asked in ({}, {"effective": DAY}, {"effective": DAY, "number": "quatre-vingt-cinq"}):
        with pytest.raises(UsageError):
            export(store, "nx", target=tmp_path / "85.txt", **asked)
    assert not (tmp_path / "85.txt").exists()


def test_a_draft_on_a_workbook_says_what_it_lacks(demo_base: Path, tmp_path: Path) -> None:
    with open_store(str(demo_base)) as store, pytest.raises(DataRefused) as caught:
        export(store, "nx", target=tmp_path / "85.txt", effective=DAY, number="85.00")
    assert caught.value.code == "nx-sans-base"
