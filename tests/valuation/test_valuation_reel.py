"""The official files through the valuation: what 2023 spent, and what prices say."""

from pathlib import Path

import pytest

from ccam.model.acts import Release
from ccam.model.codes import line_key
from ccam.model.volumes import VolumeSet
from importers.registry import read
from tests import strategies as s
from tests.valuation.worlds import DELIVERED, EXPLAINED, cents
from valuation.abatement import abated_cents, abatement_of, abatements
from valuation.compile import compile_book
from valuation.explain import explain_line
from valuation.impact import impact_of
from valuation.observed import observe
from valuation.settings import Settings

pytestmark = pytest.mark.reel
NATIONAL = Settings(on=s.DAY, cp_origin="historique")


@pytest.fixture(scope="module")
def volumes(real_data: Path) -> VolumeSet:
    content = read(real_data / "volumes/liberal/2023_actes-techniques-ccam_serie-annuelle.xlsx").content
    assert isinstance(content, VolumeSet)
    return content


@pytest.fixture(scope="module")
def release(real_data: Path) -> Release:
    content = read(real_data / "classeur/CCAM_V81.csv").content
    assert isinstance(content, Release)
    return content


def test_quantity_at_the_tariffs_of_the_file_is_the_base_of_2023_to_half_a_percent(volumes: VolumeSet) -> None:
    at_tariff = sum(line.at_tariff or 0 for line in observe(volumes.rows))
    assert abs(volumes.base - at_tariff) * 1_000 < 5 * volumes.base


def test_an_empty_draft_leaves_every_euro_without_a_fate(release: Release, volumes: VolumeSet) -> None:
    book = compile_book(release, s.draft(), volumes, DELIVERED, NATIONAL)
    total = impact_of(book).total()
    assert (total.observed, total.theoretical, total.low, total.high) == (0, 0, 0, 0)
    assert total.undecided_base + total.absent_base == total.base
    assert total.base + book.outside.base == volumes.base
    assert 11_900_000_000_00 < total.base < 12_100_000_000_00


@pytest.mark.parametrize("case", EXPLAINED, ids=lambda case: case["ligne"])
def test_the_prices_of_v81_are_those_of_the_cases(release: Release, case: dict[str, str]) -> None:
    chain = explain_line(line_key(case["ligne"]), release, DELIVERED, NATIONAL)
    assert chain.billed == cents(case["facture"])
    assert chain.gap == cents(case["ecart"])
    assert chain.residual == cents(case["residu"])


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [("DZQM002", "172.71", "169.26"), ("DZQM005", "113.00", "110.74"), ("DZQM006", "98.21", "96.25"),
     ("DDQH009", "259.20", "246.24")],
)  # fmt: skip
def test_shipped_abatements_are_those_of_the_prices(
    real_data: Path, release: Release, code: str, before: str, after: str
) -> None:
    earlier = read(real_data / "classeur/CCAM_V78.csv").content
    assert isinstance(earlier, Release)
    old, new = (each.by_key[line_key(code)].price("F") for each in (earlier, release))
    assert old is not None
    assert new is not None
    assert (old.cents, new.cents) == (cents(before), cents(after))
    line = release.by_key[line_key(code)]
    cut = abatement_of(abatements(DELIVERED), line.key.code, "04", line.billing_group, s.DAY)
    assert cut is not None
    assert abated_cents(old.cents, cut.rate) == new.cents
