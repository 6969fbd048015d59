"""The workbench after an edit is what it would be if it were opened anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.model.codes import ActCode
from ccam.model.errors import DataRefused
from ccam.store.store import Store, open_store
from ccam.usecases import curate
from ccam.usecases.impact.views import Asked
from ccam.usecases.workbench.workbench import Workbench

HHFA016, HLHJ003 = ActCode("HHFA016"), ActCode("HLHJ003")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def assert_as_new(workbench: Workbench, store: Store) -> None:
    fresh = Workbench(store, actor="autre")
    assert workbench.acts() == fresh.acts()
    assert workbench.dossiers() == fresh.dossiers()
    assert workbench.nation() == fresh.nation()
    assert workbench.study.violations == fresh.study.violations
    for axis in workbench.axes():
        assert workbench.simulate(Asked(axis)).rows == fresh.simulate(Asked(axis)).rows


def test_every_edit_leaves_it_as_new(store: Store) -> None:
    workbench = Workbench(store, actor="expert 3")
    workbench.acts()
    before = workbench.nation()
    moved = workbench.distribute(HHFA016, (7000, 3000), "essai")
    assert "8 % → 30 %" in moved.sentence.replace("\u00a0", " ")
    assert moved.nation != before
    assert_as_new(workbench, store)
    assert workbench.undo().nation == before
    assert_as_new(workbench, store)
    assert workbench.redo().nation == moved.nation
    assert_as_new(workbench, store)


def test_what_others_wrote_meanwhile_comes_with_the_next_edit(store: Store, tmp_path: Path) -> None:
    workbench = Workbench(store, actor="expert 3")
    assert next(row for row in workbench.acts() if row.code == HLHJ003).letter == "–"
    table = tmp_path / "t.csv"
    table.write_text(
        "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif\nHLHJ003;supprimer;;;;;obsolète\n",
        encoding="utf-8",
    )
    curate.apply_tables(store, curate.pick_draft(store, None), [table], actor="expert 4")
    workbench.distribute(HHFA016, (7000, 3000), "")
    assert next(row for row in workbench.acts() if row.code == HLHJ003).fate == "supprimé"
    assert_as_new(workbench, store)


def test_a_refused_edit_changes_nothing_on_the_screen(store: Store) -> None:
    workbench = Workbench(store, actor="expert 3")
    before = workbench.acts(), workbench.nation()
    with pytest.raises(DataRefused):
        workbench.distribute(HHFA016, (7000, 3001), "")
    with pytest.raises(DataRefused):
        workbench.undo()
    assert (workbench.acts(), workbench.nation()) == before


def test_a_dossier_is_found_by_any_of_its_codes(store: Store) -> None:
    workbench = Workbench(store, actor="expert 3")
    for words in ("HHFA016", "hhfa025", "P-07-0002", "appendicectomie toute voie"):
        found = [workbench.dossiers()[index].id for index in workbench.filter_dossiers(words)]
        assert "HHFA001" in found, words
    assert workbench.dossier_of(HHFA016) == "HHFA001"
