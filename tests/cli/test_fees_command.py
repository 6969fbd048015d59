"""``ccam forfaits`` as a person types it on the devices of the demonstration, and what a machine is told."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ccam.cli.main import ExitCode, run
from ccam.resources import demo_folder
from ccam.usecases import base as bases
from ccam.usecases.load import load_files
from tests.demo.demo_set import IMAGING

SCANNER = ("--equipement", "scanner-01")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base that holds the devices and fees of the demonstration, and nothing else."""
    path = tmp_path_factory.mktemp("forfaits") / "base.sqlite"
    url = bases.resolve_url(str(path))
    bases.create(url)
    with bases.open_base(url) as store:
        assert len(list(load_files(store, [demo_folder() / name for name in IMAGING], actor="essai"))) == len(IMAGING)
    return path


@pytest.fixture
def ccam(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("CCAM_BASE", str(shutil.copy(filled, tmp_path / "base.sqlite")))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(words)
        out, err = capsys.readouterr()
        return code, out.replace("\u202f", " ").replace("\u00a0", " "), err

    return call


def told(ccam: Any, *words: str) -> dict[str, Any]:
    code, out, _ = ccam(*words, "--json")
    assert code == ExitCode.DONE
    made: dict[str, Any] = json.loads(out)
    return made


def test_every_device_is_billed_to_the_cent(ccam: Any) -> None:
    code, out, _ = ccam("forfaits", "facturer")
    assert code == ExitCode.DONE
    assert "aucune règle adoptée" in out
    assert "TOTAL : 3 689 086,00 € pour 3 équipements et 24 340 examens." in out
    assert "au prorata des jours" in out
    assert "activité de référence : 7 500 examens" in out
    assert max(map(len, out.splitlines())) <= 80
    made = told(ccam, "forfaits", "facturer")
    assert [each["total"] for each in made["equipements"]] == ["1042050.00", "917036.00", "1730000.00"]
    assert [each["amortissement"] for each in made["equipements"]] == ["non_amorti", "amorti", "non_amorti"]
    for each in made["equipements"]:
        parts = [part for period in each["periodes"] for part in period["tranches"]]
        assert sum(part["examens"] for part in parts) == each["examens"]
        assert sum(round(float(part["total"]) * 100) for part in parts) == round(float(each["total"]) * 100)


def test_exams_before_a_change_are_declared(ccam: Any) -> None:
    (made,) = told(
        ccam, "forfaits", "facturer", *SCANNER, "--examens", "7000", "--avant", "2025-11-05=6000"
    )["equipements"]  # fmt: skip
    first, then = made["periodes"]
    assert (first["declare"], first["tranches"][0]["examens"], then["tranches"][0]["examens"]) == (True, 6000, 1000)
    assert made["total"] == "680340.00"
    assert then["tranches"][0]["montant"] == "89.94"
    assert then["tranches"][0]["origine"]["palier"]["taux"] == "8.60"
    out = ccam("forfaits", "facturer", *SCANNER, "--examens", "7000", "--avant", "2025-11-05=6000")[1]
    assert "6 000 examens faits avant le 05/11/2025 (déclaré)" in out
    assert "98,40 € au 04/11/2025 × (1 − 8,6 %) = 89,94 €" in out


def test_the_cost_of_a_device_on_one_page(ccam: Any) -> None:
    code, out, _ = ccam("forfaits", "cout", *SCANNER, "--postes", "--sensibilite")
    assert code == ExitCode.DONE
    assert max(map(len, out.splitlines())) <= 80
    assert "Coût complet : 60,44 € à 64,15 €/examen." in out
    assert "couverture : forfaits ÷ coût complet" in out
    assert "16 %" not in out.partition("Repères publiés")[2].partition("Tranches")[0]
    assert "payé aussi par YYYY600 jusqu'au 04/11/2025" in out
    assert out.index("utilisation de") < out.index("durée de vie de") < out.index("intérêt de")
    assert "1,625 €/min" in out


def test_costs_for_a_machine(ccam: Any) -> None:
    made = {each["equipement"]: each for each in told(ccam, "forfaits", "cout")["equipements"]}
    assert list(made) == ["SCANNER-01", "IRM-01", "TEP-01"]
    pet = made["TEP-01"]
    assert pet["seuil_de_rentabilite"]["haut"] is None
    assert pet["tranches"][3]["coherent"] is False
    assert pet["tranches"][3]["reste"] == ["-34.80", "330.20"]
    assert made["SCANNER-01"]["cout_complet"] == ["60.44", "64.15"]
    assert made["SCANNER-01"]["sensibilite"][0]["levier"] == "utilisation"
    assert [each["marge"]["ratio"] for each in made.values()] == ["couverture"] * 3
    (other,) = told(ccam, "forfaits", "cout", *SCANNER, "--ratio", "ebe_ca", "--annuite", "neerlandaise")["equipements"]
    assert {each["nom"] for each in other["marge"]["reperes"]} == {"radiologie 2022, CNAM", "économie marchande, CNAM"}
    assert other["cout_complet"] == made["SCANNER-01"]["cout_complet_autre_annuite"]


def test_a_day_without_a_known_amount_keeps_the_cost_and_says_what_is_missing(ccam: Any, tmp_path: Path) -> None:
    (made,) = told(ccam, "forfaits", "cout", *SCANNER, "--date", "2019-06-01")["equipements"]
    assert made["seuil_de_rentabilite"] is None
    assert made["tranches"] == []
    assert "ccam modele forfaits" in made["manque"][0]
    assert made["cout_complet"] == ["60.44", "64.15"]


HEAD = "Intitulé;{title}\nSource;essai\nDate;12/03/2026\n\n"
DEVICES = (
    "équipement;exercice;modalité;classe d'appareil;exploitant;année d'installation;examens par an;statut\n"
    "SCANNER-09;2019;scanner;classe 2;GIE;2016;9000;lu\n"
)
COSTS = "équipement;exercice;poste de coût;périmètre;coût annuel\nSCANNER-08;2019;énergie;admis;1000\n"


def test_what_is_not_known_is_told_device_by_device_and_refused_alone(ccam: Any, tmp_path: Path) -> None:
    for name, text in (("a.csv", DEVICES), ("b.csv", COSTS)):
        (tmp_path / name).write_text(HEAD.format(title=name) + text, encoding="utf-8")
        assert ccam("importer", str(tmp_path / name))[0] == ExitCode.DONE
    out = ccam("forfaits", "facturer")[1]
    assert "Sans montant : SCANNER-09 : sans « activité de référence »" in out
    assert "1 sans montant" in out
    code, _, err = ccam("forfaits", "facturer", "--equipement", "SCANNER-09")
    assert (code, "ccam modele forfaits" in err) == (ExitCode.DATA_SAYS_NO, True)
    out = ccam("forfaits", "cout")[1]
    assert "SCANNER-09, exercice 2019 : aucun coût dans la base." in out
    assert "Coûts de « scanner-08 »" in out
    assert ccam("forfaits", "cout", "--equipement", "SCANNER-09")[0] == ExitCode.DATA_SAYS_NO


def test_a_cost_that_makes_no_annuity_is_named_and_does_not_stop_the_bill(ccam: Any, tmp_path: Path) -> None:
    titles = COSTS.partition("\n")[0] + ";prix unitaire;nombre;durée de vie;taux d'intérêt\n"
    row = "SCANNER-01;2025;locaux;admis;;900000;1;12.5;3\n"
    (tmp_path / "c.csv").write_text(HEAD.format(title="c") + titles + row, encoding="utf-8")
    assert ccam("importer", str(tmp_path / "c.csv"))[0] == ExitCode.DONE
    code, out, err = ccam("forfaits", "cout")
    assert (code, out) == (ExitCode.DATA_SAYS_NO, "")
    assert "SCANNER-01, exercice 2025, locaux : Avec un taux d'intérêt" in err
    assert ccam("forfaits", "facturer", *SCANNER)[0] == ExitCode.DONE


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("facturer", "--equipement", "IRM-77"), ExitCode.DATA_SAYS_NO, "SCANNER-01 2025"),
        (("facturer", "--exercice", "1999"), ExitCode.DATA_SAYS_NO, "1999"),
        (("facturer", "--examens", "10"), ExitCode.USAGE, "--equipement"),
        (("facturer", *SCANNER, "--examens", "0"), ExitCode.DATA_SAYS_NO, "au moins un examen"),
        (("facturer", *SCANNER, "--avant", "hier"), ExitCode.USAGE, "2025-11-05=8600"),
        (("facturer", *SCANNER, "--avant", "2025-11-05=99999"), ExitCode.DATA_SAYS_NO, "ne tiennent pas"),
        (("cout", "--ratio", "rentabilite"), ExitCode.DATA_SAYS_NO, "ne se comparent jamais"),
        (("cout", "--ratio", "marge"), ExitCode.USAGE, "couverture, ebe_ca"),
        (("cout", "--annuite", "belge"), ExitCode.USAGE, "cms, neerlandaise"),
        (("cout", "--date", "demain"), ExitCode.USAGE, "demain"),
    ],
)
def test_what_is_asked_wrongly_is_said(ccam: Any, words: tuple[str, ...], code: int, said: str) -> None:
    found, out, err = ccam("forfaits", *words)
    assert (found, out) == (code, "")
    assert said in err


def test_a_base_without_devices_says_which_template_to_fill(
    ccam: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCAM_BASE", str(tmp_path / "vide.sqlite"))
    assert ccam("base", "init")[0] == ExitCode.DONE
    code, _, err = ccam("forfaits", "facturer")
    assert (code, "ccam modele equipements" in err) == (ExitCode.DATA_SAYS_NO, True)
