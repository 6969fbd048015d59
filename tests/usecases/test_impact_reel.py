"""The official v81 and the volumes of 2023 under the draft of the demonstration: the impact along every axis."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.resources import demo_folder
from ccam.store.store import Store, open_store
from ccam.usecases.curate import apply_tables, create_draft, pick_draft
from ccam.usecases.impact.report import AXES, impact_report
from ccam.usecases.load import load_files
from ccam.usecases.study import Study, open_study
from ccam.usecases.uncertainty import deviations, simulated

pytestmark = pytest.mark.reel
GOLDEN = (1_200_758_294_960, 263_046_006_959, 210_783_067, 174_922_054, -171_149_711, 917_301_404)
"""Base in scope, spend with a figure, effect (observed, theoretical), bounds, in cents."""


@pytest.fixture(scope="module")
def store(official_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    url = str(shutil.copy(official_base, tmp_path_factory.mktemp("reel")))
    demo = demo_folder()
    with open_store(url) as opened:
        list(load_files(opened, [demo / "charges_cnam.toml"], actor="essai"))
        create_draft(opened, "essai", "81", actor="essai", reason="essai")
        for month in ("janvier", "mars"):
            tables = [demo / f"{name}_{month}.csv" for name in ("transcodage", "lignes")]
            apply_tables(opened, pick_draft(opened, None), tables, actor="essai", reason="essai")
        yield opened


@pytest.fixture(scope="module")
def study(store: Store) -> Study:
    return open_study(store)


@pytest.mark.parametrize("axis", AXES)
def test_each_axis_foots_to_the_cent(study: Study, axis: str) -> None:
    report = impact_report(study, axis)
    for name in ("base", "before", "after"):
        assert sum(getattr(row, name) for row in report.view.rows) == getattr(report.view.total, name)
    assert sum(one.base for one in report.bins) == report.view.total.base


def test_golden_figures(study: Study) -> None:
    report = impact_report(study, "chapitre")
    assert (
        report.view.total.base, report.observed.before, report.observed.change, report.theoretical.change,
        report.view.total.impact.low, report.view.total.impact.high,
    ) == GOLDEN  # fmt: skip


def test_draws_stand_around_the_point(study: Study) -> None:
    total = study.total()
    found = simulated(study, deviations(), draws=200, seed=7).total
    assert found.low < total.observed < found.high
