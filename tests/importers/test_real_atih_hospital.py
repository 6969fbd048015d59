"""The official files of the ATIH, where this machine has them: what they hold, and how it compares with the base."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from ccam.model.acts import Release
from ccam.model.codes import ActCode, LineKey
from ccam.model.findings import Severity
from ccam.model.volumes import HospitalVolumes
from importers.registry import Reading, read

pytestmark = pytest.mark.reel


@cache
def reading(path: Path) -> Reading:
    return read(path)


def atih(real_data: Path) -> tuple[Release, Reading]:
    found = reading(real_data / "atih" / "fichier_complementaire_ccam_descriptive_a_usage_pmsi_2021_v2.xlsx")
    assert isinstance(found.content, Release)
    return found.content, found


def test_what_the_file_of_2021_holds(real_data: Path) -> None:
    made, _ = atih(real_data)
    assert (made.version, len(made.acts), made.line_count, len(made.headings)) == ("2021-atih", 8229, 13386, 1718)
    activities = Counter(line.key.activity for act in made.acts for line in act.lines)
    assert activities == {1: 8250, 2: 38, 3: 4, 4: 4920, 5: 174}
    assert not any(line.prices for act in made.acts for line in act.lines)
    fields = Counter(one.field for one in made.details)
    assert len(made.details) == 75_992
    assert (fields["usage"], fields["icr"], fields["icr prive"], fields["classant"]) == (37, 13_610, 8_198, 8_637)
    assert len({(one.code, one.extension) for one in made.details if one.extension}) == 413
    assert made.by_key[LineKey(ActCode("HHFA001"), 4, 0)].associated == ("GELE001", "ZZHA001")


def test_every_oddity_of_2021_is_told(real_data: Path) -> None:
    _, found = atih(real_data)
    assert Severity.ERROR not in {one.severity for one in found.findings}
    repeated = {(one.code, one.column): one.value for one in found.findings}
    assert repeated["saut-de-ligne-ecrit", "Note de construction et de prise en charge"] == "167"
    assert repeated["codes-reserves-au-pmsi", "Subdivision (titres) / Code à 7 caractères (libellés)"] == "37"
    assert repeated["regroupement-entre-parentheses", "Rgt"] == "32"
    assert repeated["acte-termine", "Date de fin de validité"] == "109"
    told = Counter(one.code for one in found.findings)
    assert (told["libelle-retire"], told["code-pere-absent"], told["icr-discordants"]) == (7, 4, 9)


@pytest.mark.parametrize(
    ("year", "rows", "acts", "stays", "unknown"),
    [("18", 51_619, 79_980_402, 60_846_968, 23_823), ("23", 51_645, 77_945_502, 60_954_344, 21_059)],
)
def test_hospital_volumes(real_data: Path, year: str, rows: int, acts: int, stays: int, unknown: int) -> None:
    made = reading(real_data / "volumes" / "hopital" / f"open_ccam_{year}_reg.csv").content
    assert isinstance(made, HospitalVolumes)
    assert (made.year, len(made.rows), made.known_acts) == (2000 + int(year), rows, acts)
    assert sum(row.stays for row in made.rows if row.stays is not None) == stays
    assert sum(row.ambulatory is None for row in made.rows) == unknown
    assert sum(row.zero_nights is None for row in made.rows) == unknown
    assert len({row.region for row in made.rows}) == 14
    assert min(row.acts for row in made.rows if row.acts is not None) == 11
