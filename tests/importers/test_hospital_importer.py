"""Hospital volumes: what is suppressed stays unknown; every year's writing; never a set that could be added."""

from pathlib import Path

import pytest

from ccam.model.findings import Severity
from ccam.model.volumes import HospitalVolumes, VolumeSet
from importers.registry import read
from tests.importers.files import SaveText, codes_of, one, refusal

HEADER = '"reg";"acte";"nb_sejsea";"nb_actes";"dms_globale";"nb_sej_0_nuit";"nb_acte_ambu"\n'
ROW = '"11";"HHFA0010";"45";"46";"3.5";"12";"13"\n'
NAME = "open_ccam_23_reg.csv"


def volumes(path: Path) -> HospitalVolumes:
    content = read(path).content
    assert isinstance(content, HospitalVolumes)
    return content


def test_a_row_has_its_code_phase_region_and_figures(save: SaveText) -> None:
    made = volumes(save(HEADER + ROW, NAME))
    assert (made.name, made.year, made.source.format) == ("open-ccam-2023", 2023, "hopital")
    assert "minimums" in made.scope
    assert made.rows == (("HHFA001", 0, "11", 46, 45, "3.5", 12, 13, 2),)
    assert not isinstance(made, VolumeSet)


def test_a_suppressed_cell_is_unknown_and_counted(save: SaveText) -> None:
    path = save(
        HEADER + ROW + '"24";"HHFA0010";"12";"12";".";".";"."\n' + '"27";"HHFA0010";"12";"14";"2";"";"."\n', NAME
    )
    made = volumes(path)
    assert [(row.zero_nights, row.ambulatory, row.mean_stay) for row in made.rows[1:]] == [
        (None, None, ""),
        (None, None, "2"),
    ]
    assert made.known_acts == 46 + 12 + 14
    told = {(found.code, found.column): found.value for found in read(path).findings}
    assert told == {
        ("cellule-masquee", "nb_sej_0_nuit"): "1",
        ("cellule-masquee", "nb_acte_ambu"): "2",
        ("cellule-hospitaliere-vide", "nb_sej_0_nuit"): "1",
    }


def test_the_file_of_2020_is_read_like_the_others(save: SaveText) -> None:
    plain = HEADER.replace('"', "") + "1;HHFA0010;45;46;3,5;12;13\n"
    path = save(plain, "open_ccam_20_reg.csv")
    made = volumes(path)
    assert made.rows == (("HHFA001", 0, "01", 46, 45, "3.5", 12, 13, 2),)
    assert sorted(codes_of(path)) == ["region-retablie", "virgule-decimale"]


def test_the_file_of_2015_has_fewer_columns_under_other_names(save: SaveText) -> None:
    text = "Reg;Acte CCAM + phase;nb_actes;dms;nb_sej_0_nuit\n11;HHFA0010;46;3,5;12\n"
    path = save(text, "Open_ccam_15_reg.csv")
    assert volumes(path).rows == (("HHFA001", 0, "11", 46, None, "3.5", 12, None, 2),)
    assert "« nb_sejsea », « nb_acte_ambu »" in one(path, "colonnes-hospitalieres-absentes").message


def test_columns_are_found_by_their_name(save: SaveText) -> None:
    text = "nb_acte_ambu,acte,dms_globale,reg,nb_actes,nb_sej_0_nuit,nb_sejsea\n13,HHFA0010,3.5,11,46,12,45\n"
    assert volumes(save(text, NAME)).rows == volumes(save(HEADER + ROW, NAME)).rows


@pytest.mark.parametrize(
    ("row", "code", "severity"),
    [
        (ROW.replace("46", "10"), "petit-effectif", Severity.WARNING),
        (ROW.replace('"11"', '"42"'), "region-inconnue", Severity.WARNING),
        (ROW + ROW, "volume-hospitalier-en-double", Severity.WARNING),
        (ROW.replace("HHFA0010", "HHFA001"), "acte-hospitalier-illisible", Severity.ERROR),
        (ROW.replace("46", "46.5"), "nombre-hospitalier-illisible", Severity.ERROR),
        (ROW.replace("3.5", "trois"), "duree-illisible", Severity.ERROR),
    ],
)
def test_each_oddity_is_told(save: SaveText, row: str, code: str, severity: Severity) -> None:
    path = save(HEADER + row, NAME)
    assert one(path, code).severity is severity
    assert (read(path).content is None) is (severity is Severity.ERROR)


def test_what_cannot_be_read_says_what_to_do(save: SaveText) -> None:
    assert "open_ccam_23_reg.csv" in refusal(save(HEADER + ROW, "volumes.csv")).hint
    by_hospital = refusal(save('"finess";' + HEADER + '"750100000";' + ROW, "open_ccam_23.csv"))
    assert (by_hospital.code, "_reg" in by_hospital.hint) == ("volumes-par-etablissement", True)
    assert refusal(save(HEADER, NAME)).code == "fichier-sans-contenu"
    assert refusal(save("a;b\n1;2\n", NAME), "hopital").code == "mauvais-format"
