"""The workbook of v78 against the NX file of v78.10: what they disagree about, counted once and for all."""

from pathlib import Path

import pytest

from ccam.model.crosscheck import Kinship
from ccam.model.crosscheck_values import Family
from ccam.store.store import open_store
from ccam.usecases.crosscheck import crosscheck_versions

pytestmark = pytest.mark.reel


def test_v78_workbook_against_nx(official_base: Path) -> None:
    with open_store(str(official_base), read_only=True) as store:
        found = crosscheck_versions(store, "78", "78.10-nx")
    assert found.kinship is Kinship.CLOSE
    fields = {item.field: item for item in found.fields}
    counts = {name: (item.compared, item.writing, item.different) for name, item in fields.items()}
    assert counts["acte"] == (8295, 0, 53)
    assert counts["subdivision"] == (8242, 0, 0)
    assert counts["ligne"] == (13419, 0, 4)
    assert counts["regroupement"] == (13415, 0, 2)
    assert counts["libelle"] == (8242, 828, 89)
    assert dict(fields["acte"].families) == {Family.PMSI: 53}
    for name, late in (("prix F", 71), ("prix G", 63)):
        families = {Family.ZERO: 641, Family.NOT_COVERED: 302, Family.FORMER: late}
        assert dict(fields[name].families) == families
        unexplained = {item.key for item in found.of(name) if not item.family}
        assert unexplained == {"DBPA005/4/0", "DGKA698/5/0"}
    left = {item.field for item in found.left_out if item.version == "78.10-nx"}
    assert left == {
        "modificateurs", "exo tm", "accord prealable", "remboursement sous conditions", "gestes associes",
    }  # fmt: skip
