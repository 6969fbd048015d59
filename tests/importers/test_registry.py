"""Formats by name, files by what they hold."""

import hashlib
import shutil
from pathlib import Path

import pytest

from ccam.formats.parameters import ParameterFile
from ccam.formats.transcodage import TransitionTables
from ccam.french import findings as fr
from ccam.model.errors import FileRefused, UsageError
from importers.findings import EACH, Findings
from importers.registry import FORMATS, read
from tests.importers.files import SaveText, refusal

TABLE = "Ancien code;Devenir;Nouvel acte;Libellé;Part;Ensemble;Motif\nHHFA001;maintenir;;;;;\n"
PARAMETERS = """
[document]
nom = "Charges d'essai"
nature = "charges"
auteur = "essai"

[[fc]]
grille = "F"
debut = 2026-01-01
champ = "*"
valeur = "0.47"
statut = "déduit"
source = "essai"
verifie_le = 2026-11-21
"""


def test_the_formats_are_those_of_the_command_line() -> None:
    assert set(FORMATS) == {
        "atih", "classeur", "codesystem", "conceptmap", "dbf", "etats", "familles", "feuille", "fhir", "hopital", "nx",
        "parametres", "rdf", "scenario", "sssom", "tables", "transcodage", "volumes",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["table.csv", "table.txt", "table.xlsx", "table"])
def test_a_file_is_known_by_its_content_not_its_name(save: SaveText, name: str) -> None:
    path = save(TABLE, name=name)
    reading = read(path)
    assert (reading.format, reading.source.format, reading.source.name) == ("transcodage", "transcodage", name)
    assert reading.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert isinstance(reading.content, TransitionTables)


def test_parameters_are_read_by_their_own_layout(save: SaveText) -> None:
    reading = read(save(PARAMETERS, name="charges.toml"))
    assert reading.format == "parametres"
    assert isinstance(reading.content, ParameterFile)
    wrong = refusal(save(PARAMETERS.replace('"0.47"', '"beaucoup"'), name="charges.toml"))
    assert wrong.findings


def test_a_file_of_no_known_format_is_refused(save: SaveText) -> None:
    assert refusal(save("Prénom;Nom\nA;B\n")).code == "fichier-inconnu"


def test_a_format_that_does_not_exist_is_a_wrong_question(save: SaveText) -> None:
    with pytest.raises(UsageError) as caught:
        read(save(TABLE), format="pdf")
    assert "classeur" in caught.value.hint


def test_a_format_forced_on_another_file_is_refused(save: SaveText) -> None:
    assert refusal(save(TABLE), "classeur").code == "mauvais-format"
    assert refusal(save(TABLE), "volumes").code == "mauvais-format"


def test_a_renamed_official_file_is_still_known(tmp_path: Path, save: SaveText) -> None:
    rows = (
        "CNAM - CCAM version 81 applicable 01/01/2026",
        "Code,Texte,Activité,Phase,Tarif secteur 1,Tarif hors secteur 1,Rembt.,Accord préalable,Exo,Regroupement",
        "01,CHAPITRE",
        "HHFA001,Acte,1,0,1,1,,,1,ADC",
    )
    path = save("\n".join(rows))
    renamed = shutil.copy(path, tmp_path / "volumes.toml")
    assert read(Path(renamed)).format == "classeur"


def test_a_refusal_says_what_to_do(save: SaveText) -> None:
    with pytest.raises(FileRefused) as caught:
        read(save("Prénom;Nom\nA;B\n"))
    assert caught.value.hint
    assert caught.value.where


def test_a_file_wrong_everywhere_is_told_in_bounded_words() -> None:
    findings = Findings("essai.csv")
    for row in range(1, EACH + 51):
        findings.error(fr.BAD_PRICE, row, "Tarif", "x")
    told = findings.all()
    assert len(told) == EACH + 1
    assert {found.code for found in told} == {"prix-illisible"}
    assert told[-1].value == "50"
