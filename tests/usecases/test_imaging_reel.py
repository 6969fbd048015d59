"""The imaging path on the official files: the v81 workbook and the volumes of 2023."""

from datetime import date
from pathlib import Path

import pytest

from ccam.model.money import SHARE_UNIT
from ccam.usecases.imaging.path import observed_acts
from importers.registry import read

pytestmark = pytest.mark.reel
CT = (6_820_430, 30_185_734_680, 24_956_801_940, 8_268)
MRI = (6_710_589, 7_601)


def test_acts_of_2023_and_the_part_that_the_amo_pays(real_data: Path) -> None:
    from ccam.model.acts import Release
    from ccam.model.volumes import VolumeSet

    release = read(real_data / "classeur" / "CCAM_V81.xlsx").content
    volumes = read(real_data / "volumes" / "liberal" / "2023_actes-techniques-ccam_serie-annuelle.xlsx").content
    assert isinstance(release, Release)
    assert isinstance(volumes, VolumeSet)
    found = observed_acts(release, volumes, "scanographie")
    assert found
    assert (found.count, found.base, found.reimbursed, found.amo) == CT
    other = observed_acts(release, volumes, "remnographie")
    assert other
    assert (other.count, other.amo) == MRI
    archive = [row for row in volumes.rows if row.key.code == "YYYY600"]
    assert sum(row.reimbursed for row in archive) == 921_754_483
    assert observed_acts(release, volumes, "rien") is None
    assert 0 < found.amo < SHARE_UNIT
    assert release.applicable >= date(2025, 11, 5)
